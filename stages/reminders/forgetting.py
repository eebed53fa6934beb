"""What an erasure does to mails: the person's own go; in the frozen text of others the name becomes a role and a city."""

import re

from participants.forgetting import entry_of, former
from stages.reminders.models import Digest, Reminder


def forget_mails(user):
    Reminder.objects.filter(person=user).delete()
    Digest.objects.filter(person=user).delete()
    for name in {user.name, getattr(entry_of(user), "name", "")} - {""}:
        rename(name, former(user))


def rename(name, to):
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    for digest in Digest.objects.filter(text__contains=name):
        digest.subject, digest.text = word.sub(to, digest.subject), word.sub(to, digest.text)
        digest.save(update_fields=["subject", "text"])

"""What an erasure does to mails: the person's own go; in the frozen text of others the name becomes a role and a city.

What is told of an edition goes where an erasure destroys that edition with its reason.
"""

import re

from django.db.models import Q
from django.utils.html import escape

from participants.forgetting import entry_of, former
from stages.reminders.digests import unwrite, withdraw
from stages.reminders.models import Digest, Preference, Reminder


def forget_mails(user):
    Reminder.objects.filter(person=user).delete()
    Digest.objects.filter(person=user).delete()
    for name in {user.name, getattr(entry_of(user), "name", "")} - {""}:
        rename(name, former(user))


def forget_choice(user):
    Preference.objects.filter(user=user).delete()


def rename(name, to):
    word, escaped = (re.compile(rf"(?<!\w){re.escape(each)}(?!\w)") for each in (name, escape(name)))
    for digest in Digest.objects.filter(Q(text__contains=name) | Q(html__contains=escape(name))).order_by("pk"):
        digest.subject, digest.text = word.sub(to, digest.subject), word.sub(to, digest.text)
        digest.html = escaped.sub(escape(to), digest.html)
        digest.save(update_fields=["subject", "text", "html"])


def unsay(subject):
    """No mail says anything of this subject any more: one that waits is withdrawn, of one that is sent the text goes."""
    carrying = Reminder.objects.filter(subject=subject, digest__isnull=False)
    held = list(Digest.objects.select_for_update().filter(pk__in=carrying.values("digest")).order_by("pk"))
    for digest in held:
        withdraw(digest, list(carrying.filter(digest=digest).values_list("pk", flat=True)))
    unwrite(Digest.objects.filter(pk__in=[digest.pk for digest in held]))

"""``erase(user)``: the person goes, the journey's history stays. All of it or nothing, and twice does no more than once."""

import logging
import os
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mentorship.mailbox import burn
from mentorship.own_data.mentions import Mention, mentions, names_of
from participants.forgetting import entry_of, is_erased
from participants.models import Erasure, User
from participants.owned import sections
from participants.touch import noting
from stages.signals.standing import refresh

log = logging.getLogger(__name__)


def erase(user) -> list[Mention]:
    """Everything personal of this account goes; gives back where others' texts name the person. Figures that were published stay."""
    names = names_of(user)
    with noting() as touched, transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        if is_erased(user):
            return []
        found = mentions(user)
        for section in reversed(list(sections())):
            section.erase(user)
        write_down(user)
        Erasure.ask(user).finish([[each.label, each.pk] for each in found])
    log.warning("account %s was erased", user.pk)
    refresh(sorted(touched))
    if folder := getattr(settings, "EMAIL_FILE_PATH", None):
        burn(names, Path(folder))
    return found


def erased_list() -> Path:
    """Outside the database, so that a restored copy that is older than an erasure brings nobody back (``mentorship/backup/erased.py``)."""
    return Path(settings.ERASED_LIST)


def write_down(user):
    """Numbers, no name. Before the commit: a line too many erases again whom we were about to erase, a line too few brings somebody back."""
    who = entry_of(user)
    path = erased_list()
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as file:
        file.write(f"{timezone.now().isoformat()} {user.pk} {who.pk if who else '-'}\n")
        file.flush()
        os.fsync(file.fileno())

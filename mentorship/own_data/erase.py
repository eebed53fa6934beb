"""``erase(user)``: the person goes, the journey's history stays. All of it or nothing, and twice does no more than once."""

import logging
from pathlib import Path

from django.conf import settings
from django.db import transaction

from mentorship.mailbox import burn
from mentorship.own_data.mentions import Mention, mentions, names_of
from participants.erased_list import put_down
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


def write_down(user):
    """Numbers, no name. Before the commit: a line too many erases again whom we were about to erase, a line too few brings somebody back."""
    who = entry_of(user)
    put_down(str(user.pk), str(who.pk) if who else "-")

"""The safe space and the pulse as sections of a person's own data: the one place that opens the doors for it (design: fail closed)."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participants.forgetting import former
from participants.guarded import Door, door
from stages.reflections import own as safe_space
from stages.trust import own as pulse
from stages.typing import own as typing


@dataclass(frozen=True)
class Confidential:
    """One kind of guarded rows. ``name``: in what its slice gives out; ``forget``: what an erasure does behind the door."""

    name: str
    model: str
    level: str
    title: str | Promise
    forget: Callable | None = None

    def export(self, user) -> Iterator[dict]:
        for number, row in enumerate(opened(user)[self.name], start=1):
            yield {"record": f"{self.model} {number}"} | json.loads(json.dumps(row, cls=DjangoJSONEncoder))

    def erase(self, user) -> None:
        if self.forget:
            with door(Door.ERASE_PERSON, user):
                self.forget(lambda model: model.objects.behind(Door.ERASE_PERSON), user)


def opened(user) -> dict[str, list[dict]]:
    """All that both slices give out of this person's, read once for all sections of a request."""
    if not hasattr(user, "_confidential"):
        with door(Door.EXPORT_PERSON, user):
            user._confidential = {name: rows for gives in GIVE for name, rows in gives(behind_export, user).items()}
    return user._confidential


def behind_export(model):
    return model.objects.behind(Door.EXPORT_PERSON)


def forget_the_safe_space(behind, user):
    safe_space.erase(behind, user, called=former(user))


GIVE = (safe_space.export, pulse.export, typing.export)
KEPT = (
    Confidential("reflections", "Reflection", "A", _("Your reflections"), forget_the_safe_space),
    Confidential("closed_notes", "ClosedNote", "A", _("Your notes on closed sessions")),
    Confidential("safe_documents", "SafeDocument", "A", _("Documents that you gave to the safe space")),
    Confidential("ground_rules", "GroundRules", "A", _("Ground rules that you wrote")),
    Confidential("agreements", "Agreement", "A", _("Ground rules that you agreed to")),
    Confidential("talks", "Talk", "A", _("What you noted of conversations")),
    Confidential("pulses", "Response", "B", _("Your answers in pulses, with what you were promised"), pulse.erase),
    Confidential("drafts", "Draft", "A", _("What you began to write and have not sent"), typing.erase),
)

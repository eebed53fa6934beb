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


@dataclass(frozen=True)
class Confidential:
    """One kind of guarded rows. ``gives``: the slice's export, of which ``name`` is taken; ``forget``: what an erasure does behind the door."""

    name: str
    model: str
    level: str
    title: str | Promise
    gives: Callable
    forget: Callable | None = None

    def export(self, user) -> Iterator[dict]:
        with door(Door.EXPORT_PERSON, user):
            rows = self.gives(lambda model: model.objects.behind(Door.EXPORT_PERSON), user)[self.name]
        for number, row in enumerate(rows, start=1):
            yield {"record": f"{self.model} {number}"} | json.loads(json.dumps(row, cls=DjangoJSONEncoder))

    def erase(self, user) -> None:
        if self.forget:
            with door(Door.ERASE_PERSON, user):
                self.forget(lambda model: model.objects.behind(Door.ERASE_PERSON), user)


def forget_the_safe_space(behind, user):
    safe_space.erase(behind, user, called=former(user))


KEPT = (
    Confidential("reflections", "Reflection", "A", _("Your reflections"), safe_space.export, forget_the_safe_space),
    Confidential("closed_notes", "ClosedNote", "A", _("Your notes on closed sessions"), safe_space.export),
    Confidential("safe_documents", "SafeDocument", "A", _("Documents that you gave to the safe space"), safe_space.export),
    Confidential("ground_rules", "GroundRules", "A", _("Ground rules that you wrote"), safe_space.export),
    Confidential("agreements", "Agreement", "A", _("Ground rules that you agreed to"), safe_space.export),
    Confidential("talks", "Talk", "A", _("What you noted of conversations"), pulse.export),
    Confidential("pulses", "Response", "B", _("Your answers in pulses, with what you were promised"), pulse.export, pulse.erase),
)

"""A partnership with a mentor's method, and somebody on each side, for the tests of adaptation."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from participants.models import Membership, Partnership, User
from stages.models import Addition, Decision, Practice
from tests import make
from tests.stages.journey.scenes import as_, text

__all__ = ["as_", "element", "from_home", "said", "scene", "text"]


def element(partnership, title="Small groups", position=1, **fields) -> Practice:
    """One element of the method of the partnership's mentor."""
    return Practice.objects.create(
        programme=partnership.programme, city=fields.pop("city", partnership.mentor), title=title, position=position, **fields
    )


def from_home(partnership, title="Neighbourhood meetings", **fields) -> Addition:
    return Addition.objects.create(partnership=partnership, title=title, **fields)


@dataclass(frozen=True)
class Scene:
    partnership: Partnership
    practice: Practice
    mentor: User
    mentee: User
    manager: User

    @property
    def page(self):
        return reverse("adaptation", args=[self.partnership.pk])

    @property
    def form(self):
        return reverse("decide", args=[self.partnership.pk, self.practice.pk])

    @property
    def decider(self) -> Membership:
        return self.partnership.memberships.get(practitioner__user=self.mentee)

    def decide(self, kind="adapted", reason="Our rooms are small.", on="2024-03-01", what=None, **fields) -> Decision:
        return Decision.decide(
            self.partnership, what or self.practice, kind=kind, reason=reason, on=make.day(on), by=fields.pop("by", self.decider), **fields
        )


def scene(**fields) -> Scene:
    partnership = make.partnership(**fields)
    mentor = make.member_user(partnership, "mentor", "lead facilitator")
    mentee = make.member_user(partnership, "mentee", "facilitator")
    return Scene(partnership, element(partnership), mentor, mentee, make.manager(partnership.programme))


def said(**fields):
    """What the form of a decision posts."""
    return {"kind": "adapted", "reason": "Our rooms are small.", "on": timezone.localdate().isoformat(), "seen": 0, **fields}

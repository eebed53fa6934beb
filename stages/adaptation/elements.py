"""The elements of a method with what was decided on each: what the page, its table and its picture show."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q

from stages.adaptation.kinds import Kind, Stands, all_as_is
from stages.models import Addition, Decision, Document, Practice

PAPERS = Prefetch("documents", Document.objects.standing(), to_attr="papers")
DECISIONS = Decision.objects.select_related("addition", "by__practitioner").prefetch_related(PAPERS).order_by("number", "pk")


@dataclass(frozen=True)
class Element:
    """An element of the mentor's method, or one from home, and the decisions on it, first to last."""

    record: Practice | Addition
    decisions: tuple[Decision, ...] = ()

    @property
    def decision(self) -> Decision | None:
        """The one that counts."""
        return self.decisions[-1] if self.decisions else None

    @property
    def earlier(self) -> tuple[Decision, ...]:
        """What was decided before, newest first."""
        return self.decisions[-2::-1]

    @property
    def newest_first(self) -> tuple[Decision, ...]:
        return self.decisions[::-1]

    @property
    def kind(self) -> str:
        return self.decision.kind if self.decision else ""

    @property
    def is_from_home(self) -> bool:
        return isinstance(self.record, Addition)

    @property
    def is_retired(self) -> bool:
        return isinstance(self.record, Practice) and self.record.retired_at is not None

    @property
    def way(self) -> str:
        """How far it gets across the river: whole, half, mid, home, gone (came from home, set aside since), or open."""
        if self.is_from_home:
            return "home" if self.kind == Kind.HOME else "gone"
        return {Kind.AS_IS: "whole", Kind.ADAPTED: "half", Kind.ASIDE: "mid"}.get(self.kind, "open")


def elements(partnership) -> list[Element]:
    """The mentor's method in its order, then what came from home; two queries. What is retired shows where it was decided on."""
    on_practice: dict[int, list[Decision]] = {}
    on_addition: dict[Addition, list[Decision]] = {}
    for decision in DECISIONS.filter(partnership=partnership):
        its = on_practice.setdefault(decision.practice_id, []) if decision.practice_id else on_addition.setdefault(decision.addition, [])
        its.append(decision)
    offered = Q(city=partnership.mentor_id, retired_at=None) | Q(pk__in=on_practice)
    practices = Practice.objects.filter(offered, programme=partnership.programme_id)
    ours = [Element(addition, tuple(made)) for addition, made in sorted(on_addition.items(), key=lambda item: item[0].pk)]
    return [*(Element(practice, tuple(on_practice.get(practice.pk, ()))) for practice in practices), *ours]


def everything_as_is(found: list[Element]) -> bool:
    """Signal F6, from what the page shows."""
    counting = (each.decision for each in found if each.decision)
    return all_as_is(Stands(d.practice_id, d.addition_id, d.pk, d.kind, d.on, d.on_precision, d.on_basis) for d in counting)

"""The gate of a stage: which of its criteria are met, by what, and what is missing before moving on.

A criterion names a fact and a number, or the sides whose lead must say so; this is where it is decided. It advises, it never forbids.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from stages import catalogue
from stages.catalogue import Criterion
from stages.facts import Evidence, Facts
from stages.journey.words import Attestation


@dataclass(frozen=True)
class Checked:
    """A criterion, whether it is met, and by what: evidence from the log, or what leads say now. ``waiting`` for the word of these sides."""

    criterion: Criterion
    met: bool
    evidence: tuple[Evidence, ...] = ()
    by: tuple[Attestation, ...] = ()
    waiting: tuple[str, ...] = ()

    @property
    def needs_more(self) -> bool:
        """Some of it is there, but not as much as it takes."""
        return bool(self.evidence) and not self.met


def state(stage: str, facts: Facts, attestations: Iterable[Attestation]) -> list[Checked]:
    """Every criterion of a stage, in the order of the catalogue."""
    said = standing(attestations)
    return [check(criterion, facts, said) for criterion in catalogue.stage(stage).criteria]


def check(criterion: Criterion, facts: Facts, said: dict[tuple[str, str], Attestation]) -> Checked:
    """One criterion: by its fact, or by the word of every side that it names."""
    if criterion.attested:
        by = tuple(said[criterion.key, side] for side in criterion.attested if (criterion.key, side) in said)
        waiting = tuple(side for side in criterion.attested if (criterion.key, side) not in said)
        return Checked(criterion, not waiting, by=by, waiting=waiting)
    evidence = getattr(facts, criterion.fact)
    return Checked(criterion, len(evidence) >= criterion.number, evidence=evidence)


def standing(attestations: Iterable[Attestation]) -> dict[tuple[str, str], Attestation]:
    """The latest word of each side on each criterion, where it says that the criterion is met."""
    latest = {(word.criterion, word.side): word for word in sorted(attestations, key=lambda word: word.pk)}
    return {key: word for key, word in latest.items() if word.holds}


def missing(left: str, entered: str, facts: Facts, attestations: Iterable[Attestation]) -> list[dict[str, str]]:
    """The expected criteria not met, of the stage that is left and of those that are skipped; none for a move back."""
    attestations = list(attestations)
    lacking = [
        checked.criterion
        for stage in catalogue.between(left, entered)
        for checked in state(stage.key, facts, attestations)
        if checked.criterion.expected and not checked.met
    ]
    return [{"key": criterion.key, "title": criterion.title} for criterion in lacking]

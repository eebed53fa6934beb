"""The gate of a stage: which of its criteria are met, by what, and what is missing before moving on.

A criterion names a fact and a number, or the sides whose lead must say so; this is where it is decided. It advises, it never forbids.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stages import catalogue
from stages.catalogue import Criterion
from stages.facts import Evidence, Facts
from stages.journey.tuning import Tuning
from stages.journey.words import Attestation

AS_IT_IS: Mapping[str, Tuning] = {}
"""A programme that asks for what the catalogue has."""


@dataclass(frozen=True)
class Checked:
    """A criterion, whether it is met, and by what: evidence from the log, or what leads say now. ``waiting`` for the word of these sides."""

    criterion: Criterion
    met: bool
    evidence: tuple[Evidence, ...] = ()
    by: tuple[Attestation, ...] = ()
    waiting: tuple[str, ...] = ()
    tuning: Tuning | None = None

    @property
    def asked(self) -> bool:
        """The programme asks for it."""
        return self.tuning is None or self.tuning.asked

    @property
    def number(self) -> int:
        """How many pieces of evidence it takes in this programme."""
        return (self.tuning and self.tuning.number) or self.criterion.number

    @property
    def is_missing(self) -> bool:
        """Expected, asked for, and not met."""
        return self.criterion.expected and self.asked and not self.met

    @property
    def needs_more(self) -> bool:
        """Some of it is there, but not as much as it takes."""
        return bool(self.evidence) and not self.met


def state(stage: str, facts: Facts, attestations: Iterable[Attestation], tunings: Mapping[str, Tuning] = AS_IT_IS) -> list[Checked]:
    """Every criterion of a stage, in the order of the catalogue; those too that the programme does not ask for."""
    said = standing(attestations)
    return [check(criterion, facts, said, tunings.get(criterion.key)) for criterion in catalogue.stage(stage).criteria]


def check(criterion: Criterion, facts: Facts, said: dict[tuple[str, str], Attestation], tuning: Tuning | None = None) -> Checked:
    """One criterion: by its fact, or by the word of every side that it names."""
    if criterion.attested:
        by = tuple(said[criterion.key, side] for side in criterion.attested if (criterion.key, side) in said)
        waiting = tuple(side for side in criterion.attested if (criterion.key, side) not in said)
        return Checked(criterion, not waiting, by=by, waiting=waiting, tuning=tuning)
    evidence = getattr(facts, criterion.fact)
    number = (tuning and tuning.number) or criterion.number
    return Checked(criterion, len(evidence) >= number, evidence=evidence, tuning=tuning)


def standing(attestations: Iterable[Attestation]) -> dict[tuple[str, str], Attestation]:
    """The latest word of each side on each criterion, where it says that the criterion is met."""
    latest = {(word.criterion, word.side): word for word in sorted(attestations, key=lambda word: word.pk)}
    return {key: word for key, word in latest.items() if word.holds}


def missing(
    left: str, entered: str, facts: Facts, attestations: Iterable[Attestation], tunings: Mapping[str, Tuning] = AS_IT_IS
) -> list[dict[str, str]]:
    """The expected criteria not met, of the stage that is left and of those that are skipped; none for a move back.

    What the programme does not ask for is not missing.
    """
    attestations = list(attestations)
    lacking = [
        checked.criterion
        for stage in catalogue.between(left, entered)
        for checked in state(stage.key, facts, attestations, tunings)
        if checked.is_missing
    ]
    return [{"key": criterion.key, "title": criterion.title} for criterion in lacking]

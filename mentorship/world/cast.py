"""Who stands around each synthetic partnership, as data."""

from dataclasses import dataclass

from participants.partnerships.parts import PRACTITIONERS, Role, Side


@dataclass(frozen=True)
class Part:
    """One person's part. ``login``: has an account; ``every``: in each partnership, or in every second or third; ``gone``: has left."""

    side: str
    role: str
    login: bool = True
    every: int = 1
    gone: bool = False
    number: int = 1

    @property
    def slug(self) -> str:
        words = [self.side, self.role.replace(" ", "-"), "former" if self.gone else "", str(self.number) if self.number > 1 else ""]
        return "-".join(filter(None, words))

    @property
    def can_be_admitted(self) -> bool:
        return self.role in PRACTITIONERS and not self.gone


CAST = (
    Part(Side.MENTOR, Role.LEAD_FACILITATOR),
    Part(Side.MENTOR, Role.LEAD_PLANNER),
    Part(Side.MENTOR, Role.FACILITATOR),
    Part(Side.MENTOR, Role.PLANNER, every=3),
    Part(Side.MENTOR, Role.POLITICAL_LEADER),
    Part(Side.MENTEE, Role.LEAD_FACILITATOR),
    Part(Side.MENTEE, Role.FACILITATOR),
    Part(Side.MENTEE, Role.FACILITATOR, login=False, number=2),
    Part(Side.MENTEE, Role.FACILITATOR, gone=True, every=2),
    Part(Side.MENTEE, Role.PLANNER, every=2),
    Part(Side.MENTEE, Role.SUPPORT_FACILITATOR, every=2),
    Part(Side.MENTEE, Role.POLITICAL_LEADER),
    Part(Side.MENTEE, Role.ADMINISTRATIVE_LEADER, every=2),
    Part(Side.SUPPORT, Role.BROKER),
    Part(Side.SUPPORT, Role.ADVISER, every=2),
    Part(Side.SUPPORT, Role.ASSOCIATION, every=3),
)


def cast_of(number: int) -> list[Part]:
    """The parts in the partnership of that number, counted from 0: the first has them all."""
    return [part for part in CAST if number % part.every == 0]

"""Where everybody stands: two banks, left and right on a wide page, above and below on a phone; people in support between them.

A place follows from the slot alone, so whoever joins moves nobody. Only when a bank outgrows its spacing does everybody move, in the same order.
"""

from dataclasses import dataclass
from functools import lru_cache

from participants import palette
from participants.partnerships.parts import Side
from stages.cloud.strokes import Disc, Drawing, Look, Shape, rings
from stages.cloud.web import ORDER, Person, Web

SPACINGS = ((6, 54), (14, 40), (36, 28))
"""On a wide page: up to so many people on a bank stand so far apart."""
CLOSE, TOP, BACK = 20, 44, 0.75
WIDE, LEFT, RIGHT = 1060, 320, 740
TALL, HEAD, ROW, GAP = 358, 30, 38, 210
ROWS = ((4, 84), (6, 56), (9, 38))
"""On a phone: up to so many people in one row, so far apart; more stand in rows of nine."""


@dataclass(frozen=True)
class Drawn:
    """What a tie is to a picture: two people and a look."""

    left: int
    right: int
    look: Look


def lay_out(web: Web, chosen: int | None = None) -> tuple[Drawing, Drawing]:
    """The wide and the tall drawing. ``chosen``: whose ties stand out. Two clouds that look the same are laid out once."""
    ties = tuple(Drawn(tie.left, tie.right, Look.of(tie, web.on)) for tie in web.ties)
    holding = frozenset(code for tie in web.across for code in (tie.left, tie.right))
    return _laid_out(web.people, ties, holding, chosen)


# Each process keeps the clouds last asked for, by all that can be seen in them: ids, places and looks, no name.
@lru_cache(maxsize=64)
def _laid_out(people: tuple[Person, ...], ties: tuple[Drawn, ...], holding: frozenset[int], chosen: int | None) -> tuple[Drawing, Drawing]:
    drawings = []
    for prefix, place in (("cloud-w", wide), ("cloud-t", tall)):
        (width, height, radius), places = place(people)
        discs = tuple(_disc(each, places[each.code], each.code in holding, each.code == chosen) for each in people)
        drawings.append(Drawing(prefix, width, height, radius, lines(ties, places, chosen), discs, rings(discs, radius, prefix)))
    return drawings[0], drawings[1]


def _disc(person: Person, place: tuple[int, int], holds: bool, is_chosen: bool) -> Disc:
    return Disc(person.code, person.side, person.slot + 1, *place, person.side != Side.SUPPORT and not holds, is_chosen)


def most(people: tuple[Person, ...], *sides: str) -> int:
    """Places on the longest of these banks, empty ones included."""
    return max((person.slot + 1 for person in people if person.side in sides), default=0)


def wide(people: tuple[Person, ...]):
    """Mentor left, mentee right; those in support in the middle, half a step lower, so that no level tie runs through them."""
    longest = most(people, Side.MENTOR, Side.MENTEE)
    step = next((step for number, step in SPACINGS if longest <= number), CLOSE)
    level = max(step, 40)
    banks = {Side.MENTOR: (LEFT, 0, step), Side.SUPPORT: ((LEFT + RIGHT) // 2, level // 2, level), Side.MENTEE: (RIGHT, 0, step)}
    places = {}
    for person in people:
        x, lower, pitch = banks[Side(person.side)]
        places[person.code] = x, TOP + step // 2 + lower + pitch * person.slot
    height = TOP + max(step * longest, level * most(people, Side.SUPPORT) + level // 2 + step // 2, step)
    return (WIDE, height, 13 if step > CLOSE else 9), places


def tall(people: tuple[Person, ...]):
    """Mentor above, mentee below, in rows; those in support half way between, half a step aside."""
    upper, middle, lower = (most(people, side) for side in ORDER)
    across, pitch = next(((number, pitch) for number, pitch in ROWS if max(upper, lower) <= number), ROWS[-1])
    deep = {side: max(1, -(-number // across)) * ROW for side, number in ((Side.MENTOR, upper), (Side.MENTEE, lower))}
    more = max(0, -(-middle // (across - 1)) - 1) * ROW
    below = HEAD + deep[Side.MENTOR] + GAP + more
    banks = {
        Side.MENTOR: (across, pitch // 2, HEAD),
        Side.SUPPORT: (across - 1, pitch, HEAD + deep[Side.MENTOR] + (GAP - ROW) // 2),
        Side.MENTEE: (across, pitch // 2, below),
    }
    places = {}
    for person in people:
        number, left, top = banks[Side(person.side)]
        places[person.code] = 8 + left + pitch * (person.slot % number), top + ROW // 2 + ROW * (person.slot // number)
    return (TALL, below + deep[Side.MENTEE] + HEAD, 14), places


def lines(ties: tuple[Drawn, ...], places: dict[int, tuple[int, int]], chosen: int | None) -> tuple[Shape, ...]:
    """One path for each look: the faded ones below, what stands out on top."""
    ways: dict[tuple[bool, int, int], list[str]] = {}
    for tie in ties:
        (x, y), (to_x, to_y) = places[tie.left], places[tie.right]
        is_back = chosen is not None and chosen not in (tie.left, tie.right)
        look = (not is_back, -tie.look.faded, tie.look.thick)
        ways.setdefault(look, []).append(f"M{x} {y} {to_x} {to_y}")
    number = sum(len(way) for (stands_out, *_), way in ways.items() if stands_out)
    return tuple(_line(look, "".join(ways[look]), number) for look in sorted(ways))


def _line(look: tuple[bool, int, int], d: str, number: int) -> Shape:
    stands_out, faded, thick = look
    drawn = Look(thick, -faded)
    return Shape(d, "none", drawn.ink, drawn.width(number), drawn.dash) if stands_out else Shape(d, "none", palette.WATER, BACK)

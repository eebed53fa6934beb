"""The two cities on their banks: roofs, ground, and the name on it. Also the pair that walks the bridge."""

from participants import palette
from participants.lettering import wrap
from stages.journey.strokes import Inks, Label, Shape, box, column, number

# What stands in each city, from the water's edge: kind, place, width, height. Alike in weight, not in outline, and nobody's skyline.
MENTOR_ROOFS = (
    ("gable", 6, 26, 28), ("block", 32, 18, 52), ("gable", 50, 26, 34), ("tree", 80, 16, 30), ("block", 98, 14, 66), ("gable", 112, 28, 32),
)  # fmt: skip
MENTEE_ROOFS = (
    ("tree", 6, 16, 26), ("gable", 24, 28, 26), ("block", 52, 14, 44), ("dome", 68, 30, 36), ("tree", 102, 18, 34), ("gable", 120, 22, 24),
)  # fmt: skip

NAME, ROLE, PAD, LEAD = 17, 15, 10, 21


def roofs(side: str, inks: Inks, edge: float, ground: float, *, flip: bool = False, scale: float = 1) -> list[Shape]:
    """The city's outline, standing on the ground; `edge` is the sheet's edge, and the city lies to its right, or left if flipped."""
    standing = MENTOR_ROOFS if side == "mentor" else MENTEE_ROOFS
    way = ""
    for kind, place, width, height in standing:
        left = edge - (place + width) * scale if flip else edge + place * scale
        way += KINDS[kind](left, ground, width * scale, height * scale)
    return [_built(side, way, inks)]


def block(side: str, inks: Inks, left: float, top: float, width: float, height: float) -> list[Shape]:
    """The bank itself."""
    return [_built(side, box(left, top, width, height), inks)]


def plate(side: str, name: str, role: str, left: float, top: float, width: float) -> tuple[list[Shape], list[Label], float]:
    """The city's name as it stands on its bank: shapes, labels, and the height that they take.

    White on the solid bank; on the hatched one, where letters would drown, on a plate of its own.
    """
    room = width - 2 * PAD
    lines = wrap(name, room, NAME, bold=True)
    height = PAD * 2 + 18 + LEAD * len(lines)
    fill = palette.PAPER if side == "mentor" else palette.MENTEE
    labels = column([role], left + PAD, top + PAD + 13, size=ROLE, room=room, lead=LEAD, fill=fill)
    labels += column(lines, left + PAD, top + PAD + 13 + LEAD, size=NAME, room=room, lead=LEAD, fill=fill, bold=True)
    shapes = [] if side == "mentor" else [Shape(box(left, top, width, height), palette.PAPER, palette.MENTEE, 2)]
    return shapes, labels, height


def walkers(x: float, ground: float, inks: Inks) -> list[Shape]:
    """The two who walk the bridge together: the mentor's figure solid, the mentee's hatched."""
    return [_built("mentor", _figure(x - 10, ground), inks), _built("mentee", _figure(x + 10, ground), inks)]


def _built(side: str, way: str, inks: Inks) -> Shape:
    if side == "mentor":
        return Shape(way, inks.mentor)
    return Shape(way, inks.mentee, palette.MENTEE, 1.5)


def _block(left: float, ground: float, width: float, height: float) -> str:
    return box(left, ground - height, width, height)


def _gable(left: float, ground: float, width: float, height: float) -> str:
    roof, half = number(width * 0.38), number(width / 2)
    return f"M{number(left)} {number(ground)}v{number(-height)}l{half} -{roof}l{half} {roof}v{number(height)}z"


def _dome(left: float, ground: float, width: float, height: float) -> str:
    half = number(width / 2)
    return f"M{number(left)} {number(ground)}v{number(-height)}a{half} {half} 0 0 1 {number(width)} 0v{number(height)}z"


def _tree(left: float, ground: float, width: float, height: float) -> str:
    half, trunk = width / 2, height - width
    crown = f"a{number(half)} {number(half)} 0 1 1 3 0"
    return f"M{number(left + half - 1.5)} {number(ground)}v{number(-trunk)}{crown}v{number(trunk)}z"


KINDS = {"block": _block, "gable": _gable, "dome": _dome, "tree": _tree}


def _figure(x: float, ground: float) -> str:
    """A head and a coat."""
    coat = f"M{number(x - 8)} {number(ground)}v-13a8 8 0 0 1 16 0v13z"
    return coat + f"M{number(x - 5.5)} {number(ground - 28)}a5.5 5.5 0 1 1 11 0a5.5 5.5 0 1 1 -11 0z"

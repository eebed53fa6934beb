"""The two cities on their banks: roofs, ground, and the name on it. Also the pair that walks the bridge."""

from participants import palette
from participants.lettering import wrap
from stages.journey.strokes import Inks, Label, Shape, box, column

# Houses of each city: place from the water's edge, width, height. The two are alike in weight and not in outline.
MENTOR_ROOFS = ((6, 22, 46), (28, 16, 66), (46, 26, 38), (74, 12, 82), (88, 24, 56), (114, 14, 30))
MENTEE_ROOFS = ((8, 18, 34), (28, 28, 52), (58, 10, 74), (70, 22, 44), (94, 16, 62), (112, 18, 36))

NAME, ROLE, PAD, LEAD = 17, 15, 10, 21


def roofs(side: str, inks: Inks, edge: float, ground: float, *, flip: bool = False, scale: float = 1) -> list[Shape]:
    """The city's outline, standing on the ground; `edge` is the water's edge, and the city lies to its right, or left if flipped."""
    houses = MENTOR_ROOFS if side == "mentor" else MENTEE_ROOFS
    way = ""
    for place, width, height in houses:
        left = edge - (place + width) * scale if flip else edge + place * scale
        way += box(left, ground - height * scale, width * scale, height * scale)
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
    return [_built("mentor", _figure(x - 8, ground), inks), _built("mentee", _figure(x + 8, ground), inks)]


def _built(side: str, way: str, inks: Inks) -> Shape:
    if side == "mentor":
        return Shape(way, inks.mentor)
    return Shape(way, inks.mentee, palette.MENTEE, 1.5)


def _figure(x: float, ground: float) -> str:
    """A head and a coat."""
    return f"M{x - 6:g} {ground:g}v-10a6 6 0 0 1 12 0v10zM{x - 4.5:g} {ground - 22:g}a4.5 4.5 0 1 1 9 0a4.5 4.5 0 1 1 -9 0z"

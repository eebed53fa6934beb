"""The key of the time line: only what the picture has. Marks with a word each, set in rows as wide as the sheet."""

from collections.abc import Iterable

from django.utils.translation import gettext

from participants import palette
from participants.lettering import width, wrap
from stages.journey import marks
from stages.journey.marks import KINDS, SEVERAL, Bundle, Mark
from stages.journey.strokes import Inks, Label, Shape, box, number
from stages.journey.years import Years, changes, silences

SIZE, ROW, SIGN, AIR = 15, 24, 24, 22


def key(years: Years, columns: Iterable[Bundle], names: dict[str, str], inks: Inks, top: float, wide: float):
    """Shapes, labels, and where the key ends."""
    shapes, labels, x, y = [], [], 0.0, top
    for sign, words in _entries(years, list(columns), names, inks):
        lines = wrap(words, wide - SIGN, SIZE)
        needs = SIGN + max(width(line, SIZE) for line in lines) * 1.02
        if x and x + needs > wide:
            x, y = 0.0, y + ROW
        shapes += sign(x + 9, y + 11)
        labels += [Label(x + SIGN, y + 16 + (ROW - 4) * index, line, SIZE, wide - x - SIGN, fill=palette.INK) for index, line in enumerate(lines)]
        y += (ROW - 4) * (len(lines) - 1)
        x += needs + AIR
    return shapes, labels, y + ROW


def _entries(years: Years, columns: list[Bundle], names: dict[str, str], inks: Inks):
    """What draws the sign at a place, and its words."""
    shown = [mark for bundle in columns for mark in bundle.marks]
    for kind in (*KINDS, SEVERAL):
        if any(mark.kind == kind for mark in shown):
            yield _sign(kind, inks, "plain"), marks.kind_words(kind)
    for led in ("mentor", "mentee", "together"):
        if any(mark.led == led for mark in shown):
            yield _swatch(led, inks), _led(led, names)
    if any(not mark.held for mark in shown):
        yield _sign("session", inks, "plan"), gettext("hollow: planned")
    if any(bundle.crossed for bundle in columns):
        yield _stem, gettext("stem: people of the other city came")
    if silences(years):
        yield _gap, gettext("silence: half a year or more without contact")
    if changes(years):
        yield _change, gettext("change of leader")


def _led(led: str, names: dict[str, str]) -> str:
    if led == "together":
        return gettext("led by both, or an adviser")
    return gettext("led by %(city)s") % {"city": names[led]}


def _sign(kind: str, inks: Inks, look: str):
    def at(x: float, y: float) -> list[Shape]:
        shape = marks.drawn(Mark(0, kind, "mentor", True), x, y, inks, (0, -1))
        if look == "plan":
            return [Shape(shape.d, palette.PAPER, palette.INK, 1.5, "2.5 1.5")]
        return [Shape(shape.d, palette.MUTED, palette.MUTED, 1.5)]

    return at


def _swatch(led: str, inks: Inks):
    fill = palette.TOGETHER_PALE if led == "together" else getattr(inks, led)
    return lambda x, y: [Shape(box(x - 9, y - 6, 18, 12), fill, marks.COLOURS[led], 1.5)]


def _stem(x: float, y: float) -> list[Shape]:
    return [Shape(f"M{number(x)} {number(y - 8)}v16", "none", palette.INK, 2)]


def _gap(x: float, y: float) -> list[Shape]:
    return [Shape(box(x - 9, y - 6, 18, 12), palette.PAPER, palette.MUTED, 1.25, "4 3")]


def _change(x: float, y: float) -> list[Shape]:
    bar = Shape(box(x - 9, y - 3.5, 6, 7) + box(x + 3, y - 3.5, 6, 7), palette.MUTED)
    return [bar, Shape(f"M{number(x)} {number(y - 7)}v14", "none", palette.INK, 2.5)]

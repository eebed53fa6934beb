"""The path upright, for a phone: the mentor's bank above, the mentee's below."""

from django.utils.translation import gettext

from participants import palette
from participants.lettering import wrap
from stages.journey import banks
from stages.journey.masonry import Arch
from stages.journey.spans import Back, Span
from stages.journey.spans_drawn import stones
from stages.journey.strokes import Drawing, Inks, Label, Shape, box, column, number

WIDTH, DECK, DEPTH, CROWN = 360, 64, 52, 18
TEXT = 130  # where the words begin, right of the bridge
ROOM = WIDTH - TEXT - 4
SIZE, LEAD, SMALL, ROW = 17, 21, 15.5, 84


def draw(*, prefix: str, spans: tuple[Span, ...], backs: tuple[Back, ...], mentor: str, mentee: str) -> Drawing:
    """The upright bridge."""
    inks = Inks(prefix)
    shapes, labels, y = _bank("mentor", mentor, gettext("mentor"), inks, 66)
    starts = []
    for index, span in enumerate(spans):
        words, stones_missing, height = _words(index, span, backs, y)
        arch = Arch(y, y + height, DECK, DEPTH, CROWN, upright=True)
        starts.append(arch)
        shapes += [Shape(f"M{DECK + DEPTH} {number(y + height)}H{WIDTH}", "none", palette.WATER, 1.5)] if index + 1 < len(spans) else []
        shapes += [*stones(arch, span, inks), *stones_missing]
        labels += [*words, Label(DECK + DEPTH - 3, arch.middle + 8, str(index + 1), 24, 24, bold=True, anchor="end", fill=_shade(span))]
        shapes += banks.walkers(19, arch.middle + 14, inks) if span.state == "open" else []
        shapes += [Shape(f"M{DECK + DEPTH + 6} {number(y + 6)}V{number(y + height - 6)}", "none", palette.INK, 4)] if span.marked else []
        y += height
    shapes += _backs(starts, backs)
    low, words, y = _bank("mentee", mentee, gettext("mentee"), inks, y)
    return Drawing(prefix, WIDTH, round(y + 2), (*shapes, *low), (*labels, *words))


def _bank(side: str, name: str, role: str, inks: Inks, top: float):
    inset = 0 if side == "mentor" else 8
    over, words, height = banks.plate(side, name, role, inset, top + inset, WIDTH - 2 * inset)
    ground = height + 2 * inset
    shapes = banks.roofs(side, inks, WIDTH, top, flip=True, scale=0.8)
    return [*shapes, *banks.block(side, inks, 0, top, WIDTH, ground), *over], words, top + ground


def _words(index: int, span: Span, backs: tuple[Back, ...], top: float):
    """The words beside a span, the stones that it lacks, and the height it needs."""
    look = {"x": TEXT, "room": ROOM}
    title = wrap(span.title, ROOM, SIZE, bold=True)
    labels = column(title, y=top + 28, size=SIZE, lead=LEAD, bold=True, fill=_shade(span), **look)
    y = top + 28 + LEAD * len(title)
    notes = [gettext("back from %(stage)s, %(when)s") % {"stage": back.left, "when": back.when} for back in backs if back.entered == index + 1]
    for text, fill in [(span.time, palette.MUTED), (span.hours, palette.MUTED), *((note, palette.WARN) for note in notes)]:
        lines = wrap(text, ROOM, SMALL)
        labels += column(lines, y=y, size=SMALL, lead=LEAD - 1, fill=fill, **look)
        y += (LEAD - 1) * len(lines)
    stones_missing, more, y = _missing(span, y)
    return labels + more, stones_missing, max(ROW, y - top + 4)


def _missing(span: Span, y: float):
    if span.state != "open" or not span.missing:
        return [], [], y
    labels, shapes = [Label(TEXT, y + 8, gettext("Still missing"), SMALL, ROOM, bold=True)], []
    y += 32
    for text in span.missing:
        lines = wrap(text, ROOM - 22, SMALL)
        shapes.append(Shape(box(TEXT + 1, y - 11, 12, 12), palette.PAPER, palette.INK, 1.5, "3 2"))
        labels += column(lines, TEXT + 22, y, size=SMALL, lead=LEAD - 1, room=ROOM - 22)
        y += (LEAD - 1) * len(lines) + 5
    return shapes, labels, y


def _backs(arches: list[Arch], backs: tuple[Back, ...]) -> list[Shape]:
    shapes = []
    for level, back in enumerate(sorted(backs, key=lambda back: back.left - back.entered)):
        here, there, out = arches[back.left - 1].middle + 26, arches[back.entered - 1].middle + 34, DECK - 16 - 10 * level
        way = f"M{DECK - 4} {number(here)}C{number(out)} {number(here)} {number(out)} {number(there)} {DECK - 4} {number(there)}"
        tip = f"M{DECK - 11} {number(there - 5)}L{DECK - 4} {number(there)}L{DECK - 11} {number(there + 5)}"
        shapes += [Shape(way, "none", palette.WARN, 2, "6 4"), Shape(tip, "none", palette.WARN, 2)]
    return shapes


def _shade(span: Span) -> str:
    return palette.MUTED if span.state == "ahead" else palette.INK

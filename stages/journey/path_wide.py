"""The path lying, for a wide page and for paper: the mentor's bank left, the mentee's right."""

from dataclasses import dataclass

from django.utils.translation import gettext

from participants import palette
from participants.lettering import width, wrap
from stages.journey import banks
from stages.journey.masonry import Arch
from stages.journey.spans import Back, Span
from stages.journey.spans_drawn import stones
from stages.journey.strokes import Drawing, Inks, Label, Shape, box, column, number

WIDTH, BANK, DEPTH, CROWN = 1060, 150, 96, 22
SIZE, LEAD, SMALL = 17, 21, 16
AIR = 84  # room above the deck for roofs, titles and the pair on the bridge
STEP = 34  # from one move back to the next
STONE = 13  # a stone not yet laid, beside each thing that is missing


def draw(*, prefix: str, spans: tuple[Span, ...], backs: tuple[Back, ...], mentor: str, mentee: str) -> Drawing:
    """The lying bridge."""
    inks, sheet = Inks(prefix), _Sheet.of(spans, backs)
    parts = [_banks(sheet, inks, mentor, mentee), _bridge(sheet, inks), _words(sheet), _backs(sheet), _missing(sheet)]
    shapes = tuple(shape for part in parts for shape in part[0])
    labels = tuple(label for part in parts for label in part[1])
    bottom = max([sheet.foot + 40, *(part[2] for part in parts)])
    return Drawing(prefix, WIDTH, round(bottom + 4), shapes, labels)


@dataclass(frozen=True)
class _Sheet:
    """Where things stand on this sheet."""

    spans: tuple[Span, ...]
    backs: tuple[Back, ...]
    deck: float

    @classmethod
    def of(cls, spans: tuple[Span, ...], backs: tuple[Back, ...]) -> "_Sheet":
        room = (WIDTH - 2 * BANK) / len(spans) - 14
        lines = max(len(wrap(span.title, room, SIZE, bold=True)) for span in spans)
        return cls(spans, backs, max(AIR + 6, lines * LEAD + 56) + len(backs) * STEP)

    @property
    def foot(self) -> float:
        return self.deck + DEPTH

    @property
    def length(self) -> float:
        return (WIDTH - 2 * BANK) / len(self.spans)

    @property
    def room(self) -> float:
        return self.length - 14

    def arch(self, index: int) -> Arch:
        start = BANK + self.length * index
        return Arch(start, start + self.length, self.deck, DEPTH, CROWN)

    def titles_top(self, index: int) -> float:
        lines = wrap(self.spans[index].title, self.room, SIZE, bold=True)
        return self.deck - 48 - LEAD * len(lines)


def _banks(sheet: _Sheet, inks: Inks, mentor: str, mentee: str):
    shapes, labels, bottom = [], [], sheet.foot + 14
    for side, name, role, left in (
        ("mentor", mentor, gettext("mentor"), 0),
        ("mentee", mentee, gettext("mentee"), WIDTH - BANK),
    ):
        inset = 0 if side == "mentor" else 8
        over, words, height = banks.plate(side, name, role, left + inset, sheet.deck + inset, BANK - 2 * inset)
        ground = max(sheet.foot + 14, sheet.deck + height + 2 * inset) - sheet.deck
        shapes += banks.roofs(side, inks, 0 if side == "mentor" else WIDTH, sheet.deck, flip=side == "mentee")
        shapes += banks.block(side, inks, left, sheet.deck, BANK, ground) + over
        labels += words
        bottom = max(bottom, sheet.deck + ground)
    return shapes, labels, bottom


def _bridge(sheet: _Sheet, inks: Inks):
    foot = sheet.foot
    water = "".join(f"M{BANK} {number(foot + 6 * row)}" + "q9.5 -5 19 0t19 0" * 20 for row in (0, 1))
    shapes = [Shape(water, "none", palette.WATER, 1.5)]
    labels = []
    for index, span in enumerate(sheet.spans):
        arch = sheet.arch(index)
        shapes += stones(arch, span, inks)
        labels.append(
            Label(arch.middle, foot - 18, str(index + 1), 34, 40, bold=True, anchor="middle", fill=_shade(span)),
        )
        if span.state == "open":
            shapes += banks.walkers(arch.middle, sheet.deck - 1, inks)
        if span.marked:
            shapes.append(Shape(f"M{number(arch.start + 8)} {number(foot + 18)}H{number(arch.end - 8)}", "none", palette.INK, 5))
    return shapes, labels, foot + 14


def _words(sheet: _Sheet):
    labels, bottom = [], 0.0
    for index, span in enumerate(sheet.spans):
        place = {"x": sheet.arch(index).middle, "room": sheet.room, "anchor": "middle"}
        title = wrap(span.title, sheet.room, SIZE, bold=True)
        labels += column(title, y=sheet.titles_top(index) + LEAD - 6, size=SIZE, lead=LEAD, bold=True, fill=_shade(span), **place)
        under = [*wrap(span.time, sheet.room, SMALL), *wrap(span.hours, sheet.room, SMALL)]
        labels += column(under, y=sheet.foot + 36, size=SMALL, lead=LEAD - 1, fill=palette.MUTED, **place)
        bottom = max(bottom, sheet.foot + 36 + (LEAD - 1) * len(under))
    return [], labels, bottom


def _backs(sheet: _Sheet):
    shapes, labels = [], []
    top = min(sheet.titles_top(index) for index in range(len(sheet.spans))) - 8
    for level, back in enumerate(sorted(sheet.backs, key=lambda back: back.left - back.entered)):
        here, there = sheet.arch(back.left - 1).middle + 10 * level, sheet.arch(back.entered - 1).middle - 14 * level
        peak = top - STEP * (level + 1) + 8
        way = f"M{number(here)} {number(top)}C{number(here)} {number(peak)} {number(there)} {number(peak)} {number(there)} {number(top)}"
        tip = f"M{number(there - 5)} {number(top - 8)}L{number(there)} {number(top)}L{number(there + 5)} {number(top - 8)}"
        shapes += [Shape(way, "none", palette.WARN, 2, "6 4"), Shape(tip, "none", palette.WARN, 2)]
        said = gettext("back, %(when)s") % {"when": back.when}
        wide, crest = width(said, SMALL) * 1.05, top + (peak - top) * 0.75
        shapes.append(Shape(box((here + there) / 2 - wide / 2 - 6, crest - 9, wide + 12, 18), palette.PAPER))
        labels.append(Label((here + there) / 2, crest + 5, said, SMALL, wide, anchor="middle", fill=palette.WARN))
    return shapes, labels, 0


def _missing(sheet: _Sheet):
    """The stones not yet laid, under the span that waits for them."""
    found = [(index, span.missing) for index, span in enumerate(sheet.spans) if span.state == "open" and span.missing]
    if not found:
        return [], [], 0
    index, missing = found[0]
    top, middle = _words(sheet)[2] + 10, sheet.arch(index).middle
    wide, columns = (WIDTH - 2 * BANK - 40, 2) if len(missing) > 3 else (440, 1)
    left = min(max(middle - wide / 2, BANK + 20), WIDTH - BANK - 20 - wide)
    tick = f"M{number(left)} {number(top)}H{number(middle - 9)}l9 -9l9 9H{number(left + wide)}"
    labels = [Label(left, top + 26, gettext("Still missing"), SMALL, wide, bold=True)]
    shapes, bottom = [Shape(tick, "none", palette.INK, 1.5)], top
    per, share = -(-len(missing) // columns), wide / columns
    for turn in range(columns):
        y = top + 52
        for text in missing[turn * per : (turn + 1) * per]:
            x = left + share * turn
            lines = wrap(text, share - 46, SMALL)
            shapes.append(Shape(box(x + 1, y - 12, STONE, STONE), palette.PAPER, palette.INK, 1.5, "3 2"))
            labels += column(lines, x + 24, y, size=SMALL, lead=LEAD - 1, room=share - 40)
            y += (LEAD - 1) * len(lines) + 6
        bottom = max(bottom, y - 10)
    return shapes, labels, bottom


def _shade(span: Span) -> str:
    return palette.MUTED if span.state == "ahead" else palette.INK

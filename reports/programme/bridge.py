"""Two pictures of a programme: how many partnerships stand on each span of the bridge, and who led in each stage. Numbers only.

A block is a partnership and bears its number in the table. Where there are too many to number, all stacks are bars with their counts.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants import palette
from participants.lettering import wrap
from stages.journey.spans import in_hours
from stages.journey.strokes import Drawing, Inks, Label, Shape, box, column

WIDE, TALL = 680, 340
BLOCK, GAP, PER_ROW = 28, 4, 4
NUMBERED = 48
"""Where no span holds more partnerships than this, each is drawn as a block; else the spans are bars on one scale."""
BANK, SPAN = 14, 130
BAR, BARS = 24, 200


@dataclass(frozen=True)
class Picture:
    title: str
    wide: Drawing
    tall: Drawing
    fonts: str = palette.FONTS


def draw(values, prefix):
    """``stands`` and ``led``; the latter None where nothing was led."""
    return {"stands": _stands(values["spans"], f"{prefix}s"), "led": _led(values["spans"], f"{prefix}l")}


def _stands(spans, prefix):
    said = "; ".join(f"{span['title']} {len(span['rows'])}" for span in spans)
    title = _("Partnerships by the stage of their latest report: %(stages)s") % {"stages": said}
    return Picture(title, _lying(spans, f"{prefix}w"), _upright(spans, f"{prefix}t"))


def _lying(spans, prefix):
    """Five spans between two banks; stacks stand on the deck, names hang below it."""
    scale = _scale(spans, BARS)
    deck = 30 + (BARS if scale else max(max(_courses(span, PER_ROW) for span in spans), 1) * (BLOCK + GAP))
    inks, shapes, labels = Inks(prefix), [], []
    for index, span in enumerate(spans):
        left, number = BANK + index * SPAN + 1, len(span["rows"])
        up = number * scale if scale else _courses(span, PER_ROW) * (BLOCK + GAP)
        shapes += [Shape(box(left + 3, deck - up, SPAN - 8, up), palette.GROUND, palette.INK, 1)] if scale and number else []
        shapes += [] if scale else _blocks(span["rows"], left + 3, deck, labels, PER_ROW)
        shapes.append(Shape(box(left, deck, SPAN - 2, 5), palette.INK))
        said = ngettext("%(n)s partnership", "%(n)s partnerships", number) % {"n": number}
        labels.append(Label(left + 3, deck - up - 9, said, 15, SPAN, bold=bool(number), fill=palette.INK if number else palette.MUTED))
        labels += column(wrap(f"{span['number']}. {span['title']}", SPAN - 14, 14)[:3], left + 2, deck + 28, size=14, room=SPAN - 8, lead=17)
    shapes.append(Shape(box(0, deck, BANK - 1, 64), inks.mentor, palette.INK, 0))
    shapes.append(Shape(box(BANK + 5 * SPAN + 2, deck, BANK - 2, 64), inks.mentee, palette.MENTEE, 1))
    return Drawing(prefix, WIDE, deck + 70, tuple(shapes), tuple(labels))


def _upright(spans, prefix):
    """For a phone: one span under the other."""
    shapes, labels, top, scale = [], [], 4, _scale(spans, TALL - 4)
    for span in spans:
        high, number = (1 if scale else max(_courses(span, 10), 1)) * (BLOCK + GAP), len(span["rows"])
        labels.append(Label(0, top + 16, f"{span['number']}. {span['title']}", 16, TALL - 50, bold=True))
        labels.append(Label(TALL - 2, top + 16, str(number), 16, 50, bold=bool(number), anchor="end"))
        shapes += [Shape(box(1, top + 26, number * scale, high - 4), palette.GROUND, palette.INK, 1)] if scale and number else []
        shapes += [] if scale else _blocks(span["rows"], 0, top + 24 + high, labels, 10)
        shapes.append(Shape(box(0, top + 24 + high, TALL, 3), palette.INK))
        top += high + 44
    return Drawing(prefix, TALL, top, tuple(shapes), tuple(labels))


def _scale(spans, room):
    """How long a bar is for each partnership; 0 where every partnership is a block of its own."""
    most = max(len(span["rows"]) for span in spans)
    return room / most if most > NUMBERED else 0


def _courses(span, per_row):
    return -(-len(span["rows"]) // per_row)


def _blocks(rows, left, ground, labels, per_row):
    """The blocks of one span from the ground up; adds their numbers to ``labels``."""
    shapes = []
    for place, number in enumerate(rows):
        x, y = left + 1 + place % per_row * (BLOCK + GAP), ground - GAP - BLOCK - place // per_row * (BLOCK + GAP)
        shapes.append(Shape(box(x, y, BLOCK, BLOCK), palette.GROUND, palette.INK, 1))
        labels.append(Label(x + BLOCK / 2, y + 19, str(number), 14, BLOCK, anchor="middle"))
    return shapes


def _led(spans, prefix):
    rows = [span for span in spans if span["mentor"] + span["together"] + span["mentee"]]
    if not rows:
        return None
    said = "; ".join(f"{span['title']}: {_shares(span)}" for span in rows)
    title = _("Share of the hours by who led, stage by stage: %(stages)s") % {"stages": said}
    return Picture(title, _bars(rows, f"{prefix}w", WIDE, 15), _bars(rows, f"{prefix}t", TALL, 15))


def _shares(span):
    whole = span["mentor"] + span["together"] + span["mentee"]
    names = (("mentor", _("mentor")), ("together", _("together")), ("mentee", _("mentee")))
    return ", ".join(f"{name} {round(100 * span[key] / whole)} %" for key, name in names)


def _bars(rows, prefix, wide, size):
    """The mentor builds from the left bank, the mentee from the right one."""
    inks, shapes, labels = Inks(prefix), [], []
    for index, span in enumerate(rows):
        top, left, whole = index * 58 + 20, 1.0, span["mentor"] + span["together"] + span["mentee"]
        labels.append(Label(0, top - 6, f"{span['number']}. {span['title']}", size, wide - 110, bold=True))
        labels.append(Label(wide, top - 6, in_hours(whole), size, 110, anchor="end", fill=palette.MUTED))
        for key in ("mentor", "together", "mentee"):
            part = (wide - 2) * span[key] / whole
            if part:
                shapes.append(Shape(box(left, top, part, BAR), getattr(inks, key), palette.INK, 1))
            left += part
    return Drawing(prefix, wide, len(rows) * 58 - 10, tuple(shapes), tuple(labels))

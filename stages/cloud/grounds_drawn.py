"""What trust rests on as a small picture: four bands over the same years, the mentor's part above the line and the mentee's below."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from participants import palette

WIDTH, LEFT, RIGHT, WIDEST = 358, 6, 352, 26
HEAD, HALF, GAP = 26, 40, 16
EDGE = 17  # half a year's label
HATCH, DOTS = "url(#grounds-hatch)", "url(#grounds-dots)"


@dataclass(frozen=True)
class Block:
    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str


@dataclass(frozen=True)
class Text:
    x: float
    y: float
    text: str
    anchor: str = "start"
    bold: bool = False
    fill: str = palette.INK
    size: int = 15


@dataclass(frozen=True)
class Band:
    """One thing over the years. ``up`` and ``down``: whole and part of it, year by year; ``is_two_sided``: mentor above, mentee below."""

    title: str
    up: Sequence[tuple[int, int]]
    down: Sequence[tuple[int, int]] = ()

    @property
    def is_two_sided(self) -> bool:
        return bool(self.down)

    @property
    def most(self) -> int:
        return max((whole for whole, _part in (*self.up, *self.down)), default=0)


@dataclass(frozen=True)
class Picture:
    height: int
    title: str
    blocks: tuple[Block, ...]
    texts: tuple[Text, ...]
    levels: tuple[float, ...]

    @property
    def svg(self) -> SafeString:
        look = {"fonts": palette.FONTS, "mentee": palette.MENTEE, "together": palette.TOGETHER, "paper": palette.PAPER, "line": palette.LINE}
        return render_to_string("stages/cloud/_grounds.svg", {"picture": self, "width": WIDTH, "left": LEFT, "right": RIGHT, **look})


def draw(years, mentor: str, mentee: str) -> Picture:
    """``years`` are ``grounds.Year``. Each band has a scale of its own; the table has the figures."""
    bands = (
        Band(gettext("Promises that fell due; filled: kept in time"), *([(row.due[side], row.kept[side]) for row in years] for side in (0, 1))),
        Band(gettext("Visits to the other city"), *([(row.visits[side],) * 2 for row in years] for side in (0, 1))),
        Band(gettext("Time together that was not work"), [(row.social, row.social) for row in years]),
        Band(gettext("Frank sessions"), [(row.frank, row.frank) for row in years]),
    )
    step = (RIGHT - LEFT) / len(years)
    blocks, texts, levels, y = [], [], [], 0
    for band in bands:
        level = y + HEAD + HALF
        levels.append(level)
        texts.append(Text(LEFT, y + 16, band.title, bold=True))
        blocks += bars(band, level, step)
        texts += counts(band, level, step) if step >= 18 else []
        y = level + (HALF if band.is_two_sided else 0) + GAP
    texts += labels(years, y + 4, step)
    title = gettext("What trust rests on, year by year: %(mentor)s above the lines, %(mentee)s below") % {"mentor": mentor, "mentee": mentee}
    return Picture(y + 12, title, tuple(blocks), tuple(texts), tuple(levels))


def bars(band: Band, level: float, step: float) -> list[Block]:
    """What fell due is outlined, what was kept in time is filled."""
    ways = [(band.up, -1, *((palette.MENTOR, palette.MENTOR) if band.is_two_sided else (DOTS, palette.TOGETHER)))]
    ways += [(band.down, 1, HATCH, palette.MENTEE)] if band.is_two_sided else []
    unit, made = (HALF - 14) / max(band.most, 1), []
    for values, way, fill, stroke in ways:
        for number, (whole, part) in enumerate(values):
            for height, inside in ((whole * unit, palette.PAPER), (part * unit, fill)):
                if height:
                    made.append(block(number, step, level if way > 0 else level - height, height, inside, stroke))
    return made


def block(number: int, step: float, y: float, height: float, fill: str, stroke: str) -> Block:
    wide = min(step * 0.7, WIDEST)
    return Block(round(LEFT + step * (number + 0.5) - wide / 2, 1), round(y, 1), round(wide, 1), round(height, 1), fill, stroke)


def counts(band: Band, level: float, step: float) -> list[Text]:
    """The figure at the end of each bar, where there is room for it."""
    unit, made = (HALF - 14) / max(band.most, 1), []
    for values, way in ((band.up, -1), (band.down, 1)):
        for number, (whole, part) in enumerate(values):
            if whole:
                y = level - whole * unit - 4 if way < 0 else level + whole * unit + 12
                made.append(
                    Text(round(LEFT + step * (number + 0.5), 1), round(y, 1), str(whole) if part == whole else f"{part}/{whole}", "middle", size=13)
                )
    return made


def labels(years, y: float, step: float) -> list[Text]:
    """The years below all bands: as many as there is room for, the first and the last among them."""
    every = max(1, round(44 / step + 0.49))
    last = len(years) - 1
    shown = [number for number in range(last + 1) if number == last or (number % every == 0 and last - number >= every)]
    places = {number: min(max(LEFT + step * (number + 0.5), EDGE), WIDTH - EDGE) for number in shown}
    return [Text(round(x, 1), y, str(years[number].year), "middle", fill=palette.MUTED) for number, x in places.items()]

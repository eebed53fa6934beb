"""A small picture: from the middle, the mentor's promises to the left and the mentee's to the right, stage by stage."""

from dataclasses import dataclass

from django.utils.translation import gettext

from participants import palette

WIDTH, MIDDLE, ROOM, EDGE = 340, 170, 122, 44  # ROOM: the longest bar; EDGE: for the number at its end
HEAD, LINE, BAR = 30, 58, 22
HATCH = "url(#promises-hatch)"


@dataclass(frozen=True)
class Block:
    """A stretch of a bar."""

    x: float
    y: float
    width: float
    fill: str
    stroke: str
    dash: str = ""
    height: int = BAR


@dataclass(frozen=True)
class Text:
    x: float
    y: float
    text: str
    anchor: str = "middle"
    bold: bool = False
    fill: str = palette.INK


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    blocks: list[Block]
    texts: list[Text]
    title: str
    fonts: str = palette.FONTS


def draw(rows, mentor: str, mentee: str) -> Picture:
    """``rows`` are ``page.StageRow``. All bars have one scale, that of the largest."""
    most = max(counts.total for row in rows for counts in row.sides.values())
    blocks, texts = [], [
        Text(MIDDLE - 8, 16, short(mentor), "end", bold=True, fill=palette.MENTOR),
        Text(MIDDLE + 8, 16, short(mentee), "start", bold=True, fill=palette.MENTEE),
    ]  # fmt: skip
    for number, row in enumerate(rows):
        top = HEAD + number * LINE
        texts.append(Text(MIDDLE, top + 16, f"{row.stage.number}. {row.title}"))
        for side, counts in row.pairs:
            bar, end = stretches(side, counts, ROOM / most, top + 24)
            blocks += bar
            texts.append(Text(end, top + 41, str(counts.total), "end" if side == "mentor" else "start"))
    title = gettext("Promises by stage: %(mentor)s to the left, %(mentee)s to the right") % {"mentor": mentor, "mentee": mentee}
    return Picture(WIDTH, HEAD + len(rows) * LINE, blocks, texts, title)


def short(name: str, most: int = 19) -> str:
    """A name that keeps to its half."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def stretches(side, counts, unit, y):
    """Kept in time, kept later, still open, not kept: from the middle outwards. Also where the number stands."""
    colour, solid = (palette.MENTOR, palette.MENTOR) if side == "mentor" else (palette.MENTEE, HATCH)
    kinds = (
        (counts.kept_on_time, solid, ""),
        (counts.kept_late, palette.WATER, ""),
        (counts.open, palette.PAPER, "4 3"),
        (counts.broken, palette.INK, ""),
    )
    way, bar = 0.0, []
    for number, fill, dash in kinds:
        if number:
            width = number * unit
            x = MIDDLE - 1 - way - width if side == "mentor" else MIDDLE + 1 + way
            bar.append(Block(round(x, 1), y, round(width, 1), fill, palette.INK if fill == palette.INK else colour, dash))
            way += width
    return bar, MIDDLE - way - 8 if side == "mentor" else MIDDLE + way + 8

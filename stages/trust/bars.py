"""A small picture of one wave: for each figure a bar from 1 to 7 for each group. Solid, hatched or double, as everywhere, and named."""

from dataclasses import dataclass

from django.utils.translation import gettext

from participants import palette
from stages.trust.publishing import LEAST, MOST

WIDTH, START, LENGTH, BAR = 340, 2, 336, 16
HEAD, NAME, LINE, GAP = 28, 22, 46, 16


@dataclass(frozen=True)
class Block:
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
    bold: bool = False
    fill: str = palette.INK
    size: int = 16


@dataclass(frozen=True)
class Picture:
    """``key`` parts the patterns of several pictures on one page."""

    key: str
    height: int
    blocks: list[Block]
    texts: list[Text]
    title: str
    width: int = WIDTH
    fonts: str = palette.FONTS


def draw(shown) -> Picture:
    key = f"pulse-{shown.wave.pk}"
    fills = {"all": palette.TOGETHER, "mentor": palette.MENTOR, "mentee": f"url(#{key}-hatch)"}
    strokes = {"all": palette.TOGETHER, "mentor": palette.MENTOR, "mentee": palette.MENTEE}
    blocks, texts, y = [], [], 0
    for title, pairs in shown.rows:
        texts.append(Text(START, y + NAME, str(title), bold=True))
        y += HEAD
        for group, figure in pairs:
            texts.append(Text(START, y + 15, f"{group.name}: {figure.in_words}", fill=strokes[group.key], size=15))
            blocks += bar(figure.half, y + NAME, fills[group.key], strokes[group.key])
            y += LINE
        y += GAP
    return Picture(key, y, blocks, texts, gettext("Means of this pulse, on a scale from 1 to 7"))


def bar(half, y, fill, stroke) -> list[Block]:
    """The whole scale as a thin frame, and the mean on it. Where ends are joined, what it may be besides is dashed."""
    scale = Block(START, y, LENGTH, palette.PAPER, palette.LINE)
    if half == LEAST:
        return [scale, Block(START, y, at(half), palette.PAPER, stroke, "4 3")]
    whole = Block(START, y, at(half), fill, stroke)
    return [scale, whole, Block(START + at(half), y, LENGTH - at(half), palette.PAPER, stroke, "4 3")] if half == MOST else [scale, whole]


def at(half: int) -> float:
    """How far along the bar a mean stands: 1 at its beginning, 7 at its end."""
    return round((half / 2 - 1) / 6 * LENGTH, 1)

"""The picture of the cloud, with the names of those who are in it: put in for each reader, and kept nowhere."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from participants import palette
from participants.lettering import width
from participants.partnerships.parts import Side
from stages.cloud.layout import LEFT, RIGHT, lay_out
from stages.cloud.strokes import Disc, Drawing, Word
from stages.cloud.web import Web

ROOM = {Side.MENTOR: LEFT - 24, Side.SUPPORT: 190, Side.MENTEE: LEFT - 24}


@dataclass(frozen=True)
class Picture:
    """The same cloud for a wide page and for a phone."""

    title: str
    wide: Drawing
    tall: Drawing
    names: dict[int, str]
    cities: tuple[str, str]

    @property
    def wide_svg(self) -> SafeString:
        radius = self.wide.radius
        words = [word for disc in self.wide.discs for word in beside(disc, self.names[disc.code], radius)]
        mentor, mentee = (fitted(city, ROOM[Side.MENTOR], bold=True) for city in self.cities)
        heads = [Word(LEFT + radius, 22, mentor, "end", palette.MENTOR, True), Word(RIGHT - radius, 22, mentee, "start", palette.MENTEE, True)]
        return self._svg(self.wide, [*heads, *words])

    @property
    def tall_svg(self) -> SafeString:
        """Numbers instead of names, for want of room; the list below says who is who."""
        room = self.tall.width - 10
        mentor, mentee = (fitted(city, room, bold=True) for city in self.cities)
        heads = [Word(4, 20, mentor, "start", palette.MENTOR, True), Word(4, self.tall.height - 8, mentee, "start", palette.MENTEE, True)]
        return self._svg(self.tall, heads)

    def _svg(self, drawing: Drawing, words: list[Word]) -> SafeString:
        look = {"fonts": palette.FONTS, "mentee": palette.MENTEE, "paper": palette.PAPER}
        return render_to_string("stages/cloud/_cloud.svg", {"drawing": drawing, "words": words, "title": self.title, **look})


def draw(web: Web, names: dict[int, str], mentor: str, mentee: str, chosen: int | None = None) -> Picture:
    return Picture(_said(web, mentor, mentee), *lay_out(web, chosen), names, (mentor, mentee))


def _said(web: Web, mentor: str, mentee: str) -> str:
    number = len(web.across)
    text = ngettext(
        "Cloud of %(mentor)s and %(mentee)s: %(number)s tie across, among %(people)s people",
        "Cloud of %(mentor)s and %(mentee)s: %(number)s ties across, among %(people)s people",
        number,
    )
    return text % {"mentor": mentor, "mentee": mentee, "number": number, "people": len(web.people)}


def beside(disc: Disc, name: str, radius: int) -> list[Word]:
    """The name on the outer side of its bank; of someone in support, below the disc."""
    side, size = Side(disc.side), 16 if radius > 9 else 14
    text = fitted(name, ROOM[side], size=size, bold=disc.is_chosen)
    look = {"bold": disc.is_chosen, "size": size}
    if side == Side.SUPPORT:
        return [Word(disc.x + radius + 7, disc.y + 5, text, "start", palette.INK, **look)]
    away = -(radius + 8) if side == Side.MENTOR else radius + 8
    return [Word(disc.x + away, disc.y + 5, text, "end" if side == Side.MENTOR else "start", palette.INK, **look)]


def fitted(text: str, room: float, *, size: int = 16, bold: bool = False) -> str:
    """The text, cut where it would leave its room."""
    if width(text, size, bold=bold) <= room:
        return text
    while text and width(text + "…", size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"

"""The time line upright, for a phone: years from above to below, the mentor left, the mentee right."""

from django.utils.translation import gettext

from participants import palette
from participants.lettering import width, wrap
from participants.partnerships.parts import LEADERS
from stages.journey import banks, timeline_drawn
from stages.journey.axis import Axis, Frame
from stages.journey.lengths import in_words
from stages.journey.marks import bundles
from stages.journey.strokes import Drawing, Inks, Label, Shape, column, number
from stages.journey.timeline_drawn import Sheet
from stages.journey.timeline_key import key
from stages.journey.years import Years

WIDTH, PLATE = 360, 174
STRIP, LANES, LANE, EDGE = (44, 64), 88, 82, 6  # across: the strip of stages, where the lanes begin, how wide each is
YEAR, LEAST, MOST_LONG = 84, 380, 5000  # along: so long that half a year of silence holds a line of text
MOST = 4
SMALL, LEAD = 15, 18


def draw(*, prefix: str, years: Years, mentor: str, mentee: str) -> Drawing:
    """The upright line."""
    inks, names = Inks(prefix), {"mentor": mentor, "mentee": mentee}
    shapes, labels, top = _plates(names, inks)
    sheet = _sheet(years, inks, top + 8)
    parts = [(shapes, labels), timeline_drawn.draw(sheet), _stages(sheet), _silences(sheet), _ticks(sheet)]
    bottom = sheet.frame.axis.end + 10
    for add in (_titles, _key):
        more, words, bottom = add(sheet, names, bottom)
        parts.append((more, words))
    return Drawing(prefix, WIDTH, round(bottom + 4), tuple(s for part in parts for s in part[0]), tuple(w for part in parts for w in part[1]))


def _sheet(years: Years, inks: Inks, top: float) -> Sheet:
    length = min(max(LEAST, (years.last - years.first).days / 365 * YEAR), MOST_LONG)
    frame = Frame(Axis.over(years.first, years.last, top, round(top + length)), upright=True)
    lanes = {name: (LANES + LANE * index, LANES + LANE * (index + 1)) for index, name in enumerate(("mentor", "together", "mentee"))}
    offices = {}
    for index, role in enumerate(map(str, LEADERS)):
        offices["mentor", role] = LANES - 17 + 11 * index
        offices["mentee", role] = lanes["mentee"][1] + 17 - 11 * index
    columns = tuple(bundles(years.happened, frame.axis, years.today, MOST))
    return Sheet(frame, inks, years, columns, STRIP, **lanes, offices=offices, near=STRIP[1], far=WIDTH)


def _plates(names: dict[str, str], inks: Inks):
    """The two banks side by side, as high as the longer name needs."""
    made = {}
    for side, role, left in (("mentor", gettext("mentor"), 0), ("mentee", gettext("mentee"), WIDTH - PLATE)):
        inset = 0 if side == "mentor" else 8
        made[side] = left, *banks.plate(side, names[side], role, left + inset, inset, PLATE - 2 * inset)
    height = max(made["mentor"][3], made["mentee"][3] + 16)
    shapes, labels = [], []
    for side, (left, over, words, _) in made.items():
        shapes += [*banks.block(side, inks, left, 0, PLATE, height), *over]
        labels += words
    return shapes, labels, height


def _stages(sheet: Sheet):
    at, labels = sheet.frame.axis.at, []
    for stage, stay in sheet.years.stages:
        since, until = at(stay.since), at(stay.until or sheet.years.today)
        if until - since >= 13:
            labels.append(Label(sum(STRIP) / 2, min((since + until) / 2, since + 20) + 5, str(stage.number), SMALL, 18, bold=True, anchor="middle"))
    return [], labels


def _silences(sheet: Sheet):
    """In the gap itself; over a century, where a gap has no room, the table alone has its length."""
    labels, room = [], 3 * LANE - 12
    for silence, since, until in sheet.quiet:
        lines = wrap(gettext("%(length)s of silence") % {"length": in_words(silence.days)}, room, SMALL)
        y = (since + until) / 2 + 5 - LEAD * (len(lines) - 1) / 2
        if until - since < LEAD * len(lines) + 14:
            continue
        labels += column(lines, LANES + 1.5 * LANE, y, size=SMALL, room=room, lead=LEAD, anchor="middle")
    return [], labels


def _ticks(sheet: Sheet):
    """Years at the edge; today, in their column, takes the place of a year that is too near."""
    axis, way, labels = sheet.frame.axis, "", []
    today = min(axis.at(sheet.years.today), axis.end)
    words = gettext("Today")
    size = SMALL if width(words, SMALL, bold=True) <= STRIP[0] - 3 else 13
    labels += [] if sheet.years.over else [Label(0, today + 5, words, size, STRIP[0] - 2, bold=True)]
    for along, word, year in axis.ticks(40):
        if sheet.years.over or (abs(along - today) > 20 and not (year and abs(along + LEAD - today) <= 20)):
            way += f"M{STRIP[0] - 5} {number(along)}H{STRIP[0]}"
            labels += [Label(0, along + 5 + LEAD * line, text, SMALL, STRIP[0] - 5) for line, text in enumerate((word, year)) if text]
    return [Shape(way, "none", palette.INK, 1.5)], labels


def _titles(sheet: Sheet, _names, top: float):
    """Which number is which stage."""
    labels, y = [], top + 16
    for stage in sorted({stage.number: stage for stage, _ in sheet.years.stages}.values(), key=lambda stage: stage.number):
        lines = wrap(gettext(stage.title), WIDTH - 24, SMALL)
        labels += [Label(4, y, str(stage.number), SMALL, 18, bold=True), *column(lines, 24, y, size=SMALL, room=WIDTH - 24, lead=LEAD)]
        y += LEAD * len(lines) + 4
    return [], labels, y


def _key(sheet: Sheet, names: dict[str, str], top: float):
    shapes, labels, bottom = key(sheet.years, sheet.columns, names, sheet.inks, top, WIDTH)
    return timeline_drawn.joined(shapes), labels, bottom

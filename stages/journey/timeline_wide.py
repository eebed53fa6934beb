"""The time line lying, for a wide page and for paper: years from left to right, the mentor above, the mentee below."""

from django.utils.translation import gettext

from participants import palette
from participants.lettering import width, wrap
from participants.partnerships.parts import Role
from stages.journey import banks, timeline_drawn
from stages.journey.axis import Axis, Frame
from stages.journey.lengths import in_words
from stages.journey.marks import AREA, bundles, units
from stages.journey.strokes import Drawing, Inks, Label, Shape, column, number
from stages.journey.timeline_drawn import STEM, Sheet
from stages.journey.timeline_key import key
from stages.journey.years import Years

WIDTH, PLATE, START = 1060, 150, 166
MOST = 8  # marks and counts on each other
SIZE, SMALL, LEAD, OFFICE = 16, 15, 19, 22


def draw(*, prefix: str, years: Years, mentor: str, mentee: str, wide: int = WIDTH) -> Drawing:
    """The lying line, so many units wide: on paper fewer of them, so that its letters are larger."""
    inks, names = Inks(prefix), {"mentor": mentor, "mentee": mentee}
    sheet = _sheet(years, inks, names, wide)
    shapes, labels = timeline_drawn.draw(sheet)
    parts = [(shapes, labels), _stages(sheet), _plates(sheet, names), _offices(sheet)]
    bottom = sheet.far + 8
    for add in (_silences, _ticks):
        more, words, bottom = add(sheet, bottom)
        parts.append((more, words))
    more, words, bottom = key(years, sheet.columns, names, inks, bottom + 12, wide)
    parts.append((timeline_drawn.joined(more), words))
    return Drawing(prefix, wide, round(bottom + 4), tuple(s for part in parts for s in part[0]), tuple(w for part in parts for w in part[1]))


def _sheet(years: Years, inks: Inks, names: dict[str, str], wide: int) -> Sheet:
    """Every lane as high as what stands in it."""
    frame = Frame(Axis.over(years.first, years.last, START, wide - 4))
    columns = tuple(bundles(years.happened, frame.axis, years.today, MOST))
    stacks = {place: max([2, *(units(m.count for m in each.marks) for each in columns if each.place == place)]) for place in (*names, "together")}
    titles = [len(_title(frame.axis, stage, stay, years)) for stage, stay in years.stages]
    strip = (24.0, 24.0 + 8 + LEAD * max([1, *titles]))
    held = {side: [role for role in Role if any((each.side, each.role) == (side, role) for each in years.leaders)] for side in names}
    y, offices = strip[1] + 6, {}
    for index, role in enumerate(held["mentor"]):
        offices["mentor", str(role)] = y + OFFICE * index + OFFICE / 2
    y += OFFICE * len(held["mentor"]) + 5
    lanes = {}
    for place in ("mentor", "together", "mentee"):
        plate = banks.plate(place, names[place], _role(place), 0, 0, PLATE - 16)[2] + 20 if place in names else LEAD * 3
        lanes[place] = (y, y + max(plate, AREA * stacks[place] + STEM + 6))
        y = lanes[place][1]
    y += 5
    for index, role in enumerate(held["mentee"]):
        offices["mentee", str(role)] = y + OFFICE * index + OFFICE / 2
    far = y + OFFICE * len(held["mentee"])
    return Sheet(frame, inks, years, columns, strip, **lanes, offices=offices, near=strip[1], far=far)


def _role(side: str) -> str:
    return gettext("mentor") if side == "mentor" else gettext("mentee")


def _title(axis: Axis, stage, stay, years: Years) -> tuple[str, ...]:
    """Number and name where they fit in two lines, the number alone where they do not."""
    room = axis.at(stay.until or years.today) - axis.at(stay.since) - 12
    lines = wrap(f"{stage.number} {gettext(stage.title)}", room, SMALL, bold=True) if room > 60 else ()
    whole = lines and len(lines) <= 2 and not any(line.endswith("-") and not gettext(stage.title).count(line) for line in lines)
    return lines if whole else (str(stage.number),)


def _stages(sheet: Sheet):
    """In the strip; above it what is too short to hold its number. Today stands above as well."""
    axis, top, low = sheet.frame.axis, sheet.strip[0], sheet.strip[1]
    labels, taken = _today(sheet, top - 7)
    for stage, stay in sheet.years.stages:
        since, until = axis.at(stay.since), axis.at(stay.until or sheet.years.today)
        lines, centre = _title(axis, stage, stay, sheet.years), (since + until) / 2
        look = {"size": SMALL if until - since >= 12 else 13, "bold": True, "anchor": "middle"}
        if until - since >= 8.5:
            labels += column(lines, centre, (top + low) / 2 + 5 - LEAD * (len(lines) - 1) / 2, room=max(until - since - 1.5, 7), lead=LEAD, **look)
        elif all(centre + 6 < left or right < centre - 6 for left, right in taken):
            labels.append(Label(centre, top - 7, lines[0] if len(lines[0]) == 1 else str(stage.number), room=10, **look))
            taken.append((centre - 6, centre + 6))
    return [], labels


def _today(sheet: Sheet, y: float):
    """The word over its line, and from where to where it takes the room."""
    if sheet.years.over:
        return [], []
    wide = width(gettext("Today"), SMALL, bold=True) + 2
    middle = min(sheet.frame.axis.at(sheet.years.today), _end(sheet) - wide / 2)
    return [Label(middle, y, gettext("Today"), SMALL, wide, bold=True, anchor="middle")], [(middle - wide / 2, middle + wide / 2)]


def _end(sheet: Sheet) -> float:
    """The right edge of the picture."""
    return sheet.frame.axis.end + 4


def _plates(sheet: Sheet, names: dict[str, str]):
    """The two banks, and what lies between them."""
    shapes, labels = [], []
    for side, lane in (("mentor", sheet.mentor), ("mentee", sheet.mentee)):
        inset = 0 if side == "mentor" else 8
        over, words, _ = banks.plate(side, names[side], _role(side), inset, lane[0] + inset, PLATE - 2 * inset)
        shapes += [*banks.block(side, sheet.inks, 0, lane[0], PLATE, lane[1] - lane[0]), *over]
        labels += words
    lines = wrap(gettext("at a distance, or elsewhere"), PLATE, SMALL)
    labels += column(lines, 0, sheet.middle + 5 - LEAD * (len(lines) - 1) / 2, size=SMALL, room=PLATE, lead=LEAD, fill=palette.MUTED)
    return shapes, labels


def _offices(sheet: Sheet):
    labels = []
    for (_, role), across in sheet.offices.items():
        words = str(Role(role).label)
        size = SMALL if width(words, SMALL) <= PLATE else 13
        labels.append(Label(0, across + 5, wrap(words, PLATE, size)[0], size, PLATE, fill=palette.MUTED))
    return [], labels


def _silences(sheet: Sheet, top: float):
    """A bracket under each gap with its length, on as many levels as it takes."""
    if not sheet.quiet:
        return [], [], top
    labels, ways, levels = [Label(0, top + 28, gettext("Silence"), SMALL, PLATE, fill=palette.MUTED)], "", [START]
    for silence, since, until in sheet.quiet:
        ways += f"M{number(since)} {number(top)}v6H{number(until)}v-6"
        words = in_words(silence.days)
        wide = width(words, SMALL) + 1
        left = min(max((since + until) / 2 - wide / 2, START), _end(sheet) - wide)
        level = next((index for index, end in enumerate(levels) if end <= left), len(levels))
        levels[level : level + 1] = [left + wide + 8]
        labels.append(Label(left, top + 26 + 18 * level, words, SMALL, wide))
    return [Shape(ways, "none", palette.MUTED, 1.5)], labels, top + 14 + 18 * len(levels)


def _ticks(sheet: Sheet, top: float):
    ticks, years_too, way, labels = sheet.frame.axis.ticks(44), False, "", []
    for along, word, year in ticks:
        way += f"M{number(along)} {number(top + 2)}v7"
        for text, y in ((word, top + 25), (year, top + 43)):
            wide = width(text, SMALL) + 1
            labels += [Label(min(along, _end(sheet) - wide / 2), y, text, SMALL, wide, anchor="middle")] if text else []
        years_too = years_too or bool(year)
    rule = f"M{START} {number(top + 2)}H{number(sheet.frame.axis.end)}"
    return [Shape(rule + way, "none", palette.INK, 1.5)], labels, top + (46 if years_too else 28)

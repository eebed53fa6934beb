"""The map of a report: coasts, degrees, the two cities and the way between them. Numbers only; the template draws them."""

import math
from dataclasses import dataclass
from itertools import pairwise

from participants import palette
from participants.land import Spot, outlines, way
from participants.lettering import width, wrap
from stages.journey.strokes import Drawing, Inks, Shape, box, column, number

WIDTH, HEIGHT, NAME, SMALL = 440, 350, 17, 14
LEAST, AIR = 14, 1.7
"""Degrees of latitude that the map shows at least; how much larger it is than what lies between the cities."""
NEAR = 22  # two marks nearer than that would touch
APART = 13
"""From the middle of a mark to its label."""


@dataclass(frozen=True)
class Map:
    title: str
    drawing: Drawing
    fonts: str = palette.FONTS


@dataclass(frozen=True)
class View:
    """What part of the world is shown: equal steps in both directions at its middle."""

    middle: Spot
    scale: float

    def at(self, longitude, latitude):
        """A place in units of the picture."""
        x = WIDTH / 2 + (longitude - self.middle.longitude) * self.scale * math.cos(math.radians(self.middle.latitude))
        return x, HEIGHT / 2 - (latitude - self.middle.latitude) * self.scale


def draw(values, prefix):
    """None where no city has a position, and for reports frozen before there was a map."""
    lie = values.get("lie") or {}
    spots = [(side, Spot(*lie[side])) for side in ("mentor", "mentee") if lie.get(side)]
    if not spots:
        return None
    ends = [spot for _side, spot in spots]
    line = way(*ends) if len(ends) == 2 else ends
    view = _view(line)
    shapes = (Shape(box(0.5, 0.5, WIDTH - 1, HEIGHT - 1), palette.PAPER), *_world(view), *_line(view, line), *_marks(view, spots, line, prefix))
    frame = Shape(box(0.5, 0.5, WIDTH - 1, HEIGHT - 1), "none", palette.LINE, 1)
    said = "; ".join(f"{values['pair'][side]['name']}, {values['pair'][side]['country']}" for side, _spot in spots)
    plates, labels = _labels(view, [(side, line[0 if side == spots[0][0] else -1]) for side, _spot in spots], values["pair"])
    return Map(f"{said}. {lie['apart']}".strip(), Drawing(prefix, WIDTH, HEIGHT, (*shapes, *plates, frame), tuple(labels)))


def _view(line):
    """Around the way, with air about it; a pole or the whole width of the world are as far as it goes."""
    latitudes, longitudes = zip(*line, strict=True)
    middle = Spot(max(min((min(latitudes) + max(latitudes)) / 2, 60), -60), (min(longitudes) + max(longitudes)) / 2)
    shrink = math.cos(math.radians(middle.latitude))
    tall = max((max(latitudes) - min(latitudes)) * AIR, (max(longitudes) - min(longitudes)) * shrink * AIR * HEIGHT / WIDTH, LEAST)
    return View(middle, HEIGHT / tall)


def _world(view):
    """Land below the degrees, each cut at the frame."""
    found = []
    for ring in outlines():
        for turn in (-360, 0, 360):
            cut = _cut([view.at(x + turn, y) for x, y in ring])
            if len(cut) > 2:
                found.append(_ring(cut))
    land = Shape("".join(found), palette.GROUND, palette.LINE, 0.8)
    return [*([land] if found else []), Shape(_degrees(view), "none", palette.WATER, 0.6, "1 4")]


def _ring(points):
    """The way round in whole units, without steps too small to be seen."""
    kept = list(dict.fromkeys((round(x), round(y)) for x, y in points))
    return "M" + "L".join(f"{x} {y}" for x, y in kept) + "z"


def _cut(points):
    """The part of a ring within the frame, edge by edge."""
    for axis, edge, sign in ((0, 0, 1), (0, WIDTH, -1), (1, 0, 1), (1, HEIGHT, -1)):
        kept = []
        for a, b in pairwise([points[-1], *points]) if points else ():
            here, there = sign * (b[axis] - edge), sign * (a[axis] - edge)
            if (here >= 0) != (there >= 0):
                share = there / (there - here)
                kept.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
            if here >= 0:
                kept.append(b)
        points = kept
    return points


def _degrees(view):
    """Lines of longitude and latitude, five or so each way."""
    step = next(each for each in (2, 5, 10, 15, 30, 45, 90) if HEIGHT / view.scale / each <= 5 or each == 90)
    left, upper = math.floor(view.middle.longitude / step) - 8, math.floor(view.middle.latitude / step) - 8
    upright = (view.at((left + n) * step, 0)[0] for n in range(17))
    level = (view.at(0, (upper + n) * step)[1] for n in range(17) if abs((upper + n) * step) <= 90)
    ways = [f"M{number(x)} 0V{HEIGHT}" for x in upright if 0 < x < WIDTH] + [f"M0 {number(y)}H{WIDTH}" for y in level if 0 < y < HEIGHT]
    return "".join(ways)


def _line(view, line):
    """The shortest way between the two cities."""
    if len(line) < 2:
        return []
    points = (view.at(spot.longitude, spot.latitude) for spot in line)
    return [Shape("M" + "L".join(f"{number(x)} {number(y)}" for x, y in points), "none", palette.TOGETHER, 2.2, "7 5")]


def _marks(view, spots, line, prefix):
    """A solid disc for the mentor, a hatched one for the mentee."""
    inks, found = Inks(prefix), []
    for side, spot in spots:
        end = line[0] if side == spots[0][0] else line[-1]
        x, y = view.at(end.longitude, spot.latitude)
        fill, stroke = (inks.mentor, palette.MENTOR) if side == "mentor" else (inks.mentee, palette.MENTEE)
        found.append(Shape(_disc(x, y, 8), palette.PAPER, palette.PAPER, 5))
        found.append(Shape(_disc(x, y, 8), fill, stroke, 2))
    return found


def _disc(x, y, radius):
    return f"M{number(x - radius)} {number(y)}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0z"


def _labels(view, spots, pair):
    """Name and country beside each mark, on the side with more room and away from the other mark."""
    plates, labels = [], []
    places = [view.at(spot.longitude, spot.latitude) for _side, spot in spots]
    for (side, _spot), (x, y) in zip(spots, places, strict=True):
        low = _is_lower(y, [other for _x, other in places])
        right = x <= WIDTH / 2
        room = (WIDTH - x if right else x) - APART - 10
        lines = [(text, NAME, True) for text in wrap(pair[side]["name"], room, NAME, bold=True)[:3]]
        lines += [(text, SMALL, False) for text in wrap(pair[side]["country"], room, SMALL)[:2]]
        plate, words = _label(x, y, lines, right=right, low=low)
        plates.append(plate)
        labels += words
    return plates, labels


def _is_lower(y, all_):
    """Where the marks lie close, one label goes up and the other down; else both stand level with their mark."""
    others = [other for other in all_ if other != y]
    if not others or abs(others[0] - y) > 3 * NEAR:
        return 0
    return 1 if y > others[0] else -1


def _label(x, y, lines, *, right, low):
    tall, wide = 20 * len(lines), max(width(text, size, bold=bold) for text, size, bold in lines)
    top = min(max(y - tall / 2 + low * (tall / 2 + 4), 4), HEIGHT - tall - 6)
    left = x + APART if right else x - APART - wide
    words = []
    for index, (text, size, bold) in enumerate(lines):
        fill = palette.INK if bold else palette.MUTED
        words += column([text], left, top + 15 + 20 * index, size=size, room=wide, lead=20, bold=bold, fill=fill)
    return Shape(box(left - 4, top - 1, wide + 8, tall + 4), palette.PAPER), words

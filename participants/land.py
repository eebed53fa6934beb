"""Where land is, coarsely, and how two places lie to each other (what the outline is and its licence: ``data/README.md``)."""

import json
import math
from functools import cache
from pathlib import Path
from typing import NamedTuple

RADIUS = 6371.0
"""Of the earth, in km."""


class Spot(NamedTuple):
    """A place in degrees."""

    latitude: float
    longitude: float


@cache
def outlines() -> tuple[tuple[tuple[float, float], ...], ...]:
    """Rings of (longitude, latitude), read once per process."""
    rings = json.loads((Path(__file__).parent / "data" / "land.json").read_text())
    return tuple(tuple((x, y) for x, y in ring) for ring in rings)


def _arc(a: Spot, b: Spot) -> float:
    """The angle between two places, seen from the middle of the earth."""
    north, south = math.radians(a.latitude), math.radians(b.latitude)
    east = math.radians(b.longitude - a.longitude)
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * math.asin(min(1.0, math.sqrt(half)))


def apart(a: Spot, b: Spot) -> float:
    """The distance in km along the surface."""
    return RADIUS * _arc(a, b)


def bearing(a: Spot, b: Spot) -> float:
    """The direction in which one sets out from ``a`` to ``b``: degrees from north, clockwise."""
    north, south = math.radians(a.latitude), math.radians(b.latitude)
    east = math.radians(b.longitude - a.longitude)
    across = math.sin(east) * math.cos(south)
    return math.degrees(math.atan2(across, math.cos(north) * math.sin(south) - math.sin(north) * math.cos(south) * math.cos(east))) % 360


def way(a: Spot, b: Spot, steps: int = 24) -> list[Spot]:
    """The shortest way over the surface; longitudes run on past 180 where it crosses the date line."""
    arc, found = _arc(a, b), [a]
    if arc < 1e-6 or arc > math.pi - 1e-3:
        return [a, Spot(b.latitude, b.longitude + 360 * round((a.longitude - b.longitude) / 360))]
    for step in range(1, steps + 1):
        spot = _between(a, b, arc, step / steps)
        turns = round((found[-1].longitude - spot.longitude) / 360)
        found.append(Spot(spot.latitude, spot.longitude + 360 * turns))
    return found


def _between(a: Spot, b: Spot, arc: float, share: float) -> Spot:
    weights = math.sin((1 - share) * arc) / math.sin(arc), math.sin(share * arc) / math.sin(arc)
    x = y = z = 0.0
    for weight, spot in zip(weights, (a, b), strict=True):
        up, round_ = math.radians(spot.latitude), math.radians(spot.longitude)
        x += weight * math.cos(up) * math.cos(round_)
        y += weight * math.cos(up) * math.sin(round_)
        z += weight * math.sin(up)
    return Spot(math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x)))

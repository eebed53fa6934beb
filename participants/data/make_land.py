"""Make land.json out of Natural Earth: python make_land.py naturalearth_lowres.shp (needs pyshp and shapely, which the product does not)."""

import json
import sys
from pathlib import Path

COARSE, SMALLEST, SOUTHERNMOST = 0.25, 0.6, -60
"""Degrees that a coast may be moved; square degrees below which an island is left out; the Antarctic is left out."""


def rings(shapes):
    """The outlines of all land together, seas within it as rings of their own, the largest first."""
    from shapely import union_all
    from shapely.geometry import shape

    whole = union_all([shape(each.__geo_interface__).buffer(0.01) for each in shapes]).buffer(-0.01).simplify(COARSE)
    for part in sorted(whole.geoms, key=lambda part: -part.area):
        if part.area >= SMALLEST and part.centroid.y > SOUTHERNMOST:
            yield from (part.exterior, *(hole for hole in part.interiors if hole.length > 2))


def main(path):
    import shapefile

    found = [[[round(x, 1), round(y, 1)] for x, y in ring.coords[:-1]] for ring in rings(shapefile.Reader(path).shapes())]
    Path(__file__).with_name("land.json").write_text(json.dumps(found, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])

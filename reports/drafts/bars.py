"""The pictures of a report: hours by who led, real against expected time, the road map, the map. Numbers only; the template draws them."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from participants import palette
from reports.drafts import line
from reports.drafts import map as maps
from stages.journey.strokes import Drawing, Inks, Label, Shape, box
from stages.roadmap import chart

WIDTH, TALL, ROW = 680, 26, 58


@dataclass(frozen=True)
class Bars:
    title: str
    drawing: Drawing
    fonts: str = palette.FONTS


def draw(values, prefix):
    """``led``, ``time``, ``aims``, ``map`` and ``line``; None where there is nothing to draw."""
    return {
        "led": _led(values, f"{prefix}l"),
        "time": _time(values, f"{prefix}t"),
        "aims": _aims(values, f"{prefix}a"),
        "map": maps.draw(values, f"{prefix}m"),
        "line": line.draw(values, f"{prefix}y"),
    }


def _aims(values, prefix):
    """Each target of the road map with its chart."""
    names = (_("to reach"), _("start"))
    return [(aim, _chart(aim, (*names, aim["due"]), f"{prefix}{number}")) for number, aim in enumerate(values.get("aims", ()))]


def _chart(aim, names, prefix):
    start, *readings = ((dt.date.fromisoformat(each["on"]["iso"]), Decimal(each["value"])) for each in (aim["start"], *aim["readings"]))
    goal = (dt.date.fromisoformat(aim["last_day"]), Decimal(aim["goal"]["value"]))
    return chart.draw(start, goal, readings, names=names, prefix=prefix, across=WIDTH, down=260)


def _led(values, prefix):
    whole = sum(share["minutes"] for share in values["led"])
    if not whole:
        return None
    inks, shapes, labels, left = Inks(prefix), [], [], 1.0
    for share in values["led"]:
        wide = (WIDTH - 2) * share["minutes"] / whole
        if wide:
            shapes.append(Shape(box(left, 1, wide, TALL), _fill(inks, share["side"]), palette.INK, 1))
        left += wide
    said = "; ".join(f"{share['title']} {share['percent']} %" for share in values["led"])
    return Bars(_("Share of the hours by who led: %(shares)s") % {"shares": said}, Drawing(prefix, WIDTH, TALL + 2, tuple(shapes), tuple(labels)))


def _fill(inks, side):
    return {"mentor": inks.mentor, "mentee": inks.mentee, "together": inks.together}.get(side, palette.PAPER)


def _time(values, prefix):
    period = values["period"]
    rows = [(_("expected"), period["expected_days"], period["foreseen"], palette.PAPER), (_("real"), period["days"], period["lasted"], palette.MUTED)]
    if not all(days for _name, days, _said, _fill in rows):
        return None
    most = max(days for _name, days, _said, _fill in rows)
    shapes, labels = [], []
    for index, (name, days, said, fill) in enumerate(rows):
        top = index * ROW + 24
        labels.append(Label(0, top - 8, f"{name}: {said}", 17, WIDTH, bold=fill == palette.MUTED))
        shapes.append(Shape(box(1, top, (WIDTH - 2) * days / most, TALL - 6), fill, palette.INK, 1))
    title = _("Expected %(expected)s, really %(real)s") % {"expected": rows[0][2], "real": rows[1][2]}
    return Bars(title, Drawing(prefix, WIDTH, 2 * ROW - 8, tuple(shapes), tuple(labels)))

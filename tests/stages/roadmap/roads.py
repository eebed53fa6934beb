"""Builders and typed forms of the road map."""

from decimal import Decimal

from stages.models import Reading, RoadMap, Target
from tests import make

TODAY = "2026-11-20"


def mzuzu():
    """A partnership, and a facilitator of the mentee."""
    partnership = make.partnership()
    return partnership, make.member_user(partnership, "mentee", "facilitator")


def target(partnership, title="Households with water", *, baseline="40", goal="80", due="2028-06-30", baseline_on="2016-03-01", **fields):
    if "owner" not in fields:
        fields.setdefault("owner_office", "Directorate of Planning")
    days = {"due": make.day(due), "baseline_on": make.day(baseline_on)}
    return Target.objects.create(partnership=partnership, title=title, unit="%", baseline=Decimal(baseline), goal=Decimal(goal), **days, **fields)


def reading(target, value="50", on="2020-01-01", **fields):
    return Reading.objects.create(target=target, value=Decimal(value), on=make.day(on), **fields)


def words(partnership, vision="A city that plans with its people", on="2016-03-01", **fields):
    return RoadMap.objects.create(partnership=partnership, vision=vision, on=make.day(on), **fields)


def aimed(**fields):
    """The form of a target, as it might be typed."""
    typed = {"title": "Streets lit", "unit": "km", "baseline": "12", "baseline_on": "2026-01-01", "goal": "40", "due": "2030-12-31"}
    return {**typed, "owner_office": "Works", **fields}


def read(**fields):
    return {"value": "52.5", "on": "2026-11-01", **fields}

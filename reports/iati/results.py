"""Results of a partnership: figures of its published reports, and of each report only these. No text that a city wrote, but the names of its targets.

One period of an indicator is the period of one report. What is counted anew in every report cannot be added up, and says so.
"""

from decimal import Decimal

from django.utils.translation import gettext as _

from reports.iati import codes
from reports.iati.tree import NOTHING, fit, node, told

CENT = Decimal("0.01")


def write(made, facts, editions):
    """Only what there is: a result without an indicator, or an indicator without a figure, is left out."""
    visits = [_indicator(_("Visits to %(city)s") % {"city": _city(editions, side)}, _visits(editions, f"to_{side}")) for side in ("mentee", "mentor")]
    people = _indicator(_("People who took part"), _people(editions), adds_up=False)
    _result(made, codes.OUTPUT, _("The two cities visited each other"), visits, adds_up=True)
    _result(made, codes.OUTPUT, _("People of both cities took part"), [people])
    kept = _indicator(_("Promises between the cities kept in time"), _promises(editions), measure=codes.PERCENTAGE, adds_up=False)
    _result(made, codes.OUTCOME, _("The cities did what they promised each other"), [kept])
    decided = _indicator(_("Elements of the method on which the mentee city decided"), _decisions(editions), adds_up=False)
    _result(made, codes.OUTCOME, _("The mentee city made the method its own"), [decided])
    _result(made, codes.OUTCOME, _("Targets of the mentee city’s road map"), _aims(editions[-1]))


def _city(editions, side):
    return editions[-1].values["pair"][side]["name"]


def _period(edition):
    """First and last day of what a report tells. One on a stage that was still open ends on the day it was published."""
    period = edition.values["period"]
    since, until = period["since"]["iso"], (period["until"] or {}).get("iso") or edition.published_at.date().isoformat()
    return since, max(since, until)


def _visits(editions, way):
    return [(_period(each), [(each.values["visits"][way], None)]) for each in editions]


def _people(editions):
    """By city, as the report counted them."""
    rows = ((each, [(row["people"], ("city", row["place"])) for row in each.values["reached"]]) for each in editions)
    return [(_period(each), some) for each, some in rows if some]


def _promises(editions):
    """Of those that were due, kept or given up: in percent."""
    for each in editions:
        rows = each.values.get("promises") or ()
        kept = sum(row["kept_on_time"] for row in rows)
        if whole := sum(row["kept_on_time"] + row["kept_late"] + row["broken"] for row in rows):
            yield _period(each), [((Decimal(100 * kept) / whole).quantize(CENT), None)]


def _decisions(editions):
    """By what was decided, in the words of the report. Each report tells how things stood at its end."""
    for each in editions:
        rows = [row["kind"] for row in each.values.get("decisions") or ()]
        if rows:
            yield _period(each), [(rows.count(kind), ("decision", kind)) for kind in dict.fromkeys(rows)]


def _indicator(title, periods, *, measure=codes.UNIT, adds_up=True):
    """What is counted began at nothing; a percentage had no beginning, and gets no baseline."""
    periods = list(periods)
    return periods and {"title": title, "measure": measure, "adds_up": adds_up, "periods": periods}


def _result(made, kind, title, indicators, *, adds_up=False):
    found = [each for each in indicators if each]
    if not found:
        return
    result = node(made, "result", type=kind, aggregation_status=int(adds_up))
    told(result, "title", title)
    for each in found:
        each(result) if callable(each) else _written(result, each)


def _written(result, each):
    indicator = node(result, "indicator", measure=each["measure"], ascending=1, aggregation_status=int(each["adds_up"]))
    told(indicator, "title", each["title"])
    first = each["periods"][0][0][0]
    if each["measure"] == codes.UNIT:
        node(indicator, "baseline", year=first[:4], iso_date=first, value=0)
    for (since, until), actuals in each["periods"]:
        period = node(indicator, "period")
        node(period, "period_start", iso_date=since)
        node(period, "period_end", iso_date=until)
        for value, dimension in actuals:
            actual = node(period, "actual", value=value)
            if dimension:
                node(actual, "dimension", name=dimension[0], value=fit(dimension[1]) or NOTHING)


def _aims(edition):
    return [_aim(aim, edition) for aim in edition.values.get("aims") or ()]


def _aim(aim, edition):
    """A target of the road map: where it began, where it is to go, and the newest reading that was published."""

    def write(result):
        start, goal = Decimal(aim["start"]["value"]), Decimal(aim["goal"]["value"])
        measure = codes.PERCENTAGE if aim["unit"].strip() in ("%", "percent") else codes.UNIT
        indicator = node(result, "indicator", measure=measure, ascending=int(goal >= start), aggregation_status=0)
        title = f"{aim['title']} ({aim['unit']})" if aim["unit"] else aim["title"]
        told(indicator, "title", (title, edition.language))
        began = aim["start"]["on"]["iso"]
        node(indicator, "baseline", year=began[:4], iso_date=began, value=start)
        period = node(indicator, "period")
        node(period, "period_start", iso_date=began)
        node(period, "period_end", iso_date=max(began, aim["last_day"]))
        node(period, "target", value=goal)
        if aim["readings"]:
            last = aim["readings"][-1]
            actual = node(period, "actual", value=Decimal(last["value"]))
            told(actual, "comment", (_("Read: %(day)s") % {"day": last["on"]["words"]}, edition.language))

    return write

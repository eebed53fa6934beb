"""What published editions add up to. Pure: the frozen values of editions in, figures out; no database.

The same activity of several partnerships is counted once, and nobody is counted twice: a person who came in two stages stands in two
reports, so of each city the most that one report counted is taken, which is true of "at least".
"""

from collections import defaultdict

from django.utils.translation import gettext

from reports.programme import former
from reports.programme.values import City, Method, Promised, Span
from stages import catalogue
from stages.adaptation.kinds import Kind

STATES = ("kept_on_time", "kept_late", "broken", "open")
LED = {"mentor": "mentor", "mentee": "mentee", "together": "together", "adviser": "together"}


def whole(all_values):
    """Activities, minutes, how many were counted once instead of several times, and how many reports do not say what they share."""
    seen, twice, minutes = set(), 0, 0
    for values in all_values:
        for each in values.get("shared", ()):
            if each["mark"] in seen:
                twice, minutes = twice + 1, minutes + each["minutes"]
            seen.add(each["mark"])
    return {
        "activities": sum(values["activities"] for values in all_values) - twice,
        "minutes": sum(values["minutes"] for values in all_values) - minutes,
        "shared": twice,
        "untold": sum("shared" not in values for values in all_values),
    }


def visits(all_values):
    """Both ways; a journey belongs to one pair of cities, so each partnership counts its own."""
    return {name: sum(values["visits"][name] for values in all_values) for name in ("to_mentee", "to_mentor")}


def cities(all_values):
    """Of each city at least how many people took part, by name."""
    most = defaultdict(int)
    for values in all_values:
        counted = {each["place"]: each["people"] for each in values["reached"]}
        for side in ("mentor", "mentee"):
            place = values["pair"][side]
            key = place["name"], place["country"]
            most[key] = max(most[key], counted.get(place["name"], 0))
    return tuple(City(*key, people) for key, people in sorted(most.items(), key=lambda each: (each[0][0].casefold(), each[0][1])) if people)


def promised(all_values):
    """The promises of both sides; None where nobody promised anything."""
    rows = [row for values in all_values for row in values.get("promises") or ()]
    return Promised(**{name: sum(row[name] for row in rows) for name in STATES}) if rows else None


def method(newest):
    """Elements by what was decided, from the newest report of each partnership: that one holds every decision that counts by then."""
    found = {kind: [] for kind in Kind}
    for number, values in enumerate(newest):
        for each in values.get("decisions") or ():
            if (kind := former.kind(each)) in found:
                found[kind].append(number)
    return tuple(Method(str(kind.label), len(rows), len({*rows})) for kind, rows in found.items() if rows)


def spans(all_values, rows):
    """The five stages."""
    minutes = {stage.key: dict.fromkeys(("mentor", "together", "mentee"), 0) for stage in catalogue.STAGES}
    for values in all_values:
        for share in values["led"]:
            minutes[values["stage"]["key"]][LED[share["side"]]] += share["minutes"]
    return tuple(
        Span(stage.key, stage.number, gettext(stage.title), tuple(row.number for row in rows if row.stage == stage.key), **minutes[stage.key])
        for stage in catalogue.STAGES
    )

"""Compile a programme report: published editions -> values, by allowlist. No table of the working level is read but the introduction."""

import datetime as dt
import json
from collections import defaultdict
from dataclasses import asdict

from django.utils.translation import get_language, gettext
from django_countries import countries

from participants.dates import in_words
from participants.partnerships.parts import CITIES
from reports.drafts import wording
from reports.drafts.values import Place
from reports.programme import former, sums
from reports.programme.values import Row, Source, Told, Values
from reports.published.models import Edition
from stages import catalogue
from stages.journey.spans import in_hours

TAKEN = ("activities", "decisions", "illustrative", "led", "minutes", "pair", "period", "promises", "reached", "shared", "stage", "story", "visits")
"""What is added up; the rest of an edition, its log above all, is let go as soon as it is read."""


def sources(programme):
    """The editions that are added up, by partnership and time: read a few at a time, each with no more values than are taken."""
    rows = map(_lightened, Edition.objects.newest_in(programme).order_by("pk").iterator(chunk_size=50))
    return sorted(rows, key=lambda each: (each.title, each.partnership_id, each.values["period"]["since"]["iso"], each.pk))


def _lightened(edition):
    edition.values = {name: edition.values[name] for name in TAKEN if name in edition.values}
    pair = edition.values["pair"]
    for side in CITIES:
        pair[side] = _here(pair[side], edition.language)
    return edition


def _here(place, language):
    """A city with its country in the present language, so that it is one city in reports of several languages."""
    code = former.country(place, language)
    return {**place, "code": code, "country": str(countries.name(code))} if code else place


def compile_values(summary):
    """The values of the programme's report as plain JSON, in the present language."""
    return json.loads(json.dumps(asdict(_values(summary, sources(summary.programme_id)))))


def _values(summary, editions):
    everything = [each.values for each in editions]
    by = defaultdict(list)
    for each in editions:
        by[each.partnership_id].append(each)
    rows = tuple(_row(number, some) for number, some in enumerate(by.values(), 1))
    figures, cities = sums.whole(everything), sums.cities(everything)
    since, until = _time(everything)
    return Values(
        language=get_language(),
        programme=summary.programme.title,
        introduction=summary.introduction.strip().replace("\r\n", "\n"),
        since=since,
        until=until,
        reports=len(editions),
        hours=in_hours(figures["minutes"]),
        people=sum(city.people for city in cities),
        rows=rows,
        spans=sums.spans(everything, rows),
        cities=cities,
        promised=sums.promised(everything),
        method=sums.method([some[-1].values for some in by.values()]),
        learned=_told(editions, "learned"),
        did_not_work=_told(editions, "did_not_work"),
        illustrative=any(values["illustrative"] for values in everything),
        **figures,
        **sums.visits(everything),
    )


def _row(number, editions):
    values, latest = [each.values for each in editions], editions[-1]
    stage, figures, kept = catalogue.stage(latest.stage), sums.whole(values), sums.promised(values)
    return Row(
        number=number,
        mentor=Place(**latest.values["pair"]["mentor"]),
        mentee=Place(**latest.values["pair"]["mentee"]),
        stage=stage.key,
        stage_number=stage.number,
        stage_title=gettext(stage.title),
        activities=figures["activities"],
        minutes=figures["minutes"],
        hours=in_hours(figures["minutes"]),
        people=sum(city.people for city in sums.cities(values)),
        kept=kept.kept_on_time + kept.kept_late if kept else 0,
        promised=sum(asdict(kept).values()) if kept else 0,
        sources=tuple(map(_source, editions)),
        **sums.visits(values),
    )


def _source(edition):
    stage, published = gettext(catalogue.stage(edition.stage).title), in_words(edition.published_at.date())
    period, language = _dated(edition)
    return Source(edition.pk, stage, edition.number, period, published, edition.sha256, language)


def _dated(edition):
    """The time of a report, and the language of the words: the present one wherever the days that were frozen can be said in it."""
    days = [edition.values["period"][name] for name in ("since", "until")]
    words = [day and wording.again(day, edition.language) for day in days]
    if list(map(bool, days)) != list(map(bool, words)):
        return edition.period, edition.language
    return wording.from_to(*words), get_language()


def _told(editions, name):
    """One narrative box of each report, as the cities cleared it."""
    return tuple(
        Told(
            each.values["pair"]["mentor"]["name"],
            each.values["pair"]["mentee"]["name"],
            gettext(catalogue.stage(each.stage).title),
            each.language,
            box["text"],
        )
        for each in editions
        for box in each.values["story"]
        if former.box(box) == name
    )


def _time(everything):
    """From when to when the reports tell, in words; empty without any."""
    days = [day["iso"] for values in everything for day in (values["period"]["since"], values["period"]["until"]) if day]
    return tuple(in_words(dt.date.fromisoformat(each), "month") for each in (min(days), max(days))) if days else ("", "")

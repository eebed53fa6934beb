"""The path up to the stay that a report is about, as values. What came later belongs to later reports."""

from dataclasses import asdict
from itertools import pairwise

from django.utils.translation import gettext

from participants.dates import in_words
from reports.drafts import figures
from stages import catalogue
from stages.journey import path
from stages.journey.spans import Back, Span


def spans(stays, stay, rows, missing):
    """One span for each of the five stages, as things stood when the stay ended; ``stays`` are all of the journey's, in order."""
    past = stays[: stays.index(stay) + 1]
    last = {each.stage: each for each in past}
    return tuple(asdict(_span(stage, last.get(stage.key), stays, past, rows, missing)) for stage in catalogue.STAGES)


def _span(stage, stay, stays, past, rows, missing):
    if stay is None or _left_behind(stay, past[-1]):
        return Span(gettext(stage.title), "ahead")
    here = stay == past[-1] and stay.until is None
    mine = [row for each in past if each.stage == stage.key for row in figures.within(rows, each, stays)]
    by = {side: figures.minutes(some) for side, some in figures.grouped(mine, "led_by").items()}
    return Span(
        gettext(stage.title),
        "open" if here else "passed",
        since=in_words(stay.since, stay.since_precision),
        until=in_words(stay.until, stay.until_precision),
        mentor=by.get("mentor", 0),
        mentee=by.get("mentee", 0),
        together=by.get("together", 0) + by.get("adviser", 0),
        missing=tuple(missing) if here else (),
    )


def _left_behind(stay, here):
    """A stage behind which the partnership has gone back lies ahead again."""
    return catalogue.stage(stay.stage).number > catalogue.stage(here.stage).number


def backs(stays, stay):
    """Moves back to an earlier stage, until the stay began."""
    number, past = {each.key: each.number for each in catalogue.STAGES}, stays[: stays.index(stay) + 1]
    pairs = [(a, b) for a, b in pairwise(past) if number[b.stage] < number[a.stage]]
    return tuple(asdict(Back(number[a.stage], number[b.stage], in_words(b.since, b.since_precision))) for a, b in pairs)


def draw(values, prefix):
    """The picture of a frozen path."""
    names = {side: values["pair"][side]["name"] for side in ("mentor", "mentee")}
    some = [Span(**{**span, "missing": tuple(span["missing"])}) for span in values["path"]]
    return path.draw(some, [Back(**back) for back in values["backs"]], prefix=prefix, **names)

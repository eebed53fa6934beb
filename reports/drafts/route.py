"""The path up to the end of what a report is about, as values. What came later belongs to later reports."""

from dataclasses import asdict
from itertools import pairwise

from django.utils.translation import gettext

from participants.dates import in_words
from reports.drafts import figures
from stages import catalogue
from stages.journey import path
from stages.journey.spans import Back, Span


def spans(frame, rows, missing):
    """One span for each of the five stages, as things stood at the end; those that a period touches are marked."""
    last = {each.stage: each for each in frame.past}
    marked = {each.stage for each in frame.past if frame.touches(each)}
    return tuple(asdict(_span(stage, last.get(stage.key), frame, rows, missing, stage.key in marked)) for stage in catalogue.STAGES)


def _span(stage, stay, frame, rows, missing, marked):
    if stay is None or _left_behind(stay, frame.past[-1]):
        return Span(gettext(stage.title), "ahead", marked=marked)
    here = stay == frame.past[-1] and not frame.is_over(stay)
    by = {side: figures.minutes(some) for side, some in figures.grouped(_of_stage(stage, frame, rows), "led_by").items()}
    return Span(
        gettext(stage.title),
        "open" if here else "passed",
        since=in_words(stay.since, stay.since_precision),
        until="" if here else in_words(stay.until, stay.until_precision),
        mentor=by.get("mentor", 0),
        mentee=by.get("mentee", 0),
        together=by.get("together", 0) + by.get("adviser", 0),
        missing=tuple(missing) if here else (),
        marked=marked,
    )


def _of_stage(stage, frame, rows):
    """What was held in a stage until the report ends; a stay is told whole."""
    mine = {each.pk for each in frame.past if each.stage == stage.key}
    known = rows if frame.stay else [row for row in rows if row.on <= frame.until]
    return [row for row in known if figures.stay_of(row.on, frame.stays).pk in mine]


def _left_behind(stay, here):
    """A stage behind which the partnership has gone back lies ahead again."""
    return catalogue.stage(stay.stage).number > catalogue.stage(here.stage).number


def backs(frame):
    """Moves back to an earlier stage, until the end."""
    number = {each.key: each.number for each in catalogue.STAGES}
    pairs = [(a, b) for a, b in pairwise(frame.past) if number[b.stage] < number[a.stage]]
    return tuple(asdict(Back(number[a.stage], number[b.stage], in_words(b.since, b.since_precision))) for a, b in pairs)


def draw(values, prefix):
    """The picture of a frozen path."""
    names = {side: values["pair"][side]["name"] for side in ("mentor", "mentee")}
    some = [Span(**{**span, "missing": tuple(span["missing"])}) for span in values["path"]]
    return path.draw(some, [Back(**back) for back in values["backs"]], prefix=prefix, **names)

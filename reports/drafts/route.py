"""The path up to the stay that a report is about, as values. What came later belongs to later reports."""

from dataclasses import asdict

from participants.dates import in_words
from reports.drafts import figures
from stages import catalogue
from stages.journey import path
from stages.journey.spans import Back, Span


def so_far(stays, stay):
    """The stays up to this one, in order."""
    ordered = sorted(stays, key=lambda each: (each.since, each.pk))
    return ordered[: ordered.index(stay) + 1]


def spans(stays, rows, missing):
    """One span for each of the five stages; ``stays`` end with the one that the report is about."""
    last = {each.stage: each for each in stays}
    return tuple(asdict(_span(stage, last.get(stage.key), stays, rows, missing)) for stage in catalogue.STAGES)


def _span(stage, stay, stays, rows, missing):
    from django.utils.translation import gettext

    title = gettext(stage.title)
    if stay is None or _left_behind(stay, stays):
        return Span(title, "ahead")
    here = stay == stays[-1] and stay.until is None
    mine = [row for each in stays if each.stage == stage.key for row in figures.within(rows, each)]
    by = {side: figures.minutes(some) for side, some in figures.grouped(mine, "led_by").items()}
    return Span(
        title,
        "open" if here else "passed",
        since=in_words(stay.since, stay.since_precision),
        until=in_words(stay.until, stay.until_precision),
        mentor=by.get("mentor", 0),
        mentee=by.get("mentee", 0),
        together=by.get("together", 0) + by.get("adviser", 0),
        missing=tuple(missing) if here else (),
    )


def _left_behind(stay, stays):
    """A stage behind which the partnership has gone back lies ahead again."""
    return catalogue.stage(stay.stage).number > catalogue.stage(stays[-1].stage).number


def backs(stays):
    """Moves back to an earlier stage."""
    number = {each.key: each.number for each in catalogue.STAGES}
    pairs = [(a, b) for a, b in zip(stays, stays[1:], strict=False) if number[b.stage] < number[a.stage]]
    return tuple(asdict(Back(number[a.stage], number[b.stage], in_words(b.since, b.since_precision))) for a, b in pairs)


def draw(values, prefix):
    """The picture of a frozen path."""
    names = {side: values["pair"][side]["name"] for side in ("mentor", "mentee")}
    some = [Span(**{**span, "missing": tuple(span["missing"])}) for span in values["path"]]
    return path.draw(some, [Back(**back) for back in values["backs"]], prefix=prefix, **names)

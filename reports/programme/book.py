"""The figures of a published programme report as a workbook: read from its frozen values and nothing else."""

from django.utils.translation import gettext as _

from reports.published.book import filled


def of(edition):
    """The bytes of the workbook; the same edition gives the same bytes."""
    return filled(sheets(edition), edition.published_at)


def sheets(edition):
    """Title and rows of every sheet; the first row names the columns."""
    v = edition.values
    yield _("Programme"), _programme(edition, v)
    yield _("Partnerships"), [_heads(), *map(_row, v["rows"])]
    heads = (_("Stage"), _("Partnerships"), _("Minutes led by the mentor"), _("Minutes led together"), _("Minutes led by the mentee"))
    stages = ((span["title"], len(span["rows"]), span["mentor"], span["together"], span["mentee"]) for span in v["spans"])
    yield _("Stages"), [heads, *stages]
    yield _("People"), [(_("City"), _("Country"), _("People, at least")), *((each["name"], each["country"], each["people"]) for each in v["cities"])]
    if v["promised"]:
        row = tuple(v["promised"][name] for name in ("kept_on_time", "kept_late", "broken", "open"))
        yield _("Promises"), [(_("Kept in time"), _("Kept later"), _("Not kept"), _("Open")), row]
    if v["method"]:
        rows = ((each["title"], each["elements"], each["partnerships"]) for each in v["method"])
        yield _("Method"), [(_("Decision"), _("Elements"), _("Partnerships")), *rows]
    heads = (_("Mentor"), _("Mentee"), _("Stage"), _("Edition"), _("Time"), _("Published"), _("SHA-256 of the paper"))
    yield _("Reports"), [heads, *_sources(v["rows"])]


def _heads():
    return (
        _("Number"),
        _("Mentor"),
        _("Mentee"),
        _("Stage of the latest report"),
        _("Activities held"),
        _("Minutes"),
        _("Visits to the mentee"),
        _("Visits to the mentor"),
        _("People, at least"),
        _("Promises kept"),
        _("Promises made"),
    )


def _row(row):
    figures = ("activities", "minutes", "to_mentee", "to_mentor", "people", "kept", "promised")
    return (row["number"], row["mentor"]["name"], row["mentee"]["name"], row["stage_title"], *(row[name] for name in figures))


def _sources(rows):
    for row in rows:
        for each in row["sources"]:
            yield row["mentor"]["name"], row["mentee"]["name"], each["stage"], each["number"], each["period"], each["published"], each["sha256"]


def _programme(edition, v):
    yield _("What"), _("Figure")
    yield _("Programme"), edition.title
    yield _("From"), v["since"]
    yield _("Until"), v["until"]
    yield _("Edition"), edition.number
    yield _("SHA-256 of the paper"), edition.sha256
    yield _("Partnerships"), len(v["rows"])
    yield _("Stage reports added up"), v["reports"]
    yield _("Activities held"), v["activities"]
    yield _("Activities of several partnerships, counted once"), v["shared"]
    yield _("Minutes"), v["minutes"]
    yield _("Visits to mentees"), v["to_mentee"]
    yield _("Visits to mentors"), v["to_mentor"]
    yield _("People, at least"), v["people"]

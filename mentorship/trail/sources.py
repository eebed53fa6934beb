"""Where the trail of a partnership comes from: rows that are kept for ever (class F), and the history of what is worked on (class D).

No row of class A or B, not even their number. A source gives ids and moments; names and titles are looked up for the reader.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, CharField, Expression, F, IntegerField, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participants.models import Context, Membership, Partnership
from reports.models import Clearance, Correction, Download, Edition, Report, SummaryEdition, SummaryVersion, Version
from stages.models import (
    Activity,
    Addition,
    Aside,
    Attestation,
    Commitment,
    Decision,
    Document,
    Line,
    Move,
    Practice,
    Reading,
    Silence,
    Spending,
    Target,
    Tuning,
    Turn,
    Word,
)

COLUMNS = ("step_at", "step_kind", "step_key", "step_who", "step_about", "step_said")  # no field of a model is called so
REMOVED = "-"
NOTHING = Value("")
# What comes in by a workbook has nobody signed in, but says whose it is.
WROTE = Case(When(history_type="+", then=Coalesce("history_user_id", "recorded_by_id")), default=F("history_user_id"))


@dataclass(frozen=True)
class Source:
    """Rows of one sort. ``words``: what happened, by what ``said`` holds, or in general; ``route``: the page that ``about`` names."""

    rows: Callable[[Partnership], QuerySet]
    words: dict[str, str | Promise]
    at: str
    who: str | Expression
    route: str = ""
    about: str = "pk"
    said: str | Expression = NOTHING

    def lines(self, kind: int, partnership) -> QuerySet:
        """One row each: moment, kind, key, user, what it is about, what was said."""
        return (
            self.rows(partnership)
            .order_by()
            .annotate(
                step_at=F(self.at),
                step_kind=Value(kind, IntegerField()),
                step_key=F("pk"),
                step_who=F(self.who) if isinstance(self.who, str) else self.who,
                step_about=F(self.about),
                step_said=Cast(F(self.said) if isinstance(self.said, str) else self.said, CharField()),
            )
        )


def history(model, words, route="", about="id", of=lambda partnership: {"partnership_id": partnership.pk}, **more) -> Source:
    """The history of one sort of record: added, changed, taken away."""
    said = dict(zip(("+", "~", "-"), words, strict=True))
    return Source(lambda p: model.history.filter(**of(p)), said, "history_date", WROTE, route, about, "history_type", **more)


def record(rows, words, route="", about="pk", *, at="recorded_at", who="recorded_by_id", said=NOTHING) -> Source:
    return Source(rows, words, at, who, route, about, said)


def of_line(partnership):
    return {"line_id__in": Line.objects.filter(partnership=partnership).values("pk")}


def of_target(partnership):
    return {"target_id__in": Target.objects.filter(partnership=partnership).values("pk")}


def of_method(partnership):
    """Elements of the mentor city's method, which its partnerships of the programme share."""
    return {"programme_id": partnership.programme_id, "city_id": partnership.mentor_id}


def involved(partnership):
    return {"id__in": partnership.involvements.values("activity")}


# The place in this list is the kind of a row, and part of the key of a page: add at the end.
SOURCES = (
    record(
        lambda p: Move.objects.filter(journey__partnership=p),
        {"": _("Proposed a move")},
        "move",
        at="proposed_at",
    ),
    record(
        lambda p: Move.objects.filter(journey__partnership=p, settled_at__isnull=False),
        {"effective": _("A move took effect"), "declined": _("A move was declined"), "withdrawn": _("A proposed move was taken back")},
        "move",
        at="settled_at",
        who="settled_by_id",
        said="outcome",
    ),
    record(
        lambda p: Word.objects.filter(move__journey__partnership=p),
        {
            "mentor accepts": _("The mentor’s word on a move: accepts"),
            "mentor declines": _("The mentor’s word on a move: declines"),
            "mentee accepts": _("The mentee’s word on a move: accepts"),
            "mentee declines": _("The mentee’s word on a move: declines"),
        },
        "move",
        "move_id",
        said=Concat("side", Value(" "), "says"),
    ),
    record(
        lambda p: Attestation.objects.filter(journey__partnership=p),
        {"": _("Said whether a criterion is met")},
        "gate",
        "journey__partnership_id",
    ),
    record(lambda p: Turn.objects.filter(commitment__partnership=p), {"": _("Said something about a promise")}, "promise", "commitment_id"),
    record(
        lambda p: Version.objects.filter(report__partnership=p),
        {"": _("Froze a report for clearing")},
        "report",
        "report_id",
        at="made_at",
        who="made_by_id",
    ),
    record(
        lambda p: Clearance.objects.filter(version__report__partnership=p),
        {"mentor": _("Cleared a report for the mentor city"), "mentee": _("Cleared a report for the mentee city")},
        "report",
        "version__report_id",
        at="at",
        who="user_id",
        said="side",
    ),
    record(
        lambda p: Edition.objects.filter(partnership_id=p.pk),
        {"": _("Published a report")},
        "edition",
        at="published_at",
        who="published_by_id",
    ),
    record(
        lambda p: Membership.objects.filter(partnership=p, admitted_at__isnull=False),
        {"": _("Admitted somebody to the safe space")},
        "people-of",
        "partnership_id",
        at="admitted_at",
        who="admitted_by_id",
    ),
    record(lambda p: Decision.objects.filter(partnership=p), {"": _("Decided on an element of the method")}, "adaptation", "partnership_id"),
    record(lambda p: Aside.objects.filter(partnership=p), {"": _("Set a signal aside")}, "signals", "partnership_id"),
    record(lambda p: Document.objects.of(p), {"": _("Added a document")}, "document"),
    record(
        lambda p: Document.objects.of(p).filter(taken_down_at__isnull=False),
        {"": _("Took a document down")},
        "document",
        at="taken_down_at",
        who="taken_down_by_id",
    ),
    history(
        Partnership,
        (_("Opened the partnership"), _("Changed the partnership"), _("Removed the partnership")),
        "partnership",
        of=lambda p: {"id": p.pk},
    ),
    history(Membership, (_("Named somebody"), _("Changed a part"), _("Removed a part")), "people-of", "partnership_id"),
    history(Context, (_("Wrote about a city"), _("Changed a note about a city"), _("Removed a note about a city")), "partnership", "partnership_id"),
    history(Activity, (_("Wrote down an activity"), _("Changed an activity"), _("Removed an activity")), "activity", of=involved),
    history(Commitment, (_("Wrote down a promise"), _("Changed a promise"), _("Removed a promise")), "promise"),
    history(Line, (_("Added a line of the budget"), _("Changed a line of the budget"), _("Removed a line of the budget")), "line"),
    history(Spending, (_("Wrote down a spending"), _("Changed a spending"), _("Removed a spending")), "line", "line_id", of=of_line),
    history(Target, (_("Set a target"), _("Changed a target"), _("Removed a target")), "target"),
    history(Reading, (_("Wrote down a reading"), _("Changed a reading"), _("Removed a reading")), "target", "target_id", of=of_target),
    history(Report, (_("Began a report"), _("Wrote in a report"), _("Removed a report")), "report"),
    history(
        Silence,
        (_("Set the limits of silence"), _("Changed the limits of silence"), _("Removed the limits of silence")),
        "signals",
        "partnership_id",
    ),
    record(
        lambda p: Clearance.objects.filter(version__report__partnership=p, withdrawn_at__isnull=False),
        {"mentor": _("Took the mentor city’s clearing back"), "mentee": _("Took the mentee city’s clearing back")},
        "report",
        "version__report_id",
        at="withdrawn_at",
        who="withdrawn_by_id",
        said="side",
    ),
    record(
        lambda p: Correction.objects.filter(report__partnership=p),
        {"": _("Said why a published report must be corrected")},
        "report",
        "report_id",
        at="at",
        who="by_id",
    ),
    record(
        lambda p: Edition.objects.filter(partnership_id=p.pk, destroyed_at__isnull=False),
        {"": _("Destroyed a published file for an erasure")},
        "edition",
        at="destroyed_at",
        who="destroyed_by_id",
    ),
    history(
        Practice,
        (_("Described an element of the method"), _("Changed an element of the method"), _("Removed an element of the method")),
        "practices",
        "programme_id",
        of=of_method,
    ),
    record(lambda p: Addition.objects.filter(partnership=p), {"": _("Described an element from home")}, "adaptation", "partnership_id"),
    record(
        lambda p: Tuning.objects.filter(programme=p.programme_id).annotate(here=Value(p.pk)),
        {"": _("Changed what the programme asks for")},
        "gate",
        "here",
    ),
    record(
        lambda p: Download.objects.filter(edition__partnership_id=p.pk),
        {"": _("Fetched a published report")},
        "edition",
        "edition_id",
        at="at",
        who="user_id",
    ),
    record(  # without a link: only managers and funders open it
        lambda p: SummaryEdition.objects.filter(programme_id=p.programme_id, destroyed_at__isnull=False),
        {"": _("Destroyed a published programme report for an erasure")},
        at="destroyed_at",
        who="destroyed_by_id",
    ),
    record(  # one that was published goes with its edition, which has a line of its own
        lambda p: Version.objects.filter(report__partnership=p, destroyed_at__isnull=False).exclude(pk__in=Edition.objects.values("version_id")),
        {"": _("Emptied a frozen version of a report for an erasure")},
        "version",
        at="destroyed_at",
        who="destroyed_by_id",
    ),
    record(  # without a link: only managers open it
        lambda p: SummaryVersion.objects.filter(summary__programme=p.programme_id, destroyed_at__isnull=False).exclude(
            pk__in=SummaryEdition.objects.values("version_id")
        ),
        {"": _("Emptied a frozen version of the programme report for an erasure")},
        at="destroyed_at",
        who="destroyed_by_id",
    ),
)

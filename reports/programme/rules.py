"""What a programme's report brings to the ledger: the funders are told that one is out."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.dates import in_words
from reports.programme.models import SummaryEdition
from reports.rules import funders
from stages.reminders.asking import WITHIN, Asking, morning
from stages.reminders.due import Line
from stages.reminders.kinds import Kind

OUT = "a programme report is published"


@dataclass(frozen=True)
class OfTheProgramme(Asking):
    """Of records that no partnership opens: they say themselves who reads them."""

    def seen_by(self, person, records):
        return records.readable_by(person)


def _out(day):
    """What was published lately and stands: not replaced, and not destroyed. Its values are left where they are."""
    newer = SummaryEdition.objects.filter(programme_id=OuterRef("programme_id"), number__gt=OuterRef("number"))
    return SummaryEdition.objects.filter(~Exists(newer), destroyed_at=None, published_at__gt=morning(day - WITHIN)).defer("values")


def _line(edition):
    told = {"n": edition.number, "day": in_words(edition.published_at.date()), "reason": edition.reason}
    another = gettext("edition %(n)s of %(day)s replaces the one before: %(reason)s")
    when = (another if edition.reason else gettext("published on %(day)s")) % told
    return Line(edition.title, when, reverse("programme-edition", args=[edition.pk]))


edition_out = OfTheProgramme(
    _out,
    lambda edition: f"programme edition:{edition.pk}",
    lambda edition: (edition.published_at,),
    funders,
    _line,
).rule(
    OUT,
    _("A report on the whole programme is published to you"),
    _("It adds up stage reports that both cities of each partnership have cleared. It stays as it is."),
    Kind.REPORTS,
)

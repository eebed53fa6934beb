"""Released texts in a report. A version holds their numbers and seals, never their words: what its author takes back is gone from everywhere.

The words are read when the version is shown, laid out or published; only publication copies them, into the edition.
"""

import hashlib
import json

from django.db.models import Q
from django.utils.translation import gettext as _

from participants.entry import Conflict
from reports.drafts.models import Report, Version
from reports.published.models import Edition
from stages.models import Quote, Stay


class TakenBack(Conflict):
    """An author was faster than the publication."""

    def __init__(self):
        super().__init__(_("A quote was taken back: make the report again."))


def chosen(report):
    """Those of its stages that wait for publication; those that an earlier edition of it holds, or one of a report on a period. By digest.

    A report on a period tells of every stage that it touches, and may tell again what the report of that stage has told.
    """
    mine = Quote.objects.filter(partnership=report.partnership_id, stage__in=_stages(report))
    found = mine.filter(Q(published_at=None) | Q(pk__in=_told(report))) if report.stay_id else mine
    return sorted(found, key=lambda quote: (quote.digest, quote.name, quote.city))


def _stages(report):
    """The stage of a report, or those that its period touches."""
    if report.stay_id:
        return [report.stay.stage]
    over = Q(until=None) | Q(until__gt=report.since)
    return Stay.objects.filter(over, journey__partnership=report.partnership_id, since__lte=report.until).values("stage")


def _told(report):
    """The numbers of quotes that editions of this report hold, and editions of reports on periods."""
    reports = Report.objects.filter(Q(pk=report.pk) | Q(partnership=report.partnership_id, stay=None)).values("pk")
    out = Edition.objects.filter(report_id__in=reports).values("version_id")
    return [pk for kept in Version.objects.filter(pk__in=out).values_list("quotes", flat=True) for pk in kept]


def keys(quotes):
    """Their numbers, as a version keeps them."""
    return [str(quote.pk) for quote in quotes]


def seal(quote):
    """SHA-256 of the words and of what stands under them, so that the digest of a version covers both."""
    return hashlib.sha256(json.dumps([quote.text, quote.name, quote.city]).encode()).hexdigest()


def standing(version):
    """The version's quotes that nobody took back, in its order."""
    there = Quote.objects.in_bulk(version.quotes) if version.quotes else {}
    found = {str(pk): quote for pk, quote in there.items()}
    return [found[pk] for pk in version.quotes if pk in found]


def is_whole(version):
    """Nothing was taken back."""
    return len(standing(version)) == len(version.quotes)


def shown(version):
    """The values of a version with the words of those quotes that still stand."""
    return {**version.values, "quotes": [{"text": quote.text, "signature": quote.signature} for quote in standing(version)]}


def told(version):
    """The values with the words of all quotes; raises ``TakenBack``."""
    values = shown(version)
    if len(values["quotes"]) < len(version.quotes):
        raise TakenBack
    return values


def publish(version):
    """From now on they cannot be taken back; raises ``TakenBack``. To be called in the publication's transaction."""
    locked = Quote.objects.select_for_update(no_key=True).filter(pk__in=version.quotes).order_by("pk")
    there = list(locked) if version.quotes else []
    if len(there) < len(version.quotes):
        raise TakenBack
    for quote in there:
        if not quote.published_at:
            quote.publish()

"""Released texts in a report. A version holds their numbers and seals, never their words: what its author takes back is gone from everywhere.

The words are read when the version is shown, laid out or published; only publication copies them, into the edition.
"""

import hashlib
import json

from django.utils.translation import gettext as _

from participants.entry import Conflict
from reports.published.models import Edition
from stages.models import Quote


class TakenBack(Conflict):
    """An author was faster than the publication."""

    def __init__(self):
        super().__init__(_("A quote was taken back: make the report again."))


def chosen(report):
    """Those of the stage that wait for publication, and those that an earlier edition of this report holds, by digest."""
    editions = Edition.objects.filter(report_id=report.pk).values("version_id")
    before = [pk for kept in report.versions.filter(pk__in=editions).values_list("quotes", flat=True) for pk in kept]
    waiting = Quote.objects.waiting().filter(partnership=report.partnership_id, stage=report.stay.stage)
    return sorted(waiting | Quote.objects.filter(pk__in=before), key=lambda quote: (quote.digest, quote.name, quote.city))


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

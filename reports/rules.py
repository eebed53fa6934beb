"""What reports bring to the ledger: a version waits to be cleared or published, and a report is due at its gate."""

import datetime as dt
from collections import defaultdict

from django.db.models import Exists, F, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from participants.dates import in_words
from participants.partnerships.parts import CITIES
from reports.models import Clearance, Edition, Version
from stages import catalogue
from stages.models import Stay
from stages.reminders.asking import WITHIN, Asking, leads, managers, morning, of_both
from stages.reminders.due import Line
from stages.reminders.kinds import Kind

CLEARING, DUE = "a report waits for a word", "a report is due"
CLEAR_AGAIN = (dt.timedelta(), dt.timedelta(days=14), dt.timedelta(days=28))
WRITE_AGAIN = (dt.timedelta(days=14), dt.timedelta(days=42))


def _waiting(_today):
    """The newest version of each report, while it is not published. Its values are left where they are."""
    newer = Version.objects.filter(report=OuterRef("report"), number__gt=OuterRef("number"))
    out = Edition.objects.filter(version_id=OuterRef("pk"))
    cities = ("report__partnership__mentor", "report__partnership__mentee", "report__stay")
    return Version.objects.filter(~Exists(newer), ~Exists(out)).defer("values").select_related(*cities)


def _to_speak(versions, on):
    """The leads of whichever city has not cleared it; once both have, the manager, who publishes."""
    cleared, people = defaultdict(set), {}
    for version, side in Clearance.objects.standing().filter(version__in=versions).values_list("version", "side"):
        cleared[version].add(side)
    found = leads((version.report.partnership_id for version in versions), on)
    over = managers((version.report.partnership.programme_id for version in versions), on)
    for version in versions:
        report, open_sides = version.report, [side for side in CITIES if side not in cleared[version.pk]]
        people[version.pk] = set().union(*(found[report.partnership_id, side] for side in open_sides))
        if not open_sides:
            people[version.pk] = over[report.partnership.programme_id]
    return people


def _of_version(version):
    report = version.report
    when = _now("as it stood on %(day)s") % {"day": in_words(version.made_at.date())}
    return Line(_title(report.partnership, report.stay), when, reverse("version", args=[version.pk]))


def _title(partnership, stay):
    return f"{partnership}: {_now(catalogue.stage(stay.stage).title)}"


def _passed(today):
    """Stages that were left, with no report published of them."""
    left = Stay.objects.filter(until__lte=today, until__gt=today - WRITE_AGAIN[-1] - WITHIN)
    out = Edition.objects.filter(report_id=OuterRef("report"))
    return left.filter(~Exists(out)).select_related("journey__partnership__mentor", "journey__partnership__mentee").order_by(F("pk"))


def _to_write(stays, on):
    found = leads((stay.journey.partnership_id for stay in stays), on)
    return {stay.pk: of_both(found, stay.journey.partnership_id) for stay in stays}


def _of_stay(stay):
    when = _now("left %(day)s") % {"day": in_words(stay.until, stay.until_precision)}
    return Line(_title(stay.journey.partnership, stay), when, reverse("reports-of", args=[stay.journey.partnership_id]))


clearing_waits = Asking(
    _waiting,
    lambda version: f"version:{version.pk}",
    lambda version: (version.made_at + pause for pause in CLEAR_AGAIN),
    _to_speak,
    _of_version,
).rule(
    CLEARING,
    _("A report waits for your word"),
    _("Nothing leaves before a lead of each city has cleared it and the manager has published it. Read it, and say so on the page."),
    Kind.REPORTS,
)
report_due = Asking(
    _passed,
    lambda stay: f"stay:{stay.pk}",
    lambda stay: (morning(stay.until + pause) for pause in WRITE_AGAIN),
    _to_write,
    _of_stay,
).rule(
    DUE,
    _("A stage is over, and its report is due"),
    _("The log has drafted it already. Add what you learned and what did not work, and have both cities clear it."),
    Kind.REPORTS,
)

"""What reports bring to the ledger: a version waits to be cleared or published, a word is missing again, a report is due, an edition is out."""

import datetime as dt
from collections import defaultdict

from django.db.models import Exists, F, OuterRef
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.access import May
from participants.dates import in_words, now_holds
from participants.models import Role
from participants.partnerships.parts import CITIES
from reports.models import Clearance, Edition, Version
from stages import catalogue
from stages.models import Stay
from stages.reminders.asking import WITHIN, Asking, leads, managers, morning, of_both
from stages.reminders.due import Line, about
from stages.reminders.kinds import Kind

CLEARING, DUE, OUT, TAKEN = "a report waits for a word", "a report is due", "a report is published", "a clearing was taken back"
CLEAR_AGAIN = (dt.timedelta(), dt.timedelta(days=14), dt.timedelta(days=28))
CITIES_OF = ("report__partnership__mentor", "report__partnership__mentee", "report__stay")
WRITE_AGAIN = (dt.timedelta(days=14), dt.timedelta(days=42))


def _waiting(_today):
    """The newest version of each report, while it is not published and no erasure emptied it. Its values are left where they are."""
    newer = Version.objects.filter(report=OuterRef("report"), number__gt=OuterRef("number"))
    out = Edition.objects.filter(version_id=OuterRef("pk"))
    return Version.objects.filter(~Exists(newer), ~Exists(out), destroyed_at=None).defer("values").select_related(*CITIES_OF)


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
    when = gettext("as it stood on %(day)s") % {"day": in_words(version.made_at.date())}
    return Line(about(report.partnership, report.title), when, reverse("version", args=[version.pk]))


def _taken_back(_today):
    """The latest word of a city on the newest version, where it was taken back and not said anew."""
    later = Clearance.objects.filter(version=OuterRef("version"), side=OuterRef("side"), pk__gt=OuterRef("pk"))
    waiting = _waiting(_today).order_by().values("pk")
    words = Clearance.objects.filter(~Exists(later), withdrawn_at__isnull=False, version__in=waiting)
    return words.defer("version__values").select_related(*(f"version__{road}" for road in CITIES_OF))


def _to_know(words, on):
    """Who reckoned with it: the manager, and the leads of the other city."""
    pairs = {word.pk: (word.side, word.version.report.partnership) for word in words}
    found = leads((pair.pk for _side, pair in pairs.values()), on)
    over = managers((pair.programme_id for _side, pair in pairs.values()), on)
    return {pk: over[pair.programme_id].union(*(found[pair.pk, each] for each in CITIES if each != side)) for pk, (side, pair) in pairs.items()}


def _of_word(word):
    report = word.version.report
    told = {"city": report.partnership.city_of(word.side), "day": in_words(word.withdrawn_at.date())}
    when = gettext("%(city)s took its clearing back on %(day)s") % told
    return Line(about(report.partnership, report.title), when, reverse("version", args=[word.version_id]))


def _out(today):
    """What was published lately and stands: not replaced, and not destroyed."""
    newer = Edition.objects.filter(report_id=OuterRef("report_id"), number__gt=OuterRef("number"))
    return Edition.objects.filter(~Exists(newer), destroyed_at=None, published_at__gt=morning(today - WITHIN)).defer("values")


def funders(editions, on):
    """Those of the programme. One query."""
    holding = Role.objects.filter(now_holds(on), programme__in={edition.programme_id for edition in editions}, kind=Role.Kind.FUNDER)
    found = defaultdict(set)
    for programme, user in holding.filter(practitioner__user__is_active=True).values_list("programme", "practitioner__user"):
        found[programme].add(user)
    return {edition.pk: found[edition.programme_id] for edition in editions}


def _of_edition(edition):
    told = {"n": edition.number, "day": in_words(edition.published_at.date()), "reason": edition.correction}
    corrected = gettext("edition %(n)s of %(day)s replaces the one before: %(reason)s")
    when = (corrected if edition.correction else gettext("published on %(day)s")) % told
    return Line(about(edition.title, edition.stage_title), when, reverse("edition", args=[edition.pk]))


def _passed(today):
    """Stages that were left, with no report published of them."""
    left = Stay.objects.filter(until__lte=today, until__gt=today - WRITE_AGAIN[-1] - WITHIN)
    out = Edition.objects.filter(report_id=OuterRef("report"))
    return left.filter(~Exists(out)).select_related("journey__partnership__mentor", "journey__partnership__mentee").order_by(F("pk"))


def _to_write(stays, on):
    found = leads((stay.journey.partnership_id for stay in stays), on)
    return {stay.pk: of_both(found, stay.journey.partnership_id) for stay in stays}


def _of_stay(stay):
    when = gettext("left %(day)s") % {"day": in_words(stay.until, stay.until_precision)}
    title = about(stay.journey.partnership, gettext(catalogue.stage(stay.stage).title))
    return Line(title, when, reverse("reports-of", args=[stay.journey.partnership_id]))


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
word_missing = Asking(
    _taken_back,
    lambda word: f"clearance:{word.pk}",
    lambda word: (word.withdrawn_at,),
    _to_know,
    _of_word,
).rule(
    TAKEN,
    _("A word is missing again"),
    _("A city took its clearing of a report back. It is not published before a lead of that city clears it anew."),
    Kind.REPORTS,
)
edition_out = Asking(
    _out,
    lambda edition: f"edition:{edition.pk}",
    lambda edition: (edition.published_at,),
    funders,
    _of_edition,
    May.DOWNLOAD,
).rule(
    OUT,
    _("A report is published to you"),
    _("Both cities have cleared it, and the programme manager has published it. It stays as it is."),
    Kind.REPORTS,
)

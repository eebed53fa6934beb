"""A world in which every rule of the ledger has something to say on one Friday, to somebody."""

import datetime as dt

import time_machine

from participants.models import Membership
from reports.models import Edition, Report, SummaryEdition
from stages.models import Activity, Commitment, Digest, Preference, Silence, Standing, Stay, Target, Wave
from stages.reminders.sweep import sweep
from stages.signals import standing
from tests import make

FRIDAY = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
GIVEN = {"title": "Plots with water", "unit": "plots", "baseline": 10, "goal": 90, "owner_office": "Planning department"}


def seat(user, partnership):
    return Membership.objects.get(partnership=partnership, practitioner__user=user)


def cast(language):
    """Two partnerships of one programme, with the same lead of the mentor; everybody reads this language."""
    first = make.partnership()
    second = make.partnership(first.mentor, make.city("Otjiwarongo", "NA"), first.programme)
    mentor, mentee = (make.member_user(first, side, "lead facilitator") for side in ("mentor", "mentee"))
    make.membership(second, "mentor", "lead facilitator", mentor.practitioner, admitted=True)
    other, manager, funder = make.member_user(second, "mentee", "lead facilitator"), make.manager(first.programme), make.funder(first.programme)
    for user in (mentor, mentee, other, manager, funder):
        Preference.objects.create(user=user, language=language)
    return first, second, mentor, mentee, other, manager


def visits(partnership, planner):
    """One whose day has passed, one that is near and for which somebody is expected; and one that will be called off."""
    make.activity(partnership, "A visit that has passed", "2026-03-10", held=False)
    came = {"held": False, "came": [planner.practitioner]}
    make.activity(partnership, "A visit that is near", "2026-03-21", **came)
    make.activity(partnership, "A visit that is off", "2026-04-20", **came)


def promises(partnership, by):
    for day in (dt.date(2026, 3, 15), dt.date(2026, 3, 25)):
        Commitment(partnership=partnership, promiser=seat(by, partnership), what="Send the maps", on=dt.date(2026, 1, 5), due=day).begin()


def moves(first, second, mentor, other, manager):
    first.journey.propose(to="inspiration", by=seat(mentor, first), reason="We are ready.")
    second.journey.propose(to="inspiration", by=seat(other, second), reason="They are ready.", recorded_by=manager, how="by letter")


def reports(first, second, mentor, mentee, manager):
    """One waits for words of which one was taken back; one is published; the report of a stage that was left is due."""
    version = Report.objects.create(partnership=first, stay=first.journey.stay, recorded_by=mentor).freeze({"a": 1}, by=mentor)
    version.clear(by=seat(mentee, first))
    version.take_back("mentee", by=mentee)
    fields = {**dict.fromkeys(("programme_title", "title", "stage", "stage_title", "period", "sha256"), "x"), "size": 1, "pages": 1, "values": {}}
    for number, correction in ((1, ""), (2, "A day was wrong.")):
        report = Report.objects.create(partnership=second, since=dt.date(2025, 1, number), until=dt.date(2025, 2, 1), recorded_by=mentor)
        ids = {"programme_id": first.programme_id, "partnership_id": second.pk, "report_id": report.pk, "published_by": manager}
        Edition.objects.create(**ids, version_id=report.freeze({"a": 1}, by=mentor).pk, number=number, correction=correction, **fields)
    whole = {"programme_id": first.programme_id, "title": "x", "period": "x", "sha256": "x", "size": 1, "pages": 1, "values": {}}
    SummaryEdition.objects.create(**whole, version_id=1, number=1, reason="Three reports more.", published_by=manager)


def stays(first, second):
    """One takes too long; one was left."""
    Stay.objects.filter(journey__partnership=first).update(expected_until=dt.date(2026, 3, 15))
    Stay.objects.create(journey=second.journey, stage="courtship", since=dt.date(2019, 1, 1), until=dt.date(2026, 3, 1))


def leaders(partnership):
    make.membership(partnership, "mentee", "political leader", since="2024-01-01", until=dt.date(2026, 2, 1))
    make.membership(partnership, "mentee", "political leader", since="2026-02-01")


def silences(first, second):
    """The first goes quiet, the second is gone quiet."""
    for partnership, limits in ((first, (60, 400)), (second, (60, 70))):
        make.activity(partnership, "A call", "2026-01-05", instrument="call", delivery="online")
        Silence.objects.create(partnership=partnership, quiet_after=limits[0], gone_after=limits[1])
    standing.refresh([first.pk, second.pk], FRIDAY.date())


def everything(language):
    """All of it, swept on the Wednesday, and on the Friday when a plan was cancelled; gives back the mails."""
    with time_machine.travel(FRIDAY - 18 * DAY, tick=False):
        first, second, mentor, mentee, other, manager = cast(language)
        visits(first, mentee)
        promises(first, mentee)
        stays(first, second)
        leaders(first)
        Target.objects.create(partnership=first, baseline_on=dt.date(2025, 9, 1), due=dt.date(2028, 1, 1), **GIVEN)
        first.programme.funding_from, first.programme.funding_until = dt.date(2024, 1, 1), dt.date(2026, 5, 30)
        first.programme.save()
    with time_machine.travel(FRIDAY - 2 * DAY, tick=False):
        moves(first, second, mentor, other, manager)
        reports(first, second, mentor, mentee, manager)
        Wave.begin(first, "yearly")
        silences(first, second)
        assert Standing.objects.count() == 2
        sweep()
        Activity.objects.get(title="A visit that is off").cancel(by=mentor, reason="Floods")
    with time_machine.travel(FRIDAY, tick=False):
        sweep()
    return list(Digest.objects.order_by("pk"))

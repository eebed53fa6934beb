"""A partnership says for itself after how many days without contact it is going quiet, and gone quiet. Leads and the manager set it."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from stages import catalogue
from stages.models import Silence, Standing
from stages.signals import standing
from tests import make
from tests.stages.journey.scenes import as_, duo, text
from tests.stages.signals.keeping import live

pytestmark = [pytest.mark.django_db, pytest.mark.both]
SPOKE = dt.date(2026, 3, 1)


@pytest.fixture
def scene():
    return duo()


def at(partnership):
    return reverse("silence", args=[partnership.pk])


def days(number):
    return SPOKE + dt.timedelta(number)


@pytest.fixture
def spoken(scene):
    """The last contact was a call on 1 March 2026."""
    make.activity(scene.partnership, "A call", SPOKE, instrument="call", delivery="online")
    return scene.partnership


def contact(partnership, day):
    """What the signal on contact says on that day, and when it is looked at again."""
    standing.refresh([partnership.pk], day)
    found = {row.signal: row for row in partnership.findings.all()}["F9"]
    return found.state, found.case


@pytest.mark.parametrize("who", ["mentor", "mentee", "manager"])
def test_a_lead_of_either_city_or_the_manager_sets_them_and_everybody_reads_who_did(scene, who):
    user = getattr(scene, who)
    assert as_(user).post(at(scene.partnership), {"quiet_after": "60", "gone_after": "120"}).status_code == 302
    kept = Silence.objects.get()
    assert (kept.quiet_after, kept.gone_after, kept.changed_by, kept.history.get().history_user) == (60, 120, user, user)
    for name in ("signals", "partnership"):
        shown = text(as_(scene.mentee).get(reverse(name, args=[scene.partnership.pk])))
        assert f"Quiet after 60 days without contact, gone quiet after 120; set by {user} on" in shown


def test_until_then_the_usual_ones_are_read(scene):
    for name in ("signals", "partnership"):
        shown = text(as_(scene.mentor).get(reverse(name, args=[scene.partnership.pk])))
        assert "Quiet after 180 days without contact, gone quiet after 365; these are the usual limits." in shown


def test_whoever_only_works_or_looks_reads_them_and_finds_no_way_to_change_them(scene):
    user = make.member_user(scene.partnership, "mentee", "facilitator")
    shown = as_(user).get(reverse("signals", args=[scene.partnership.pk])).text
    assert (at(scene.partnership) in shown, as_(user).get(at(scene.partnership)).status_code) == (False, 403)
    assert at(scene.partnership) in as_(scene.mentor).get(reverse("signals", args=[scene.partnership.pk])).text


@pytest.mark.parametrize(
    ("quiet", "gone", "at_fault"),
    [
        (13, 120, "quiet_after"),
        (60, 1827, "gone_after"),
        (60, 60, "gone_after"),
        (120, 60, "gone_after"),
        ("", 60, "quiet_after"),
        ("NaN", 60, "quiet_after"),
        (-60, 60, "quiet_after"),
        (60, 40_000, "gone_after"),
    ],
)
def test_what_is_too_short_too_long_or_the_wrong_way_round_is_refused_at_its_field(scene, quiet, gone, at_fault):
    answer = as_(scene.mentor).post(at(scene.partnership), {"quiet_after": quiet, "gone_after": gone})
    assert (answer.status_code, list(answer.context["form"].errors), Silence.objects.count()) == (200, [at_fault], 0)


@pytest.mark.parametrize(("quiet", "gone"), [(13, 120), (60, 1827), (60, 60), (120, 60)])
def test_the_database_refuses_it_too(scene, quiet, gone):
    with pytest.raises(IntegrityError), transaction.atomic():
        Silence.objects.create(partnership=scene.partnership, quiet_after=quiet, gone_after=gone)


def test_of_two_leads_who_set_them_at_once_the_second_sees_both_numbers(scene):
    as_(scene.mentor).post(at(scene.partnership), {"quiet_after": "60", "gone_after": "120"})
    late = as_(scene.mentee).post(at(scene.partnership), {"quiet_after": "90", "gone_after": "120"})
    assert (late.status_code, Silence.objects.get().quiet_after) == (409, 60)
    assert late.context["form"].theirs == [("Going quiet after so many days", 60, "90")]
    again = as_(scene.mentee).post(at(scene.partnership), {"quiet_after": "90", "gone_after": "120", "version": "1"})
    assert (again.status_code, Silence.objects.get().quiet_after, Silence.objects.get().changed_by) == (302, 90, scene.mentee)
    assert [each.quiet_after for each in Silence.objects.get().history.all()] == [90, 60]


def test_the_signal_follows_the_limits_of_the_partnership(spoken):
    assert [contact(spoken, days(each)) for each in (179, 180, 364, 365)] == [
        ("cleared", "kept"),
        ("raised", "quiet"),
        ("raised", "quiet"),
        ("raised", "gone"),
    ]
    Silence.objects.create(partnership=spoken, quiet_after=60, gone_after=120)
    assert [contact(spoken, days(each)) for each in (59, 60, 119, 120)] == [
        ("cleared", "kept"),
        ("raised", "quiet"),
        ("raised", "quiet"),
        ("raised", "gone"),
    ]


def test_where_nothing_was_ever_logged_they_count_from_the_beginning(scene):
    Silence.objects.create(partnership=scene.partnership, quiet_after=60, gone_after=120)
    begun = scene.partnership.journey.stay.since
    assert [contact(scene.partnership, begun + dt.timedelta(each)) for each in (59, 60)] == [("unknown", "unknown"), ("raised", "never")]


def test_the_portfolio_looks_again_on_the_days_that_the_reminders_wait_for(spoken):
    Silence.objects.create(partnership=spoken, quiet_after=20, gone_after=40)
    found = []
    for today in (days(1), days(20), days(40)):
        standing.refresh([spoken.pk], today)
        kept = Standing.objects.get()
        found.append((kept.quiet_on, kept.gone_on, kept.recheck_on))
    assert found == [(days(20), days(40), days(20)), (days(20), days(40), days(40)), (days(20), days(40), days(60))]


def test_saving_brings_the_portfolio_up_to_date_at_once(scene):
    make.activity(scene.partnership, "A call", dt.date.today() - dt.timedelta(30), instrument="call", delivery="online")
    as_(scene.mentor).post(at(scene.partnership), {"quiet_after": "20", "gone_after": "120"})
    assert (live(scene.partnership)["F9"][0], scene.partnership.findings.get(signal="F9").state) == ("raised", "raised")
    assert Standing.objects.get().quiet_on == dt.date.today() - dt.timedelta(10)


def test_the_usual_limits_are_those_of_a_new_record():
    made = Silence()
    assert (made.quiet_after, made.gone_after) == (catalogue.QUIET_AFTER, catalogue.GONE_AFTER)

"""Silence in after-care, readings of the road map, and the end of the funding: when a rule asks, whom, and when its reason is gone."""

import datetime as dt

import pytest

from participants.models import Membership
from stages.models import Reading, Silence, Standing, Target
from stages.reminders.funding import funding_ends
from stages.reminders.readings import reading_due
from stages.reminders.silence import going_quiet, gone_quiet
from stages.signals import standing
from tests import make
from tests.stages.reminders.asked import asked, both, stands, subject

pytestmark = pytest.mark.django_db


def test_a_partnership_goes_quiet_after_half_a_year_and_is_gone_quiet_after_one(cast, quiet):
    assert asked(going_quiet, "2026-08-27") == []
    assert asked(going_quiet, "2026-08-28") == both(cast, (1, "2026-08-28"))
    assert asked(gone_quiet, "2027-02-28") == []
    everybody = sorted(user.pk for user in cast[1:])
    assert asked(gone_quiet, "2027-03-01") == [(pk, 1, "2027-03-01") for pk in everybody]
    assert asked(going_quiet, "2027-03-01") == []


@pytest.mark.parametrize("instrument", ["call", "e-mail exchange", "chance meeting"])
def test_any_logged_contact_starts_both_limits_anew(cast, quiet, instrument):
    about = subject(going_quiet, "2026-09-01")
    assert stands(going_quiet, about, "2026-09-01", cast[1])
    make.activity(quiet, "A contact", "2026-09-02", instrument=instrument)
    standing.refresh([quiet.pk], dt.date(2026, 9, 2))
    assert not stands(going_quiet, about, "2026-09-03", cast[1])
    assert asked(gone_quiet, "2027-03-01") == []
    assert asked(going_quiet, "2027-03-01") == both(cast, (1, "2027-03-01"))


def test_a_plan_is_no_contact_and_what_is_said_holds_in_every_stage(cast, quiet):
    make.activity(quiet, "A plan", "2026-09-02", held=False)
    standing.refresh([quiet.pk], dt.date(2026, 9, 2))
    assert len(asked(going_quiet, "2026-09-03")) == 2
    Standing.objects.update(stage="adoption")
    assert len(asked(going_quiet, "2026-09-03")) == 2


@pytest.mark.parametrize("state", ["paused", "dormant", "ended"])
def test_a_silence_that_was_agreed_upon_is_not_asked_about(cast, quiet, state):
    about = subject(going_quiet, "2026-09-01")
    quiet.journey.state = state
    quiet.journey.save()
    standing.refresh([quiet.pk], dt.date(2026, 9, 1))
    assert (asked(going_quiet, "2026-09-01"), asked(gone_quiet, "2027-03-01")) == ([], [])
    assert not stands(going_quiet, about, "2026-09-01", cast[1])


@pytest.fixture
def sixty(quiet):
    """Quiet after sixty days, gone quiet after a hundred and twenty: 30 April and 29 June 2026."""
    Silence.objects.create(partnership=quiet, quiet_after=60, gone_after=120)
    standing.refresh([quiet.pk], dt.date(2026, 3, 2))
    return quiet


def test_the_limits_of_a_partnership_count_in_place_of_the_usual_ones(cast, sixty):
    assert asked(going_quiet, "2026-04-29") == []
    assert asked(going_quiet, "2026-04-30") == both(cast, (1, "2026-04-30"))
    assert asked(going_quiet, "2026-06-29") == []
    assert [(number, day) for _, number, day in asked(gone_quiet, "2026-06-29")] == [(1, "2026-06-29")] * 3


def test_a_contact_starts_the_limits_of_a_partnership_anew(cast, sixty):
    about = subject(going_quiet, "2026-05-01")
    make.activity(sixty, "A contact", "2026-05-02", instrument="call")
    standing.refresh([sixty.pk], dt.date(2026, 5, 2))
    assert not stands(going_quiet, about, "2026-05-03", cast[1])
    assert asked(going_quiet, "2026-07-01") == both(cast, (1, "2026-07-01"))


def test_longer_limits_take_back_what_is_not_sent_yet_and_ask_again_later(cast, sixty):
    about = subject(going_quiet, "2026-04-30")
    Silence.objects.update(quiet_after=90)
    standing.refresh([sixty.pk], dt.date(2026, 4, 30))
    assert not stands(going_quiet, about, "2026-04-30", cast[1])
    assert asked(going_quiet, "2026-05-30") == both(cast, (1, "2026-05-30"))
    assert subject(going_quiet, "2026-05-30") != about


def read(target, day, value=20):
    return Reading.objects.create(target=target, value=value, on=make.day(day))


def test_a_reading_is_due_half_a_year_after_the_last_one_and_asked_for_twice(cast, target):
    mentee = cast[2].pk
    assert asked(reading_due, "2026-07-01") == []
    assert asked(reading_due, "2026-07-02") == [(mentee, 1, "2026-07-02")]
    assert asked(reading_due, "2026-09-01") == [(mentee, 1, "2026-07-02"), (mentee, 2, "2026-08-01")]
    read(target, "2026-08-15")
    assert asked(reading_due, "2026-09-01") == []


def test_on_the_day_of_the_target_a_reading_is_due_however_fresh_the_last_one_is(cast, target):
    Target.objects.update(due=dt.date(2026, 3, 31))
    read(target, "2026-03-01")
    assert asked(reading_due, "2026-03-31") == []
    assert asked(reading_due, "2026-04-01") == [(cast[2].pk, 1, "2026-04-01")]
    read(target, "2026-04-01")
    assert asked(reading_due, "2026-04-02") == []


def test_whoever_answers_for_the_target_is_asked_too(cast, target):
    owner = Membership.objects.get(partnership=cast[0], role="planner")
    Target.objects.update(owner=owner, owner_office="")
    assert {who for who, _, _ in asked(reading_due, "2026-07-02")} == {cast[2].pk, owner.practitioner.user_id}


def test_a_new_reading_or_a_retired_target_takes_the_reason_away(cast, target):
    about = subject(reading_due, "2026-07-02")
    assert stands(reading_due, about, "2026-07-03", cast[2])
    made = read(target, "2026-07-03")
    assert not stands(reading_due, about, "2026-07-03", cast[2])
    made.delete()
    target.retire(by=cast[2], reason="No longer ours")
    assert not stands(reading_due, about, "2026-07-03", cast[2])


def test_managers_and_leads_are_told_three_months_and_a_month_before_the_funding_ends(cast, funding):
    everybody = sorted(user.pk for user in cast[1:])
    first, second = ([(pk, number, day) for pk in everybody] for number, day in ((1, "2026-04-01"), (2, "2026-05-31")))
    assert asked(funding_ends, "2026-03-31") == []
    assert asked(funding_ends, "2026-04-01") == first
    assert sorted(asked(funding_ends, "2026-06-30")) == sorted(first + second)
    assert asked(funding_ends, "2026-07-01") == []


def test_funding_that_is_prolonged_ends_on_another_day(cast, funding):
    about = subject(funding_ends, "2026-04-01")
    assert stands(funding_ends, about, "2026-04-02", cast[3])
    funding.funding_until = dt.date(2026, 6, 29)
    funding.save()
    assert not stands(funding_ends, about, "2026-04-02", cast[3])

"""When a pulse opens and closes by itself, and whom the reminder reaches."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from stages.models import Published, Reminder, Wave
from stages.reminders.ledger import cancel, collect
from stages.reminders.pulses import pulse_open
from stages.trust.sweep import sweep
from tests import make
from tests.stages.trust.asking import answer, teams

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 10, 8, tzinfo=dt.UTC)
DAY = dt.timedelta(1)


@pytest.fixture(autouse=True)
def spring():
    with time_machine.travel(NOW, tick=False):
        yield


def after(days):
    return time_machine.travel(NOW + days * DAY, tick=False)


def moved(here, on="2026-03-10"):
    """Both leads say that the partnership moves on."""
    move = here.partnership.journey.propose(to="inspiration", by=here.seat(here.lead()), reason="Ready", on=make.day(on))
    move.accept(by=here.seat(here.lead("mentee")))
    return move


def waves():
    return list(Wave.objects.order_by("pk").values_list("kind", "closes_on"))


def test_a_wave_opens_when_a_move_is_effective_once_and_closes_after_its_last_day():
    here = teams(5, 2)
    move = moved(here)
    assert [(swept.opened, swept.closed) for swept in (sweep(), sweep())] == [(1, 0), (0, 0)]
    wave = Wave.objects.get(move=move)
    for user in here.people["mentor"]:
        answer(here, wave, user, persons=[])
    with after(14):
        assert sweep().closed == 0
    with after(15):
        assert [(swept.opened, swept.closed) for swept in (sweep(), sweep())] == [(0, 1), (0, 0)]
    assert list(Published.objects.values_list("figure", "half")) == [("climate", 11)]


@pytest.mark.parametrize(("on", "opened"), [("2026-02-09", 1), ("2026-02-08", 0), ("2021-06-01", 0)])
def test_a_move_of_long_ago_is_history(on, opened):
    moved(teams(1, 1), on)
    assert sweep().opened == opened


def test_while_another_pulse_is_open_the_one_at_the_gate_waits():
    here = teams(1, 1)
    here.wave()
    moved(here)
    assert sweep().opened == 0
    with after(15):
        assert sweep().opened == 1


def test_a_move_that_is_only_proposed_and_a_pause_open_none():
    here = teams(1, 1)
    here.partnership.journey.propose(to="inspiration", by=here.seat(here.lead()), reason="Ready")
    assert sweep().opened == 0


def test_where_nobody_sits_in_the_safe_space_none_opens():
    here = make.partnership(stage="after-care")
    make.member_user(here, "mentor", "lead facilitator", admitted=False)
    assert (sweep().opened, waves()) == (0, [])


def resting(**fields):
    here = teams(1, 1)
    here.partnership.journey.stays.update(stage="after-care", **fields)
    return here


def test_in_after_care_a_wave_opens_every_year():
    resting(since=NOW.date() - 365 * DAY)
    assert [sweep().opened, sweep().opened] == [1, 0]
    with after(364):
        assert sweep().opened == 0
    with after(365):
        assert sweep().opened == 1
    assert waves() == [("yearly", dt.date(2026, 3, 24)), ("yearly", dt.date(2027, 3, 24))]


def test_not_in_its_first_year_and_not_while_the_partnership_rests():
    resting(since=NOW.date() - 364 * DAY)
    paused = resting(since=NOW.date() - 400 * DAY).partnership.journey
    type(paused).objects.filter(pk=paused.pk).update(state="paused")
    assert sweep().opened == 0


def session(on="2026-03-09", closed=True, **fields):
    here = teams(1, 1)
    people = [user.practitioner for user in here.everyone]
    return here, make.activity(here.partnership, "In a small room", on, closed=closed, **{"came": people, **fields})


def test_after_a_closed_session_the_group_is_asked_once_for_a_week():
    here, activity = session()
    make.part(activity, closed=True)
    assert [sweep().opened, sweep().opened] == [1, 0]
    wave = Wave.objects.get()
    assert (wave.kind, wave.part.number, wave.closes_on) == ("session", 2, dt.date(2026, 3, 17))
    assert sorted(wave.asked()) == sorted(user.pk for user in here.everyone)


@pytest.mark.parametrize(
    "other", [{"closed": False}, {"held": False}, {"on": "2026-02-20"}, {"on": "2026-03-11"}, {"came": ()}, {"last_day": dt.date(2026, 3, 12)}]
)
def test_no_pulse_after_what_was_no_closed_session_is_not_over_or_long_ago(other):
    session(**other)
    assert sweep().opened == 0


def reminded(days):
    """Who is reminded how often by then."""
    with after(days):
        collect(pulse_open, timezone.now())
        cancel(pulse_open, timezone.now())
        return sorted(Reminder.objects.filter(rule=pulse_open.name).values_list("person", "occasion", "outcome"))


def test_everybody_who_is_asked_is_reminded_twice_whether_they_answered_or_not():
    here = teams(2, 1)
    make.member_user(here.partnership, "mentee", "political leader")
    make.member_user(here.partnership, "support", "broker")
    wave = here.wave()
    answer(here, wave, here.lead())
    users = sorted(user.pk for user in here.everyone)
    assert reminded(0) == [(user, 1, "") for user in users]
    assert reminded(11) == [(user, occasion, "") for user in users for occasion in (1, 2)]
    assert reminded(15) == [(user, occasion, "cancelled") for user in users for occasion in (1, 2)]


def test_the_mail_names_no_partnership_and_no_person():
    here = teams(1, 1)
    wave = here.wave()
    (line,) = pulse_open.lines(here.lead(), {f"wave:{wave.pk}"}).values()
    assert (line.title, line.when, line.path) == ("Two minutes, in private", "until 24 March 2026", f"/pulses/{wave.pk}/")
    assert pulse_open.lines(make.manager(here.partnership.programme), {f"wave:{wave.pk}"}) == {}

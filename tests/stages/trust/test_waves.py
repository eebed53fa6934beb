"""A wave opens, people answer, it closes: what the verbs allow, refuse and keep."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from participants.entry import Conflict
from participants.guarded import reader
from participants.models import Membership, User
from stages.models import Published, Rating, Response, Wave
from stages.trust.closing import close_wave
from stages.trust.models import Frozen
from stages.trust.promise import VERSION
from tests import make
from tests.stages.trust.asking import answer, closed_wave, kept, responses, said, teams

pytestmark = [pytest.mark.django_db, pytest.mark.both]
DAY = dt.timedelta(1)


@pytest.fixture
def duo():
    return teams(2, 2)


def published(wave):
    return sorted(Published.objects.filter(wave=wave).values_list("group", "figure", "half", "band", "response"))


def test_what_one_answers_is_kept_with_the_promise_and_nobody_else_finds_it(duo):
    wave, user = duo.wave(), duo.people["mentee"][1]
    answer(duo, wave, user, without=["able"])
    (response,) = Response.objects.read_by(user)
    assert (kept(user, wave), response.promise, response.version) == (said(duo, user, without=["able"]), VERSION, 1)
    assert responses(duo.everyone) == [0, 0, 0, 1]
    assert [kept(each, wave) for each in duo.everyone if each != user] == [{}] * 3


def test_until_the_close_answers_are_changed_or_taken_back(duo):
    wave, user = duo.wave(), duo.lead("mentee")
    answer(duo, wave, user)
    answer(duo, wave, user, version=1, value=2, persons=[])
    assert kept(user, wave) == said(duo, user, value=2, persons=[])
    wave.give_back(by=user)
    assert (kept(user, wave), responses([user])) == ({}, [0])
    answer(duo, wave, user)
    assert responses([user]) == [1]


def test_answered_twice_from_the_same_form_the_second_is_refused(duo):
    wave, user = duo.wave(), duo.lead()
    answer(duo, wave, user, value=3)
    with pytest.raises(Conflict, match="answered already"):
        answer(duo, wave, user, value=4)
    assert kept(user, wave) == said(duo, user, value=3)


def test_after_the_close_nothing_is_taken_changed_or_given_back(duo):
    wave, user, late = duo.wave(), duo.lead(), duo.lead("mentee")
    answer(duo, wave, user)
    close_wave(wave)
    for attempt in (
        lambda: answer(duo, wave, user, version=1, value=1),
        lambda: wave.give_back(by=user),
        lambda: answer(duo, wave, late),
        lambda: close_wave(wave),
    ):
        with pytest.raises(Conflict):
            attempt()
    assert (kept(user, wave), responses([late])) == (said(duo, user), [0])


def test_when_its_last_day_is_over_it_takes_nothing_more_even_before_the_sweep_came(duo):
    wave = duo.wave()
    with time_machine.travel(timezone.now() + 15 * DAY, tick=False), pytest.raises(Conflict, match="closed"):
        answer(duo, wave, duo.lead())
    with time_machine.travel(timezone.now() + 14 * DAY, tick=False):
        answer(duo, wave, duo.lead())


def test_whoever_is_not_asked_cannot_answer(duo):
    wave, here = duo.wave(), duo.partnership
    elsewhere = make.member_user(make.partnership(make.city("A"), make.city("B"), here.programme), "mentor", "facilitator")
    outside = [
        make.member_user(here, "mentee", "political leader"),
        make.member_user(here, "mentee", "planner", admitted=False),
        make.member_user(here, "support", "broker"),
        make.manager(here.programme),
        make.administrator(),
        elsewhere,
    ]
    for user in outside:
        with pytest.raises(PermissionDenied):
            answer(duo, wave, user, persons=[])
    assert responses(outside) == [0] * 6


def test_about_oneself_or_somebody_one_never_met_nothing_is_taken(duo):
    wave, user = duo.wave(), duo.lead()
    stranger = make.membership(duo.partnership, "mentee", "planner").practitioner
    for person in (user.practitioner, duo.people["mentor"][1].practitioner, stranger):
        with pytest.raises(ValidationError, match="whom you have met"):
            wave.take(said(duo, user, persons=[person]), by=user, version=0)
    assert responses([user]) == [0]


def test_eight_of_seven_and_a_question_that_nobody_asks_are_refused(duo):
    wave, user = duo.wave(), duo.lead()
    for wrong in ({(None, "heard"): 8}, {(None, "heard"): 0}, {(None, "spoke"): 3}):
        with pytest.raises(ValidationError):
            wave.take(wrong, by=user, version=0)
    assert responses([user]) == [0]


def test_the_database_takes_no_eight_and_no_second_answer_to_one_question(duo):
    wave, user = duo.wave(), duo.lead()
    response = Response(wave=wave, user=user, promise=VERSION).keep(by=user)
    Rating(response=response, question="heard", value=7).keep(by=user)
    for wrong in ({"question": "peers", "value": 8}, {"question": "heard", "value": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Rating(response=response, **wrong).keep(by=user)
    with pytest.raises(IntegrityError), transaction.atomic():
        Response(wave=wave, user=user, promise=VERSION).keep(by=user)


def test_of_four_answers_nothing_is_published():
    here = teams(5, 4)
    assert published(closed_wave(here, here.people["mentee"])) == []


def test_of_nine_from_two_cities_all_together_is_published():
    here = teams(5, 4)
    wave = closed_wave(here, here.everyone)
    assert published(wave) == [("all", figure, 11, 5, "nearly all") for figure in ("climate", "openness", "reliance", "trust")]


def test_whoever_left_before_the_close_does_not_count_and_keeps_their_answers():
    here = teams(5, 0)
    wave, leaver = here.wave(), here.people["mentor"][4]
    for user in here.everyone:
        answer(here, wave, user)
    Membership.objects.get(practitioner__user=leaver).end(on=dt.date.today())
    close_wave(wave)
    assert (published(wave), kept(leaver, wave)) == ([], said(here, leaver))


def test_what_was_closed_or_published_is_never_written_again(duo):
    here = teams(5, 5)
    wave = closed_wave(here, here.everyone)
    for record in (wave, Published.objects.filter(wave=wave).first()):
        for attempt in (record.save, record.delete):
            with pytest.raises(Frozen):
                attempt()


def test_by_hand_a_pulse_is_opened_every_sixty_days_at_most(duo):
    now, seat = timezone.now(), duo.seat(duo.lead())
    first = Wave.open_by_hand(duo.partnership, by=seat)
    with pytest.raises(Conflict, match="not long ago"):
        Wave.open_by_hand(duo.partnership, by=seat)
    close_wave(first)
    with time_machine.travel(now + 59 * DAY, tick=False), pytest.raises(Conflict):
        Wave.open_by_hand(duo.partnership, by=seat)
    with time_machine.travel(now + 60 * DAY, tick=False):
        assert Wave.open_by_hand(duo.partnership, by=seat).is_open


def test_one_wave_of_a_kind_is_open_at_a_time(duo):
    assert duo.wave(kind="yearly")
    assert duo.wave(kind="yearly") is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Wave.objects.create(partnership=duo.partnership, kind="yearly", closes_on=timezone.localdate())


@pytest.mark.parametrize("wrong", [{"kind": "gate"}, {"kind": "session"}, {"kind": "by hand"}, {"kind": "monthly"}])
def test_a_wave_belongs_to_what_its_kind_says(duo, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Wave.objects.create(partnership=duo.partnership, closes_on=timezone.localdate(), **wrong)


def test_after_a_session_those_who_were_there_are_asked():
    here = teams(3, 3, closed=True)
    away = make.member_user(here.partnership, "mentee", "planner")
    wave = here.wave(kind="session", part=here.workshop.part)
    assert wave.asked() == {user.pk: side for side, users in here.people.items() for user in users}
    wave.take({(None, "spoke"): 7}, by=here.lead(), version=0)
    with pytest.raises(PermissionDenied):
        wave.take({(None, "spoke"): 7}, by=away, version=0)
    with pytest.raises(ValidationError):
        wave.take(said(here, here.lead("mentee")), by=here.lead("mentee"), version=0)


def test_in_the_database_alone_nobody_finds_another_s_answer(duo):
    wave, user, fellow = duo.wave(), duo.lead(), duo.people["mentor"][1]
    answer(duo, wave, user)

    def found():
        with connection.cursor() as cursor:
            cursor.execute("SELECT (SELECT count(*) FROM stages_response), (SELECT count(*) FROM stages_rating)")
            return cursor.fetchone()

    with reader(user):
        mine = found()
    with reader(fellow):
        theirs = found()
    hidden = (0, 0) if connection.vendor == "postgresql" else mine  # SQLite has no second belt: there the one manager guards
    assert (mine, theirs, found()) == ((1, len(said(duo, user))), hidden, hidden)


def test_seated_says_of_all_what_seats_says_of_one(duo):
    an_administrator_too, over = duo.people["mentor"][1], duo.people["mentee"][1]
    User.objects.filter(pk=an_administrator_too.pk).update(is_staff=True)
    Membership.objects.filter(practitioner__user=over).update(until=dt.date.today())
    assert duo.wave().asked() == {duo.lead().pk: "mentor", duo.lead("mentee").pk: "mentee"}

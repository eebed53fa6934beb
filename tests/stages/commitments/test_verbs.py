"""What can be said about a promise, by whom, and what stays of it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from participants.entry import Conflict
from stages.models import Commitment, Turn
from tests import make
from tests.stages.commitments.saying import duo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = dt.date.fromisoformat


def test_a_promise_is_made_to_the_other_side():
    promise = duo().promise("mentee")
    assert (promise.side, promise.to_side, promise.state, promise.first_due) == ("mentee", "mentor", "open", DAY("2026-11-30"))


def test_the_database_refuses_a_promise_of_a_side_to_itself():
    promise = duo().promise()
    with pytest.raises(IntegrityError, match="promised_to_the_other_side"), transaction.atomic():
        Commitment.objects.filter(pk=promise.pk).update(to_side="mentor")


def test_kept_is_said_by_one_side_and_confirmed_by_the_other():
    scene = duo()
    promise = scene.promise()
    promise.keep(by=scene.of("mentor"), on=DAY("2026-11-10"))
    assert (promise.state, promise.kept_on) == ("said kept", DAY("2026-11-10"))
    promise.confirm(by=scene.of("mentee"))
    assert (promise.state, promise.kept_on, promise.is_in_time) == ("kept", DAY("2026-11-10"), True)
    assert list(promise.turns.values_list("says", "side")) == [("kept", "mentor"), ("confirmed", "mentee")]


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_nobody_confirms_what_their_own_side_promised(side):
    scene = duo()
    promise = scene.promise(side)
    promise.keep(by=scene.of(side))
    with pytest.raises(ValidationError, match="Only practitioners of that city"):
        promise.confirm(by=scene.of(side))
    promise.refresh_from_db()
    assert promise.state == "said kept"


def test_the_database_refuses_a_confirmation_by_the_promisers_side():
    scene = duo()
    promise = scene.promise()
    with pytest.raises(IntegrityError, match="each_side_says_what_is_its_own"), transaction.atomic():
        Turn.objects.create(commitment=promise, says="confirmed", side="mentor", promised_by="mentor", by=scene.of("mentor"), on=DAY("2026-11-10"))


def test_a_member_of_both_sides_does_not_confirm_their_own_word():
    scene = duo()
    promise = scene.promise()
    both = make.membership(scene.partnership, "mentee", "planner", scene.mentor.practitioner, admitted=True)
    promise.keep(by=scene.of("mentor"))
    with pytest.raises(ValidationError, match="You said yourself"):
        promise.confirm(by=both)


@pytest.mark.parametrize(("side", "role"), [("mentee", "political leader"), ("support", "adviser"), ("support", "broker")])
def test_leaders_and_the_support_side_do_not_confirm(side, role):
    scene = duo()
    promise = scene.promise()
    promise.keep(by=scene.of("mentor"))
    with pytest.raises(ValidationError, match="Only practitioners"):
        promise.confirm(by=make.membership(scene.partnership, side, role))


def test_somebody_who_has_left_does_not_confirm():
    scene = duo()
    promise = scene.promise()
    promise.keep(by=scene.of("mentor"))
    with pytest.raises(ValidationError, match="does not hold on that day"):
        promise.confirm(by=make.membership(scene.partnership, "mentee", "planner", until=DAY("2026-11-01")))


def test_not_yet_opens_the_promise_again_with_the_reason():
    scene = duo()
    promise = scene.promise()
    promise.keep(by=scene.of("mentor"))
    promise.deny(by=scene.of("mentee"), reason="The second manual is missing.")
    assert (promise.state, promise.kept_on) == ("open", None)
    assert promise.turns.last().reason == "The second manual is missing."


def test_a_new_day_keeps_the_old_one_and_the_reason():
    scene = duo()
    promise = scene.promise(due="2026-11-30")
    promise.renegotiate(by=scene.of("mentor"), due=DAY("2026-12-15"), reason="Floods")
    turn = promise.turns.get()
    assert (turn.due_was, turn.due_is, turn.reason) == (DAY("2026-11-30"), DAY("2026-12-15"), "Floods")
    assert (promise.due, promise.first_due, promise.lapsed, promise.was_moved) == (DAY("2026-12-15"), DAY("2026-11-30"), False, True)


def test_a_new_day_after_the_old_one_had_passed_is_not_in_time():
    scene = duo()
    promise = scene.promise(due="2026-11-01")
    promise.renegotiate(by=scene.of("mentor"), due=DAY("2026-12-15"), reason="Floods")
    promise.keep(by=scene.of("mentor"))
    promise.confirm(by=scene.of("mentee"))
    assert (promise.lapsed, promise.is_in_time) == (True, False)


def test_a_promise_given_up_needs_its_reason_and_can_be_taken_up_again():
    scene = duo()
    promise = scene.promise()
    promise.give_up(by=scene.of("mentor"), reason="The money went elsewhere.")
    assert promise.state == "broken"
    promise.renegotiate(by=scene.of("mentor"), due=DAY("2026-12-15"), reason="There is money again.")
    assert (promise.state, promise.turns.count()) == ("open", 2)
    with pytest.raises(IntegrityError, match="turn_has_its_reason"), transaction.atomic():
        promise.give_up(by=scene.of("mentor"), reason="")


def test_what_is_kept_stays_kept():
    scene = duo()
    promise = scene.kept()
    for verb, more in (("keep", {}), ("give_up", {"reason": "x"}), ("renegotiate", {"reason": "x", "due": DAY("2026-12-15")})):
        with pytest.raises(Conflict):
            getattr(promise, verb)(by=scene.of("mentor"), **more)
    with pytest.raises(Conflict):
        promise.deny(by=scene.of("mentee"), reason="x")


def test_a_promise_due_in_a_month_is_in_time_until_its_last_day():
    scene = duo()
    promise = scene.promise(due="2026-11-05", due_precision="month", on="2026-10-01")
    assert (promise.due, promise.last_day, promise.days_over) == (DAY("2026-11-01"), DAY("2026-11-30"), 0)


def test_a_promise_made_in_the_month_in_which_it_is_due():
    promise = duo().promise(on="2026-11-10", due="2026-11-01", due_precision="month")
    assert (promise.due, promise.last_day) == (DAY("2026-11-10"), DAY("2026-11-30"))


def test_days_past_the_day_are_counted_while_it_is_open():
    scene = duo()
    promise = scene.promise(due="2026-11-08")
    assert promise.days_over == 12
    promise.keep(by=scene.of("mentor"))
    assert promise.days_over == 0


def test_a_mayor_can_promise_and_a_practitioner_says_that_it_is_kept():
    scene = duo()
    mayor = make.membership(scene.partnership, "mentor", "political leader")
    promise = Commitment(partnership=scene.partnership, promiser=mayor, what="A reception", on=DAY("2026-10-01"), due=DAY("2026-11-30")).begin()
    promise.keep(by=scene.of("mentor"))
    assert promise.state == "said kept"


def test_its_history_keeps_every_state():
    promise = duo().kept()
    assert list(promise.history.order_by("history_id").values_list("state", flat=True)) == ["open", "said kept", "kept"]

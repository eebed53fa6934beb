"""What a slip of the finger may do to the forms of promises: a clear word at its field, and nothing is saved."""

import pytest
from django.urls import reverse

from stages.models import Commitment, Turn
from tests import make
from tests.stages.commitments.saying import as_, duo, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
FAR = "9" * 30


def new(scene, **fields):
    return as_(scene.mentor).post(reverse("promise-new", args=[scene.partnership.pk]), said(scene, **fields))


def wrong(answer, *fields):
    assert answer.status_code == 200, answer.status_code
    return set(answer.context["form"].errors) == set(fields)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("what", ""),
        ("what", "x" * 100_000),
        ("what", "bell\x07"),
        ("due", ""),
        ("due", "9999-12-31"),
        ("due", "2026-10-31"),
        ("due", "NaN"),
        ("due", "1066-10-14"),
        ("on", ""),
        ("on", "2026-11-21"),
        ("on", "0001-01-01"),
        ("on_precision", "hour"),
        ("due_precision", "hour"),
        ("promiser", ""),
        ("promiser", FAR),
        ("promiser", "x"),
        ("activity", FAR),
        ("activity", "x"),
        ("key", "not a key"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(field, value):
    scene = duo()
    assert wrong(new(scene, **{field: value}), field)
    assert not Commitment.objects.exists()


def test_what_was_typed_is_still_there():
    assert "Send the &lt;b&gt;manuals" in new(duo(), what="Send the <b>manuals", due="").text


def test_nobody_promises_for_the_other_side():
    scene = duo()
    assert wrong(new(scene, promiser=scene.of("mentee").pk), "promiser")


def test_a_posted_side_changes_nothing():
    scene = duo()
    posted = said(scene) | {"side": "mentee", "to_side": "mentor", "state": "kept"}
    assert as_(scene.mentor).post(reverse("promise-new", args=[scene.partnership.pk]), posted).status_code == 302
    made = Commitment.objects.get()
    assert (made.side, made.to_side, made.state) == ("mentor", "mentee", "open")


def test_who_has_left_promises_nothing_more_but_what_they_promised_then_stands():
    scene = duo()
    left = make.membership(scene.partnership, "mentor", "planner", until=make.day("2026-06-01")).pk
    assert wrong(new(scene, promiser=left), "promiser")
    assert new(scene, promiser=left, on="2026-05-01").status_code == 302


def test_an_activity_of_another_partnership_is_refused():
    scene = duo()
    assert wrong(new(scene, activity=make.activity(duo().partnership, "A secret visit").pk), "activity")
    page = as_(scene.mentor).get(reverse("promise-new", args=[scene.partnership.pk]), {"activity": FAR})
    assert page.status_code == 200


def test_two_clicks_are_one_promise():
    scene = duo()
    key = "0b7e3c9a-4a52-4f0e-9a37-1f6f5f6c9d11"
    assert new(scene, key=key).url == new(scene, key=key).url
    assert Commitment.objects.count() == 1


def say(scene, promise, act, side="mentor", **fields):
    return as_(getattr(scene, side)).post(reverse(f"promise-{act}", args=[promise.pk]), {"version": promise.version, **fields})


@pytest.mark.parametrize(
    ("act", "field", "value"),
    [
        ("kept", "on", ""),
        ("kept", "on", "2026-11-21"),
        ("kept", "on", "2026-09-30"),
        ("kept", "on", "9999-12-31"),
        ("kept", "version", "x"),
        ("kept", "version", FAR),
        ("another-day", "due", "9999-12-31"),
        ("another-day", "due", "2026-09-30"),
        ("another-day", "due", "2026-11-19"),
        ("another-day", "reason", ""),
        ("another-day", "reason", "x" * 100_000),
        ("not-kept", "reason", ""),
        ("not-kept", "reason", "bell\x07"),
    ],
)
def test_what_is_wrong_in_a_word_is_said_at_its_field(act, field, value):
    scene = duo()
    promise = scene.promise()
    good = {"kept": {"on": "2026-11-10"}, "another-day": {"due": "2026-12-24", "reason": "Floods"}, "not-kept": {"reason": "No money"}}[act]
    assert wrong(say(scene, promise, act, **{**good, field: value}), field)
    assert not Turn.objects.exists()


def test_a_stale_word_is_not_heard_and_what_was_typed_is_still_there():
    scene = duo()
    promise = scene.promise()
    stale = scene.promise().version
    say(scene, promise, "another-day", due="2026-12-24", reason="Floods")
    late = say(scene, promise, "not-kept", reason="The money went elsewhere", version=stale)
    assert (late.status_code, "The money went elsewhere" in late.text) == (409, True)
    assert promise.turns.count() == 1


def test_a_word_said_twice_is_kept_once():
    scene = duo()
    promise = scene.promise()
    promise.keep(by=scene.of("mentor"))
    assert [say(scene, promise, "confirm", "mentee").status_code for _ in range(2)] == [302, 409]
    assert promise.turns.count() == 2


def test_a_stale_change_shows_both_texts():
    scene = duo()
    promise = scene.promise()
    address = reverse("promise-change", args=[promise.pk])
    as_(scene.mentor).post(address, said(scene, what="Send both manuals", version=1))
    late = as_(scene.mentor).post(address, said(scene, what="Send one manual", version=1))
    assert (late.status_code, "Send both manuals" in late.text, "Send one manual" in late.text) == (409, True, True)
    promise.refresh_from_db()
    assert (promise.what, promise.version) == ("Send both manuals", 2)

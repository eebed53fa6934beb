"""A person who knows more than the log sets a signal aside: until a day, until the evidence changes, or until it is taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stages.models import Aside, Standing
from tests import make
from tests.stages.journey.scenes import as_, duo, text
from tests.stages.signals.keeping import DAY, kept, live, lively, refreshed, set_aside, state, today

pytestmark = pytest.mark.django_db
REASON = "The bridge is closed until the rains are over."


def typed(days=30, **fields):
    return {"reason": REASON, "look_again": (today() + days * DAY).isoformat(), **fields}


def at(partnership, signal="F2"):
    return reverse("signal-aside", args=[partnership.pk, signal])


def page(partnership):
    return reverse("signals", args=[partnership.pk])


@pytest.fixture
def scene():
    return duo()


def test_it_leaves_the_raised_ones_on_every_page(scene):
    client = as_(scene.mentor)
    assert "Seeing the mentee’s city first." in text(client.get(f"/partnerships/{scene.partnership.pk}/"))
    assert client.post(at(scene.partnership), typed()).status_code == 302
    assert (live(scene.partnership)["F2"][0], state(scene.partnership)) == ("aside", "aside")
    assert "Seeing the mentee’s city first." not in text(client.get(f"/partnerships/{scene.partnership.pk}/"))
    shown = text(client.get(page(scene.partnership)))
    assert f"Why it is set aside: {REASON} Look again on" in shown


def test_it_is_one_less_in_the_portfolio(scene):
    refreshed(scene.partnership)
    before = Standing.objects.get().raised
    set_aside(scene.partnership)
    refreshed(scene.partnership)
    assert Standing.objects.get().raised == before - 1


def test_it_holds_until_its_day(scene):
    set_aside(scene.partnership, days=30)
    assert [refreshed(scene.partnership, today() + days * DAY) for days in (0, 29, 30, 31)] == ["aside", "aside", "raised", "raised"]


def test_its_day_is_a_day_to_look_again(scene):
    set_aside(scene.partnership, days=30)
    refreshed(scene.partnership)
    assert Standing.objects.get().recheck_on == today() + 30 * DAY


def test_it_holds_until_the_evidence_changes():
    one = lively()
    set_aside(one)
    assert refreshed(one) == "aside"
    mentee = one.memberships.get(side="mentee").practitioner
    make.activity(one, "A call", today(), instrument="call", delivery="virtual", came=[mentee])
    assert refreshed(one) == "aside"
    make.activity(one, "One more trip", today(), instrument="observing", came=[mentee])
    assert (refreshed(one), live(one)["F2"][0]) == ("raised", "raised")


def test_it_comes_back_when_the_signal_says_something_else():
    one = lively()
    later = today() + 10 * DAY
    refreshed(one, later)
    last = one.involvements.latest("activity__on").activity_id
    set_aside(one, "F9", case="quiet", evidence=[["activity", last]], days=300)
    assert [refreshed(one, today() + days * DAY, "F9") for days in (0, 10, 185, 186)] == ["cleared", "aside", "aside", "raised"]


def test_a_signal_that_clears_is_cleared_and_not_set_aside(scene):
    set_aside(scene.partnership)
    visitor = scene.of("mentor").practitioner
    make.activity(scene.partnership, instrument="exploratory visit", city=scene.partnership.mentee, came=[visitor])
    assert refreshed(scene.partnership) == "cleared"


def test_taking_it_back_lets_it_count_again(scene):
    made = set_aside(scene.partnership)
    client, address = as_(scene.mentee), reverse("aside-take-back", args=[made.pk])
    answer = client.post(address, follow=True)
    assert "“Seeing the mentee’s city first” counts again." in text(answer)
    assert (state(scene.partnership), live(scene.partnership)["F2"][0]) == ("raised", "raised")
    made.refresh_from_db()
    assert (made.taken_back_by, made.taken_back_at is not None) == (scene.mentee, True)
    assert "taken back" in text(client.get(page(scene.partnership)))
    assert client.post(address).status_code == 409


def test_it_can_be_set_aside_once_more(scene):
    client = as_(scene.mentor)
    for _ in range(2):
        client.post(at(scene.partnership), typed())
        assert live(scene.partnership)["F2"][0] == "aside"
        client.post(reverse("aside-take-back", args=[Aside.objects.latest("pk").pk]))
    client.post(at(scene.partnership), typed(reason="The road is closed as well."))
    assert (Aside.objects.count(), live(scene.partnership)["F2"][0], kept(scene.partnership)) == (3, "aside", live(scene.partnership))


@pytest.mark.parametrize(("days", "status"), [(-1, 200), (0, 200), (1, 302), (366, 302), (367, 200)])
def test_the_day_lies_between_tomorrow_and_a_year_from_now(scene, days, status):
    answer = as_(scene.mentor).post(at(scene.partnership), typed(days))
    assert (answer.status_code, Aside.objects.count()) == (status, int(status == 302))
    if status == 200:
        shown = text(answer)
        assert "Give a day from tomorrow to a year from now." in shown and REASON in answer.content.decode()


@pytest.mark.parametrize("fields", [{"reason": ""}, {"reason": "   "}, {"reason": "a" * 20_001}, {"reason": "a\x00b"}, {"look_again": "soon"}])
def test_it_needs_a_reason_and_a_day(scene, fields):
    assert (as_(scene.mentor).post(at(scene.partnership), typed(**fields)).status_code, Aside.objects.count()) == (200, 0)


def test_two_clicks_set_it_aside_once(scene):
    key = "0f6f0c2e-1111-4222-8333-944444444444"
    assert [as_(scene.mentor).post(at(scene.partnership), typed(key=key)).status_code for _ in range(2)] == [302, 302]
    assert Aside.objects.count() == 1


def test_what_is_not_raised_cannot_be_set_aside_and_nothing_typed_is_lost(scene):
    opened = as_(scene.mentor).get(at(scene.partnership, "F8"))
    assert (opened.status_code, "<form method" in opened.text.partition("<main")[2]) == (409, False)
    late = as_(scene.mentor).post(at(scene.partnership, "F8"), typed())
    assert (late.status_code, REASON in late.text, "There is nothing to set aside." in late.text) == (409, True, True)
    assert not Aside.objects.exists()


def test_a_signal_that_clears_while_somebody_writes_is_refused_with_what_they_wrote(scene):
    assert as_(scene.mentor).get(at(scene.partnership)).status_code == 200
    make.activity(scene.partnership, instrument="exploratory visit", city=scene.partnership.mentee, came=[scene.of("mentor").practitioner])
    for fields in ({}, {"look_again": ""}):
        late = as_(scene.mentor).post(at(scene.partnership), typed(**fields))
        assert (late.status_code, REASON in late.text, Aside.objects.count()) == (409, True, 0)


def test_whoever_set_it_aside_a_lead_or_the_manager_lets_it_count_again(scene):
    author, other, adviser = (
        make.member_user(scene.partnership, side, role)
        for side, role in (("mentor", "facilitator"), ("mentee", "facilitator"), ("support", "adviser"))
    )
    newcomer = make.member_user(scene.partnership, "mentee", "lead planner", admitted=False)

    def tried(user):
        made = set_aside(scene.partnership)
        Aside.objects.filter(pk=made.pk).update(recorded_by=author)
        offered = "Let it count again" in as_(user).get(page(scene.partnership)).text
        return offered, as_(user).post(reverse("aside-take-back", args=[made.pk])).status_code

    assert [tried(user) for user in (author, scene.mentor, scene.mentee, scene.manager)] == [(True, 302)] * 4
    assert [tried(user) for user in (other, adviser, newcomer)] == [(False, 403)] * 3


def test_whoever_set_it_aside_and_left_takes_nothing_back(scene):
    author = make.member_user(scene.partnership, "mentor", "facilitator")
    made = set_aside(scene.partnership)
    Aside.objects.filter(pk=made.pk).update(recorded_by=author)
    author.practitioner.memberships.get().end(on=today())
    assert as_(author).post(reverse("aside-take-back", args=[made.pk])).status_code == 404


def test_what_the_study_did_not_find_is_no_signal(scene):
    assert as_(scene.mentor).get(at(scene.partnership, "F99")).status_code == 404


def test_the_page_asks_as_much_with_many_set_aside_as_with_one(scene, django_assert_num_queries):
    client = as_(scene.mentor)
    raised = [key for key, (state, *_) in live(scene.partnership).items() if state == "raised"]
    assert len(raised) > 2
    set_aside(scene.partnership, raised[0])
    with CaptureQueriesContext(connection) as one:
        client.get(page(scene.partnership))
    for key in raised[1:]:
        set_aside(scene.partnership, key)
    with django_assert_num_queries(len(one)):
        client.get(page(scene.partnership))

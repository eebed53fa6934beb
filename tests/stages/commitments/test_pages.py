"""The pages of promises: who sees them, who may say what, what they show."""

import pytest
from django.urls import reverse

from stages.commitments.acts import ACTS
from stages.models import Commitment
from tests import make
from tests.stages.commitments.saying import as_, duo, said, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
PLANTED = "the planted promise"
MEMBERS = {name for name in make.ACTORS if name in make.PARTS}
MENTORS, MENTEES = {"mentor lead", "mentor facilitator"}, {"mentee lead", "mentee facilitator"}


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def promise(cast):
    """By the mentor of the first partnership, said to be kept."""
    own = cast.own.partnership
    by = own.memberships.get(practitioner__user=cast.own.actors["mentor lead"])
    when = make.activity(own, "The meeting where it was promised")
    dates = {"on": make.day("2026-10-01"), "due": make.day("2026-11-30")}
    made = Commitment(partnership=own, promiser=by, what=PLANTED, activity=when, **dates).begin()
    made.keep(by=by)
    return made


def statuses(cast, address, post=None):
    """(relation, actor) → status; and the planted text is never seen where the status is not 200."""
    found = {}
    for relation, name, user in cast.askers():
        if user:
            client = as_(user)
            answer = client.get(address) if post is None else client.post(address, post)
            found[relation, name] = answer.status_code
            assert answer.status_code in (200, 302, 409) or PLANTED not in answer.text
    return found


def those(found, status):
    return {who for who, each in found.items() if each == status}


INSIDE = {("own", name) for name in MEMBERS} | {("own", "manager"), ("sister", "manager")}


@pytest.mark.parametrize("name", ["promise", "promises-of"])
def test_members_and_the_manager_look_and_nobody_else_knows_of_it(cast, promise, name):
    found = statuses(cast, reverse(name, args=[promise.pk if name == "promise" else promise.partnership_id]))
    assert those(found, 200) == INSIDE
    assert those(found, 404) == set(found) - INSIDE


def test_practitioners_of_the_two_cities_write_promises_down(cast, promise):
    found = statuses(cast, reverse("promise-new", args=[promise.partnership_id]))
    assert those(found, 200) == {("own", name) for name in MENTORS | MENTEES}
    assert those(found, 403) == INSIDE - those(found, 200)
    assert those(found, 404) == set(found) - INSIDE


@pytest.mark.parametrize(("act", "speak"), [(act, MENTEES if act in ("confirm", "not-yet") else MENTORS) for act in ACTS])
def test_each_side_says_what_is_its_own(cast, promise, act, speak):
    found = statuses(cast, reverse(f"promise-{act}", args=[promise.pk]), {"reason": "", "due": "nonsense", "version": "0"})
    mine = {("own", name) for name in speak}
    assert {who for who, each in found.items() if each not in (403, 404)} == mine
    assert those(found, 403) == INSIDE - mine
    assert those(found, 404) == set(found) - INSIDE


def test_only_the_promisers_side_puts_it_right(cast, promise):
    promise.turns.all().delete()
    Commitment.objects.filter(pk=promise.pk).update(state="open", kept_on=None)
    found = statuses(cast, reverse("promise-change", args=[promise.pk]))
    assert those(found, 200) == {("own", name) for name in MENTORS}
    assert those(found, 403) == INSIDE - those(found, 200)


def test_an_activity_shows_its_promises_to_its_own_partnership_alone(cast, promise):
    sister = cast.sister
    promise.activity.involvements.create(partnership=sister.partnership)
    address = reverse("activity", args=[promise.activity_id])
    assert PLANTED in as_(cast.own.actors["mentee facilitator"]).get(address).text
    page = as_(sister.actors["mentee facilitator"]).get(address)
    assert (page.status_code, PLANTED in page.text) == (200, False)
    assert page.text.count("?activity=") == 1


def test_the_two_banks_show_what_is_open_first_and_what_is_late_kindly():
    scene = duo()
    scene.promise("mentor", "Find a hall", due="2026-11-08")
    scene.promise("mentee", "Name three people", due="2026-12-24")
    scene.kept(what="Send the manuals")
    page = text(as_(scene.mentor).get(reverse("promises-of", args=[scene.partnership.pk])))
    order = [
        "eThekwini promised",
        "1 kept in time. 1 still open.",
        "Find a hall",
        "12 days past the day that was named",
        "Kept: 1",
        "Send the manuals",
    ]
    places = [page.index(each) for each in [*order, "Mzuzu promised", "Name three people", "by 24 December 2026", "Kept in time, stage by stage"]]
    assert places == sorted(places)


def test_an_empty_page_says_why_it_matters_and_offers_the_first_step():
    scene = duo()
    address = reverse("promises-of", args=[scene.partnership.pk])
    page = as_(scene.mentee).get(address).text
    assert "trust grows where both sides keep such promises" in page
    assert reverse("promise-new", args=[scene.partnership.pk]) in page
    assert reverse("promise-new", args=[scene.partnership.pk]) not in as_(make.manager(scene.partnership.programme)).get(address).text


def test_a_promise_goes_its_way_through_the_pages():
    scene = duo()
    mentor, mentee = as_(scene.mentor), as_(scene.mentee)
    made = mentor.post(reverse("promise-new", args=[scene.partnership.pk]), said(scene, what="Send the manuals"))
    promise = Commitment.objects.get()
    assert (made.url, promise.side, promise.recorded_by) == (reverse("promise", args=[promise.pk]), "mentor", scene.mentor)
    mentor.post(reverse("promise-kept", args=[promise.pk]), {"on": "2026-11-19", "version": 1})
    mentee.post(reverse("promise-not-yet", args=[promise.pk]), {"reason": "One is missing", "version": 2})
    mentor.post(reverse("promise-another-day", args=[promise.pk]), {"due": "2026-12-24", "reason": "The printer is slow", "version": 3})
    mentor.post(reverse("promise-kept", args=[promise.pk]), {"on": "2026-11-20", "version": 4})
    mentee.post(reverse("promise-confirm", args=[promise.pk]), {"version": 5})
    page = text(mentee.get(reverse("promise", args=[promise.pk])))
    order = ["said: not yet", "“One is missing”", "from 30 November 2026 to 24 December 2026", "“The printer is slow”", "confirmed that it is kept"]
    assert [page.index(each) for each in order] == sorted(page.index(each) for each in order)
    assert "first named: 30 November 2026" in page


def test_from_an_activity_the_form_knows_where_and_when():
    scene = duo()
    held = make.activity(scene.partnership, "The debriefing", "2026-03-04")
    form = as_(scene.mentee).get(reverse("promise-new", args=[scene.partnership.pk]), {"activity": held.pk}).context["form"]
    assert (form["activity"].value(), str(form["on"].value()), form["promiser"].value()) == (held.pk, "2026-03-04", scene.of("mentee").pk)


def test_what_was_spoken_about_is_no_longer_put_right():
    scene = duo()
    promise = scene.promise()
    promise.renegotiate(by=scene.of("mentor"), due=make.day("2026-12-24"), reason="Floods")
    address = reverse("promise-change", args=[promise.pk])
    client = as_(scene.mentor)
    assert client.get(address).status_code == 302
    late = client.post(address, said(scene, what="Something else"))
    assert (late.status_code, "Something else" in late.text) == (409, True)
    promise.refresh_from_db()
    assert promise.what == "Send the manuals"


@pytest.mark.parametrize("number", [5, 25, 50])
def test_the_pages_take_the_same_few_queries(number, django_assert_num_queries):
    scene = duo()
    held = make.activity(scene.partnership)
    for index in range(number):
        scene.promise("mentor" if index % 2 else "mentee", activity=held)
        scene.kept(side="mentee" if index % 2 else "mentor")
    promise = Commitment.objects.filter(state="kept").first()
    client = as_(scene.mentor)
    with django_assert_num_queries(6):
        page = client.get(reverse("promises-of", args=[scene.partnership.pk]))
    assert page.text.count("<li class=") <= 2 * (20 + number)
    with django_assert_num_queries(6):
        client.get(reverse("promise", args=[promise.pk]))
    with django_assert_num_queries(8):
        client.get(reverse("promise-new", args=[scene.partnership.pk]))

"""Handing over a part: the old one ends and the successor's begins on one day; admission is never inherited."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from participants.entry import Conflict
from participants.models import Membership, Practitioner
from participants.partnerships.admission import Refused
from participants.partnerships.parts import Role, Side
from tests import make

pytestmark = pytest.mark.django_db
TODAY = dt.date.today()


def as_(user):
    client = Client()
    client.force_login(user)
    return client


def at(membership):
    return reverse("membership-hand-over", args=[membership.pk])


def part_of(user, partnership):
    return partnership.memberships.get(practitioner__user=user)


@pytest.fixture
def here():
    return make.partnership()


@pytest.fixture
def manager(here):
    return make.manager(here.programme)


@pytest.fixture
def lead(here):
    return make.member_user(here, Side.MENTEE, Role.LEAD_FACILITATOR)


def test_the_history_keeps_both(here, lead):
    mayor, day = make.membership(here, Side.MENTEE, Role.POLITICAL_LEADER), dt.date(2024, 5, 1)
    successor = mayor.hand_over(to=make.practitioner("New mayor"), on=day, by=lead)
    mayor.refresh_from_db()
    assert (mayor.until, successor.since, successor.follows, successor.role, successor.side) == (day, day, mayor, mayor.role, mayor.side)


def test_admission_is_never_inherited(here, lead):
    successor = part_of(lead, here).hand_over(to=make.practitioner("New lead"), on=TODAY, by=lead)
    assert (successor.admitted_at, successor.admitted_by) == (None, None)


def test_a_leaving_lead_admits_the_successor_in_the_same_act(here, lead):
    successor = part_of(lead, here).hand_over(to=make.practitioner("New lead"), on=TODAY, by=lead, admit=True)
    assert (successor.admitted_by, part_of(lead, here).until) == (lead, TODAY)


def test_a_manager_admits_no_successor(here, lead, manager):
    with pytest.raises(Refused):
        part_of(lead, here).hand_over(to=make.practitioner("Puppet"), on=TODAY, by=manager, admit=True)
    assert (Membership.objects.count(), part_of(lead, here).until) == (1, None)


def test_a_part_is_handed_over_once(here, lead):
    part = part_of(lead, here)
    part.hand_over(to=make.practitioner("First"), on=TODAY, by=lead)
    with pytest.raises(Conflict):
        part.hand_over(to=make.practitioner("Second"), on=TODAY, by=lead)
    assert Membership.objects.count() == 2


def test_whoever_holds_the_role_already_cannot_take_it_over(here, lead, manager):
    fellow = make.membership(here, Side.MENTEE, Role.LEAD_FACILITATOR)
    with pytest.raises(IntegrityError), transaction.atomic():
        part_of(lead, here).hand_over(to=fellow.practitioner, on=TODAY, by=manager)
    assert part_of(lead, here).until is None


def test_a_broker_hands_over_to_nobody_from_the_safe_space(here, lead, manager):
    broker = make.membership(here, Side.SUPPORT, Role.BROKER)
    with pytest.raises(Refused):
        broker.hand_over(to=part_of(lead, here).practitioner, on=TODAY, by=manager)
    response = as_(manager).post(
        reverse("membership-new", args=[here.pk]),
        {"practitioner": part_of(lead, here).practitioner_id, "side": "support", "role": "broker", "since": "2024-01-01", "since_precision": "day"},
    )
    assert list(response.context["form"].errors) == ["practitioner"]


def test_a_side_without_a_lead_lets_the_next_one_in_itself(here, lead, manager):
    facilitator = make.member_user(here, Side.MENTEE, Role.FACILITATOR)
    other = make.member_user(here, Side.MENTOR, Role.LEAD_FACILITATOR)
    successor = part_of(lead, here).hand_over(to=make.practitioner("New lead"), on=TODAY, by=manager)
    for user in (manager, other, lead):
        with pytest.raises(Refused):
            here.admit(successor, by=user)
    assert here.admit(successor, by=facilitator).admitted_by == facilitator


def test_where_nobody_is_left_inside_the_other_citys_lead_lets_a_lead_in(here, lead, manager):
    other = make.member_user(here, Side.MENTOR, Role.LEAD_FACILITATOR)
    part_of(lead, here).end(on=TODAY)
    planner, successor = (make.membership(here, Side.MENTEE, role) for role in (Role.PLANNER, Role.LEAD_PLANNER))
    for membership, user in ((planner, other), (successor, manager)):
        with pytest.raises(Refused):
            here.admit(membership, by=user)
    assert here.admit(successor, by=other).admitted_by == other


def test_nobody_lets_themself_in_as_a_lead(here, lead):
    facilitator = make.member_user(here, Side.MENTEE, Role.FACILITATOR)
    part_of(lead, here).end(on=TODAY)
    risen = make.membership(here, Side.MENTEE, Role.LEAD_PLANNER, part_of(facilitator, here).practitioner)
    with pytest.raises(Refused):
        here.admit(risen, by=facilitator)


def test_as_long_as_a_lead_is_there_nobody_else_admits(here, lead):
    facilitator = make.member_user(here, Side.MENTEE, Role.FACILITATOR)
    with pytest.raises(Refused):
        here.admit(make.membership(here, Side.MENTEE, Role.LEAD_PLANNER), by=facilitator)


def test_a_side_that_never_had_a_lead_waits_for_the_manager(here, manager):
    other = make.member_user(here, Side.MENTOR, Role.LEAD_FACILITATOR)
    first = make.membership(here, Side.MENTEE, Role.LEAD_PLANNER)
    with pytest.raises(Refused):
        here.admit(first, by=other)
    assert here.admit(first, by=manager).admitted_by == manager


def test_a_lead_hands_over_on_the_page_and_has_left(here, lead):
    part = part_of(lead, here)
    response = as_(lead).post(at(part), {"name": "New lead", "on": TODAY.isoformat(), "admit": "on"})
    successor = part.followed_by
    assert (response.status_code, response.url, successor.admitted_by, successor.practitioner.name) == (302, reverse("home"), lead, "New lead")
    assert as_(lead).get(reverse("people-of", args=[here.pk])).status_code == 404


def test_the_page_warns_before_the_last_lead_leaves(here, lead, manager):
    part = part_of(lead, here)
    for user, admits in ((lead, True), (manager, False)):
        page = as_(user).get(at(part)).content.decode()
        assert ("last lead of this city" in page, "Admit the successor below" in page, 'name="admit"' in page) == (True, admits, admits)
        assert "last lead of this city" in as_(user).get(reverse("membership-end", args=[part.pk])).content.decode()
    make.member_user(here, Side.MENTEE, Role.LEAD_PLANNER)
    assert "last lead of this city" not in as_(manager).get(at(part)).content.decode()


def test_who_may_hand_over(here, lead, manager):
    mayor = make.membership(here, Side.MENTEE, Role.POLITICAL_LEADER, make.practitioner("Mayor", user=make.user("Mayor")))
    members = [
        make.member_user(here, *part) for part in ((Side.MENTOR, Role.LEAD_FACILITATOR), (Side.MENTEE, Role.FACILITATOR), (Side.SUPPORT, Role.BROKER))
    ]
    former = make.member_user(here, Side.MENTEE, Role.LEAD_PLANNER, until=dt.date(2021, 1, 1))
    outsiders = [make.funder(here.programme), make.manager(make.programme("Another")), former]
    for users, status in (([lead, manager], 200), ([*members, mayor.practitioner.user], 403), (outsiders, 404)):
        assert {as_(user).get(at(mayor)).status_code for user in users} == {status}
    for users, status in (([*members, mayor.practitioner.user], 403), (outsiders, 404)):
        assert {as_(user).post(at(mayor), {"name": "X", "on": "2024-01-01"}).status_code for user in users} == {status}
    assert Practitioner.objects.filter(name="X").count() == 0


def test_a_manager_who_ticks_admit_by_hand_admits_nobody(here, lead, manager):
    as_(manager).post(at(part_of(lead, here)), {"name": "Puppet", "on": TODAY.isoformat(), "admit": "on"})
    assert Membership.objects.get(practitioner__name="Puppet").admitted_at is None


def test_a_refused_admission_hands_nothing_over(here, lead):
    staff = make.practitioner("Staff", user=make.administrator(), city=here.mentee)
    make.membership(here, Side.MENTEE, Role.PLANNER, staff)
    response = as_(lead).post(at(part_of(lead, here)), {"practitioner": staff.pk, "on": TODAY.isoformat(), "admit": "on"})
    assert list(response.context["form"].errors) == ["admit"]
    assert part_of(lead, here).until is None


def test_two_clicks_are_one_and_a_late_one_is_told(here, lead, manager):
    part, client = part_of(lead, here), as_(manager)
    said = {"name": "New lead", "on": TODAY.isoformat(), "key": "0b7e3c9a-4a52-4f0e-9a37-1f6f5f6c9d11"}
    assert [client.post(at(part), said).status_code for _ in range(2)] == [302, 302]
    late = client.post(at(part), {**said, "name": "Another", "key": "0b7e3c9a-4a52-4f0e-9a37-1f6f5f6c9d12"})
    assert (late.status_code, "Another" in late.content.decode(), Membership.objects.count()) == (409, True, 2)
    assert not Practitioner.objects.filter(name="Another").exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": ""}, "practitioner"),
        ({"name": "x" * 10_000}, "name"),
        ({"name": "a\x07"}, "name"),
        ({"on": "2019-12-31"}, "on"),
        ({"on": "1066-01-01"}, "on"),
        ({"on": "tomorrow"}, "on"),
        ({"practitioner": "9" * 40, "name": ""}, "practitioner"),
        ({"key": "x"}, "key"),
    ],
)
def test_bad_input_is_shown_at_its_field(here, lead, manager, fields, field):
    response = as_(manager).post(at(part_of(lead, here)), {"name": "New lead", "on": TODAY.isoformat(), **fields})
    assert (response.status_code, field in response.context["form"].errors, Membership.objects.count()) == (200, True, 1)


def test_somebody_of_another_programme_is_not_offered(here, lead, manager):
    stranger = make.membership(make.partnership(make.city("Lima", "PE"), make.city("Quito", "EC")), Side.MENTOR, Role.PLANNER).practitioner
    response = as_(manager).post(at(part_of(lead, here)), {"practitioner": stranger.pk, "on": TODAY.isoformat()})
    assert list(response.context["form"].errors) == ["practitioner"]

"""The one policy, asked directly: who sees what, and who may do what."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from participants.access import May, allowed, fetch, in_partnership, may_somewhere, parts, visible, voice
from participants.models import City, Membership, Partnership, Practitioner, Programme
from participants.partnerships.parts import Role, Side
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return make.partnership()


def test_a_facilitator_sees_the_own_partnership_and_no_other(here):
    other = make.partnership(make.city("Johannesburg"), make.city("Lilongwe", "MW"), here.programme)
    user = make.member_user(here, Side.MENTEE, Role.FACILITATOR)
    assert list(visible(user, Partnership.objects.all())) == [here]
    with pytest.raises(Http404):
        fetch(user, May.LOOK, Partnership.objects, pk=other.pk)


def test_what_one_sees_but_may_not_do_is_forbidden_rather_than_absent(here):
    mayor = make.member_user(here, Side.MENTEE, Role.POLITICAL_LEADER)
    assert fetch(mayor, May.LOOK, Partnership.objects, pk=here.pk) == here
    with pytest.raises(PermissionDenied):
        fetch(mayor, May.LOG, Partnership.objects, pk=here.pk)


def test_a_manager_sees_every_partnership_of_the_programme_and_none_of_another(here):
    sister = make.partnership(make.city("Durban"), make.city("Otjiwarongo", "NA"), here.programme)
    foreign = make.partnership(make.city("Johannesburg"), make.city("Lilongwe", "MW"))
    seen = visible(make.manager(here.programme), Partnership.objects.order_by("pk"))
    assert list(seen) == [here, sister]
    assert foreign not in seen


def test_a_funder_sees_nothing_of_the_working_level(here):
    funder = make.funder(here.programme)
    make.member_user(here, Side.MENTOR, Role.LEAD_PLANNER)
    for model in (Partnership, Programme, Membership, Practitioner, City):
        seen = [row for row in visible(funder, model.objects.all()) if getattr(row, "user", None) != funder]
        assert seen == [], model
    assert may_somewhere(funder, May.DOWNLOAD)


def test_nobody_who_is_not_signed_in_plays_a_part(here):
    from django.contrib.auth.models import AnonymousUser

    assert parts(AnonymousUser()) == ()
    assert not visible(AnonymousUser(), Partnership.objects.all()).exists()


@pytest.mark.parametrize("may", [May.ACCEPT, May.CLEAR, May.ADMIT, May.REFLECT, May.ANSWER])
def test_a_lead_speaks_for_the_city_only_once_admitted(here, may):
    invited = make.member_user(here, Side.MENTEE, Role.LEAD_PLANNER, admitted=False)
    with pytest.raises(PermissionDenied):
        voice(invited, here, may)
    admitted = make.member_user(here, Side.MENTEE, Role.LEAD_PLANNER)
    assert voice(admitted, here, may).side == Side.MENTEE


@pytest.mark.parametrize(
    ("side", "role", "admitted", "sees"),
    [
        (Side.MENTOR, Role.LEAD_FACILITATOR, True, True),
        (Side.MENTEE, Role.LEAD_PLANNER, True, True),
        (Side.MENTEE, Role.LEAD_PLANNER, False, False),
        (Side.MENTEE, Role.PLANNER, True, False),
        (Side.MENTEE, Role.POLITICAL_LEADER, False, False),
        (Side.SUPPORT, Role.BROKER, False, True),
        (Side.SUPPORT, Role.ADVISER, False, False),
        (Side.SUPPORT, Role.ASSOCIATION, False, False),
    ],
)
def test_the_cloud_is_for_admitted_leads_and_for_the_broker_who_is_never_admitted(here, side, role, admitted, sees):
    user = make.member_user(here, side, role, admitted=admitted)
    assert allowed(user, May.CLOUD, here) is sees


def test_whoever_manages_a_programme_stands_outside_its_clouds(here):
    assert not allowed(make.manager(here.programme), May.CLOUD, here)


def test_a_part_that_has_ended_opens_nothing_from_that_day_on(here):
    user = make.member_user(here, Side.MENTEE, Role.FACILITATOR)
    membership = Membership.objects.get(practitioner__user=user)
    membership.end(on=dt.date.today())
    fresh = type(user).objects.get(pk=user.pk)
    assert not visible(fresh, Partnership.objects.all()).exists()


def test_a_part_that_begins_tomorrow_opens_nothing_today(here):
    user = make.member_user(here, Side.MENTEE, Role.FACILITATOR, since=dt.date.today() + dt.timedelta(1))
    assert parts(user) == ()


def test_the_parts_of_a_user_cost_one_query_however_often_they_are_asked(here, django_assert_num_queries):
    user = make.member_user(here, Side.MENTOR, Role.LEAD_FACILITATOR)
    with django_assert_num_queries(1):
        for may in May:
            may_somewhere(user, may)


def test_one_person_may_play_two_parts_and_each_opens_its_own(here):
    sister = make.partnership(make.city("Durban"), make.city("Otjiwarongo", "NA"), here.programme)
    user = make.member_user(here, Side.MENTOR, Role.LEAD_FACILITATOR)
    make.membership(sister, Side.SUPPORT, Role.ADVISER, user.practitioner)
    assert May.ACCEPT in in_partnership(user, here)
    assert in_partnership(user, sister) == {May.LOOK, May.LOG}
    assert not allowed(user, May.ACCEPT, sister)


def test_people_are_seen_through_the_partnerships_that_one_shares_with_them(here):
    foreign = make.partnership(make.city("Johannesburg"), make.city("Lilongwe", "MW"))
    me = make.member_user(here, Side.MENTOR, Role.FACILITATOR)
    colleague = make.member_user(here, Side.MENTEE, Role.FACILITATOR)
    stranger = make.member_user(foreign, Side.MENTEE, Role.FACILITATOR)
    seen = set(visible(me, Practitioner.objects.all()))
    assert seen == {me.practitioner, colleague.practitioner}
    assert stranger.practitioner not in seen


def test_whoever_recorded_a_person_sees_them_until_they_have_a_part_and_then_only_by_a_part(here):
    manager = make.manager(here.programme)
    new = make.practitioner("A planner", recorded_by=manager)
    assert new in visible(manager, Practitioner.objects.all())
    make.membership(here, Side.MENTEE, Role.PLANNER, new)
    assert new in visible(manager, Practitioner.objects.all())
    here.programme.roles.get(practitioner__user=manager).end(on=dt.date.today())
    gone = type(manager).objects.get(pk=manager.pk)
    assert list(visible(gone, Practitioner.objects.all())) == [manager.practitioner]


def test_members_can_look_up_who_manages_their_programme(here):
    manager = make.manager(here.programme)
    me = make.member_user(here, Side.MENTEE, Role.FACILITATOR)
    assert manager.practitioner in visible(me, Practitioner.objects.all())

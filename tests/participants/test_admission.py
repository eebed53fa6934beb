"""Who is let into the safe space, and by whom."""

import datetime as dt

import pytest

from participants.entry import Conflict
from participants.models import Membership
from participants.partnerships.admission import Refused
from participants.partnerships.parts import Role, Side
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return make.partnership()


def test_the_manager_names_the_first_lead_of_a_side(here):
    lead = make.membership(here, Side.MENTEE, Role.LEAD_PLANNER)
    manager = make.manager(here.programme)
    here.admit(lead, by=manager)
    assert (lead.admitted_by, lead.admitted_at is None) == (manager, False)


def test_after_the_first_lead_the_manager_admits_nobody_on_that_side(here):
    manager = make.manager(here.programme)
    here.admit(make.membership(here, Side.MENTEE, Role.LEAD_PLANNER), by=manager)
    with pytest.raises(Refused):
        here.admit(make.membership(here, Side.MENTEE, Role.LEAD_FACILITATOR), by=manager)


def test_not_even_after_every_lead_of_the_side_has_left(here):
    manager = make.manager(here.programme)
    first = here.admit(make.membership(here, Side.MENTEE, Role.LEAD_PLANNER), by=manager)
    first.end(on=dt.date.today())
    with pytest.raises(Refused):
        here.admit(make.membership(here, Side.MENTEE, Role.LEAD_FACILITATOR), by=manager)


def test_a_lead_admits_on_the_own_side_only(here):
    lead = make.member_user(here, Side.MENTEE, Role.LEAD_FACILITATOR)
    here.admit(make.membership(here, Side.MENTEE, Role.PLANNER), by=lead)
    with pytest.raises(Refused):
        here.admit(make.membership(here, Side.MENTOR, Role.PLANNER), by=lead)


def test_a_lead_who_is_not_admitted_admits_nobody(here):
    make.member_user(here, Side.MENTEE, Role.LEAD_FACILITATOR)
    invited = make.member_user(here, Side.MENTEE, Role.LEAD_PLANNER, admitted=False)
    with pytest.raises(Refused):
        here.admit(make.membership(here, Side.MENTEE, Role.PLANNER), by=invited)


@pytest.mark.parametrize("role", [Role.POLITICAL_LEADER, Role.ADMINISTRATIVE_LEADER])
def test_leaders_stay_outside(here, role):
    lead = make.member_user(here, Side.MENTEE, Role.LEAD_FACILITATOR)
    with pytest.raises(Refused):
        here.admit(make.membership(here, Side.MENTEE, role), by=lead)


@pytest.mark.parametrize("outsider", ["manager", "funder", "broker", "association", "staff"])
def test_whoever_serves_the_programme_otherwise_stays_outside(here, outsider):
    lead = make.member_user(here, Side.MENTEE, Role.LEAD_FACILITATOR)
    sister = make.partnership(make.city("Durban"), make.city("Otjiwarongo", "NA"), here.programme)
    user = {
        "manager": lambda: make.manager(here.programme),
        "funder": lambda: make.funder(here.programme),
        "broker": lambda: make.member_user(sister, Side.SUPPORT, Role.BROKER),
        "association": lambda: make.member_user(sister, Side.SUPPORT, Role.ASSOCIATION),
        "staff": make.administrator,
    }[outsider]()
    who = getattr(user, "practitioner", None) or make.practitioner("Administrator", user=user)
    with pytest.raises(Refused):
        here.admit(make.membership(here, Side.MENTEE, Role.FACILITATOR, who), by=lead)


def test_a_member_of_a_safe_space_is_not_made_manager_of_its_programme(here):
    member = make.member_user(here, Side.MENTEE, Role.FACILITATOR)
    with pytest.raises(Refused):
        here.programme.appoint(member.practitioner, "manager", by=make.manager(here.programme))


def test_admitted_twice_is_a_conflict(here):
    lead = make.member_user(here, Side.MENTEE, Role.LEAD_FACILITATOR)
    newcomer = make.membership(here, Side.MENTEE, Role.PLANNER)
    stale = Membership.objects.get(pk=newcomer.pk)
    here.admit(newcomer, by=lead)
    with pytest.raises(Conflict):
        here.admit(stale, by=lead)

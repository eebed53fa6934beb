"""How many questions a page asks the database: few, and the same few with 5, 25 or 50 rows (design: in the browser)."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mentorship.models import Import
from reports.models import Report
from stages.models import Practice
from tests import make
from tests.participants.introductions.desk import introduced

pytestmark = pytest.mark.django_db
LIST, DETAIL = 8, 12
NUMBERS = (5, 25, 50)


def crowded(number):
    """A programme with so many of everything: partnerships, people, cities, activities, roles, wishes to join, reports."""
    programme, mentor = make.programme("A programme"), make.city("eThekwini", zone="Africa/Johannesburg")
    here = make.partnership(mentor, make.city("Mzuzu", "MW"), programme)
    lead = make.member_user(here, "mentor", "lead facilitator")
    manager = make.manager(programme)
    guests = [make.membership(here, ("mentor", "mentee")[each % 2], "planner").practitioner for each in range(number)]
    for each in range(number):
        day = dt.date(2024, 1, 1) + dt.timedelta(each)
        make.activity(here, f"Held {each}", day, city=here.mentee, came=guests[:each])
        make.activity(here, f"Plan {each}", timezone.localdate() + dt.timedelta(each), held=False, came=guests[:each])
        make.interest(programme, make.city(f"Wisher {each}"), heard_through=here)
        make.programme(f"Another {each}", convener=programme.convener)
        make.organisation(f"Body {each}")
        introduced(programme, manager)
    for each in range(number - 1):
        other = make.partnership(mentor, make.city(f"City {each}", "MW"), programme)
        make.activity(other, "A call", instrument="call")
    for each in range(3):
        here.contexts.create(side="mentor", notes="Notes", on=dt.date(2024, 1, 1 + each), recorded_by=lead)
    return here, lead, manager


ADDRESSES = {
    "partnerships": ("/partnerships/", LIST),
    "log": ("/log/", LIST),
    "log of one": ("/partnerships/{here}/log/", LIST),
    "people": ("/people/", LIST),
    "programmes": ("/programmes/", LIST),
    "cities": ("/cities/", LIST),
    "organisations": ("/organisations/", LIST),
    "published": ("/published/", LIST),
    "reports of one": ("/partnerships/{here}/reports/", LIST),
    "stage of the portfolio": ("/portfolio/courtship/", LIST),
    "workbooks": ("/workbooks/", LIST),
    "a workbook": ("/workbooks/{workbook}/", DETAIL),
    "home": ("/", DETAIL),
    "partnership": ("/partnerships/{here}/", DETAIL),
    "people of one": ("/partnerships/{here}/people/", DETAIL),
    "signals": ("/partnerships/{here}/signals/", DETAIL),
    "time line": ("/partnerships/{here}/time/", DETAIL),
    "what is asked for": ("/programmes/{programme}/criteria/", DETAIL),
    "programme": ("/programmes/{programme}/", DETAIL),
    "design": ("/programmes/{programme}/design/?source={other}", DETAIL),
    "spread": ("/programmes/{programme}/spread/", DETAIL),
    "cities that asked": ("/programmes/{programme}/interests/", LIST),
    "a city that asked": ("/interests/{interest}/", DETAIL),
    "decline kindly": ("/interests/{interest}/decline/", DETAIL),
    "partnership for a city that asked": ("/programmes/{programme}/partnerships/new/?interest={interest}", DETAIL),
    "introductions": ("/programmes/{programme}/introductions/", LIST),
    "an introduction": ("/introductions/{introduction}/", DETAIL),
    "introduce": ("/programmes/{programme}/introductions/new/", DETAIL),
    "partnership for two introduced": ("/programmes/{programme}/partnerships/new/?introduction={introduction}", DETAIL),
    "person": ("/people/{person}/", DETAIL),
    "city": ("/cities/{city}/", DETAIL),
    "activity": ("/activities/{activity}/", DETAIL),
    "gate": ("/partnerships/{here}/gate/", DETAIL),
    "move": ("/moves/{move}/", DETAIL),
    "report": ("/reports/{report}/", DETAIL),
    "log form": ("/log/new/?partnership={here}", DETAIL),
    "change form": ("/activities/{activity}/change/", DETAIL),
    "hold form": ("/activities/{plan}/hold/", DETAIL),
    "move form": ("/partnerships/{here}/moves/new/", DETAIL),
    "new member": ("/partnerships/{here}/people/new/", DETAIL),
    "invitation": ("/programmes/{programme}/invitations/new/", DETAIL),
    "new partnership": ("/programmes/{programme}/partnerships/new/", DETAIL),
}


def asked(client, user, address):
    """The number of queries of one visit."""
    client.force_login(user)
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(address)
    assert answer.status_code in (200, 403, 404), address
    return len(caught)


def with_a_design(manager, city, number):
    """Another programme of the manager's, with so many elements of a method."""
    other = make.programme("With a design")
    other.appoint(manager.practitioner, "manager", by=manager)
    for each in range(number):
        Practice.objects.create(programme=other, city=city, position=each + 1, title=f"Element {each}")
    return other


def measured(client, number):
    """For each address, what the manager's visit asks and what a lead's does."""
    here, lead, manager = crowded(number)
    move = here.journey.propose(to="inspiration", by=lead.practitioner.memberships.get(), reason="Ready")
    held, plan = (here.involvements.order_by("-activity__on").filter(activity__held_at__isnull=empty).first() for empty in (False, True))
    for _each in range(number):
        workbook = Import.objects.create(by=manager, name="A workbook.xlsx", state="done", outcome={"counts": {}, "remarks": [], "told": {}})
    known = {
        "workbook": workbook.pk,
        "here": here.pk,
        "programme": here.programme_id,
        "person": lead.practitioner.pk,
        "city": here.mentor_id,
        "activity": held.activity_id,
        "plan": plan.activity_id,
        "move": move.pk,
        "other": with_a_design(manager, here.mentor, number).pk,
        "introduction": here.programme.introductions.first().pk,
        "interest": here.interests.first().pk,
        "report": Report.objects.create(partnership=here, stay=here.journey.stay, recorded_by=lead).pk,
    }
    return {
        (name, who): asked(client, user, address.format(**known))
        for name, (address, _most) in ADDRESSES.items()
        for who, user in (("manager", manager), ("lead", lead))
    }


def test_every_page_asks_few_questions_and_the_same_few_however_much_there_is(client):
    found = {number: measured(client, number) for number in NUMBERS}
    few, *more = (found[number] for number in NUMBERS)
    assert {page: [each[page] for each in found.values()] for page in few if any(each[page] != few[page] for each in more)} == {}
    assert {page: count for page, count in few.items() if count > ADDRESSES[page[0]][1]} == {}

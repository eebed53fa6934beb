"""How many questions a page asks the database: few, and the same few with 5, 25 or 50 rows (design: in the browser)."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mentorship.models import Import
from participants.models import Erasure
from reports.drafts.compile import compile_values
from reports.models import Rendering, Report, Summary
from reports.programme.compile import compile_values as add_up
from stages.models import ClosedNote, Practice, Published, Reflection, Talk, Wave
from tests import make
from tests.participants.introductions.desk import introduced
from tests.stages.reflections.writing import note, reflection, released, rules

pytestmark = pytest.mark.django_db
LIST, DETAIL = 8, 12
WRITING = DETAIL + 1  # whether a draft waits is asked between two words on who reads
TOLD = LIST + 2  # of the safe space: who reads is told to the database, and taken back
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
    for each in range(number):
        reflection(lead, here, f"Text {each}", level="safe", for_later=True)
        released(lead, here, f"Released {each}")
        note(lead, here, f"Note {each}")
        rules(lead, here, f"Rules {each}")
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
    "own data": ("/your-data/", DETAIL + 5),  # every kind of confidential row, behind its door
    "ask to be erased": ("/your-data/erase/", DETAIL),
    "erasures": ("/erasures/", LIST),
    "erasure": ("/erasures/{erasure}/", DETAIL),
    "version": ("/versions/{version}/", DETAIL),
    "version to empty": ("/versions/{version}/empty/", DETAIL),
    "programme version": ("/programme-versions/{sum}/", DETAIL),
    "programme version to empty": ("/programme-versions/{sum}/empty/", DETAIL),
    "partnership": ("/partnerships/{here}/", DETAIL),
    "people of one": ("/partnerships/{here}/people/", DETAIL),
    "trail": ("/partnerships/{here}/trail/", LIST),
    "cloud": ("/partnerships/{here}/cloud/", DETAIL),
    "edges of the cloud": ("/partnerships/{here}/cloud/edges.csv", DETAIL),
    "what trust rests on": ("/partnerships/{here}/grounds/", DETAIL),
    "signals": ("/partnerships/{here}/signals/", DETAIL),
    "silence": ("/partnerships/{here}/silence/", DETAIL),
    "time line": ("/partnerships/{here}/time/", DETAIL),
    "pulse": ("/partnerships/{here}/pulse/", DETAIL),
    "questions of a pulse": ("/pulses/{wave}/", DETAIL),
    "conversation guide": ("/partnerships/{here}/pulse/guide/", DETAIL),
    "note after a talk": ("/talks/{talk}/change/", DETAIL),
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
    "report of a programme": ("/programmes/{programme}/report/", DETAIL),
    "introduction of a programme's report": ("/programmes/{programme}/report/change/", DETAIL),
    "programme reports": ("/published/programmes/", LIST),
    "brief for a leader": ("/partnerships/{here}/brief/mentee/", DETAIL + 2),
    "file for IATI": ("/programmes/{programme}/iati/", DETAIL),
    "settings for IATI": ("/programmes/{programme}/iati/change/", DETAIL),
    "new report for a period": ("/partnerships/{here}/reports/period/", DETAIL),
    "page without a line": ("/offline/", DETAIL),
    "pack for a phone": ("/offline/pack/", DETAIL),
    "sent twice": ("/offline/differing/", LIST),
    "sent twice, side by side": ("/offline/differing/{differing}/", DETAIL),
    "draft of a reflection": ("/drafts/?of=/partnerships/{here}/reflections/new/", DETAIL),
    "draft of the log": ("/drafts/?of=/log/new/%3Fpartnership%3D{here}", WRITING),
    "log form": ("/log/new/?partnership={here}", WRITING),
    "change form": ("/activities/{activity}/change/", WRITING),
    "hold form": ("/activities/{plan}/hold/", WRITING),
    "run": ("/activities/{plan}/run/", WRITING + 1),
    "programme of parts": ("/activities/{plan}/design/", DETAIL),
    "plan like another": ("/plan/new/?partnership={here}&like={activity}", DETAIL),
    "calendar": ("/calendar/", LIST),
    "reminders": ("/reminders/", LIST),
    "addresses that refused": ("/reminders/refused/", LIST),
    "calendar as a list": ("/calendar/?view=list&partnership={here}", LIST),
    "calendar feed": ("/calendar/feed/", LIST),
    "one for the calendar": ("/activities/{plan}/calendar.ics", LIST),
    "move form": ("/partnerships/{here}/moves/new/", DETAIL),
    "new member": ("/partnerships/{here}/people/new/", DETAIL),
    "invitation": ("/programmes/{programme}/invitations/new/", DETAIL),
    "safe space": ("/partnerships/{here}/safe-space/", DETAIL),
    "journal of one": ("/partnerships/{here}/journal/", LIST),
    "journal": ("/journal/", DETAIL),
    "a reflection": ("/reflections/{reflection}/", DETAIL),
    "share a reflection": ("/reflections/{reflection}/share/", DETAIL),
    "ground rules": ("/partnerships/{here}/ground-rules/", DETAIL),
    "closed notes": ("/partnerships/{here}/closed-notes/", TOLD),
    "a closed note": ("/partnerships/{here}/parts/{part}/note/", WRITING),
    "documents of the safe space": ("/partnerships/{here}/safe-documents/", LIST),
    "released texts": ("/partnerships/{here}/quotes/", LIST),
    "new partnership": ("/programmes/{programme}/partnerships/new/", DETAIL),
}


def asked(client, user, address):
    """The number of queries of one visit."""
    client.force_login(user)
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(address)
    assert answer.status_code in (200, 204, 403, 404), address
    return sum("SAVEPOINT" not in query["sql"] for query in caught)  # they mark a transaction within the test's own


def with_a_design(manager, city, number):
    """Another programme of the manager's, with so many elements of a method."""
    other = make.programme("With a design")
    other.appoint(manager.practitioner, "manager", by=manager)
    for each in range(number):
        Practice.objects.create(programme=other, city=city, position=each + 1, title=f"Element {each}")
    return other


def asked_to_be_erased(here, number):
    """So many members have; the last of them."""
    return [Erasure.ask(make.member_user(here, "mentee", "facilitator")) for _each in range(number)][-1]


def frozen(here, by, number):
    """So many versions of a report and of the programme's report, which so many erasures name; the last of each."""
    report = Report.objects.create(partnership=here, stay=here.journey.stay, recorded_by=by)
    summary = Summary.objects.create(programme=here.programme)
    for each in range(number):
        version = report.freeze(compile_values(report) | {"count": each}, by=by)
        Rendering.objects.create(version=version, asked_by=by)
        summed = summary.freeze(add_up(summary) | {"count": each}, by=by)
        Erasure.ask(make.user(email=f"gone-{report.pk}-{each}@example.org")).finish([["reports.report", report.pk], ["reports.summary", summary.pk]])
    return {"report": report.pk, "version": version.pk, "sum": summed.pk}


def pulses(here, lead, number):
    """So many closed waves with figures, one that is open and asks about many people, and so many notes."""
    seat, plays, now, today = lead.practitioner.memberships.get(), "planner", timezone.now(), timezone.localdate()
    colleagues = [make.member_user(here, ("mentor", "mentee")[each % 2], plays).practitioner for each in range(number)]
    make.activity(here, "Where all met", "2024-01-01", came=[lead.practitioner, *colleagues])
    for _each in range(number):
        closed = Wave.objects.create(partnership=here, kind="by hand", opened_by=seat, closes_on=today, opened_at=now, closed_at=now)
        row = {"wave": closed, "half": 9, "band": 5, "response": "nearly all"}
        Published.objects.bulk_create(Published(group=group, figure="climate", **row) for group in ("all", "mentor", "mentee"))
        talk = Talk(partnership=here, author=lead, on=today, text="We call every month.").keep(by=lead)
    wave = Wave.begin(here, "yearly")
    wave.take({(who.pk, "keeps"): 5 for who in colleagues[1::2]}, by=lead, version=0)
    return {"wave": wave.pk, "talk": talk.pk}


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
        "erasure": asked_to_be_erased(here, number).pk,
        "interest": here.interests.first().pk,
        "reflection": Reflection.objects.read_by(lead, level="safe")[0].pk,
        "part": ClosedNote.objects.read_by(lead)[0].part_id,
        **pulses(here, lead, number),
        "differing": [make.differing(lead, held.activity).pk for _each in range(number)][-1],
        **frozen(here, lead, number),
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

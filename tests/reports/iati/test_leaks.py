"""Everybody reads the file. A text is planted in every field that it must not hold; and what is not published changes no byte of it."""

import re

import pytest
from django.utils import timezone

from participants.models import Context, Membership, Practitioner
from reports.models import Report
from stages.models import Attestation, Commitment, Talk, Wave
from stages.trust.questions import CLIMATE
from tests import make
from tests.reports.iati.files import edition, file_of, partnership, profile, programme, ready
from tests.stages.adaptation.scenes import element
from tests.stages.budget.purse import line, spending
from tests.stages.reflections.writing import note, reflection, released, rules, safe_document
from tests.stages.roadmap.roads import target, words

pytestmark = pytest.mark.django_db
PLANTED = "Kanarienvogel"


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def confidential(here, author):
    """Rows of class A and B with planted words, by a facilitator."""
    reflection(author, here, f"{PLANTED} private")
    reflection(author, here, f"{PLANTED} safe", level="safe", for_later=True)
    note(author, here, f"{PLANTED} closed")
    rules(author, here, f"{PLANTED} rules")
    safe_document(author, here, for_later=True)
    Talk(author=author, partnership=here, on=timezone.localdate(), text=f"{PLANTED} talk").keep(by=author)
    wave = Wave.begin(here, "yearly")
    wave.take({(None, item): 6 for item in CLIMATE.items}, by=author, version=0)


def working(here, author, text):
    """Rows of class C and D that no published report holds, each with this text."""
    who = author.practitioner
    Practitioner.objects.filter(pk=who.pk).update(name=f"{text} name", profession=f"{text} profession", position=f"{text} position")
    make.activity(here, f"{text} title", "2024-03-01", summary=f"{text} summary", place=f"{text} place", came=[who])
    Context.objects.create(partnership=here, side="mentor", on="2024-01-01", notes=f"{text} notes")
    Attestation.objects.create(journey=here.journey, criterion="reflected", side="mentee", by=Membership.objects.get(practitioner=who), note=text)
    make.interest(here.programme, make.city(f"{text} town"), heard_through=here, story=f"{text} story")
    spending(line(here, note=f"{text} line"), what_for=f"{text} spending")
    days = {"on": make.day("2024-03-01"), "due": make.day("2024-06-01")}
    Commitment(partnership=here, promiser=Membership.objects.get(practitioner=who), what=f"{text} promise", **days).begin()
    words(here, vision=f"{text} vision")
    target(here, title=f"{text} target")
    element(here)
    released(author, here, f"{text} quote")
    Report.objects.filter(partnership=here).update(happened=f"{text} draft", learned=f"{text} draft")


def test_nothing_that_is_not_published_changes_a_byte():
    mine, here = ready()
    before = file_of(mine)
    author = make.member_user(here, "mentee", "facilitator")
    confidential(here, author)
    working(here, author, PLANTED)
    make.partnership(make.city("Johannesburg"), make.city("Lilongwe", "MW"), mine)
    assert file_of(mine) == before


def test_a_report_that_holds_names_and_a_story_gives_the_file_neither():
    mine = programme()
    profile(mine)
    here = partnership(mine)
    author = make.member_user(here, "mentee", "facilitator")
    confidential(here, author)
    story = [{"title": "What happened", "text": f"{PLANTED} story"}]
    log = [{"on": {"iso": "2024-03-01", "words": "1 March 2024", "mark": ""}, "kinds": PLANTED, "place": PLANTED, "led_by": PLANTED, "hours": "1"}]
    money = {"currency": "EUR", "rows": [], "planned": "77 777.00", "spent": "66 666.00", "in_kind": "0.00"}
    signals = [{"title": f"{PLANTED} signal", "sentence": PLANTED}]
    said = [{"text": f"{PLANTED} quote", "by": f"{PLANTED} name"}]
    made = edition(here, story=story, log=log, money=money, signals=signals, quotes=said)
    assert PLANTED in str(made.values)
    written = file_of(mine).decode()
    assert [each in written for each in (PLANTED, "77", "66 666", author.email)] == [False] * 4


def test_what_a_report_tells_is_there_to_be_found():
    mine = programme()
    profile(mine)
    edition(partnership(mine), reached=[{"place": "Mzuzu", "people": 7}], visits={"to_mentee": 3, "to_mentor": 2})
    written = file_of(mine).decode()
    assert re.findall(r'actual value="(\d+)"', written) == ["3", "2", "7"]


def test_the_same_data_gives_the_same_bytes():
    mine, _here = ready()
    assert file_of(mine) == file_of(mine)

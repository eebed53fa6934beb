"""Whatever the programme holds, its file is valid against the official schema of IATI 2.03."""

from decimal import Decimal
from types import SimpleNamespace as Thing

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from lxml import etree

from participants.models import Partnership, Programme
from reports.iati.facts import load
from reports.iati.file import content
from reports.iati.shares import of_countries
from reports.models import Address, Edition
from tests import make
from tests.reports.iati.files import amount, edition, faults, file_of, partnership, profile, programme, ready, tree_of, uclg
from tests.stages.roadmap.roads import reading, target

pytestmark = pytest.mark.django_db
HOSTILE = "a\x00\x07\x0b]]>\u202bنحن\u202c\ufffe\ud800 <b>&amp;</b> \U0001f91d"


def test_the_schema_can_refuse():
    made = file_of(ready()[0])
    assert faults(made) == []
    assert faults(made.replace(b"<activity-status", b"<activity-statis")) != []


def test_an_empty_programme_is_valid():
    assert faults(file_of(make.programme())) == []


def everything():
    """Each field that can be written, twice where it can be there twice."""
    mine = programme()
    funder, broker = make.organisation("Cities Alliance", "funder", iati_type="40"), make.organisation("NALAO", "association")
    mine.funders.add(funder)
    said = {"goals": "11, 17, 11.3, 11.a", "gender": "0", "governance": "2", "collaboration": "8", "flow": "10", "finance": "110", "aid": "D02"}
    contact = {"contact_office": "Programmes", "contact_website": "https://example.org", "tied": "5", "ended_on": make.day("2014-12-01")}
    profile(mine, **said, **contact).extending.add(broker)
    here = partnership(mine)
    make.organisation("City of Durban", "municipality", city=here.mentor, iati_reference="ZA-MUN-ETH")
    aim = target(here, due=make.day("2026-12-31"))
    reading(aim)
    lead = make.member_user(here, "mentor", "lead facilitator").practitioner
    make.activity(here, "A visit", "2021-03-01", city=here.mentee, came=[lead])
    promises = [{"side": "mentor", "city": "eThekwini", "kept_on_time": 2, "kept_late": 1, "broken": 0, "open": 1}]
    decided = [{"title": "A", "kind": kind, "on": {"iso": "2021-01-01", "words": "2021", "mark": ""}} for kind in ("adapted", "adapted", "left out")]
    first = edition(here, promises=promises, decisions=decided)
    Address.objects.create(programme=mine, edition=first, url="https://example.org/report.pdf?a=1&b=2")
    for kind in ("original", "revised", "11", "1", "2", "3", "4"):
        amount(mine, kind, is_committed=kind == "revised")
    return mine


def test_a_programme_with_everything_is_valid():
    mine = everything()
    assert faults(file_of(mine)) == []
    names = {each.tag for each in tree_of(mine).iter()}
    wanted = {"budget", "transaction", "document-link", "tag", "policy-marker", "default-tied-status", "location", "contact-info", "result", "target"}
    assert wanted - names == set()


def test_the_documented_case_is_valid():
    call_command("load_case", verbosity=0)
    mine = Programme.objects.get()
    profile(mine)
    for each in Partnership.objects.all():
        edition(each)
    made = file_of(mine)
    assert faults(made) == []
    assert len(etree.fromstring(made)) == 4


def test_long_names_are_valid():
    mine = programme(title="x" * 160, objective="y" * 20_000)
    profile(mine)
    edition(partnership(mine, ("z" * 120, "MW")))
    assert faults(file_of(mine)) == []


def test_hostile_text_is_valid_and_stays_readable():
    mine, _here = ready()
    Programme.objects.filter(pk=mine.pk).update(title=HOSTILE.replace("\x00", "").replace("\ud800", ""))
    found = Edition.objects.get()
    found.values["reached"] = [{"place": HOSTILE.replace("\x00", ""), "people": 3}]
    made = tree_with(mine, found)
    assert faults(made) == []
    assert etree.fromstring(made).findtext("iati-activity/title/narrative") == "a]]>\u202bنحن\u202c <b>&amp;</b> \U0001f91d"
    assert etree.fromstring(made).find(".//dimension").get("value") == "a]]>\u202bنحن\u202c <b>&amp;</b> \U0001f91d"


def tree_with(mine, changed):
    """The file as it would be with these values, which no database would take."""
    facts = load(Programme.objects.get(pk=mine.pk))
    facts.editions[changed.partnership_id][0].values = changed.values
    return content(facts)


COUNTS = some.integers(0, 10**6)
TEXTS = some.text(max_size=30)
DAYS = some.dates().map(lambda day: day.isoformat())


@given(
    texts=some.lists(TEXTS, min_size=3, max_size=3), counts=some.lists(COUNTS, min_size=5, max_size=5), days=some.lists(DAYS, min_size=3, max_size=3)
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_an_edition_holds_is_valid(hypothesised, texts, counts, days):
    day = [{"iso": each, "words": texts[0], "mark": texts[1]} for each in days]
    value = {"value": str(Decimal(counts[0]) / 100), "words": texts[1]}
    held = hypothesised.editions[hypothesised.partnerships[0].pk][0].values
    held["period"] |= {"since": day[0], "until": day[1]}
    held["visits"] = {"to_mentee": counts[1], "to_mentor": counts[2]}
    held["reached"] = [{"place": texts[0] or "?", "people": counts[3]}]
    held["promises"] = [{"kept_on_time": counts[0], "kept_late": counts[1], "broken": counts[2], "open": counts[4]}]
    readings = [{"on": day[2], **value}]
    start, goal = {"on": day[0], **value}, {"on": day[1], "value": str(counts[4]), "words": ""}
    held["aims"] = [{"title": texts[2], "unit": texts[1], "start": start, "goal": goal, "last_day": days[1], "readings": readings, "reached": False}]
    assert faults(content(hypothesised)) == []


@pytest.fixture
def hypothesised():
    return load(ready()[0])


@given(mentors=some.lists(some.sampled_from(["ZA", "MW", "NA", "KE", "MZ"]), min_size=1, max_size=40), share=some.integers(0, 100))
def test_countries_always_add_up_to_a_hundred(mentors, share):
    pairs = [pair(mentor, "MW") for mentor in mentors]
    assert sum(percent for _code, percent in of_countries(pairs, share)) == 100


def pair(mentor, mentee):
    town = {code: Thing(country=Thing(code=code)) for code in (mentor, mentee)}
    return Thing(mentor=town[mentor], mentee=town[mentee])


def test_an_organisation_without_a_type_or_a_reference_is_valid():
    mine = programme(reporting_organisation=uclg(iati_reference="", iati_type="xx"))
    assert faults(file_of(mine)) == []

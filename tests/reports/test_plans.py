"""What a report tells of promises, decisions, leaders, the road map and the budget: counts, titles and figures; no reason, note or name."""

import datetime as dt

import pytest

from reports.drafts import paper
from reports.drafts.compile import compile_values
from stages.models import Commitment, Decision
from tests import make
from tests.reports.telling import as_user, frozen, scene, text_of, written
from tests.stages.adaptation.scenes import element
from tests.stages.budget.purse import line, spending
from tests.stages.roadmap.roads import reading, target

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    """Something of each kind, with a planted text in every field that stays at home."""
    here = scene()
    partnership, mentee = here.partnership, here.mentee.practitioner.memberships.get()
    make.membership(partnership, "mentee", "political leader", make.practitioner("SECRET"))
    due = {"due": dt.date(2026, 11, 1), "first_due": dt.date(2026, 11, 1), "on": dt.date(2026, 10, 1)}
    Commitment.objects.create(partnership=partnership, side="mentee", to_side="mentor", promiser=mentee, what="SECRET", **due)
    Decision.decide(partnership, element(partnership, what="SECRET"), kind="adapted", reason="SECRET", by=mentee, on=dt.date(2026, 1, 1))
    reading(target(partnership), "50", note="SECRET")
    spending(line(partnership, "exchange travel", note="SECRET"), "300", what_for="SECRET")
    spending(line(partnership, "social", planned="1000"), "100")
    return here


def test_each_is_told_and_nothing_that_stays_at_home(here):
    found = compile_values(written(here))
    assert [(row["city"], row["open"]) for row in found["promises"]] == [("eThekwini", 0), ("Mzuzu", 1)]
    assert [(row["key"], row["title"], row["kind"]) for row in found["decisions"]] == [("adapted", "Small groups", "adapted")]
    assert [(row["city"], row["office"]) for row in found["leadership"]] == [("Mzuzu", "political leader")]
    aim = found["aims"][0]
    assert (aim["title"], aim["start"]["words"], aim["goal"]["words"], [each["words"] for each in aim["readings"]]) == (
        "Households with water", "40", "80", ["50"])  # fmt: skip
    money = found["money"]
    assert [money[name].replace("\xa0", " ") for name in ("planned", "spent")] == ["2 000.00", "400.00"]
    assert (money["planned_share"], money["spent_share"]) == (50, 25)
    assert "SECRET" not in str(found)


def test_the_paper_and_the_page_show_them(here):
    version = frozen(here, written(here))
    text = " ".join(text_of(paper.lay_out(version).content).split())
    page = as_user(here.mentee).get(f"/versions/{version.pk}/").text
    for said in ("Promises and leadership", "What became of the method", "Households with water", "Time together took 25 % of the money spent."):
        assert (said in text, said in page) == (True, True)


def test_without_any_of_it_the_sections_are_left_out():
    found = compile_values(written(scene()))
    assert [found[name] for name in ("promises", "decisions", "leadership", "aims", "money")] == [[], [], [], [], None]

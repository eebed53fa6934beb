"""Whatever is written in the product, the portfolio tells the same as the partnership's page in the very next moment."""

import pytest
from django.urls import reverse

from mentorship import middleware
from stages.models import Activity, Standing
from stages.signals import standing
from tests import make
from tests.stages.activities.saying import changed, said, told
from tests.stages.adaptation.scenes import element
from tests.stages.adaptation.scenes import said as decided
from tests.stages.budget.purse import line, planned
from tests.stages.journey.scenes import as_, duo
from tests.stages.signals.keeping import DAY, kept, live, many, refreshed, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    made = duo()
    make.activity(made.partnership, "A workshop", today() - 200 * DAY, came=[made.of(side).practitioner for side in ("mentor", "mentee")])
    return made


def people(scene):
    return [scene.of(side).practitioner.pk for side in ("mentor", "mentee")]


def log(scene):
    visit = said(on=today().isoformat(), people=people(scene), partnership=scene.partnership.pk)
    return reverse("log") + f"?partnership={scene.partnership.pk}", visit


def plan_a_meal(scene):
    meal = said(instrument="joint meal", on=(today() + DAY).isoformat(), partnership=scene.partnership.pk)
    return reverse("plan") + f"?partnership={scene.partnership.pk}", meal


def planned_meal(scene, on=None):
    meal = make.activity(scene.partnership, "A meal", on or today() + DAY, instrument="joint meal", held=False, place="Town hall")
    refreshed(scene.partnership)
    return meal


def cancel(scene):
    return reverse("activity-cancel", args=[planned_meal(scene).pk]), {"reason": "The road is closed."}


def hold(scene):
    meal = planned_meal(scene, today())
    return reverse("activity-hold", args=[meal.pk]), told(meal, people=people(scene))


def change(scene):
    workshop = Activity.objects.held().get()
    return reverse("activity-change", args=[workshop.pk]), changed(workshop, closed="on", people=people(scene))


def leave(scene):
    return reverse("membership-end", args=[scene.of("mentee").pk]), {"on": today().isoformat()}


def decide(scene):
    return reverse("decide", args=[scene.partnership.pk, element(scene.partnership).pk]), decided()


def budget(scene):
    return reverse("line-new", args=[scene.partnership.pk]), planned()


def less_money(scene):
    made = line(scene.partnership, "social")
    refreshed(scene.partnership)
    form = planned(version=made.version, planned="0", currency="EUR")
    return reverse("line-change", args=[made.pk]), form


WRITES = {
    "F2": log,
    "F4 plan": plan_a_meal,
    "F4 cancel": cancel,
    "F4 hold": hold,
    "F5": change,
    "F10": leave,
    "F6": decide,
    "P2": budget,
    "P2 change": less_money,
}


@pytest.mark.parametrize("name", WRITES)
def test_it_is_kept_as_soon_as_it_is_written(scene, name):
    refreshed(scene.partnership)
    address, typed = WRITES[name](scene)
    before = kept(scene.partnership)
    user = scene.mentee if name == "F6" else scene.mentor if name != "F10" else scene.manager
    response = as_(user).post(address, typed)
    assert response.status_code == 302, response.text
    assert kept(scene.partnership) == live(scene.partnership)
    assert name == "P2 change" or kept(scene.partnership) != before


def test_whose_word_is_awaited_is_kept_from_the_proposal_to_its_end(scene):
    for answer, data, who in (("move-withdraw", {}, scene.mentor), ("move-decline", {"reason": "Not yet."}, scene.mentee)):
        typed = {"to": "inspiration", "reason": "We are ready."}
        assert as_(scene.mentor).post(reverse("move-new", args=[scene.partnership.pk]), typed).status_code == 302
        assert Standing.objects.get().waiting == "mentee"
        move = scene.journey.moves.get(settled_at=None)
        assert as_(who).post(reverse(answer, args=[move.pk]), data).status_code == 302
        assert Standing.objects.get().waiting == ""


def test_a_move_is_in_the_portfolio_at_once(scene):
    move = scene.propose()
    assert as_(scene.mentee).post(reverse("move-accept", args=[move.pk])).status_code == 302
    assert (Standing.objects.get().stage, kept(scene.partnership)) == ("inspiration", live(scene.partnership))


def test_a_write_that_touches_very_many_leaves_most_to_the_sweep(monkeypatch, scene):
    """A programme's own page can touch thousands; nobody waits for them."""
    monkeypatch.setattr(middleware, "AT_ONCE", 2)
    many(scene.partnership.programme, 4)
    standing.sweep()
    Standing.objects.update(stage="adoption")
    typed = {"reason": "Ours is a small programme.", "asked": "no", "seen": "0"}
    response = as_(scene.manager).post(reverse("criterion-tune", args=[scene.partnership.programme_id, "broker"]), typed)
    assert response.status_code == 302, response.content.decode()
    assert Standing.objects.filter(stage="courtship").count() == 2
    assert standing.sweep() == 3
    assert Standing.objects.filter(stage="courtship").count() == 5

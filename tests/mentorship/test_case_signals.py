"""The documented case replayed: what a programme manager reads of each partnership is what the study tells (domain: the documented case)."""

import pytest
from django.utils import timezone

from participants.models import Interest, Partnership
from stages.models import Finding, Standing
from tests import make
from tests.stages.journey.scenes import as_, text
from tests.stages.signals.keeping import kept, live
from tests.stages.signals.seeing import IMPLEMENTING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("case")]
MZUZU, OTJIWARONGO, LILONGWE = "Mzuzu", "Otjiwarongo", "Lilongwe"


def of(mentee):
    return Partnership.objects.get(mentee__name=mentee)


def read(mentee, who="manager"):
    """The signals page as the manager reads it, in one line."""
    user = next(role.practitioner.user for role in of(mentee).programme.roles.filter(kind=who))
    return text(as_(user).get(f"/partnerships/{of(mentee).pk}/signals/"))


@pytest.mark.parametrize(
    ("mentee", "signal", "state", "sentence"),
    [
        (
            MZUZU,
            "F2",
            "cleared",
            "In 2 years of courtship people from eThekwini visited Mzuzu 3 times, for all three documented purposes.",
        ),
        (MZUZU, "F3", "cleared", "Peers lead the work, and what was promised is mostly kept in time."),
        (MZUZU, "F6", "cleared", "Mzuzu decided on 9 elements, and not everything is taken as it is."),
        (MZUZU, "F7", "cleared", "A leader of Mzuzu was briefed, and nobody has followed since."),
        (MZUZU, "F8", "cleared", "Mzuzu leads its own workshops, and eThekwini stays in the background."),
        (MZUZU, "F9", "cleared", "The two sides are in touch."),
        (MZUZU, "F10", "cleared", "5 people of eThekwini and 6 of Mzuzu have met each other, and through them one more city heard of it."),
        (
            OTJIWARONGO,
            "F2",
            "raised",
            "In 5 years of courtship people from Otjiwarongo travelled once, and no one from eThekwini went to Otjiwarongo;"
            " the visits came afterwards. Say what stood in the way, so that others can learn from it.",
        ),
        (OTJIWARONGO, "F3", "cleared", "Peers lead the work, and what was promised is mostly kept in time."),
        (OTJIWARONGO, "F8", "cleared", "Otjiwarongo leads its own workshops, and eThekwini stays in the background."),
        (LILONGWE, "F2", "raised", "No one from Johannesburg has been to Lilongwe yet. Plan a visit, or say why not."),
        (LILONGWE, "F3", "raised", "An outside expert leads this partnership’s work. The study found that trust grows between peers."),
        (LILONGWE, "F8", "unknown", "This cannot be known yet: no workshop of supported implementation is logged."),
    ],
)
def test_what_the_study_tells_is_what_a_person_reads(mentee, signal, state, sentence):
    assert live(of(mentee))[signal] == (state, sentence)
    assert sentence in read(mentee)


def test_nothing_is_raised_for_mzuzu():
    assert {signal for signal, (state, _sentence) in live(of(MZUZU)).items() if state == "raised"} == set()
    assert "Raised No signal is raised. In place" in read(MZUZU)


def test_otjiwarongo_left_courtship_without_a_visit_and_the_money_for_it():
    assert {signal for signal, (state, _sentence) in live(of(OTJIWARONGO)).items() if state == "raised"} == {"F2", "P2"}


def test_mzuzus_three_visits_are_linked():
    page = as_(of(MZUZU).programme.roles.get(kind="manager").practitioner.user).get(f"/partnerships/{of(MZUZU).pk}/signals/").text
    evidence = Finding.objects.get(partnership=of(MZUZU), signal="F2").evidence
    assert [kind for kind, _pk in evidence] == ["activity"] * 3
    assert all(f'href="/activities/{pk}/"' in page for _kind, pk in evidence)


@pytest.mark.parametrize("mentee", [MZUZU, OTJIWARONGO, LILONGWE])
def test_the_portfolio_keeps_what_the_page_says(mentee):
    partnership = of(mentee)
    assert kept(partnership) == live(partnership)
    assert Standing.objects.get(partnership=partnership).raised == [state for state, _sentence in live(partnership).values()].count("raised")


@pytest.mark.parametrize("mentee", [MZUZU, OTJIWARONGO])
def test_the_promises_of_the_demonstration_stay_kept_as_their_days_pass(mentee):
    """Nobody answers them in the demonstration, which may stand for a year."""
    later = timezone.localdate().replace(year=timezone.localdate().year + 1)
    assert live(of(mentee), later)["F3"][0] == "cleared"


def test_blantyre_wants_the_same_and_heard_of_it_through_mzuzu():
    interest = Interest.objects.get(city__name="Blantyre")
    assert str(interest.heard_through) == "eThekwini → Mzuzu"
    manager = as_(of(MZUZU).programme.roles.get(kind="manager").practitioner.user)
    assert "Blantyre" in text(manager.get(f"/programmes/{of(MZUZU).programme_id}/"))


def test_in_a_made_up_world_a_mentor_who_leads_in_stage_four_is_told_so():
    """The study documents no such workshop; nothing of this is the case's."""
    world = make.partnership(make.city("Turin", "IT"), make.city("Seattle", "US"), since="2020-01-01")
    start = world.journey.stays.get()
    start.until = make.day("2020-04-10")
    start.save()
    world.journey.stays.create(stage=IMPLEMENTING[-1].stage, since=start.until)
    make.activity(world, "A workshop", "2021-03-01", led_by="mentor")
    sentence = "In supported implementation 1 workshop was not led by Seattle. Let its own facilitators lead the next one."
    assert live(world)["F8"] == ("raised", sentence)
    assert sentence in text(as_(make.manager(world.programme)).get(f"/partnerships/{world.pk}/"))

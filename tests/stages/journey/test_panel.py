"""What the page of a partnership shows of its journey."""

import datetime as dt

import pytest
from django.urls import reverse

from participants.models import Partnership
from stages.facts import load
from stages.journey.panel import panel
from stages.models import Tuning
from tests import make
from tests.stages.journey.scenes import as_, duo, ready, text

pytestmark = pytest.mark.django_db


def fresh(scene):
    """As the page fetches it."""
    return Tuning.along(Partnership.objects.select_related("mentor", "mentee", "programme", "journey")).get(pk=scene.partnership.pk)


def seen(scene, user):
    return panel(fresh(scene), user, load([scene.partnership.pk])[scene.partnership.pk])


def page(scene, user):
    return as_(user).get(reverse("partnership", args=[scene.partnership.pk]))


def test_the_picture_is_built_from_stays_and_hours():
    scene = duo()
    scene.moved("inspiration")
    today = dt.date.today()
    for who, minutes in (("mentor", 120), ("mentee", 60), ("adviser", 30)):
        make.activity(scene.partnership, on=today, led_by=who, minutes=minutes)
    spans = seen(scene, scene.mentor)["picture"].spans
    assert [span.state for span in spans] == ["passed", "open", "ahead", "ahead", "ahead"]
    assert (spans[1].mentor, spans[1].mentee, spans[1].together) == (120, 60, 30)
    assert spans[0].since == "1 January 2020"
    assert spans[1].missing == ("The mentee has visited the mentor's city", "A closed session was held", "A site visit was made")


def test_a_stage_that_was_skipped_is_not_passed():
    scene = duo()
    scene.moved("adoption")
    assert [span.state for span in seen(scene, scene.mentor)["picture"].spans] == ["passed", "ahead", "open", "ahead", "ahead"]


def test_a_move_back_is_drawn_as_one():
    scene = duo(stage="implementation")
    scene.moved("courtship")
    (back,) = seen(scene, scene.mentor)["picture"].backs
    assert (back.left, back.entered) == (4, 1)


def test_each_side_may_answer_the_others_proposal_and_withdraw_its_own():
    scene = duo()
    scene.propose()
    broker = make.member_user(scene.partnership, "support", "broker")
    may = {user: seen(scene, user)["open_move"] for user in (scene.mentor, scene.mentee, scene.manager, broker)}
    assert [(each.may_answer, each.may_record, each.may_withdraw) for each in may.values()] == [
        (False, False, True),
        (True, False, False),
        (False, True, False),
        (False, False, False),
    ]


def test_a_lead_who_is_not_admitted_may_answer_nothing():
    scene = duo()
    scene.propose()
    newcomer = make.member_user(scene.partnership, "mentee", "lead planner", admitted=False)
    assert not seen(scene, newcomer)["open_move"].may_answer


def test_leads_may_attest_what_their_side_is_named_for():
    scene = duo()
    ready(scene)
    rows = {row.checked.criterion.key: (row.may_attest, row.may_take_back) for row in seen(scene, scene.mentor)["criteria"]}
    assert (rows["declared"], rows["terms"], rows["mentor-visit"]) == ((False, True), (True, False), (False, False))
    assert not any(row.may_attest or row.may_take_back for row in seen(scene, scene.manager)["criteria"])


def test_the_way_so_far_tells_what_came_of_each_proposal():
    scene = duo()
    scene.propose().withdraw(by=scene.mentor)
    first = scene.moved()
    declined = scene.propose("adoption")
    declined.decline(by=scene.of("mentee"), reason="Too soon")
    latest, earliest = seen(scene, scene.mentor)["chapters"]
    assert (latest.opened.move, [told.move for told in latest.others]) == (first, [declined])
    assert (earliest.opened, [told.move.outcome for told in earliest.others]) == (None, ["withdrawn"])


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (dt.timedelta(3), "less than a month"),
        (dt.timedelta(40), "1 month"),
        (dt.timedelta(400), "13 months"),
        (dt.timedelta(800), "2 years"),
        (dt.timedelta(4000), "10 years"),
    ],
    ids=str,
)
def test_how_long_a_stage_lasts_is_said_in_words(since, words):
    scene = duo(since=dt.date.today() - since)
    assert seen(scene, scene.mentor)["present"].lasted == words


@pytest.mark.parametrize(("days", "is_overdue"), [(-1, True), (0, False), (1, False)])
def test_a_stage_that_lasts_longer_than_expected_says_so(days, is_overdue):
    scene = duo()
    scene.journey.stays.update(expected_until=dt.date.today() + dt.timedelta(days))
    assert seen(scene, scene.mentor)["present"].is_overdue is is_overdue


@pytest.mark.parametrize("length", [1, 5, 25])
def test_two_queries_besides_the_facts_whatever_the_history(length, django_assert_num_queries):
    scene = duo(stage="after-care")
    for number in range(length):
        scene.moved("implementation" if number % 2 == 0 else "after-care")
        make.activity(scene.partnership, instrument="exploratory visit", city=scene.partnership.mentee, came=[scene.of("mentor").practitioner])
    partnership, user = fresh(scene), scene.mentor
    seen(scene, user)  # the reader's parts are known by then
    facts = load([partnership.pk])[partnership.pk]
    with django_assert_num_queries(2):
        panel(partnership, user, facts)


def test_a_reader_finds_the_gate_with_its_evidence_and_the_buttons():
    scene = duo()
    visit = make.activity(scene.partnership, instrument="exploratory visit", city=scene.partnership.mentee, came=[scene.of("mentor").practitioner])
    scene.propose()
    response = page(scene, scene.mentee)
    content, said = response.content.decode(), text(response)
    assert f'<a href="{reverse("activity", args=[visit.pk])}">Exploratory visit</a>' in content
    assert f'action="{reverse("move-accept", args=[scene.journey.moves.get().pk])}"' in content
    assert "Waiting for your word eThekwini proposes to move on to “Inspiration and reflection”." in said
    assert "Say that it is met" in said


def test_a_broker_reads_and_is_asked_nothing():
    scene = duo()
    scene.propose()
    said = text(page(scene, make.member_user(scene.partnership, "support", "broker")))
    assert "A move is proposed" in said
    for button in ("Accept the move", "Propose a move", "Say that it is met", "Withdraw the proposal", "Write down"):
        assert button not in said

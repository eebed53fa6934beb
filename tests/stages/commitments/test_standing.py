"""How promises stand: by side, by stage, and for whom one waits."""

import datetime as dt

import pytest

from stages.commitments.page import board
from stages.commitments.standing import Counts, kept_by_side, open_promises, waiting_for
from stages.models import Stay
from tests import make
from tests.stages.commitments.saying import duo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = dt.date.fromisoformat


def test_nothing_is_asked_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert kept_by_side([]) == {}


def test_each_side_has_its_own_counts():
    scene = duo()
    scene.kept("2026-11-10")
    scene.kept("2026-11-19", due="2026-11-18")
    scene.promise(due="2026-11-08")
    scene.promise("mentee").give_up(by=scene.of("mentee"), reason="No money")
    scene.promise("mentee").keep(by=scene.of("mentee"))
    counts = kept_by_side([scene.partnership.pk])[scene.partnership.pk]
    assert counts["mentor"] == Counts(kept_on_time=1, kept_late=1, open=1, overdue=1, kept_by_first_day=1)
    assert counts["mentee"] == Counts(broken=1, open=1, unconfirmed=1)


def test_a_new_day_named_in_time_counts_and_both_figures_are_there():
    scene = duo()
    promise = scene.promise(on="2026-10-01", due="2026-11-01")
    promise.renegotiate(by=scene.of("mentor"), due=DAY("2026-11-30"), reason="Floods", on=DAY("2026-10-20"))
    promise.keep(by=scene.of("mentor"))
    promise.confirm(by=scene.of("mentee"))
    assert kept_by_side([scene.partnership.pk])[scene.partnership.pk]["mentor"] == Counts(kept_on_time=1, kept_by_first_day=0)


@pytest.mark.parametrize("number", [1, 20])
def test_one_query_for_any_number_of_partnerships(number, django_assert_num_queries):
    scenes = [duo(programme=None) for _ in range(number)]
    for scene in scenes:
        scene.promise()
    with django_assert_num_queries(1):
        found = kept_by_side([scene.partnership.pk for scene in scenes])
    assert [found[scene.partnership.pk]["mentor"].open for scene in scenes] == [1] * number


def test_a_promise_belongs_to_the_stage_in_which_it_was_made():
    scene = duo()
    journey = scene.partnership.journey
    journey.stays.update(until=DAY("2026-10-15"))
    Stay.objects.create(journey=journey, stage="inspiration", since=DAY("2026-10-15"))
    scene.kept(on="2026-11-10")  # promised on 1 October, kept in the next stage
    scene.promise("mentee", on="2026-10-15")
    rows = board(scene.partnership, scene.mentor)["stages"]
    assert [(row.stage.key, row.sides["mentor"].kept_on_time, row.sides["mentee"].open) for row in rows] == [
        ("courtship", 1, 0),
        ("inspiration", 0, 1),
    ]


def test_a_promise_from_before_the_first_stage_counts_there():
    scene = duo(since="2026-01-01")
    scene.partnership.memberships.update(since=DAY("2019-01-01"))
    scene.promise(on="2019-05-01", due="2019-06-01")
    assert [row.stage.key for row in board(scene.partnership, scene.mentor)["stages"]] == ["courtship"]


def test_what_stands_open_comes_by_its_day():
    scene = duo()
    later, sooner = scene.promise(due="2026-12-30"), scene.promise(due="2026-12-01")
    scene.kept()
    assert list(open_promises(scene.partnership)) == [sooner, later]


def test_what_waits_for_a_reader_is_theirs_to_confirm_or_theirs_and_past(django_assert_num_queries):
    scene, other = duo(), duo()
    said, past = scene.promise("mentor"), scene.promise("mentee", due="2026-11-08")
    scene.promise("mentee", due="2026-11-01", due_precision="month")  # the month is not over
    scene.promise("mentee")
    said.keep(by=scene.of("mentor"))
    other.promise("mentee", due="2026-11-08")
    with django_assert_num_queries(2):  # one of them: the reader's parts
        assert waiting_for(scene.mentee) == [past, said]
    assert waiting_for(scene.mentor) == []
    assert waiting_for(make.manager(scene.partnership.programme)) == []

"""A synthetic world is the same for the same seed and size, and tells how to walk about in it."""

import json
from collections import Counter

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.db import transaction

from participants.access import parts
from participants.models import Partnership, Practitioner, User
from participants.partnerships.parts import Role
from stages.models import Activity, Journey, Move, Part
from tests.mentorship.records import count_rows

SIZE = 51


def make_world(file, **options):
    call_command("demo_world", json=file, verbosity=0, **options)
    return json.loads(file.read_text())


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Made once for the tests that only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world(tmp_path_factory.mktemp("world") / "world.json", seed=3, size=SIZE)
        transaction.set_rollback(True)


def test_it_has_the_size_that_was_asked_for(world):
    assert Partnership.objects.count() == len(world["partnerships"]) == SIZE
    assert [len(programme["partnerships"]) for programme in world["programmes"]] == [50, 1]


def test_every_role_has_a_login(world):
    assert {user["role"] for user in world["users"]} == {*Role.values, "manager", "funder", "administrator"}


def test_each_login_plays_the_part_that_the_file_says(world):
    users = User.objects.in_bulk([user["id"] for user in world["users"]])
    for told in world["users"]:
        played = [(part.role, part.side, part.partnership, part.programme, part.admitted) for part in parts(users[told["id"]])]
        said = (told["role"], told["side"], told["partnership"], told["programme"], told["admitted"])
        assert played == ([] if told["former"] or told["role"] == "administrator" else [said])


def test_the_password_of_the_file_opens_every_account(world):
    assert len(set(User.objects.values_list("password", flat=True))) == 1
    assert User.objects.first().check_password(world["password"])
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == User.objects.count() == len(world["users"])


def test_the_ids_of_the_file_are_those_of_the_records(world):
    stages = {each["id"]: each["stage"] for each in world["partnerships"]}
    assert stages == {journey.partnership_id: journey.stay.stage for journey in Journey.objects.all()}
    waiting = {each["open_move"] for each in world["partnerships"]} - {None}
    assert waiting == set(Move.objects.filter(settled_at=None).values_list("pk", flat=True))
    states = {each["id"]: each["state"] for each in world["activities"]}
    assert states == {activity.pk: activity.state for activity in Activity.objects.filter(pk__in=states)}


def test_it_has_something_of_everything(world):
    assert {each["stage"] for each in world["partnerships"]} == {"courtship", "inspiration", "adoption", "implementation", "after-care"}
    assert {each["state"] for each in world["activities"]} == {"held", "planned", "cancelled"}
    assert max(len(each["partnerships"]) for each in world["activities"]) > 1
    assert [table for table in ("interests", "cities", "organisations") if not world[table]] == []
    assert any(each["open_move"] for each in world["partnerships"])


def test_every_activity_has_a_part(world):
    assert Part.objects.values("activity").distinct().count() == Activity.objects.count()


def test_moves_carry_the_words_that_they_need(world):
    words = Counter((move.settled_at is not None, move.words.count()) for move in Move.objects.all())
    assert set(words) == {(True, 2), (False, 1)}


def test_stays_follow_each_other_without_a_gap(world):
    for journey in Journey.objects.prefetch_related("stays"):
        stays = list(journey.stays.all())
        assert [stay.until for stay in stays] == [*(stay.since for stay in stays[1:]), None]


def test_the_plan_is_no_later_than_its_world(world):
    assert world["today"] == "2026-11-16"
    assert max(activity.on.isoformat() for activity in Activity.objects.held()) < world["today"]


def test_people_are_named_by_role_number_and_city(world):
    number = r"\d+(/\d+)?"
    roles = "|".join([*Role.values, "programme manager", "programme funder"])
    named = Practitioner.objects.filter(name__iregex=rf"^(former )?({roles}) {number}(, .+)?$")
    assert named.count() == Practitioner.objects.count()


def afresh(file, **options):
    """In an empty database, whose numbers begin at one."""
    call_command("flush", interactive=False, verbosity=0)
    return make_world(file, **options)


@pytest.mark.django_db(transaction=True)
def test_the_same_seed_and_size_give_the_same_world(tmp_path):
    first = afresh(tmp_path / "first.json", seed=5, size=6)
    assert afresh(tmp_path / "second.json", seed=5, size=6) == first
    assert afresh(tmp_path / "other.json", seed=6, size=6)["partnerships"] != first["partnerships"]


def test_two_worlds_fit_beside_each_other(db, tmp_path):
    one, other = (make_world(tmp_path / "world.json", seed=seed, size=2) for seed in (1, 2))
    assert {user["email"] for user in one["users"]} & {user["email"] for user in other["users"]} == set()
    assert Partnership.objects.count() == 4


def test_the_day_can_be_chosen(db, tmp_path):
    call_command("demo_world", f"--json={tmp_path / 'world.json'}", "--size=1", "--today=2030-05-01", verbosity=0)
    assert json.loads((tmp_path / "world.json").read_text())["today"] == "2030-05-01"


def test_the_same_world_is_not_made_twice(db, tmp_path):
    make_world(tmp_path / "world.json", seed=1, size=1)
    before = count_rows()
    with pytest.raises(CommandError, match="in this database already"):
        make_world(tmp_path / "world.json", seed=1, size=1)
    assert count_rows() == before


@pytest.mark.parametrize(("seed", "size"), [(1, 0), (1, -5), (1, 10**9), (-1, 5)])
def test_impossible_sizes_are_refused(db, tmp_path, seed, size):
    with pytest.raises(CommandError, match="Give a seed"):
        make_world(tmp_path / "world.json", seed=seed, size=size)


def test_a_world_that_cannot_be_told_is_not_made(db, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        make_world(tmp_path / "nowhere" / "world.json", seed=1, size=1)
    assert not User.objects.exists()


def test_it_is_not_made_in_production(db, tmp_path, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="APP_ENV=demo"):
        make_world(tmp_path / "world.json", seed=1, size=1)

"""A person is given all that is kept about them: every field that the inventory marks, and nothing of anybody else's."""

import csv
import json
import stat
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from mentorship.own_data.export import LEVELS, everything, shelves
from participants.models import Contact, User
from participants.owned import Section, sections
from tests import make
from tests.mentorship.own_data.filling import EMAIL, whole

pytestmark = pytest.mark.django_db
INVENTORY = Path(__file__).parents[3] / "docs" / "data-inventory.csv"


@pytest.fixture(autouse=True)
def somewhere(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")


def inventory():
    with INVENTORY.open(newline="") as file:
        return list(csv.DictReader(file))


def given():
    """The fields that the sections give out, without the copies that the history keeps."""
    plain = [each for each in sections() if isinstance(each, Section) and not each.model.split(".")[1].startswith("Historical")]
    return {f"{each.kind.__name__}.{field.name}": each for each in plain for field in each.given}


def test_the_sections_give_out_what_the_inventory_marks_and_nothing_else():
    kept = {row["field"] for row in inventory() if row["in_own_data_export"] == "yes" and row["class"] not in "AB"}
    assert sorted(kept - set(given())) == []
    assert sorted(set(given()) - kept) == []


def test_each_section_has_the_class_that_the_inventory_gives_one_of_its_fields():
    classes = {row["field"]: row["class"] for row in inventory()}
    found = {each.model: set() for each in given().values()}
    for name, each in given().items():
        found[each.model].add(classes[name])
    assert [each.model for each in given().values() if each.level not in found[each.model]] == []
    assert {each.level for each in sections()} <= set(LEVELS)


def test_every_section_of_someone_who_left_a_mark_everywhere_has_a_row():
    user = whole(make.partnership())
    assert [each["title"] for each in everything(user)["sections"] if not each["rows"]] == []


def test_every_token_of_the_person_is_in_what_they_get():
    user = whole(make.partnership())
    text = json.dumps(everything(user))
    assert "tok-secret" not in text
    tokens = [
        "agent",
        "account",
        "email",
        "second",
        "name",
        "profession",
        "position",
        "contact",
        "phone",
        "invited",
        "asked",
        "subject",
        "mail",
        "trouble",
        "reflection",
        "note",
        "released",
        "draft",
        "talk",
    ]
    assert [token for token in tokens if f"tok-{token}" not in text] == []


def test_nothing_of_anybody_elses_is_in_it():
    partnership = make.partnership()
    user, manager = whole(partnership), make.manager(partnership.programme)
    other = make.member_user(partnership, "mentee", "planner")
    User.objects.filter(pk=other.pk).update(name="planted-name", email="planted@example.org")
    other.practitioner.name = "planted-name"
    other.practitioner.save()
    Contact.objects.create(practitioner=other.practitioner, email="planted@example.org", phone="planted-phone")
    partnership.memberships.filter(practitioner=other.practitioner).update(recorded_by=user)
    partnership.invitations.create(
        programme=partnership.programme,
        name="planted-guest",
        email="planted@x.example",
        expires_at="2030-01-01T00:00Z",
        recorded_by=user,
        role="planner",
    )
    assert "planted" in json.dumps(everything(other))
    assert "planted" not in json.dumps(everything(user))
    assert "tok-" not in json.dumps(everything(manager))


def test_the_page_says_how_much_there_is_by_class(client):
    user = whole(make.partnership())
    shown = {each.title: each.number for shelf in shelves(user) for each in shelf.held}
    assert shown == {each["title"]: len(each["rows"]) for each in everything(user)["sections"] if each["rows"]}
    client.force_login(user)
    page = client.get("/your-data/").text
    assert [title for title in shown if title not in page] == []


def test_someone_who_left_still_reads_and_takes_along_what_is_theirs(client):
    former = make.member_user(make.partnership(), "mentee", "facilitator", until=make.day("2021-01-01"))
    client.force_login(former)
    page, paper, data = (client.get(f"/your-data/{end}") for end in ("", "whole.html", "whole.json"))
    assert [answer.status_code for answer in (page, paper, data)] == [200, 200, 200]
    assert {each["title"] for each in json.loads(data.content)["sections"] if each["model"] == "participants.Membership" and each["rows"]}
    assert former.email in paper.text
    assert paper.headers["Content-Disposition"].startswith("attachment")


def test_the_command_writes_both_files_for_the_operators_eyes_only(tmp_path, capsys):
    whole(make.partnership())
    data, paper = tmp_path / "data.json", tmp_path / "paper.html"
    call_command("export_person", EMAIL.upper(), json=data, html=paper)
    assert "tok-phone" in json.dumps(json.loads(data.read_text()))
    assert "tok-phone" in paper.read_text()
    assert [stat.S_IMODE(each.stat().st_mode) for each in (data, paper)] == [0o600, 0o600]


def test_someone_without_an_account_is_found_by_the_address_and_stays_without_one(tmp_path):
    who = make.practitioner("A guest")
    Contact.objects.create(practitioner=who, email="guest@example.org", phone="tok-phone")
    before = User.objects.count()
    call_command("export_person", "guest@example.org", json=tmp_path / "data.json")
    assert "tok-phone" in (tmp_path / "data.json").read_text()
    who.refresh_from_db()
    assert (who.user, User.objects.count()) == (None, before)


@pytest.mark.parametrize(("options", "words"), [({"json": Path("x")}, "Nobody here has this address."), ({}, "Say where to write")])
def test_the_command_refuses_with_a_sentence(options, words):
    with pytest.raises(CommandError, match=words):
        call_command("export_person", "nobody@example.org", **options)

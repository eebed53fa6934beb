"""A person who left a mark everywhere is forgotten: nothing of them is left, and nothing of anybody else's is touched."""

from pathlib import Path

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend
from django.core.management import CommandError, call_command
from django.test import Client

from mentorship.own_data import erase as module
from mentorship.own_data.erase import erase
from mentorship.own_data.mentions import mentions, still_named
from participants.models import Contact, Erasure, Practitioner, User
from reports.models import Summary
from stages.models import Digest, Move, Quote, Word
from tests import make
from tests.mentorship.own_data.filling import EMAIL, whole
from tests.mentorship.own_data.rows import changed, holding, tables
from tests.stages.reflections.writing import as_it_is, note, reflection, released

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TOKEN = "tok-"


@pytest.fixture(autouse=True)
def somewhere(settings, tmp_path):
    settings.MEDIA_ROOT, settings.EMAIL_FILE_PATH = str(tmp_path / "media"), str(tmp_path / "mail")
    (tmp_path / "mail").mkdir()
    return tmp_path


@pytest.fixture
def here():
    partnership = make.partnership()
    make.member_user(partnership, "mentor", "lead facilitator")
    make.manager(partnership.programme)
    return partnership


@pytest.fixture
def person(here):
    """Signed in, changed once by hand and once in the admin, with mails in the folder."""
    user = whole(here)
    Client().force_login(user)
    user.practitioner.save()
    kind = ContentType.objects.get_for_model(User)
    LogEntry.objects.create(user=make.administrator(), content_type=kind, object_id=str(user.pk), object_repr=str(user), action_flag=CHANGE)
    other = make.member_user(here, "mentee", "planner")
    Digest.objects.create(person=other, slot="x", message_id="<2@x>", subject="A promise of tok-name", text="tok-name promised: tok-named stays")
    Digest.objects.filter(slot="x").update(text="tok-name promised to send it")
    letters = [EmailMessage("A code", f"For {name}", to=[to]) for name, to in (("tok-account", EMAIL), ("you", "other@example.org"))]
    EmailBackend().send_messages(letters)
    return user


def files(folder):
    return [path for path in Path(folder).rglob("*") if path.is_file() and TOKEN.encode() in path.read_bytes()]


def test_there_is_something_to_find(person, somewhere):
    assert {table for table, _key in holding(TOKEN)} >= {
        *("participants_user", "participants_practitioner", "participants_contact", "participants_invitation", "account_emailaddress"),
        *("participants_historicalpractitioner", "stages_digest", "django_admin_log"),
        *("stages_reflection", "stages_closednote", "stages_talk", "stages_quote", "stages_safedocument", "mentorship_import"),
    }
    assert files(somewhere)


def test_nothing_of_the_person_is_left_in_the_database_or_in_files(person, somewhere, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):  # files go when their rows are gone for good
        erase(person)
    assert (holding(TOKEN), files(somewhere)) == ([], [])
    assert len(list((somewhere / "mail").glob("*.log"))) == 1


def test_everybody_elses_rows_are_unchanged_but_for_the_name(person, here):
    who, fellow = person.practitioner, make.member_user(here, "mentor", "planner")
    theirs_too = [reflection(fellow, here, "mine", level="safe"), note(fellow, here, "mine"), released(fellow, here, "mine", named=True)]
    before = tables()
    memberships, roles = set(who.memberships.values_list("pk", flat=True)), set(who.roles.values_list("pk", flat=True))
    theirs = Digest.objects.get(slot="x").pk
    erase(person)
    found = changed(before, tables())
    made = {"participants_erasure", "participants_historicalmembership", "participants_historicalrole"}
    gone = {"participants_contact", "account_emailaddress", "participants_invitation", "django_session", "django_admin_log"}
    gone |= {
        "mfa_authenticator",
        "usersessions_usersession",
        "stages_quote",
        "stages_feed",
        "stages_receipt",
        "stages_differing",
        "stages_preference",
        "mentorship_import",
        "reports_brief",
    }
    gone |= {f"stages_{name}" for name in ("reflection", "closednote", "safedocument", "talk", "response", "rating", "draft")}
    kept = {table: keys for table, keys in found.items() if table not in made | gone | {"stages_digest", "participants_historicalpractitioner"}}
    kept = {table: keys for table, keys in kept.items() if table not in ("stages_standing", "stages_finding")}  # computed anew
    assert kept == {
        "participants_user": {person.pk},
        "participants_practitioner": {who.pk},
        "participants_membership": memberships,
        "participants_role": roles,
        "stages_groundrules": set(before["stages_groundrules"]),
        "stages_agreement": set(before["stages_agreement"]),
    }
    assert [as_it_is(row, fellow).text for row in theirs_too] == ["mine"] * 3
    assert not {("stages_reflection", row.pk) for row in (theirs_too[0], theirs_too[2])} & {(t, key) for t, keys in found.items() for key in keys}
    assert {key for key in found["stages_digest"] if Digest.objects.filter(pk=key).exists()} == {theirs}
    assert Digest.objects.get(pk=theirs).text == "Former lead facilitator, Mzuzu promised to send it"


def test_the_name_becomes_a_role_and_a_city_and_the_history_stays(person, here):
    said = set(Word.objects.values_list("pk", "speaker", "recorded_by")), set(Move.objects.values_list("pk", "proposer"))
    erase(person)
    who = Practitioner.objects.get(user=person)
    assert (who.name, who.profession, who.position, who.organisation) == ("Former lead facilitator, Mzuzu", "", "", None)
    assert set(who.history.values_list("name", flat=True)) == {who.name}
    assert not here.members().filter(practitioner=who).exists()
    assert (set(Word.objects.values_list("pk", "speaker", "recorded_by")), set(Move.objects.values_list("pk", "proposer"))) == said


def test_nobody_signs_in_as_the_person_any_more(person):
    browser = Client()
    browser.force_login(person)
    erase(person)
    assert browser.get("/your-data/").status_code == 302
    person.refresh_from_db()
    assert (person.is_active, person.has_usable_password(), person.email) == (False, False, f"erased-{person.pk}@erased.invalid")


def test_twice_does_no_more_than_once(person):
    erase(person)
    before = tables()
    assert erase(person) == []
    assert changed(before, tables()) == {}


def test_all_of_it_or_nothing(person, monkeypatch):
    def fail(self, user):
        raise RuntimeError

    before = tables()
    monkeypatch.setattr("participants.owned.Section.erase", fail)
    with pytest.raises(RuntimeError):
        erase(person)
    assert changed(before, tables()) == {}


def test_the_manager_finds_the_texts_of_others_that_name_the_person(person, here, client):
    text = make.activity(here, "With the lead", summary="We met TOK-NAME at the river.")
    make.activity(here, "With nobody", summary="We met at the river.")
    foreign = make.activity(make.partnership(make.city("A"), make.city("B")), "Elsewhere", summary="tok-name was there")
    found = {(each.label, each.pk, each.path) for each in erase(person) if each.label == "stages.activity"}
    assert found == {("stages.activity", each.pk, f"/activities/{each.pk}/") for each in (text, foreign)}
    record = Erasure.objects.get(user=person)
    manager = here.programme.roles.get(kind="manager").practitioner.user
    assert [each.pk for each in still_named(record, manager) if each.label == "stages.activity"] == [text.pk]
    client.force_login(manager)
    page = client.get(f"/erasures/{record.pk}/").text
    assert ("With the lead" in page, "river" in page, "Elsewhere" in page) == (True, False, False)


def test_what_names_the_person_is_told_apart_without_a_number(here):
    text = make.activity(here, "With the lead", summary="We met Nobody Else at the river.")
    quote = Quote.objects.create(partnership=here, stage="adoption", text="Nobody Else helped.")
    found = {each.title: each.path for each in mentions(make.user("Nobody Else"))}
    assert found == {
        f"Activity: {text.title}": f"/activities/{text.pk}/",
        f"Released text: {quote.partnership}": f"/partnerships/{here.pk}/quotes/",
    }


def test_a_name_with_accents_is_found_in_what_was_frozen(here):
    summary = Summary.objects.create(programme=here.programme)
    kept = summary.versions.create(number=1, values={"introduction": "José Ñandú came."}, digest="", asked_by=make.user("Nobody"))
    found = erase(make.user("José Ñandú"))
    assert [(each.label, each.pk) for each in found] == [("reports.summaryversion", kept.pk)]


def test_the_wish_is_written_down_once_and_can_be_taken_back(client):
    someone = make.user()
    client.force_login(someone)
    for _click in range(2):
        assert client.post("/your-data/erase/").status_code == 302
    assert Erasure.open_of(someone).count() == 1
    assert [client.post("/your-data/stay/").status_code for _click in range(2)] == [302, 404]
    assert client.post("/your-data/erase/").status_code == 302
    assert Erasure.objects.filter(user=someone).count() == 2


def test_the_command_says_what_is_left_alone_and_what_pages_say_now(person, capsys):
    call_command("erase_person", EMAIL.upper())
    said = capsys.readouterr().out
    assert "Note: eThekwini → Mzuzu: Mzuzu would be without a lead.\n" in said
    assert "Erased. Pages now say: Former lead facilitator, Mzuzu.\n" in said


def test_the_last_manager_is_named_as_such(here, capsys):
    call_command("erase_person", here.programme.roles.get(kind="manager").practitioner.user.email)
    assert "Note: A programme would be without a manager." in capsys.readouterr().out


def test_someone_who_never_signed_in_is_forgotten_too(here):
    who = make.membership(here, "mentor", "planner", make.practitioner("tok-guest", city=here.mentor)).practitioner
    Contact.objects.create(practitioner=who, email="tok-guest@example.org")
    call_command("erase_person", "tok-guest@example.org")
    assert (holding(TOKEN), Practitioner.objects.get(pk=who.pk).name) == ([], "Former planner, eThekwini")


def test_an_unknown_address_is_refused_with_a_sentence():
    with pytest.raises(CommandError, match=r"^Nobody here has this address\.$"):
        call_command("erase_person", "nobody@example.org")


def test_published_figures_are_not_computed_anew(person, monkeypatch):
    """What is refreshed is the standing of partnerships; nothing else is called."""
    refreshed = []
    monkeypatch.setattr(module, "refresh", refreshed.append)
    erase(person)
    assert len(refreshed) == 1

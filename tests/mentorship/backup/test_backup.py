"""An archive holds all of one moment, and gives it back whole: into an empty system, with nobody who was erased and without a mail."""

import datetime as dt
import stat
import threading
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from mentorship.backup import archive, tables
from mentorship.backup.making import back_up
from mentorship.own_data.erase import erase
from participants.erased_list import erased_list
from participants.models import Organisation, User
from stages.models import Digest, Reminder
from stages.reminders.holding import is_held
from stages.reminders.sweep import sweep
from tests import make
from tests.mentorship.own_data.filling import whole
from tests.stages.documents.adding import document
from tests.stages.reflections.writing import reflection
from tests.stages.reminders.scenes import TUESDAY, scene

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.ERASED_LIST, settings.MEDIA_ROOT = str(tmp_path / "var" / "erased"), str(tmp_path / "media")
    return tmp_path


@pytest.fixture
def here():
    partnership = make.partnership()
    make.member_user(partnership, "mentor", "lead facilitator")
    make.manager(partnership.programme)
    return partnership


@pytest.fixture
def full(here):
    """A person who left a mark in every table that the product has."""
    return whole(here)


def digests():
    with tables.one_moment():
        return {label: tables.digest(model) for label, model in tables.tables().items()}


def on_disk(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}


def empty(settings, folder):
    """As a new system: migrated, with no rows and no files."""
    call_command("flush", interactive=False, verbosity=0)
    settings.MEDIA_ROOT = str(folder)


def restore(file, **options):
    call_command("restore", file, verbosity=0, **options)


def told(manifest):
    return {label: {name: each[name] for name in ("rows", "sha256")} for label, each in manifest["tables"].items()}


def without_hold(found):
    return {label: each for label, each in found.items() if label != "stages.sweep"}


def test_what_was_backed_up_comes_back_row_for_row_and_file_for_file(full, settings, tmp_path):
    before, files = digests(), on_disk(settings.MEDIA_ROOT)
    assert [label for label in ("stages.reflection", "stages.response", "participants.user") if not before[label]["rows"]] == []
    assert files
    call_command("backup", tmp_path / "a", verbosity=0)
    empty(settings, tmp_path / "elsewhere")
    restore(tmp_path / "a")
    assert without_hold(digests()) == without_hold(before)
    assert on_disk(settings.MEDIA_ROOT) == files


def test_the_next_row_after_a_restore_gets_a_number_of_its_own(full, settings, tmp_path):
    back_up(tmp_path / "a")
    last = max(User.objects.values_list("pk", flat=True))
    empty(settings, tmp_path / "elsewhere")
    restore(tmp_path / "a")
    assert make.user("newcomer").pk > last


def test_a_page_says_the_same_after_a_restore(here, full, settings, tmp_path):
    reader = User.objects.get(practitioner__memberships__side="mentor")

    def page():
        client = Client()
        client.force_login(reader)
        texts = [client.get(f"/partnerships/{here.pk}/{end}").content.decode() for end in ("", "people/")]
        return [[line for line in text.splitlines() if "csrf" not in line and "nonce" not in line] for text in texts]

    before = page()
    back_up(tmp_path / "a")
    empty(settings, tmp_path / "elsewhere")
    restore(tmp_path / "a")
    assert page() == before


def test_ten_backups_while_others_write_are_each_of_one_moment(here, settings, tmp_path):
    """Writers add an organisation and a document, or a shared text, together; a backup has all of a write or nothing."""
    author, stop, faults = make.member_user(here, "mentee", "lead facilitator"), threading.Event(), []

    def write(number):
        try:
            while not stop.is_set():
                make.organisation(f"A municipality {number}")
                document(author, partnership=here)
                reflection(author, here, "A text of the safe space", level="safe")
        except Exception as fault:  # pragma: no cover
            faults.append(fault)
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=[number]) for number in range(2)]
    [each.start() for each in writers]
    try:
        found = [back_up(tmp_path / f"a{number}") for number in range(10)]
    finally:
        stop.set()
        [each.join() for each in writers]
    assert faults == []
    assert [each.gone for each in found] == [0] * 10
    assert len({each.rows for each in found}) > 1  # others did write meanwhile
    for number in range(10):
        with archive.opened(tmp_path / f"a{number}") as (_content, manifest):
            promised, files = told(manifest), manifest["files"]
        empty(settings, tmp_path / f"elsewhere{number}")
        restore(tmp_path / f"a{number}")
        assert without_hold(digests()) == without_hold(promised)
        assert set(on_disk(settings.MEDIA_ROOT)) == set(files)


def test_an_archive_is_for_its_owner_alone(here, tmp_path):
    back_up(tmp_path / "a")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("a")] == ["a"]


def test_a_backup_overwrites_nothing(here, tmp_path):
    (tmp_path / "a").write_text("mine")
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", tmp_path / "a", verbosity=0)
    assert (tmp_path / "a").read_text() == "mine"


def test_any_flipped_bit_and_any_cut_is_refused_before_anything_is_written(here, settings, tmp_path):
    back_up(tmp_path / "a")
    content = (tmp_path / "a").read_bytes()
    empty(settings, tmp_path / "elsewhere")
    before, spoilt = digests(), tmp_path / "spoilt"
    places = [*range(0, len(content), len(content) // 40), len(content) - 1]
    for bad in [*(flipped(content, at) for at in places), content[:-1], content[: len(content) // 2], b"", content + b"x"]:
        spoilt.write_bytes(bad)
        for command in ("verify", "restore"):
            with pytest.raises(CommandError, match="damaged or cut short"):
                call_command(command, spoilt, verbosity=0)
    assert digests() == before


def flipped(content, at):
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def test_an_archive_that_is_whole_is_an_ordinary_zip(here, tmp_path, capsys):
    back_up(tmp_path / "a")
    call_command("verify", tmp_path / "a")
    assert capsys.readouterr().out.startswith("Whole: ")
    assert zipfile.ZipFile(tmp_path / "a").testzip() is None


def test_it_is_restored_into_an_empty_system_only(here, settings, tmp_path):
    back_up(tmp_path / "a")
    before = digests()
    with pytest.raises(CommandError, match="This system is not empty"):
        restore(tmp_path / "a")
    assert digests() == before
    empty(settings, tmp_path / "elsewhere")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "note").write_text("x")
    with pytest.raises(CommandError, match="holds files"):
        restore(tmp_path / "a")
    assert Organisation.objects.count() == 0


def test_a_restore_that_fails_leaves_neither_rows_nor_files(full, settings, tmp_path, monkeypatch):
    back_up(tmp_path / "a")
    empty(settings, tmp_path / "elsewhere")
    before = digests()

    def fail(_people):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mentorship.backup.restoring.erase_again", fail)
    with pytest.raises(CommandError, match=r"No space left on device\. Nothing was restored\."):
        restore(tmp_path / "a")
    assert (digests(), on_disk(tmp_path / "elsewhere")) == (before, {})


def test_nobody_who_was_erased_since_comes_back(full, settings, tmp_path):
    back_up(tmp_path / "a")
    erase(full)
    assert erased_list().read_text().split()[1:] == [str(full.pk), str(full.practitioner.pk)]
    assert stat.S_IMODE(erased_list().stat().st_mode) == 0o600
    empty(settings, tmp_path / "elsewhere")
    restore(tmp_path / "a")
    back = User.objects.get(pk=full.pk)
    assert (back.email, back.is_active, back.name) == (f"erased-{full.pk}@erased.invalid", False, "Former lead facilitator, Mzuzu")


def test_who_was_erased_before_the_archive_was_made_is_not_looked_for(full, settings, tmp_path):
    """Their number may be somebody else's by now."""
    erased_list().parent.mkdir()
    long_ago = timezone.now() - dt.timedelta(days=1)
    erased_list().write_text(f"{long_ago.isoformat()} {full.pk} -\n")
    back_up(tmp_path / "a")
    empty(settings, tmp_path / "elsewhere")
    restore(tmp_path / "a")
    assert User.objects.get(pk=full.pk).email == full.email


def test_somebody_who_was_erased_without_an_account_does_not_come_back_either(here, settings, tmp_path):
    who = make.practitioner("tok-visitor")
    make.membership(here, "mentee", "planner", who)
    back_up(tmp_path / "a")
    empty(settings, tmp_path / "elsewhere")
    (tmp_path / "list").write_text(f"{timezone.now().isoformat()} 9999 {who.pk}\n")
    restore(tmp_path / "a", erased=tmp_path / "list")
    who.refresh_from_db()
    assert who.name == "Former planner, Mzuzu"


def test_no_mail_leaves_a_restored_system_before_an_operator_says_so(settings, tmp_path, mailoutbox):
    scene()
    back_up(tmp_path / "a")
    empty(settings, tmp_path / "elsewhere")
    restore(tmp_path / "a")
    sweep(TUESDAY)
    assert (is_held(), len(mailoutbox), Digest.objects.count(), Reminder.objects.filter(done_at=None).count()) == (True, 0, 0, 1)
    call_command("release_mail", verbosity=0)
    sweep(TUESDAY)
    assert (is_held(), len(mailoutbox)) == (False, 1)


def test_an_invitation_waits_as_all_other_mail_does_and_a_code_to_sign_in_does_not(here, settings, tmp_path, mailoutbox):
    """Somebody waits for the code at this moment; the link of an invitation can be handed over."""
    back_up(tmp_path / "a")
    empty(settings, tmp_path / "elsewhere")
    restore(tmp_path / "a")
    client, manager = Client(), User.objects.get(practitioner__roles__kind="manager")
    client.post("/account/login/code/", {"email": manager.email})
    assert [mail.to for mail in mailoutbox] == [[manager.email]]
    client.force_login(manager)
    settings.SECOND_FACTOR = False
    where = f"/programmes/{here.programme_id}/invitations/new/"
    guest = {"email": "guest@example.org", "name": "Guest", "partnership": here.pk, "side": "mentor", "role": "facilitator", "language": "en"}
    page = client.post(where, guest).text
    assert (len(mailoutbox), "No mail could be sent now. Hand over the link below yourself." in page) == (1, True)
    call_command("release_mail", verbosity=0)
    client.post(where, {**guest, "email": "other@example.org"})
    assert [mail.to for mail in mailoutbox[1:]] == [["other@example.org"]]


def test_an_operator_may_strike_out_what_waited(settings, tmp_path, mailoutbox):
    scene()
    back_up(tmp_path / "a")
    empty(settings, tmp_path / "elsewhere")
    restore(tmp_path / "a")
    sweep(TUESDAY)
    call_command("release_mail", drop=True, verbosity=0)
    sweep(TUESDAY)
    assert (len(mailoutbox), list(Reminder.objects.values_list("outcome", flat=True))) == (0, ["cancelled"])

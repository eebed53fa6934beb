"""Upload, dry run, confirm: the page, the worker behind it, and what becomes of the file."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from mentorship.models import Import
from mentorship.workbook import keeping, work
from mentorship.workbook.models import DEATHS, LEASE
from participants.models import City, Partnership, User
from tests import make
from tests.mentorship.workbook.filling import BASE, file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


@pytest.fixture
def manager(client):
    user = make.manager(make.programme("My own"))
    client.force_login(user)
    return user


def uploaded(client, content=None):
    sent = SimpleUploadedFile("Our programme.xlsx", content or file(BASE).getvalue())
    answer = client.post("/workbooks/", {"file": sent})
    assert answer.status_code == 302
    return answer.url


def files():
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_nothing_is_written_before_it_is_confirmed_and_then_all_of_it(client, manager):
    page = uploaded(client)
    assert "It waits for its turn." in client.get(page).text
    cities = City.objects.count()
    work.import_due()
    text = client.get(page).text
    assert ("Nothing is written yet." in text, City.objects.count()) == (True, cities)
    assert client.post(f"{page}confirm/").status_code == 302
    work.import_due()
    assert "It is brought in." in client.get(page).text
    assert str(Partnership.objects.get()) == "eThekwini → Mzuzu"
    assert files() == []


@pytest.mark.django_db(transaction=True)
def test_the_page_says_how_far_it_is_while_it_is_read(client, manager, monkeypatch):
    seen = []

    class Watched(work.Progress):
        def __call__(self, sheet, rows):
            super().__call__(sheet, rows)
            seen.append(client.get(page).text)

    monkeypatch.setattr(work, "SECONDS", -1)
    monkeypatch.setattr(work, "Progress", Watched)
    monkeypatch.setattr(keeping, "AT_ONCE", 1)
    page = uploaded(client)
    work.import_due()
    assert ["Cities: 1 row read." in seen[0], "Cities: 2 rows read." in seen[1]] == [True, True]
    assert "It is being looked through. Nothing is written." in seen[0]


def test_what_is_refused_is_said_and_cannot_be_confirmed(client, manager):
    page = uploaded(client, file({**BASE, "Cities": [{"Name": "eThekwini"}]}).getvalue())
    work.import_due()
    text = client.get(page).text
    assert "Partnerships, row 2, Mentee city" in text
    assert "“Mzuzu” is not known here." in text
    assert client.post(f"{page}confirm/").status_code == 302
    work.import_due()
    assert not Partnership.objects.exists()
    assert Import.objects.get().state == "looked"


def test_a_file_that_is_no_workbook_says_so_and_goes(client, manager):
    page = uploaded(client, b"no workbook")
    work.import_due()
    assert "This is no Excel workbook. Save it as .xlsx, then try again." in client.get(page).text
    assert files() == []


def test_confirmed_twice_it_is_brought_in_once(client, manager):
    page = uploaded(client)
    work.import_due()
    assert [client.post(f"{page}confirm/").status_code for _ in range(2)] == [302, 409]
    row = Import.objects.get()
    assert (row.take(timezone.now()), row.take(timezone.now())) == (True, False)


def test_after_a_day_the_file_goes(client, manager):
    uploaded(client)
    work.import_due()
    Import.objects.update(asked_at=timezone.now() - dt.timedelta(days=1))
    work.import_due()
    assert (files(), Import.objects.get().failure) == ([], "Nobody confirmed it for a day.")


def test_a_worker_that_died_four_times_is_no_fault_of_the_workbook(client, manager):
    page, now = uploaded(client), timezone.now()
    died = [Import.objects.get().take(now + number * LEASE) for number in range(4)]
    Import.objects.update(leased_until=now)
    work.import_due()
    assert (died, "Nothing is written yet." in client.get(page).text) == ([True] * 4, True)


def test_where_every_worker_dies_it_is_given_up_and_said(client, manager):
    page, now = uploaded(client), timezone.now()
    died = [Import.objects.get().take(now + number * LEASE) for number in range(DEATHS + 1)]
    work.import_due(now + DEATHS * LEASE)
    assert (died, files()) == ([True] * DEATHS + [False], [])
    assert "The work on it was cut off several times. Upload it again, or divide it." in client.get(page).text


def test_whoever_manages_nothing_any_more_brings_nothing_in(client, manager):
    page = uploaded(client)
    work.import_due()
    client.post(f"{page}confirm/")
    manager.practitioner.roles.update(until=dt.date(2021, 1, 1))
    work.import_due()
    assert (Import.objects.get().state, Partnership.objects.count()) == ("failed", 0)


def test_put_away_nothing_stays(client, manager):
    page = uploaded(client)
    work.import_due()
    assert client.post(f"{page}drop/").status_code == 302
    assert Import.objects.get().file.name == ""


def test_somebody_elses_workbook_does_not_exist(client, manager):
    page = uploaded(client)
    client.force_login(make.manager(make.programme("Another")))
    assert [client.get(page).status_code, client.post(f"{page}confirm/").status_code, client.post(f"{page}drop/").status_code] == [404] * 3


def test_the_command_brings_it_in_twice_and_changes_nothing_the_second_time(media, capsys):
    path = media / "programme.xlsx"
    path.write_bytes(file(BASE).getvalue())
    call_command("import_workbook", path, "--dry-run")
    assert not City.objects.exists()
    for _ in range(2):
        call_command("import_workbook", path)
    said = [line for line in capsys.readouterr().out.splitlines() if "same as before" in line]
    assert said == [
        "would be 5 created, would be 0 changed, 0 the same as before.",
        "5 created, 0 changed, 0 the same as before.",
        "0 created, 0 changed, 5 the same as before.",
    ]
    assert list(User.objects.values_list("is_active", flat=True)) == [False]


def test_the_command_says_how_far_it_is_beside_what_comes_of_it(media, capsys, monkeypatch):
    monkeypatch.setattr(keeping, "AT_ONCE", 1)
    path = media / "programme.xlsx"
    path.write_bytes(file(BASE).getvalue())
    call_command("import_workbook", path)
    said = capsys.readouterr()
    assert [line for line in said.err.splitlines() if line.startswith("Cities")] == ["Cities: 1 row read", "Cities: 2 rows read"]
    assert "rows read" not in said.out
    call_command("import_workbook", path, verbosity=0)
    assert capsys.readouterr().err == ""


def test_the_command_says_what_is_wrong_and_writes_nothing(media, capsys):
    path = media / "programme.xlsx"
    path.write_bytes(file({**BASE, "Cities": [{"Name": "eThekwini"}]}).getvalue())
    with pytest.raises(CommandError, match=r"1 refused\. Nothing was brought in\."):
        call_command("import_workbook", path)
    assert "refused: Partnerships, 2, Mentee city: “Mzuzu” is not known here." in capsys.readouterr().out
    assert not City.objects.exists()
    with pytest.raises(CommandError, match="Nobody signs in with"):
        call_command("import_workbook", path, "--by", "nobody@example.org")

"""The same snapshot gives the same bytes in every process, whatever its clock, its language and its order of sets."""

import datetime as dt
import os
import pickle
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from reports.drafts import paper
from reports.models import Edition, Report, SummaryEdition
from tests.reports.adding import added, programme, published
from tests.reports.iati import files
from tests.reports.telling import frozen
from tests.reports.test_languages import full, told

pytestmark = pytest.mark.django_db
MAKE = """
import hashlib, pickle, sys
import django
django.setup()
from django.utils.translation import override
from reports.drafts import paper
from reports.programme import book as programme_book, paper as programme_paper
from reports.published import book

def made(kind, row):
    if kind == "paper":
        return paper.lay_out(row).content
    if kind == "programme":
        return programme_paper.lay_out(row).content
    with override(row.language):
        return (book if kind == "figures" else programme_book).of(row)

for kind, row in pickle.load(sys.stdin.buffer):
    print(kind, hashlib.sha256(made(kind, row)).hexdigest())
"""
ELSEWHERE = [
    {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    {"TZ": "America/Adak", "LANG": "fr_FR.UTF-8", "LC_ALL": "", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "1"},
]


def digests(rows, **environment):
    done = subprocess.run(
        [sys.executable, "-c", MAKE],
        input=pickle.dumps(rows),
        capture_output=True,
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "mentorship.settings", **environment},
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return done.stdout.decode().split("\n")


def of_a_stage(language):
    version = told(full(), language)
    version.quotes = []  # their words are in the database alone
    edition = Edition(values=version.values, number=1, programme_title="x", sha256="0" * 64, published_at=version.made_at, language=language)
    return [("paper", version), ("figures", edition)]


@pytest.mark.parametrize("language", settings.REPORT_LANGUAGES)
def test_a_report_and_its_workbook_are_the_same_everywhere(language):
    rows = of_a_stage(language)
    one, other = (digests(rows, **each) for each in ELSEWHERE)
    assert (len(one), one) == (3, other)


def of_a_period():
    here = full("inspiration")
    days = {"since": dt.date(2024, 2, 1), "until": dt.date(2024, 4, 30)}
    version = frozen(here, Report.objects.create(partnership=here.partnership, recorded_by=here.mentor, happened="They came.", **days))
    version.quotes = []
    return ("paper", version)


def of_a_programme(language, monkeypatch):
    monkeypatch.setattr(paper, "lay_out", lambda version: paper.Paper(b"%PDF-1.7 " + version.digest.encode(), 3))
    whole = programme()
    for here in whole.scenes:
        published(here, learned="To listen.")
    version = added(whole, language=language)
    assert version.values["language"] == language
    edition = SummaryEdition(values=version.values, number=1, title="x", sha256="0" * 64, published_at=version.asked_at, language=language)
    return [("programme", version), ("programme figures", edition)]


def test_what_is_told_of_a_period_and_of_a_programme_is_the_same_everywhere(monkeypatch):
    rows = [of_a_period(), *of_a_programme("en", monkeypatch), *of_a_programme("fr", monkeypatch), *of_a_programme("pt", monkeypatch)]
    one, other = (digests(rows, **each) for each in ELSEWHERE)
    assert (len(one), one) == (8, other)


def test_the_iati_file_is_the_same_in_every_language_and_zone(monkeypatch):
    mine, _here = files.ready()
    made = files.file_of(mine)
    for environment, language in zip(ELSEWHERE, ("fr", "pt"), strict=True):
        monkeypatch.setenv("TZ", environment["TZ"])
        time.tzset()
        with override(language), timezone.override(environment["TZ"]):
            assert files.file_of(mine) == made
    monkeypatch.undo()
    time.tzset()

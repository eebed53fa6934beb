"""A report in each language: no word is left in English, dates and figures are written as that language writes them."""

import datetime as dt
import gettext
import io
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, trans_real
from openpyxl import load_workbook

from participants.dates import Basis, in_words
from participants.figures import in_figures
from participants.models import Partnership
from participants.partnerships.parts import LEADERS
from reports.drafts import lie, paper
from reports.models import Edition, Summary, SummaryEdition, SummaryVersion, Version
from reports.programme import book as programme_book
from reports.programme import paper as programme_paper
from reports.published import book
from reports.published.publishing import _period
from stages import catalogue
from stages.activities.kinds import Instrument, LedBy
from stages.adaptation.kinds import Kind
from stages.budget.categories import CATEGORIES
from stages.journey.words import Word
from stages.models import Commitment, Decision, Quote
from stages.signals import telling
from stages.signals.sentences import FINDINGS
from tests import make
from tests.reports.telling import as_user, cleared, made, opened, publish, ready, scene, text_of, written
from tests.stages.adaptation.scenes import element
from tests.stages.budget.purse import line, spending
from tests.stages.reflections.writing import released
from tests.stages.roadmap.roads import reading, target

pytestmark = pytest.mark.django_db
TRANSLATED = sorted(set(settings.REPORT_LANGUAGES) - {settings.LANGUAGE_CODE})
CATALOGUES = settings.BASE_DIR / "locale"
UNSHOWN = {str(text) for each in FINDINGS for text in (each.found, *each.says.values())}
"""A report shows only signals that are raised; the others are looked up too. Which are shown, the test of sentences says."""


RAISED = {
    "F1": ["lacking"],
    "F2": ["late", "late, theirs", "theirs", "none"],
    "F3": ["consultant", "late"],
    "F4": ["none"],
    "F5": ["none"],
    "F6": ["all", "none"],
    "F7": ["changed", "late", "none"],
    "F8": ["led", "share"],
    "F9": ["never", "gone", "quiet"],
    "F10": ["left", "one"],
    "P1": ["long", "short"],
    "P2": ["lacking"],
    "P3": ["rows", "told", "unled"],
    "P4": ["apart"],
}
"""By finding, the cases in which it is raised."""


class Lacking:
    """Stands behind a catalogue and keeps what is not in it."""

    def __init__(self):
        self.found = set()

    def gettext(self, message):
        self.found.add(message.rpartition("\x04")[2])
        return message

    def ngettext(self, one, many, number):
        self.found.add(one)
        return one if number == 1 else many


@contextmanager
def lacking(language):
    """What is looked up and has no translation, in this language."""
    catalogue_, kept = trans_real.translation(language), Lacking()
    behind = catalogue_._fallback
    catalogue_._fallback = kept
    try:
        with override(language):
            yield kept.found
    finally:
        catalogue_._fallback = behind


def full(stage="implementation", **fields):
    """A partnership with something in every section of a report: every kind of activity, of leader, of decision."""
    here = scene(mentor=make.city("eThekwini", latitude=-29.86, longitude=31.02, zone="Africa/Johannesburg"), stage=stage, **fields)
    partnership, mentee = here.partnership, here.mentee.practitioner.memberships.get()
    for number, kind in enumerate(Instrument):
        led_by = list(LedBy)[number % len(LedBy)]
        make.activity(partnership, on="2024-03-04", instrument=kind, led_by=led_by, minutes=90, delivery="virtual", came=[mentee.practitioner])
    for office in LEADERS:
        make.membership(partnership, "mentee", office, make.practitioner(office))
    due = {"due": dt.date(2024, 11, 1), "first_due": dt.date(2024, 11, 1), "on": dt.date(2024, 10, 1)}
    Commitment.objects.create(partnership=partnership, side="mentee", to_side="mentor", promiser=mentee, what="x", **due)
    Decision.decide(partnership, element(partnership), kind="adapted", reason="x", by=mentee, on=dt.date(2024, 1, 1))
    reading(target(partnership), "50.5")
    for category in CATEGORIES:
        line(partnership, category.key, planned="12500.50")
    spending(partnership.budget_lines.get(category="social"), "100")
    released(make.member_user(partnership, "mentee", "facilitator"), partnership, "Quoted.")
    Quote.objects.update(stage=stage)
    partnership.journey.stays.update(since_basis="illustrative", since_precision="month", expected_until=dt.date(2021, 1, 1))
    return here


def read(kind, edition, language):
    """All of its workbook. A visit to a page before this one has left the language."""
    with override(language):
        for _title, rows in kind.sheets(edition):
            list(rows)


def told(here, language, **boxes):
    """The version in this language, with the signals kept in."""
    report = written(here, **{"happened": "They came.", "learned": "x", "did_not_work": "x", "comes_next": "x", "changed_at_home": "x", **boxes})
    for side in ("mentor", "mentee"):
        report.keep_signals(side, keep=True)
    assert as_user(here.mentor).post(f"/reports/{report.pk}/freeze/", {"language": language}).status_code == 302
    return Version.objects.get(report=report)


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("stage", [each.key for each in catalogue.STAGES])
def test_a_full_report_lacks_no_word(language, stage):
    here = full(stage)
    with lacking(language) as found:
        version = told(here, language)
        paper.html(version)
        edition = Edition(values=version.values, number=1, programme_title="x", sha256="0" * 64)
        read(book, edition, language)
        _period(version.values["period"], language)
    assert found - UNSHOWN == set()
    assert version.values["language"] == language


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_report_of_a_stage_that_was_left_lacks_no_word(language):
    here = full("inspiration")
    leads = [user.practitioner.memberships.get() for user in (here.mentor, here.mentee)]
    stay = here.stay
    here.partnership.journey.propose(to="courtship", by=leads[0], reason="x").accept(by=leads[1])
    report = here.partnership.reports.create(stay=stay, recorded_by=here.mentor)
    with lacking(language) as found:
        as_user(here.mentor).post(f"/reports/{report.pk}/freeze/", {"language": language})
        paper.html(Version.objects.get(report=report))
    assert found - UNSHOWN == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_corrected_report_on_a_period_lacks_no_word(language):
    here = full("inspiration")
    leads = [user.practitioner.memberships.get() for user in (here.mentor, here.mentee)]
    here.partnership.journey.propose(to="adoption", by=leads[0], reason="x", on=dt.date(2024, 3, 1)).accept(by=leads[1])
    days = {"since": dt.date(2024, 2, 1), "until": dt.date(2024, 4, 30)}
    report = here.partnership.reports.create(recorded_by=here.mentor, happened="x", **days)
    with lacking(language) as found:
        as_user(here.mentor).post(f"/reports/{report.pk}/freeze/", {"language": language})
        version = Version.objects.get(report=report)
        version.values |= {"correction": "Somebody was counted twice."}
        paper.html(version)
        edition = Edition(values=version.values, number=2, programme_title="x", sha256="0" * 64, correction="x")
        read(book, edition, language)
    assert found - UNSHOWN == set()
    assert (version.values["stage"]["key"], len(version.values["moves"])) == ("period", 1)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_report_on_a_programme_lacks_no_word_and_knows_what_editions_in_that_language_tell(plain_paper, language):
    here = full("adoption")
    for country in ("MW", "NA"):
        make.partnership(make.city("A mentor"), make.city("A mentee", country), here.partnership.programme)
    version = told(here, language)
    made(version)
    cleared(here, version)
    assert publish(here, version).status_code == 302
    Summary.objects.create(programme=here.partnership.programme, introduction="x", recorded_by=here.manager)
    with lacking(language) as found:
        answer = as_user(here.manager).post(f"/programmes/{here.partnership.programme_id}/report/freeze/", {"language": language})
        added = SummaryVersion.objects.get()
        added.values |= {"reason": "x", "shared": 1, "untold": 1}
        programme_paper.html(added)
        edition = SummaryEdition(values=added.values, number=1, title="x", period="x", sha256="0" * 64, language=language)
        read(programme_book, edition, language)
    page = as_user(here.manager).get(answer.url).text
    assert found - UNSHOWN == set()
    assert (added.values["language"], f'<div class="body" lang="{language}">' in page) == (language, True)
    assert (len(added.values["learned"]), len(added.values["method"])) == (1, 1)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_word_that_can_come_into_a_report_is_there(language):
    choices = [label for kind in (Instrument, LedBy, Kind, Word.Says, Word.How, Basis, Partnership.Approach) for label in kind.labels]
    stages = [text for each in catalogue.STAGES for text in (each.title, each.purpose)]
    criteria = [text for each in catalogue.STAGES for one in each.criteria for text in (one.title, one.why)]
    raised = [each.says[case] for each in FINDINGS for case in RAISED[each.key]]
    said = [*choices, *stages, *criteria, *raised, *(each.title for each in FINDINGS), *(each.title for each in CATEGORIES), *telling.NAMES.values()]
    with lacking(language) as found:
        for text in said:
            _(text) if type(text) is str else str(text)
        for phrase in telling.PHRASES.items():
            if phrase[0] not in ("list", "words", "city", "stage"):
                [phrase[1](number, {}) for number in (0, 1, 5, 700)]
        [lie._direction(degrees) for degrees in range(0, 360, 45)]
    assert found == set()


@pytest.mark.parametrize("language", sorted(path.name for path in CATALOGUES.iterdir()))
def test_every_catalogue_can_be_activated_and_counts(language):
    with override(language):
        assert [bool(ngettext("%(n)s month", "%(n)s months", number)) for number in (0, 1, 2, 5)] == [True] * 4
        assert in_words(dt.date(2024, 3, 1))


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_says_what_its_source_says(language, tmp_path):
    source = CATALOGUES / language / "LC_MESSAGES" / "django.po"
    subprocess.run(["msgfmt", "--check-format", "-o", tmp_path / "made.mo", source], check=True)
    made, kept = (_messages(path) for path in (tmp_path / "made.mo", source.with_suffix(".mo")))
    assert made == kept, "make messages compiles them"


def _messages(path: Path):
    with path.open("rb") as file:
        found = gettext.GNUTranslations(file)._catalog
    return {key: text for key, text in found.items() if key}


@pytest.mark.parametrize(
    ("language", "day", "month", "figure"),
    [
        ("en", "1 March 2024", "March 2024", "12 500.50"),
        ("fr", "1er mars 2024", "mars 2024", "12 500,50"),
        ("pt", "1 de março de 2024", "março de 2024", "12 500,50"),
    ],
)
def test_dates_and_figures_are_written_as_the_language_writes_them(language, day, month, figure):
    with override(language):
        assert (in_words(dt.date(2024, 3, 1)), in_words(dt.date(2024, 3, 1), "month")) == (day, month)
        assert in_figures(book._number("12500,50"), 2).replace("\xa0", " ") == figure


def test_the_paper_and_the_page_are_in_the_language_that_was_chosen():
    here = full()
    version = told(here, "pt")
    content = paper.lay_out(version).content
    text = " ".join(text_of(content).split())
    with opened(content) as pdf:
        assert str(pdf.Root.Lang) == "pt"
        assert str(pdf.docinfo["/Title"]) == "eThekwini → Mzuzu: relatório sobre «Implementação apoiada»"
    page = as_user(here.mentee).get(f"/versions/{version.pk}/").text
    assert '<div class="body" lang="pt">' in page
    for said in ("O que aconteceu", "They came.", "janeiro de 2020", "12 500,50", "Onde ficam as cidades"):
        assert (said in text.replace("\xa0", " "), said in page.replace("\xa0", " ")) == (True, True)
    assert "Download the paper" in page or "It waits for its turn." in page  # what is around it stays English


def test_another_language_needs_clearing_again_and_an_unknown_one_is_refused():
    here = scene()
    report = written(here)
    lead = as_user(here.mentor)
    answers = [lead.post(f"/reports/{report.pk}/freeze/", {"language": code}).status_code for code in ("en", "fr", "fr", "xx", "../../etc")]
    assert answers == [302, 302, 302, 409, 409]
    assert [version.values["language"] for version in report.versions.order_by("number")] == ["en", "fr"]


def test_the_workbook_of_an_edition_is_in_its_language(plain_paper):
    here = full()
    as_user(here.mentor).post(f"/reports/{written(here).pk}/freeze/", {"language": "fr"})
    version = Version.objects.get()
    edition = Edition(values=version.values, number=1, programme_title="x", sha256="0" * 64, published_at=version.made_at)
    with override("fr"):
        sheets = load_workbook(io.BytesIO(book.of(edition)))
    assert sheets.sheetnames[:3] == ["Rapport", "Par type", "Une par une"]
    assert [12500.5 in [cell.value for cell in row] for row in sheets["Budget"]][1:] == [True] * len(CATEGORIES)


def test_an_edition_of_before_the_map_and_the_languages_still_opens(plain_paper):
    here = scene()
    publish(here, ready(here))
    edition = Edition.objects.get()
    edition.values.pop("lie")
    edition.save()
    assert [as_user(here.funder).get(f"/published/{edition.pk}/{page}").status_code for page in ("", "figures/")] == [200, 200]

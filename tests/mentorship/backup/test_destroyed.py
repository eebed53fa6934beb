"""A file that an erasure destroyed does not come back with an archive that is older."""

import pytest
from django.core.files.storage import default_storage

from mentorship.backup.making import back_up
from mentorship.own_data.erase import erase
from participants.erased_list import erased_list
from participants.models import Erasure, User
from reports.models import Edition, Report, SummaryEdition, SummaryVersion, Version
from reports.published.destroying import destroy
from tests import make
from tests.mentorship.backup.test_backup import empty, on_disk, place, restore  # noqa: F401
from tests.reports.adding import added, made, out, programme, published
from tests.reports.conftest import plain_paper  # noqa: F401
from tests.reports.telling import correct, frozen, written
from tests.reports.telling import made as paper_made

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both, pytest.mark.usefixtures("plain_paper")]
NAME = "Kanarienvogel"


@pytest.fixture
def whole(monkeypatch):
    """A stage report and the programme's report that names the same person; both are published."""
    from reports.drafts.paper import Paper
    from reports.programme import paper

    monkeypatch.setattr(paper, "lay_out", lambda version: Paper(b"%PDF-1.7 " + version.digest.encode(), 3))
    whole = programme()
    published(whole.scenes[0], learned=f"{NAME} taught us.")
    assert out(whole, made(added(whole))).status_code == 302
    return whole


def destroyed(edition, by):
    """As after an erasure that names it."""
    Erasure.ask(make.user()).finish([[edition._meta.label_lower, edition.pk]])
    destroy(edition, because="Somebody asked  to be\nforgotten.", by=by)


def kept():
    rows = [*Edition.objects.all(), *SummaryEdition.objects.all(), *Version.objects.all(), *SummaryVersion.objects.all(), *Report.history.all()]
    return [str(row) for row in rows if NAME in str(vars(row))]


def test_a_destroyed_file_does_not_come_back(whole, settings, tmp_path):
    back_up(tmp_path / "a")
    assert (len(kept()), len(on_disk(settings.MEDIA_ROOT))) == (5, 4)
    gone = [Edition.objects.get(), SummaryEdition.objects.get()]
    for edition in gone:
        destroyed(edition, whole.manager)
    told = [(each.sha256, each.destroyed_at.date(), each.destroyed_by.pk) for each in (Edition.objects.get(), SummaryEdition.objects.get())]
    assert [line.split()[1:] for line in erased_list().read_text().splitlines()] == [
        ["file", each.sha256, str(whole.manager.pk), "Somebody", "asked", "to", "be", "forgotten."] for each in gone
    ]
    empty(settings, tmp_path / "elsewhere")
    restore(tmp_path / "a")
    back = [Edition.objects.get(), SummaryEdition.objects.get()]
    assert [(each.sha256, each.destroyed_at.date(), each.destroyed_by.pk) for each in back] == told
    assert {each.destroyed_because for each in back} == {"Somebody asked to be forgotten."}
    assert (kept(), on_disk(tmp_path / "elsewhere")) == ([], {})


def test_an_edition_that_was_published_after_the_archive_is_not_published_from_it_again(whole, settings, tmp_path):
    """The archive holds its version and its paper."""
    here, report = whole.scenes[0], Report.objects.get()
    report.learned = f"{NAME} taught us twice."
    report.save()
    correct(here, report, f"{NAME} was left out.")
    waiting = frozen(here, report)
    paper_made(waiting)
    back_up(tmp_path / "a")
    edition = Edition.objects.get()
    same = {each: getattr(edition, each) for each in ("programme_id", "partnership_id", "report_id", "published_by", "values")}
    late = Edition.objects.create(**same, number=2, version_id=waiting.pk, sha256=waiting.rendering.sha256, size=1, pages=1)
    destroyed(late, whole.manager)
    empty(settings, tmp_path / "elsewhere")
    restore(tmp_path / "a")
    assert [(each.number, NAME in str(each.values)) for each in Version.objects.order_by("number")] == [(1, True), (2, False)]
    assert report.corrections.get().reason == ""
    assert not default_storage.exists(waiting.rendering.file.name)


def test_who_destroyed_it_may_be_unknown_to_the_archive_and_people_are_erased_beside_it(whole, settings, tmp_path):
    back_up(tmp_path / "a")
    person = whole.scenes[0].mentee
    destroyed(Edition.objects.get(), make.manager(whole.programme))
    erase(person)
    empty(settings, tmp_path / "elsewhere")
    restore(tmp_path / "a")
    assert Edition.objects.get().destroyed_by == whole.manager
    assert User.objects.get(pk=person.pk).is_active is False


def test_a_file_that_was_destroyed_long_before_is_not_looked_for(whole, settings, tmp_path):
    erased_list().parent.mkdir()
    erased_list().write_text(f"2024-01-01T00:00:00+00:00 file {Edition.objects.get().sha256} {whole.manager.pk} Long ago.\n")
    back_up(tmp_path / "a")
    empty(settings, tmp_path / "elsewhere")
    restore(tmp_path / "a")
    assert Edition.objects.get().destroyed_at is None


def test_what_was_frozen_and_never_published_does_not_come_back(whole, settings, tmp_path):
    """The archive knows one of the two versions, and none of the manager who emptied them."""
    here, other = whole.scenes[1], whole.programme
    report = written(here, happened=f"{NAME} came.")
    paper = paper_made(frozen(here, report)).file.name
    made(added(whole, reason="Not out yet.", language="fr"))
    back_up(tmp_path / "a")
    report.happened = f"{NAME} came twice."
    report.save()
    late, manager = frozen(here, report), make.manager(other)
    for version in (late, SummaryVersion.objects.first()):
        destroyed(version, manager)
    assert [line.split()[1:4] for line in erased_list().read_text().splitlines()] == [
        ["report", str(report.pk), str(manager.pk)],
        ["programme", str(other.pk), str(manager.pk)],
    ]
    empty(settings, tmp_path / "elsewhere")
    restore(tmp_path / "a")
    first = report.versions.get()
    told = (first.is_emptied, first.destroyed_by, first.destroyed_because)
    assert told == (True, here.mentor, "Somebody asked to be forgotten.")
    assert [each.is_emptied for each in SummaryVersion.objects.order_by("number")] == [False, True]
    assert (first.rendering.file.name, default_storage.exists(paper)) == ("", False)
    assert Report.objects.get(pk=report.pk).happened == f"{NAME} came."  # a text in work is its authors'
    assert {row.happened for row in report.history.all()} == {""}


def test_a_report_that_the_archive_does_not_know_is_passed_over(whole, settings, tmp_path):
    back_up(tmp_path / "a")
    destroyed(frozen(whole.scenes[1], written(whole.scenes[1], happened=f"{NAME} came.")), whole.manager)
    empty(settings, tmp_path / "elsewhere")
    restore(tmp_path / "a")
    assert (Report.objects.count(), Version.objects.get().is_emptied) == (1, False)

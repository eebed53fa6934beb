"""What an erasure destroys: a published programme report as a stage report, with all that was frozen on the way to it."""

import pytest
from django.utils import timezone

from mentorship.own_data.erase import erase
from mentorship.own_data.mentions import still_named
from participants.models import Erasure
from reports.iati.facts import load
from reports.iati.file import content
from reports.models import Edition, Report, Summary, SummaryEdition, SummaryVersion, Version
from reports.programme import paper
from reports.programme.compile import compile_values
from tests import make
from tests.reports.adding import added, made, out, programme, published
from tests.reports.iati.files import complete
from tests.reports.telling import as_user, cleared, correct, frozen, publish, ready, scene, written
from tests.reports.telling import made as paper_made

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_paper")]
BECAUSE = "Somebody asked to be forgotten."
NAME = "Kanarienvogel"


@pytest.fixture
def whole(monkeypatch):
    """Two partnerships; the report of the first names somebody."""
    from reports.drafts.paper import Paper

    monkeypatch.setattr(paper, "lay_out", lambda version: Paper(b"%PDF-1.7 " + version.digest.encode(), 3))
    whole = programme()
    make.activity(whole.scenes[0].partnership, "One", "2024-03-01", minutes=60)
    published(whole.scenes[0], learned=f"{NAME} taught us.")
    return whole


def summed(whole, **posted):
    """A published edition of the programme's report."""
    version = made(added(whole, **posted))
    assert out(whole, version).status_code == 302
    return SummaryEdition.objects.get(version_id=version.pk)


def name(edition):
    """Somebody who was erased stands in it."""
    Erasure.ask(make.user("somebody", email=f"{edition._meta.model_name}-{edition.pk}@example.org")).finish([[edition._meta.label_lower, edition.pk]])
    return edition


def destroy(user, edition):
    where = "published" if isinstance(edition, Edition) else "published/programmes"
    return as_user(user).post(f"/{where}/{edition.pk}/destroy/", {"because": BECAUSE}).status_code


def test_only_an_erasure_destroys_a_programme_report_and_only_its_manager_does(whole):
    edition, here = summed(whole), whole.scenes[0]
    stranger = make.manager(make.programme("Another"))
    assert destroy(whole.manager, edition) == 409
    name(edition)
    assert [destroy(user, edition) for user in (here.mentor, stranger, whole.funder)] == [404, 404, 404]
    assert [destroy(whole.manager, edition) for _click in range(2)] == [302, 409]


def test_the_manager_alone_is_shown_the_way(whole):
    edition = name(summed(whole))
    way = f"/published/programmes/{edition.pk}/destroy/"
    assert [way in as_user(user).get(f"/published/programmes/{edition.pk}/").text for user in (whole.manager, whole.funder)] == [True, False]


def test_a_destroyed_programme_report_is_gone_everywhere_and_its_digest_and_reason_stay(whole, django_capture_on_commit_callbacks):
    edition = name(summed(whole))
    version = SummaryVersion.objects.get()
    paths, storage = [edition.file.name, version.file.name], edition.file.storage
    assert [storage.exists(path) for path in paths] == [True, True]
    with django_capture_on_commit_callbacks(execute=True):
        assert destroy(whole.manager, edition) == 302
    assert [storage.exists(path) for path in paths] == [False, False]
    funder, where = as_user(whole.funder), f"/published/programmes/{edition.pk}/"
    page, listed = funder.get(where).text, funder.get("/published/programmes/").text
    assert [text in page for text in (BECAUSE, edition.sha256, NAME, f"{where}download/")] == [True, True, False, False]
    assert [text in listed for text in ("file destroyed", f"{where}download/")] == [True, False]
    assert [funder.get(f"{where}{file}/").status_code for file in ("download", "figures")] == [404, 404]
    assert NAME not in str([SummaryVersion.objects.get().values, SummaryEdition.objects.get().values])
    manager = as_user(whole.manager)
    shown = manager.get(f"/programme-versions/{version.pk}/").text
    assert (f"The paper was destroyed: {BECAUSE}" in shown, NAME in shown) == (True, False)
    assert manager.post(f"/programme-versions/{version.pk}/again/").status_code == 409
    assert "file destroyed" in manager.get(f"/programmes/{whole.programme.pk}/report/").text
    told = "Destroyed a published programme report for an erasure"
    assert [told in manager.get(f"/partnerships/{here.partnership.pk}/trail/").text for here in whole.scenes] == [True, True]


def test_the_versions_of_a_programme_report_are_emptied_but_those_of_editions_that_stand(whole):
    summary = Summary.objects.create(programme=whole.programme, introduction=f"{NAME} began it.")
    first = name(summed(whole))
    summary.introduction = "We began it."
    summary.save()
    second = summed(whole, reason="A word was wrong.")
    third = made(added(whole, reason="Not out yet.", language="fr"))
    assert destroy(whole.manager, first) == 302
    kept = {each.number: NAME in str(each.values) for each in SummaryVersion.objects.all()}
    assert kept == {1: False, 2: True, 3: False}  # the second edition prints the same stage report; nobody asked for it
    assert [row.introduction for row in Summary.history.all()] == ["", ""]
    assert SummaryVersion.objects.get(pk=second.version_id).done_at
    assert out(whole, third).status_code == 409
    again = added(whole, reason="Not out yet.", language="fr")
    assert (again.number, again.values["edition"]) == (4, 3)


def test_after_a_destruction_the_next_edition_is_made_with_a_reason(whole):
    edition = name(summed(whole))
    destroy(whole.manager, edition)
    second = summed(whole, reason="The first was destroyed.")
    assert (second.number, second.reason, second.values["reports"]) == (2, "The first was destroyed.", 1)


def test_what_was_frozen_of_a_stage_report_and_never_published_is_emptied_and_cannot_leave():
    here = scene()
    version = ready(here, happened=f"{NAME} came.")
    publish(here, version)
    report = version.report
    report.happened = f"{NAME} came twice."
    report.save()
    correct(here, report, "A day was wrong.")
    waiting = frozen(here, report)
    paper_made(waiting)
    cleared(here, waiting)
    assert destroy(here.manager, name(Edition.objects.get())) == 302
    assert NAME not in str(list(Version.objects.values_list("values", flat=True)))
    assert {row.happened for row in Report.history.all()} == {""}
    page = as_user(here.mentor).get(f"/versions/{waiting.pk}/")
    assert (page.status_code, f"The paper was destroyed: {BECAUSE}" in page.text) == (200, True)
    assert publish(here, waiting).status_code == 409
    assert [as_user(here.mentor).post(f"/versions/{waiting.pk}/{verb}/").status_code for verb in ("again", "clear", "take-back")] == [409] * 3
    page = as_user(here.mentor).get(f"/reports/{report.pk}/").text
    assert [text in page for text in ("The file of edition 1 was destroyed on", "file destroyed", "is never changed")] == [True, True, False]
    assert frozen(here, report).number == 3


def test_the_version_behind_an_edition_that_stands_is_left_alone():
    here = scene()
    version = ready(here, happened=f"{NAME} came.")
    publish(here, version)
    version.report.happened = "Somebody came."
    version.report.save()
    correct(here, version.report, "A name was in it.")
    second = frozen(here, version.report)
    paper_made(second)
    cleared(here, second)
    publish(here, second)
    first, standing = Edition.objects.order_by("number")
    destroy(here.manager, name(first))
    assert [("kinds" in each.values, bool(each.rendering.file)) for each in Version.objects.order_by("number")] == [(False, False), (True, True)]
    assert as_user(here.funder).get(f"/published/{standing.pk}/download/").status_code == 200


def test_a_stage_report_that_is_destroyed_takes_along_what_the_programme_froze_of_it_and_did_not_publish(whole):
    out_already = summed(whole)
    published(whole.scenes[1], learned="To listen.")
    waiting = made(added(whole, reason="A second city has reported."))
    destroy(whole.manager, name(Edition.objects.get(partnership_id=whole.scenes[0].partnership.pk)))
    kept = {each.pk: NAME in str(each.values) for each in SummaryVersion.objects.all()}
    assert kept == {out_already.version_id: True, waiting.pk: False}


def test_a_paper_that_is_being_laid_out_meanwhile_is_not_kept():
    here = scene()
    version = frozen(here, written(here))
    row = version.rendering
    assert row.take(timezone.now())
    row.drop(BECAUSE)
    assert row.finish(timezone.now(), file="late.pdf", sha256="0" * 64, size=1, pages=1) is False
    row.fail("Too late.", timezone.now())
    row.refresh_from_db()
    assert (row.state, row.failure, row.file.name) == ("failed", BECAUSE, "")


def test_nothing_of_a_destroyed_edition_goes_into_the_sums_of_the_programme(whole):
    published(whole.scenes[1], learned="To listen.")
    summary = Summary.objects.get_or_create(programme=whole.programme)[0]
    before = compile_values(summary)
    destroy(whole.manager, name(Edition.objects.get(partnership_id=whole.scenes[0].partnership.pk)))
    after = compile_values(summary)
    told = [(found["reports"], found["activities"], [each["text"] for each in found["learned"]]) for found in (before, after)]
    assert told == [(2, 1, [f"{NAME} taught us.", "To listen."]), (1, 0, ["To listen."])]


def test_nothing_of_a_destroyed_edition_stands_in_the_iati_file(whole):
    published(whole.scenes[1], learned="To listen.")
    complete(whole.programme)
    gone = Edition.objects.get(partnership_id=whole.scenes[0].partnership.pk)
    told = [f">{load(whole.programme).identifier_of(each.partnership)}<" for each in whole.scenes]
    before = content(load(whole.programme)).decode()
    destroy(whole.manager, name(gone))
    after = content(load(whole.programme)).decode()
    assert [[each in text for each in told] for text in (before, after)] == [[True, True], [False, True]]


def test_the_list_of_texts_that_name_a_person_knows_programme_reports(whole):
    make.programme("One more")  # so that the number of a draft is not that of its programme
    Summary.objects.create(programme=make.programme("Another"))
    Summary.objects.create(programme=whole.programme, introduction=f"{NAME} began it.")
    edition = summed(whole)
    person = make.user(NAME)
    erase(person)
    record, stranger = Erasure.objects.get(user=person), make.manager(make.programme("Elsewhere"))
    mine = {each.label: each.path for each in still_named(record, whole.manager) if each.label.startswith("reports.summary")}
    assert mine == {
        "reports.summary": f"/programmes/{whole.programme.pk}/report/",
        "reports.summaryversion": f"/programme-versions/{edition.version_id}/",
        "reports.summaryedition": f"/published/programmes/{edition.pk}/",
    }
    assert [each.label for each in still_named(record, stranger)] == []
    assert destroy(whole.manager, edition) == 302
    assert {each.label for each in still_named(record, whole.manager)} == {"reports.summary", "reports.report", "reports.version", "reports.edition"}

"""From a stage to the funder's download: begun, written, frozen, made by a worker, cleared twice, published, downloaded."""

import hashlib

import pytest
from celery.contrib.testing.worker import start_worker

from mentorship.celery import app
from reports.models import Clearance, Download, Edition, Report, Version
from tests.product import wait_for
from tests.reports.telling import as_user, body, cleared, correct, frozen, made, opened, publish, ready, scene, text_of, written

TEXT = "The planners came three times before anything was signed."


@pytest.mark.django_db(transaction=True)
def test_a_stage_report_goes_the_whole_way_through_a_real_worker():
    here = scene()
    begun = as_user(here.mentee).post(f"/partnerships/{here.partnership.pk}/reports/", {"stay": here.stay.pk})
    report = Report.objects.get(stay=here.stay)
    assert begun.url == f"/reports/{report.pk}/change/"
    saved = as_user(here.mentor).post(begun.url, {"version": report.version, "happened": TEXT})
    assert saved.url == f"/reports/{report.pk}/"
    version = frozen(here, report)
    with start_worker(app, pool="solo", perform_ping_check=False, shutdown_timeout=60):
        wait_for(lambda: Version.objects.get(pk=version.pk).rendering.done_at is not None, "the paper")
    cleared(here, version)
    published = publish(here, version)
    edition = Edition.objects.get()
    assert published.url == f"/published/{edition.pk}/"
    download = as_user(here.funder).get(f"/published/{edition.pk}/download/")
    content = body(download)
    assert hashlib.sha256(content).hexdigest() == edition.sha256 == version.rendering.sha256
    assert TEXT in " ".join(text_of(content).split())
    assert (len(opened(content).pages), len(content)) == (edition.pages, edition.size)
    assert [(row.user, row.edition) for row in Download.objects.all()] == [(here.funder, edition)]
    assert download.headers["Content-Disposition"] == 'attachment; filename="ethekwini-mzuzu-courtship-edition-1.pdf"'
    assert download.headers["X-Content-Type-Options"] == "nosniff"
    assert download.headers["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_paper")
def test_asked_for_twice_it_is_made_once():
    here = scene()
    report = written(here, happened=TEXT)
    first, second = frozen(here, report), frozen(here, report, by=here.manager)
    assert first == second
    assert Version.objects.count() == 1
    assert as_user(here.mentee).post(f"/partnerships/{here.partnership.pk}/reports/", {"stay": here.stay.pk}).url == f"/reports/{report.pk}/change/"
    assert Report.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_paper")
def test_what_was_frozen_stays_when_the_text_changes_and_the_change_needs_clearing_anew():
    here = scene()
    first = ready(here, happened=TEXT)
    first.report.happened = "Something else."
    first.report.save()
    second = frozen(here, first.report)
    assert (first.number, second.number) == (1, 2)
    assert Version.objects.get(pk=first.pk).values["story"][0]["text"] == TEXT
    assert not second.is_cleared
    assert publish(here, second).status_code == 409
    assert publish(here, first).status_code == 409


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_paper")
def test_a_text_changed_and_changed_back_needs_clearing_anew():
    here = scene()
    first = ready(here, happened=TEXT)
    for text in ("Something else.", TEXT):
        first.report.happened = text
        first.report.save()
        last = frozen(here, first.report)
    assert (last.number, last.digest, last.is_cleared) == (3, first.digest, False)


@pytest.mark.django_db
@pytest.mark.usefixtures("plain_paper")
def test_a_corrected_edition_follows_and_both_are_kept():
    here = scene()
    first = ready(here, happened=TEXT)
    assert publish(here, first).status_code == 302
    assert frozen(here, first.report) == first
    first.report.happened = "Corrected."
    first.report.save()
    correct(here, first.report)
    second = frozen(here, first.report)
    made(second)
    cleared(here, second)
    assert publish(here, second).status_code == 302
    assert list(Edition.objects.order_by("pk").values_list("number", "version_id")) == [(1, first.pk), (2, second.pk)]
    page = as_user(here.funder).get(f"/published/{Edition.objects.get(number=1).pk}/").text
    assert "Replaced by edition 2" in page
    assert Clearance.objects.count() == 4

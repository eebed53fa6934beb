"""A word taken back, a corrected edition with its reason, and a file that an erasure destroyed."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from participants.entry import Conflict
from participants.models import Erasure
from reports.models import Clearance, Correction, Edition, Version
from reports.published.publishing import publish as publish_as
from tests import make
from tests.reports.telling import as_user, body, cleared, correct, frozen, made, publish, ready, scene, written
from tests.reports.test_rendering import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_paper")]
REASON = "The second visit was counted twice."


def take_back(user, version):
    return as_user(user).post(f"/versions/{version.pk}/take-back/").status_code


def corrected(here, first, reason=REASON, text="Corrected."):
    """The next edition, published."""
    first.report.happened = text
    first.report.save()
    correct(here, first.report, reason)
    second = frozen(here, first.report)
    made(second)
    cleared(here, second)
    assert publish(here, second).status_code == 302
    return second


def test_a_word_taken_back_stops_the_publication_until_the_city_clears_anew():
    here = scene()
    version = ready(here)
    assert take_back(here.mentee, version) == 302
    assert publish(here, version).status_code == 409
    assert "A word is missing again: Mzuzu took its clearing back" in as_user(here.manager).get(f"/versions/{version.pk}/").text
    assert as_user(here.mentee).post(f"/versions/{version.pk}/clear/").status_code == 302
    assert publish(here, version).status_code == 302
    assert list(Clearance.objects.values_list("side", "withdrawn_by")) == [("mentor", None), ("mentee", here.mentee.pk), ("mentee", None)]


def test_nobody_takes_back_what_their_city_has_not_said_or_what_is_published():
    here = scene()
    version = frozen(here, written(here))
    assert take_back(here.mentor, version) == 409
    made(version)
    cleared(here, version)
    assert take_back(make.member_user(here.partnership, "mentor", "facilitator"), version) == 403
    assert take_back(here.manager, version) == 403
    assert publish(here, version).status_code == 302
    assert take_back(here.mentor, version) == 409
    assert not Clearance.objects.filter(withdrawn_at__isnull=False).exists()


def test_what_is_published_is_not_frozen_anew_without_a_reason():
    here = scene()
    first = ready(here)
    publish(here, first)
    first.report.happened = "Corrected."
    first.report.save()
    answer = as_user(here.mentor).post(f"/reports/{first.report_id}/freeze/")
    assert (answer.status_code, "Say first why a corrected one must replace it" in answer.text) == (409, True)
    assert Version.objects.count() == 1


def test_freezing_what_is_published_already_says_that_nothing_has_changed():
    here = scene()
    first = ready(here)
    lead = as_user(here.mentor)
    said = []
    for _before_and_after in range(2):
        page = lead.post(f"/reports/{first.report_id}/freeze/", follow=True).text
        said.append("Nothing has changed since this was published" in page)
        publish(here, first)
    assert (said, Version.objects.count()) == ([False, True], 1)


def test_the_reason_is_cleared_with_the_version_and_stands_in_both_editions_pages():
    here = scene()
    first = ready(here)
    publish(here, first)
    old = Edition.objects.get()
    content = body(as_user(here.funder).get(f"/published/{old.pk}/download/"))
    correct(here, first.report, REASON)
    assert REASON not in as_user(here.funder).get(f"/published/{old.pk}/").text
    second = corrected(here, first)
    new = Edition.objects.get(number=2)
    assert (second.values["correction"], new.correction, "correction" in first.values) == (REASON, REASON, False)
    pages = [" ".join(as_user(here.funder).get(f"/published/{each.pk}/").text.split()) for each in (old, new)]
    assert [f': <span lang="en" dir="ltr">{REASON}</span>' in page for page in pages] == [True, True]
    assert "replaced by edition 2" in as_user(here.funder).get("/published/").text
    assert body(as_user(here.funder).get(f"/published/{old.pk}/download/")) == content


def test_a_reason_worded_anew_after_freezing_needs_freezing_and_clearing_anew():
    here = scene()
    first = ready(here)
    publish(here, first)
    first.report.happened = "Corrected."
    first.report.save()
    correct(here, first.report, "One reason.")
    second = frozen(here, first.report)
    correct(here, first.report, "Another reason.", by=here.manager)
    third = frozen(here, first.report)
    assert [each.values["correction"] for each in (second, third)] == ["One reason.", "Another reason."]
    assert list(Correction.objects.values_list("edition", "by")) == [(2, here.manager.pk)]


def test_every_further_edition_needs_a_reason_of_its_own():
    here = scene()
    first = ready(here)
    publish(here, first)
    corrected(here, first)
    first.report.happened = "Once more."
    first.report.save()
    assert as_user(here.mentor).post(f"/reports/{first.report_id}/freeze/").status_code == 409


def test_before_anything_is_published_there_is_nothing_to_correct():
    here = scene()
    report = written(here)
    assert as_user(here.mentor).post(f"/reports/{report.pk}/correct/", {"reason": REASON}).status_code == 409
    assert not Correction.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_reasons_at_once_one_is_kept():
    here = scene()
    version = ready(here)
    publish(here, version)
    results = at_once(lambda: version.report.correct(REASON, by=here.mentor).pk)
    assert results == [Correction.objects.get().pk] * 8


@pytest.mark.django_db(transaction=True)
def test_of_taking_a_word_back_and_publishing_at_once_one_happens():
    outcomes = Counter()
    for number in range(4):
        here = scene(mentor=make.city(f"A{number}"), mentee=make.city(f"B{number}"))
        version, gate = Version.objects.get(pk=ready(here).pk), Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            publication = pool.submit(_attempt, gate, lambda version=version, here=here: publish_as(version, by=here.manager))
            taking = pool.submit(_attempt, gate, lambda version=version, here=here: version.take_back("mentor", by=here.mentor))
        outcomes["one"] += {publication.result(), taking.result()} == {"done", "conflict"}
        outcomes["as said"] += Edition.objects.filter(version_id=version.pk).exists() == (publication.result() == "done")
    assert outcomes == {"one": 4, "as said": 4}


def _attempt(gate, verb):
    try:
        gate.wait(60)
        verb()
    except Conflict:
        return "conflict"
    finally:
        connection.close()
    return "done"


def destroy(user, edition):
    return as_user(user).post(f"/published/{edition.pk}/destroy/", {"because": "Somebody asked to be forgotten."}).status_code


def test_only_an_erasure_destroys_a_published_file():
    here = scene()
    publish(here, ready(here, happened="Planted name."))
    edition = Edition.objects.get()
    assert destroy(here.manager, edition) == 409
    Erasure.ask(make.user("somebody")).finish([["reports.edition", edition.pk]])
    assert [destroy(user, edition) for user in (here.mentor, here.funder, here.manager, here.manager)] == [403, 404, 302, 409]


def test_what_was_frozen_with_a_name_and_published_after_the_erasure_can_be_destroyed_too():
    here = scene()
    version = ready(here, happened="Planted name.")
    Erasure.ask(make.user("somebody")).finish([["reports.version", version.pk]])
    publish(here, version)
    assert destroy(here.manager, Edition.objects.get()) == 302


def test_a_destroyed_file_is_gone_everywhere_and_its_digest_and_reason_stay(django_capture_on_commit_callbacks):
    here = scene()
    version = ready(here, happened="Planted name.")
    publish(here, version)
    edition = Edition.objects.get()
    Erasure.ask(make.user("somebody")).finish([["reports.edition", edition.pk]])
    paths = [edition.file.name, version.rendering.file.name]
    storage = edition.file.storage
    assert [storage.exists(path) for path in paths] == [True, True]
    with django_capture_on_commit_callbacks(execute=True):
        assert destroy(here.manager, edition) == 302
    assert [storage.exists(path) for path in paths] == [False, False]
    page = as_user(here.funder).get(f"/published/{edition.pk}/").text
    assert ("Somebody asked to be forgotten." in page, edition.sha256 in page, "Planted name" in page) == (True, True, False)
    assert [as_user(here.funder).get(f"/published/{edition.pk}/{file}/").status_code for file in ("download", "figures")] == [404, 404]
    assert "Planted name" not in str([Version.objects.get().values, Edition.objects.get().values])
    assert as_user(here.mentor).get(f"/versions/{version.pk}/").status_code == 200
    assert as_user(here.mentor).post(f"/versions/{version.pk}/again/").status_code == 409


STANDS = (
    *("being written", "to be cleared", "one city has cleared it", "cleared by both, to be published"),
    *("published, edition 1", "file destroyed"),
)


def stands(here, report):
    """Where a report stands, as both its own page, beside its name, and the list of reports say."""
    own = as_user(here.mentor).get(f"/reports/{report.pk}/").text.split("</h1>")[1].split("</p>")[0]
    listed = as_user(here.mentor).get(f"/partnerships/{here.partnership.pk}/reports/").text
    return [words for words in STANDS if words in own and words in listed]


def test_a_report_says_where_it_stands_until_its_file_is_destroyed():
    here = scene()
    report = written(here)
    said = [stands(here, report)]
    version = frozen(here, report)
    made(version)
    said.append(stands(here, report))
    for user in (here.mentor, here.mentee):
        as_user(user).post(f"/versions/{version.pk}/clear/")
        said.append(stands(here, report))
    publish(here, version)
    said.append(stands(here, report))
    edition = Edition.objects.get()
    Erasure.ask(make.user("somebody")).finish([["reports.edition", edition.pk]])
    destroy(here.manager, edition)
    said.append(stands(here, report))
    assert said == [[words] for words in STANDS]

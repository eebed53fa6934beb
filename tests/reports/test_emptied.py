"""What was frozen of a report and never published is emptied for an erasure, by the verb that destroys an edition."""

from itertools import pairwise

import pytest

from mentorship.own_data.erase import erase
from mentorship.own_data.mentions import still_named
from participants.entry import Conflict
from participants.models import Erasure
from reports.models import Clearance, Edition, Report, Summary, SummaryVersion, Version
from tests import make
from tests.reports.adding import added, made, out
from tests.reports.telling import as_user, cleared, correct, frozen, publish, ready, scene, written
from tests.reports.telling import made as paper_made
from tests.reports.test_destroyed import BECAUSE, NAME, whole  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_paper")]


def named(record):
    """Somebody who was erased stands in it."""
    Erasure.ask(make.user("somebody")).finish([[record._meta.label_lower, record.pk]])
    return record


def way(version):
    return f"/{'versions' if isinstance(version, Version) else 'programme-versions'}/{version.pk}/empty/"


def empty(user, version, because=BECAUSE):
    return as_user(user).post(way(version), {"because": because}).status_code


def test_the_manager_alone_empties_and_only_what_an_erasure_names():
    here = scene()
    version = ready(here, happened=f"{NAME} came.")
    assert empty(here.manager, version) == 409
    assert "Only an erasure empties" in as_user(here.manager).get(way(version)).text
    named(version)
    users = (here.mentor, make.manager(make.programme("Another")), here.funder)
    assert [empty(user, version) for user in users] == [403, 404, 404]
    assert NAME in str(Version.objects.get().values)
    assert [empty(here.manager, version) for _click in range(2)] == [302, 409]


def test_the_manager_is_shown_the_way_from_the_erasure_to_the_page():
    here = scene()
    version = ready(here, happened=f"{NAME} came.")
    person = make.member_user(here.partnership, "mentee", "planner")
    person.name = NAME
    person.save()
    erase(person)
    manager, record = as_user(here.manager), Erasure.objects.get(user=person)
    steps = [f"/erasures/{record.pk}/", f"/versions/{version.pk}/", way(version)]
    assert [there in manager.get(page).text for page, there in pairwise(steps)] == [True, True]
    assert way(version) not in as_user(here.mentor).get(f"/versions/{version.pk}/").text
    assert empty(here.manager, version) == 302
    assert [each.label for each in still_named(record, here.manager)] == ["reports.report"]


def test_without_a_reason_nothing_is_emptied():
    here = scene()
    version = named(ready(here, happened=f"{NAME} came."))
    assert [empty(here.manager, version, because) for because in ("", " ", "x" * 301)] == [200, 200, 200]
    assert NAME in str(Version.objects.get().values)


def test_values_and_papers_of_all_versions_go_and_digests_clearings_and_days_stay(django_capture_on_commit_callbacks):
    here = scene()
    first = ready(here, happened=f"{NAME} came.")
    report = first.report
    report.happened = f"{NAME} came twice."
    report.save()
    second = frozen(here, report)
    paper_made(second)
    report.happened = "Somebody came."
    report.save()
    before = [(each.digest, each.made_at) for each in Version.objects.all()]
    paths = [each.rendering.file.name for each in Version.objects.all()]
    storage = first.rendering.file.storage
    assert [storage.exists(path) for path in paths] == [True, True]
    with django_capture_on_commit_callbacks(execute=True):
        assert empty(here.manager, named(first)) == 302
    assert [(each.digest, each.made_at) for each in Version.objects.all()] == before
    assert [(each.is_emptied, each.destroyed_by, each.destroyed_because) for each in Version.objects.all()] == [(True, here.manager, BECAUSE)] * 2
    assert [storage.exists(path) for path in paths] == [False, False]
    assert Clearance.objects.filter(version=first).count() == 2
    assert NAME not in str([*Version.objects.values(), *Report.history.values(), *Report.objects.values()])


def test_an_emptied_version_says_so_and_is_not_cleared_published_or_made_again():
    here = scene()
    version = named(ready(here, happened=f"{NAME} came."))
    empty(here.manager, version)
    page = as_user(here.mentor).get(f"/versions/{version.pk}/").text
    assert [text in page for text in (f"The paper was destroyed: {BECAUSE}", "Emptied", NAME, "On its way", "has yet to")] == [True] * 2 + [False] * 3
    assert [as_user(here.mentor).post(f"/versions/{version.pk}/{verb}/").status_code for verb in ("again", "clear", "take-back")] == [409] * 3
    assert publish(here, version).status_code == 409
    assert "emptied" in as_user(here.mentor).get(f"/reports/{version.report_id}/").text
    told = "Emptied a frozen version of a report for an erasure"
    assert as_user(here.mentor).get(f"/partnerships/{here.partnership.pk}/trail/").text.count(told) == 1
    again = frozen(here, version.report)
    assert (again.number, again.is_emptied) == (2, False)


def test_what_is_frozen_after_the_erasure_from_a_text_that_still_names_somebody_can_be_emptied_too():
    here = scene()
    first = named(ready(here, happened=f"{NAME} came."))
    empty(here.manager, first)
    second = frozen(here, first.report)
    assert NAME in str(second.values)
    assert empty(here.manager, second) == 302
    assert NAME not in str(list(Version.objects.values()))


def test_a_version_behind_an_edition_that_stands_goes_with_that_edition_only():
    here = scene()
    version = named(ready(here, happened=f"{NAME} came."))
    publish(here, version)
    edition = Edition.objects.get()
    assert empty(here.manager, version) == 409
    page = as_user(here.manager).get(way(version)).text
    assert [text in page for text in (f"/published/{edition.pk}/", "<textarea")] == [True, False]
    assert way(version) not in as_user(here.manager).get(f"/versions/{version.pk}/").text
    assert NAME in str(Version.objects.get().values)


def test_a_version_that_waits_after_an_edition_that_names_nobody_is_emptied_and_the_edition_stands():
    here = scene()
    first = ready(here, happened="Somebody came.")
    publish(here, first)
    first.report.happened = f"{NAME} came."
    first.report.save()
    correct(here, first.report)
    waiting = named(frozen(here, first.report))
    paper_made(waiting)
    cleared(here, waiting)
    assert empty(here.manager, waiting) == 302
    assert [(each.number, each.is_emptied) for each in Version.objects.order_by("number")] == [(1, False), (2, True)]
    assert as_user(here.funder).get(f"/published/{Edition.objects.get().pk}/download/").status_code == 200


def test_what_was_frozen_of_a_programmes_report_is_emptied_too(whole):  # noqa: F811
    summary = Summary.objects.create(programme=whole.programme, introduction=f"{NAME} began it.")
    first = named(made(added(whole)))
    waiting = made(added(whole, language="fr"))
    assert empty(whole.manager, first) == 302
    assert [each.is_emptied for each in SummaryVersion.objects.all()] == [True, True]
    assert NAME not in str([*SummaryVersion.objects.values(), *summary.history.values()])
    manager = as_user(whole.manager)
    page = manager.get(f"/programme-versions/{waiting.pk}/").text
    assert [text in page for text in (f"The paper was destroyed: {BECAUSE}", NAME)] == [True, False]
    assert (out(whole, waiting).status_code, manager.post(f"/programme-versions/{waiting.pk}/again/").status_code) == (409, 409)
    assert "emptied" in manager.get(f"/programmes/{whole.programme.pk}/report/").text
    told = "Emptied a frozen version of the programme report for an erasure"
    assert [manager.get(f"/partnerships/{here.partnership.pk}/trail/").text.count(told) for here in whole.scenes] == [2, 2]
    assert made(added(whole)).number == 3


def test_the_manager_is_shown_the_way_from_a_programme_version(whole):  # noqa: F811
    version = made(added(whole))
    page = f"/programme-versions/{version.pk}/"
    manager = as_user(whole.manager)
    assert way(version) not in manager.get(page).text
    named(version)
    assert (way(version) in manager.get(page).text, manager.get(way(version)).status_code) == (True, 200)


def test_somebody_who_asks_again_for_a_paper_in_that_moment_does_not_bring_it_back():
    here = scene()
    version = named(frozen(here, written(here, happened=f"{NAME} came.")))
    row = version.rendering
    empty(here.manager, version)
    with pytest.raises(Conflict):
        row.again(by=here.mentor)
    row.refresh_from_db()
    assert (row.state, row.failure) == ("failed", BECAUSE)

"""Why an edition replaced another is a text as the others are: it goes with the edition."""

import pytest

from reports.drafts.corrections import Correction
from reports.models import Edition, SummaryEdition, SummaryVersion
from tests.reports.telling import as_user, cleared, correct, frozen, publish, ready, scene
from tests.reports.telling import made as paper_made
from tests.reports.test_destroyed import NAME, destroy, name, summed, whole  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_paper")]


def corrected(here, report, reason):
    """A published edition for this reason."""
    report.happened += "."
    report.save()
    correct(here, report, reason)
    version = frozen(here, report)
    paper_made(version)
    cleared(here, version)
    assert publish(here, version).status_code == 302
    return Edition.objects.get(version_id=version.pk)


def test_the_reason_of_a_corrected_edition_goes_with_it():
    here = scene()
    version = ready(here, happened="Somebody came.")
    publish(here, version)
    edition = corrected(here, version.report, f"{NAME} was forgotten in it.")
    first = Edition.objects.get(number=1)
    paths = [f"/published/{first.pk}/", f"/published/{edition.pk}/", "/published/"]
    assert [NAME in as_user(here.funder).get(path).text for path in paths[:2]] == [True, True]
    assert destroy(here.manager, name(edition)) == 302
    assert [NAME in as_user(here.funder).get(path).text for path in paths] == [False, False, False]
    assert NAME not in as_user(here.mentor).get(f"/reports/{version.report.pk}/").text
    assert NAME not in str([*Edition.objects.values(), *Correction.objects.values()])


def test_the_reason_of_an_edition_that_stands_stays():
    here = scene()
    version = ready(here, happened="Somebody came.")
    publish(here, version)
    edition = corrected(here, version.report, "A day was wrong.")
    destroy(here.manager, name(Edition.objects.get(number=1)))
    edition.refresh_from_db()
    assert (edition.correction, Correction.objects.get().reason) == ("A day was wrong.", "A day was wrong.")


def test_the_reason_of_a_programme_edition_goes_with_it(whole):  # noqa: F811
    summed(whole)
    edition = name(summed(whole, reason=f"{NAME} was forgotten in it.", language="fr"))
    assert destroy(whole.manager, edition) == 302
    edition.refresh_from_db()
    version = SummaryVersion.objects.get(pk=edition.version_id)
    assert (edition.reason, version.is_emptied, NAME in str(version.values)) == ("", True, False)
    paths = [f"/published/programmes/{edition.pk}/", "/published/programmes/"]
    assert [f"{NAME} was forgotten" in as_user(whole.funder).get(path).text for path in paths] == [False, False]
    assert summed(whole, reason="The second was destroyed.").number == SummaryEdition.objects.count() == 3

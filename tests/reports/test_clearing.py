"""Three people stand behind every publication, and nobody acts twice."""

import pytest
from django.core.exceptions import PermissionDenied

from participants.entry import Conflict
from participants.models import Membership
from reports.models import Clearance, Edition
from reports.published.publishing import publish as publish_as
from tests import make
from tests.reports.telling import as_user, cleared, frozen, made, publish, ready, scene, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_paper")]


def clear(user, version):
    return as_user(user).post(f"/versions/{version.pk}/clear/").status_code


def test_one_city_is_not_enough():
    here = scene()
    version = frozen(here, written(here))
    made(version)
    assert clear(here.mentor, version) == 302
    assert publish(here, version).status_code == 409
    assert not Edition.objects.exists()


def test_a_second_lead_of_the_same_city_does_not_stand_for_the_other():
    here = scene()
    version = frozen(here, written(here))
    another = make.member_user(here.partnership, "mentor", "lead planner")
    assert (clear(here.mentor, version), clear(another, version)) == (302, 409)
    assert not version.is_cleared


def test_nobody_clears_for_both_cities():
    here = scene()
    version = frozen(here, written(here))
    assert clear(here.mentor, version) == 302
    make.membership(here.partnership, "mentee", "lead planner", here.mentor.practitioner, admitted=True)
    membership = Membership.objects.get(practitioner=here.mentor.practitioner, side="mentee")
    with pytest.raises(Conflict):
        version.clear(by=membership)
    assert list(version.clearances.values_list("side", flat=True)) == ["mentor"]


def test_clearing_twice_is_a_conflict():
    here = scene()
    version = frozen(here, written(here))
    assert (clear(here.mentor, version), clear(here.mentor, version)) == (302, 409)


@pytest.mark.parametrize("side", ["mentor", "mentee"])
@pytest.mark.parametrize("role", ["facilitator", "planner", "political leader"])
def test_only_a_lead_clears(side, role):
    here = scene()
    version = frozen(here, written(here))
    assert clear(make.member_user(here.partnership, side, role), version) == 403
    assert not Clearance.objects.exists()


def test_a_lead_who_is_not_admitted_does_not_speak_for_the_city():
    here = scene()
    version = frozen(here, written(here))
    assert clear(make.member_user(here.partnership, "mentor", "lead facilitator", admitted=False), version) == 403


def test_the_manager_cannot_clear():
    here = scene()
    version = frozen(here, written(here))
    assert clear(here.manager, version) == 403


def test_a_lead_cannot_publish():
    here = scene()
    version = ready(here)
    assert [as_user(lead).post(f"/versions/{version.pk}/publish/").status_code for lead in (here.mentor, here.mentee)] == [403, 403]
    assert not Edition.objects.exists()


def test_publishing_twice_is_a_conflict():
    here = scene()
    version = ready(here)
    assert [publish(here, version).status_code for _ in range(2)] == [302, 409]
    assert Edition.objects.count() == 1


def test_nothing_is_published_before_the_paper_is_made():
    here = scene()
    version = frozen(here, written(here))
    cleared(here, version)
    assert publish(here, version).status_code == 409
    assert not Edition.objects.exists()


def test_nothing_is_published_whose_file_was_changed_behind_our_back():
    here = scene()
    version = ready(here)
    with open(version.rendering.file.path, "ab") as file:
        file.write(b" ")
    assert publish(here, version).status_code == 409
    assert not Edition.objects.exists()


def test_whoever_cleared_does_not_publish_even_if_they_became_manager():
    here = scene()
    version = ready(here)
    with pytest.raises(PermissionDenied):
        publish_as(version, by=here.mentor)


def test_only_the_newest_version_is_cleared():
    here = scene()
    report = written(here)
    old = frozen(here, report)
    report.happened = "More."
    report.save()
    frozen(here, report)
    assert clear(here.mentor, old) == 409


def test_the_page_offers_each_what_is_theirs_to_do():
    here = scene()
    version = frozen(here, written(here))
    made(version)
    offers = ("Clear it for my city", "Publish it")

    def offered(user):
        page = as_user(user).get(f"/versions/{version.pk}/").text
        return [text for text in offers if f"<button>{text}</button>" in page]

    assert [offered(user) for user in (here.mentor, here.mentee, here.manager)] == [["Clear it for my city"], ["Clear it for my city"], []]
    cleared(here, version)
    assert [offered(user) for user in (here.mentor, here.mentee, here.manager)] == [[], [], ["Publish it"]]

"""Two of a report's steps at the same moment: each whole, none half, nothing lost."""

from collections import Counter

import pytest
from django.urls import reverse

from reports.models import Clearance, Edition, Report, Version
from tests import make
from tests.reports.telling import as_user, cleared, correct, frozen, made, publish, ready, scene, written
from tests.stages.journey.test_racing import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("plain_paper")]
CROWD = 12


def edit(report, text="They came."):
    return {"version": report.version, "happened": text, "learned": "", "did_not_work": "", "comes_next": "", "changed_at_home": ""}


def test_two_leads_of_one_city_clearing_at_once_are_one_word():
    here = scene()
    version = frozen(here, written(here))
    leads = [as_user(here.mentor), as_user(make.member_user(here.partnership, "mentor", "lead planner"))]
    address = reverse("version-clear", args=[version.pk])
    assert at_once(lambda number: (leads[number % 2], address, {}), CROWD) == {302: 1, 409: CROWD - 1}
    assert Clearance.objects.count() == 1


def test_both_cities_clear_at_once_and_both_words_stand():
    here = scene()
    version = frozen(here, written(here))
    leads = [as_user(here.mentor), as_user(here.mentee)]
    address = reverse("version-clear", args=[version.pk])
    assert at_once(lambda number: (leads[number % 2], address, {}), CROWD) == {302: 2, 409: CROWD - 2}
    assert version.is_cleared


@pytest.mark.parametrize("step", ["version-clear", "version-publish", "version-take-back"])
def test_a_step_and_a_box_saved_at_once_both_hold_and_the_version_stays_as_frozen(step):
    here = scene()
    version = frozen(here, written(here, happened="Frozen.")) if step == "version-clear" else ready(here, happened="Frozen.")
    user = here.manager if step == "version-publish" else here.mentor
    report = Report.objects.get()
    posts = [
        (as_user(user), reverse(step, args=[version.pk]), {}),
        (as_user(here.mentee), reverse("report-change", args=[report.pk]), edit(report, "Edited.")),
    ]
    assert at_once(lambda number: posts[number], 2) == {302: 2}
    version.refresh_from_db()
    assert (version.values["story"][0]["text"], Report.objects.get().happened) == ("Frozen.", "Edited.")
    assert [each.values["story"][0]["text"] for each in Edition.objects.all()] == (["Frozen."] if step == "version-publish" else [])


def test_freezing_and_clearing_at_once_never_clears_what_is_superseded():
    for number in range(3):
        here = scene(mentor=make.city(f"A{number}"), mentee=make.city(f"B{number}"))
        report = written(here, happened="One.")
        first = frozen(here, report)
        report.refresh_from_db()
        report.happened = "Two."
        report.save()
        posts = [
            (as_user(here.mentor), reverse("version-clear", args=[first.pk]), {}),
            (as_user(here.mentee), reverse("report-freeze", args=[report.pk]), {}),
        ]
        answers = at_once(lambda number, posts=posts: posts[number], 2)
        assert answers in (Counter({302: 2}), Counter({302: 1, 409: 1}))
        assert (report.versions.count(), report.latest.clearances.count()) == (2, 0)


def test_published_by_many_at_once_it_is_one_edition_with_one_file():
    here = scene()
    version = ready(here)
    clients = [as_user(here.manager), as_user(make.manager(here.partnership.programme))]
    address = reverse("version-publish", args=[version.pk])
    assert at_once(lambda number: (clients[number % 2], address, {}), CROWD) == {302: 1, 409: CROWD - 1}
    edition = Edition.objects.get()
    assert edition.file.storage.listdir("published")[1] == [edition.file.name.rpartition("/")[2]]


def test_frozen_anew_and_published_at_once_one_of_them_happens_or_both_in_order():
    for number in range(3):
        here = scene(mentor=make.city(f"A{number}"), mentee=make.city(f"B{number}"))
        first = ready(here, happened="One.")
        report = Report.objects.get(pk=first.report_id)
        report.happened = "Two."
        report.save()
        posts = [
            (as_user(here.manager), reverse("version-publish", args=[first.pk]), {}),
            (as_user(here.mentee), reverse("report-freeze", args=[report.pk]), {}),
        ]
        assert at_once(lambda number, posts=posts: posts[number], 2) == {302: 1, 409: 1}
        out = Edition.objects.filter(report_id=report.pk).count()
        assert (out, report.versions.count()) in ((1, 1), (0, 2))


def test_a_correction_asked_for_by_two_at_once_is_one_reason():
    here = scene()
    version = ready(here)
    publish(here, version)
    clients = [as_user(here.manager), as_user(here.mentor), as_user(here.mentee)]
    address = reverse("report-correct", args=[version.report_id])
    answers = at_once(lambda number: (clients[number % 3], address, {"reason": f"Reason {number % 3}."}), CROWD)
    assert answers == {302: CROWD}
    correction = version.report.corrections.get()
    assert (correction.edition, correction.reason) == (2, f"Reason {clients_of(here).index(correction.by_id)}.")


def clients_of(here):
    return [here.manager.pk, here.mentor.pk, here.mentee.pk]


def test_a_corrected_edition_published_by_many_at_once_is_the_second_and_no_third():
    here = scene()
    first = ready(here)
    publish(here, first)
    correct(here, first.report)
    first.report.happened = "Corrected."
    first.report.save()
    second = frozen(here, first.report)
    made(second)
    cleared(here, second)
    client, address = as_user(here.manager), reverse("version-publish", args=[second.pk])
    assert at_once(lambda _number: (client, address, {}), CROWD) == {302: 1, 409: CROWD - 1}
    assert list(Edition.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_a_corrected_edition_that_is_published_while_its_reason_is_worded_anew_leaves_with_the_cleared_reason_or_not_at_all():
    for number in range(3):
        here = scene(mentor=make.city(f"A{number}"), mentee=make.city(f"B{number}"))
        first = ready(here)
        publish(here, first)
        correct(here, first.report)
        first.report.happened = "Corrected."
        first.report.save()
        second = frozen(here, first.report)
        made(second)
        cleared(here, second)
        posts = [
            (as_user(here.manager), reverse("version-publish", args=[second.pk]), {}),
            (as_user(here.mentee), reverse("report-correct", args=[first.report_id]), {"reason": "Other words."}),
        ]
        answers = at_once(lambda number, posts=posts: posts[number], 2)
        out = Edition.objects.filter(report_id=first.report_id, number=2)
        assert [each.correction for each in out] == ["A day was wrong."] * (answers[302] - 1)


def test_a_period_asked_for_by_many_at_once_is_one_report():
    here = scene()
    clients = [as_user(here.manager), as_user(here.mentor), as_user(here.mentee)]
    address = reverse("period-report-new", args=[here.partnership.pk])
    answers = at_once(lambda number: (clients[number % 3], address, {"since": "2024-02-01", "until": "2024-02-29"}), CROWD)
    assert (answers, Report.objects.count()) == ({302: CROWD}, 1)


def test_frozen_by_many_in_three_languages_versions_are_numbered_and_the_last_is_the_newest():
    here = scene()
    report = written(here, happened="One.")
    client, address = as_user(here.mentor), reverse("report-freeze", args=[report.pk])
    answers = at_once(lambda number: (client, address, {"language": ("en", "fr", "pt")[number % 3]}), 9)
    assert answers == {302: 9}
    numbers = list(Version.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))

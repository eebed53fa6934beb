"""Rights that lapse, and hands that meet, between the acts of a report: who stands behind it then, and what is kept."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from participants.entry import Conflict
from participants.models import Membership, Role
from reports.drafts.freezing import freeze
from reports.models import Clearance, Edition, Report, Version
from reports.published.publishing import publish as publish_as
from stages.models import Reminder
from stages.reminders import due, ledger
from stages.reminders.sweep import sweep
from tests import make
from tests.reports.telling import as_user, cleared, correct, frozen, made, publish, ready, scene, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_paper")]
YESTERDAY = dt.timedelta(days=1)


def leaves(user):
    """Every part that the user plays ended yesterday."""
    on = timezone.localdate() - YESTERDAY
    Membership.objects.filter(practitioner__user=user).update(until=on)
    Role.objects.filter(practitioner__user=user).update(until=on)


def act(user, version, verb):
    return as_user(user).post(f"/versions/{version.pk}/{verb}/").status_code


def test_a_funder_who_left_before_the_mail_is_not_told_of_the_edition(mailoutbox):
    here = scene()
    publish(here, ready(here))
    now = timezone.now() + YESTERDAY
    with due.believing(now):
        ledger.collect(due.in_force()["a report is published"], now)
    assert list(Reminder.objects.filter(rule="a report is published").values_list("person", flat=True)) == [here.funder.pk]
    leaves(here.funder)
    sweep(now)
    assert [mail.to for mail in mailoutbox if mail.to == [here.funder.email]] == []
    assert as_user(here.funder).get(f"/published/{Edition.objects.get().pk}/").status_code == 404


@pytest.mark.parametrize("lapse", [leaves, lambda user: type(user).objects.filter(pk=user.pk).update(is_active=False)])
def test_a_manager_who_left_publishes_nothing_and_the_next_one_does(lapse):
    here = scene()
    version = ready(here)
    browser = as_user(here.manager)
    lapse(here.manager)
    assert (browser.post(f"/versions/{version.pk}/publish/").status_code in (302, 404), Edition.objects.exists()) == (True, False)
    successor = make.manager(here.partnership.programme)
    assert (act(successor, version, "publish"), Edition.objects.get().published_by) == (302, successor)


def test_the_word_of_a_lead_who_left_stands_the_page_says_whose_it_is_and_a_successor_takes_it_back():
    here = scene()
    version = ready(here)
    leaves(here.mentee)
    page = as_user(here.manager).get(f"/versions/{version.pk}/").text
    assert (here.mentee.practitioner.name in page, "<button>Publish it</button>" in page) == (True, True)
    assert act(here.mentee, version, "take-back") == 404
    successor = make.member_user(here.partnership, "mentee", "lead facilitator")
    assert (act(successor, version, "take-back"), publish(here, version).status_code) == (302, 409)
    assert (act(successor, version, "clear"), publish(here, version).status_code) == (302, 302)


@pytest.mark.parametrize("took_back", [False, True])
def test_a_lead_who_becomes_manager_does_not_publish_what_they_spoke_on(took_back):
    here = scene()
    version = ready(here)
    if took_back:
        act(here.mentee, version, "take-back")
        assert act(make.member_user(here.partnership, "mentee", "lead planner"), version, "clear") == 302
    leaves(here.mentee)
    Role.objects.create(programme=here.partnership.programme, practitioner=here.mentee.practitioner, kind="manager", since=timezone.localdate())
    assert "<button>Publish it</button>" not in as_user(here.mentee).get(f"/versions/{version.pk}/").text
    assert (act(here.mentee, version, "publish"), act(here.manager, version, "publish")) == (403, 302)


def test_a_manager_who_becomes_lead_clears_but_does_not_publish_it_too():
    here = scene()
    version = frozen(here, written(here))
    made(version)
    make.membership(here.partnership, "mentee", "lead planner", here.manager.practitioner, admitted=True)
    assert [act(user, version, "clear") for user in (here.mentor, here.manager)] == [302, 302]
    assert (act(here.manager, version, "publish"), Edition.objects.exists()) == (403, False)


def test_who_leads_both_cities_speaks_for_the_one_that_has_not_spoken():
    here = scene()
    version = frozen(here, written(here))
    both = make.member_user(here.partnership, "mentor", "lead planner")
    make.membership(here.partnership, "mentee", "lead facilitator", both.practitioner, admitted=True)
    assert act(here.mentor, version, "clear") == 302
    page = as_user(both).get(f"/versions/{version.pk}/").text
    assert "<button>Clear it for my city</button>" in page
    assert (act(both, version, "clear"), act(both, version, "clear")) == (302, 409)
    assert list(version.clearances.values_list("side", "user")) == [("mentor", here.mentor.pk), ("mentee", both.pk)]
    assert act(both, version, "take-back") == 302
    assert list(version.clearances.standing().values_list("side", flat=True)) == ["mentor"]


def together(*verbs):
    """Each in a thread of its own, begun at once; "done", or "conflict" for one who came too late."""
    gate = Barrier(len(verbs))

    def run(verb):
        try:
            gate.wait(60)
            verb()
        except Conflict:
            return "conflict"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(verbs)) as pool:
        return [each.result() for each in [pool.submit(run, verb) for verb in verbs]]


def fresh(record):
    """The record as another request would have it."""
    return type(record).objects.get(pk=record.pk)


def leads(here):
    return [Membership.objects.select_related("practitioner__user").get(practitioner__user=user) for user in (here.mentor, here.mentee)]


@pytest.mark.django_db(transaction=True)
def test_both_cities_clear_at_once_and_a_city_that_clears_twice_is_heard_once():
    here = scene()
    version = frozen(here, written(here))
    verbs = [lambda lead=lead: fresh(version).clear(by=lead) for lead in leads(here) * 2]
    assert sorted(together(*verbs)) == ["conflict", "conflict", "done", "done"]
    assert sorted(Clearance.objects.values_list("side", flat=True)) == ["mentee", "mentor"]


@pytest.mark.django_db(transaction=True)
def test_of_clearing_and_freezing_anew_the_cleared_version_is_the_one_that_was_read():
    here = scene()
    version, (lead, _other) = frozen(here, written(here)), leads(here)
    Report.objects.update(happened="Changed.")
    outcome = together(lambda: fresh(version).clear(by=lead), lambda: freeze(fresh(version.report), by=here.mentee))
    assert (Version.objects.count(), outcome[1], version.report.latest.clearances.count()) == (2, "done", 0)
    assert version.clearances.count() == (outcome[0] == "done")


@pytest.mark.django_db(transaction=True)
def test_of_publishing_and_freezing_anew_either_comes_first_and_nothing_uncleared_leaves():
    here = scene()
    version = ready(here, happened="Read and cleared.")
    Report.objects.update(happened="Changed.")
    outcome = together(lambda: publish_as(fresh(version), by=here.manager), lambda: freeze(fresh(version.report), by=here.mentee))
    assert outcome in (["done", "conflict"], ["conflict", "done"])
    assert [each.version_id for each in Edition.objects.all()] == [version.pk] * outcome.count("done") * (outcome[0] == "done")


@pytest.mark.django_db(transaction=True)
def test_of_two_editions_published_while_one_is_corrected_each_has_its_number_and_reason():
    here = scene()
    first = ready(here)
    publish(here, first)
    Report.objects.update(happened="Changed.")
    correct(here, first.report)
    second = frozen(here, first.report)
    made(second)
    cleared(here, second)
    together(lambda: publish_as(fresh(second), by=here.manager), lambda: fresh(first.report).correct("Other words.", by=here.mentee))
    out = Edition.objects.get(number=2)
    assert (out.correction, out.values["correction"]) == ("A day was wrong.", "A day was wrong.")

"""Signals come into a report only where a lead of each city keeps them in."""

import pytest

from tests import make
from tests.reports.telling import as_user, frozen, scene, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_paper")]


@pytest.fixture
def here():
    """Years of courtship without a visit: a signal is raised."""
    return scene()


def say(user, report, keep="yes"):
    return as_user(user).post(f"/reports/{report.pk}/signals/", {"keep": keep}).status_code


def told(here, report):
    return bool(frozen(here, report).values["signals"])


def test_both_leads_keep_them_in_or_they_are_left_out(here):
    report = written(here)
    found = [told(here, report)]
    for user, keep in ((here.mentor, "yes"), (here.mentor, "yes"), (here.mentee, "yes"), (here.mentor, "no")):
        assert say(user, report, keep) == 302
        found.append(told(here, report))
    assert found == [False, False, False, True, False]


def test_nobody_but_a_lead_says_so(here):
    report = written(here)
    others = [here.manager, make.member_user(here.partnership, "mentee", "planner"), make.member_user(here.partnership, "mentor", "political leader")]
    assert [say(user, report) for user in others] == [403] * 3
    assert not report.signals_words.exists()


def test_a_word_on_the_signals_needs_clearing_again(here):
    report = written(here)
    first = frozen(here, report)
    say(here.mentor, report)
    assert frozen(here, report) == first
    say(here.mentee, report)
    assert frozen(here, report).number == 2

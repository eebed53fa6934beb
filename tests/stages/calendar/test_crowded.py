"""A month in which much is planned: what a square has no room for is a link away."""

import pytest

from tests import make
from tests.reports.telling import as_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("on", "beyond"), [("2026-11-{:02}", False), ("2026-11-09", True)])
def test_forty_activities_in_a_month_or_on_one_day_are_all_reached(on, beyond):
    here = make.partnership()
    browser = as_user(make.member_user(here, "mentor", "facilitator"))
    made = [make.activity(here, f"Call {number} " + "long " * 10, on.format(number % 28 + 1), held=False) for number in range(40)]
    month, listed = (browser.get(f"/calendar/?month=2026-11{view}").text for view in ("", "&view=list"))
    assert ([f"/activities/{each.pk}/" in listed for each in made], "37 more" in month) == ([True] * 40, beyond)

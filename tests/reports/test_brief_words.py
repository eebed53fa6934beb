"""A brief in each language: no word of it is left in English."""

import datetime as dt

import pytest
from django.template.loader import render_to_string

from reports.briefs import paper
from reports.briefs.asks import ASKS
from reports.briefs.compile import PARTNERSHIPS, compile_values
from stages import catalogue
from stages.journey.states import State
from tests import make
from tests.reports.telling import scene
from tests.reports.test_languages import TRANSLATED, UNSHOWN, full, lacking

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("stage", [each.key for each in catalogue.STAGES])
def test_a_brief_for_a_leader_lacks_no_word(language, stage):
    here = full(stage)
    here.partnership.journey.stays.update(expected_until=dt.date(2021, 1, 1))
    leads = [user.practitioner.memberships.get() for user in (here.mentor, here.mentee)]
    other = catalogue.STAGES[catalogue.stage(stage).number % 5].key
    here.partnership.journey.propose(to=other, by=leads[0], reason="x")
    make.activity(here.partnership, "A plan", dt.date.today() + dt.timedelta(9), held=False)
    for side in ("mentor", "mentee"):
        with lacking(language) as found:
            values = compile_values(PARTNERSHIPS.get(pk=here.partnership.pk), side, here.mentor)
            paper.html(values)
            render_to_string("reports/briefs/_page.html", {"v": values})
        assert sorted(found - UNSHOWN) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_word_that_can_come_into_a_brief_is_there(language):
    here = scene()
    make.membership(here.partnership, "mentor", "political leader")
    with lacking(language) as found:
        for each in ASKS.values():
            [str(said) for said in each.values()]
        [str(State(state).label) for state in State]
    assert sorted(found) == []
    for days in (700, 3, 0):
        make.activity(here.partnership, on=dt.date.today() - dt.timedelta(days), instrument="leadership briefing")
        with lacking(language) as found:
            paper.html(compile_values(PARTNERSHIPS.get(pk=here.partnership.pk), "mentee", here.mentor))
        assert sorted(found) == []

"""Somebody of each part, and what each rule waits for."""

import datetime as dt

import pytest
import time_machine

from stages.models import Stay, Target
from stages.signals import standing
from tests import make


@pytest.fixture
def cast():
    """A partnership of one lead on each side and a manager, as of 1 March 2026."""
    with time_machine.travel("2026-03-01T08:00Z", tick=False):
        partnership = make.partnership()
        mentor = make.member_user(partnership, "mentor", "lead facilitator")
        mentee = make.member_user(partnership, "mentee", "lead facilitator")
        make.member_user(partnership, "mentee", "planner")
        make.member_user(partnership, "support", "broker")
        make.funder(partnership.programme)
        return partnership, mentor, mentee, make.manager(partnership.programme)


@pytest.fixture
def trip(cast):
    partnership, _, _, _ = cast
    with time_machine.travel("2026-03-02T08:00Z", tick=False):
        return make.activity(partnership, "Visit to Mzuzu", "2026-03-20", held=False)


@pytest.fixture
def move(cast):
    partnership, mentor, _, _ = cast
    with time_machine.travel("2026-03-05T08:00Z", tick=False):
        return partnership.journey.propose(to="inspiration", by=mentor.practitioner.memberships.get(), reason="We are ready.")


@pytest.fixture
def stay(cast):
    Stay.objects.filter(journey__partnership=cast[0]).update(expected_until=dt.date(2026, 3, 31))
    return Stay.objects.get(journey__partnership=cast[0])


@pytest.fixture
def mayor(cast):
    partnership, *_ = cast
    make.membership(partnership, "mentee", "political leader", since="2024-01-01", until=dt.date(2026, 3, 1))
    return make.membership(partnership, "mentee", "political leader", since="2026-03-01")


@pytest.fixture
def quiet(cast):
    partnership, *_ = cast
    partnership.journey.stays.update(stage="after-care")
    make.activity(partnership, "A call", "2026-03-01", instrument="call", delivery="online")
    standing.refresh([partnership.pk], dt.date(2026, 3, 2))
    return partnership


@pytest.fixture
def target(cast):
    partnership, *_ = cast
    made = {"title": "Plots with water", "unit": "plots", "baseline": 10, "goal": 90, "owner_office": "Planning department"}
    return Target.objects.create(partnership=partnership, baseline_on=dt.date(2026, 1, 1), due=dt.date(2028, 1, 1), **made)


@pytest.fixture
def funding(cast):
    programme = cast[0].programme
    programme.funding_from, programme.funding_until = dt.date(2024, 1, 1), dt.date(2026, 6, 30)
    programme.save()
    return programme

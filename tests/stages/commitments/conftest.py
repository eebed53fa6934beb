"""Every test of promises that asks for it happens on one day."""

import pytest
import time_machine

from tests.stages.commitments.saying import TODAY


@pytest.fixture
def today():
    with time_machine.travel(f"{TODAY}T09:00Z", tick=False):
        yield

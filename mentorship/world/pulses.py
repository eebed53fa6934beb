"""Pulses of a synthetic world: in the first two partnerships of each programme, one closed with all answers and one with four."""

import datetime as dt
from random import Random

from django.utils import timezone

from mentorship.case.pulsing import asked_once

DAYS_AGO = 90


def ask(rng: Random, around) -> None:
    """A few only: every answer is written as its author."""
    for circle, most in zip(around, (None, 4), strict=False):
        lead = circle.leads["mentor"]
        seated = [membership for _part, membership in circle.members if membership.admitted_at and membership.practitioner.user]
        users = [membership.practitioner.user for membership in seated[:most]]
        opened = timezone.now() - dt.timedelta(DAYS_AGO + rng.randrange(60))
        asked_once(circle.partnership, lead, opened, users)

"""What the tests of reminders begin with: a visit whose day has passed, two leads, and the product as a program of its own."""

import datetime as dt
import os
import subprocess
import sys
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

from participants.models import Partnership, User
from stages.models import Activity
from tests import make

DAY = dt.timedelta(days=1)
MONDAY = dt.date(2026, 3, 9)
TUESDAY = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
"""Noon after the visit, when everybody's morning mail is out."""


@dataclass(frozen=True)
class Scene:
    partnership: Partnership
    lead: User
    visit: Activity


def visit(partnership, title="Visit to Mzuzu", on=MONDAY, **fields):
    """Planned, on the Monday."""
    return make.activity(partnership, title, on, held=False, **fields)


def scene(name="Thandi", **fields):
    """One lead, with a visit that nobody has said anything about."""
    partnership = make.partnership()
    lead = make.user(name, **fields)
    make.membership(partnership, "mentor", "lead facilitator", make.practitioner(name, user=lead))
    return Scene(partnership, lead, visit(partnership))


def subject(activity):
    return f"activity:{activity.pk}:{activity.last_day or activity.on}"


def environment(**more):
    """For a program that works on this test's own database."""
    name = connection.settings_dict["NAME"]
    there = f"sqlite:///{name}" if connection.vendor == "sqlite" else f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"
    return {**os.environ, "DATABASE_URL": there, **more}


def start(*arguments, **more):
    """A Python program of the product, in a session of its own."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )

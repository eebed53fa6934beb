"""Builders and words for the tests of promises."""

import datetime as dt
import html
import re
from dataclasses import dataclass

from django.test import Client

from participants.models import Membership, Partnership, User
from stages.models import Commitment
from tests import make

TODAY = "2026-11-20"


@dataclass(frozen=True)
class Duo:
    """A partnership with a practitioner on each side who can sign in."""

    partnership: Partnership
    mentor: User
    mentee: User

    def of(self, side) -> Membership:
        return self.partnership.memberships.select_related("practitioner__user").get(practitioner__user=getattr(self, side), side=side)

    def promise(self, side="mentor", what="Send the manuals", on="2026-10-01", due="2026-11-30", **fields):
        """Made through its verb."""
        dates = {"on": make.day(on), "due": make.day(due)}
        return Commitment(partnership=self.partnership, promiser=self.of(side), what=what, **dates, **fields).begin()

    def kept(self, on="2026-11-10", side="mentor", **fields):
        """Said to be kept, and confirmed."""
        made = self.promise(side, **fields)
        made.keep(by=self.of(side), on=make.day(on))
        made.confirm(by=self.of(made.to_side))
        return made


def duo(**fields) -> Duo:
    partnership = make.partnership(**fields)
    return Duo(partnership, *(make.member_user(partnership, side, "lead facilitator") for side in ("mentor", "mentee")))


def as_(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def said(scene, side="mentor", **fields):
    """What the form of a new promise posts."""
    return {"promiser": scene.of(side).pk, "what": "Send the manuals", "on": "2026-11-01", "due": "2026-11-30", "activity": "", **fields}


def text(response) -> str:
    """What a reader reads, in one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def days(number):
    return dt.timedelta(days=number)

"""Two leads, a manager and their partnership, for the tests of the journey."""

import html
import re
from dataclasses import dataclass

from django.test import Client

from participants.models import Membership, Partnership, User
from tests import make


@dataclass(frozen=True)
class Duo:
    """A partnership in courtship with an admitted lead on each side, who can sign in."""

    partnership: Partnership
    mentor: User
    mentee: User
    manager: User

    @property
    def journey(self):
        return self.partnership.journey

    def of(self, side) -> Membership:
        """The membership of a side's lead."""
        return self.partnership.memberships.select_related("practitioner__user").get(practitioner__user=getattr(self, side), side=side)

    def propose(self, to="inspiration", side="mentor", **fields):
        return self.journey.propose(to=to, by=self.of(side), **{"reason": "We are ready.", **fields})

    def moved(self, to="inspiration"):
        """A move that both have accepted."""
        move = self.propose(to)
        move.accept(by=self.of("mentee"))
        return move

    @property
    def stage(self):
        return self.journey.stay.stage


def duo(**fields) -> Duo:
    partnership = make.partnership(**fields)
    leads = [make.member_user(partnership, side, "lead facilitator") for side in ("mentor", "mentee")]
    return Duo(partnership, *leads, make.manager(partnership.programme))


def as_(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(response) -> str:
    """What a reader reads, in one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def ready(scene: Duo):
    """Everything that courtship is expected to have: a visit, and both cities' word."""
    make.activity(
        scene.partnership, instrument="exploratory visit", city=scene.partnership.mentee, came=[scene.of("mentor").practitioner], on="2020-02-01"
    )
    for side in ("mentor", "mentee"):
        scene.journey.attest("declared", by=scene.of(side), note="We want to learn together.")

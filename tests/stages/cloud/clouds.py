"""A partnership with everybody around it and a cloud in its log, with names that could leak."""

from dataclasses import dataclass

from django.urls import reverse

from participants.models import Partnership, User
from tests import make
from tests.stages.journey.scenes import as_

FILES = ("cloud-nodes", "cloud-edges", "cloud-graph")
ROUTES = ("cloud", *FILES)
MINUTES = 7_777
"""The time together of one tie, which nothing else could be."""


@dataclass(frozen=True)
class Circle:
    """``lead`` (of the mentee), ``mentor_lead`` and ``broker`` see the cloud; ``others`` by what they are."""

    partnership: Partnership
    lead: User
    mentor_lead: User
    broker: User
    others: dict[str, User]


def circle():
    here = make.partnership()
    named = {
        "lead": make.member_user(here, "mentee", "lead planner"),
        "mentor_lead": make.member_user(here, "mentor", "lead facilitator"),
        "broker": make.member_user(here, "support", "broker"),
    }
    others = {
        "facilitator": make.member_user(here, "mentor", "facilitator"),
        "lead not admitted": make.member_user(here, "mentor", "lead planner", admitted=False),
        "leader": make.member_user(here, "mentee", "political leader"),
        "adviser": make.member_user(here, "support", "adviser"),
        "association": make.member_user(here, "support", "association"),
        "manager": make.manager(here.programme),
        "funder": make.funder(here.programme),
        "administrator": make.administrator(),
        "stranger": make.member_user(make.partnership(make.city("Johannesburg"), make.city("Lilongwe", "MW")), "mentor", "lead facilitator"),
    }
    people = [person(here, side, f"PLANTED {side} {number}") for side in ("mentor", "mentee") for number in (1, 2)]
    make.activity(here, "A long visit", "2024-03-01", minutes=MINUTES, came=[people[0], people[2]])
    make.activity(here, "A plan", "2024-04-01", held=False, came=people)
    return Circle(here, **named, others=others)


def person(partnership, side, name, **fields):
    return make.membership(partnership, side, "planner", make.practitioner(name, city=partnership.city_of(side)), **fields).practitioner


def got(circle, user, route="cloud", headers=None, **query):
    return as_(user).get(reverse(route, args=[circle.partnership.pk]), query, headers=headers)

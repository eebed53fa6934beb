"""Builds a synthetic world, one programme of up to fifty partnerships after the other, and tells what is in it."""

import datetime as dt
from random import Random

from django.db import transaction

from mentorship.world import circles, journeys, log, pulses, thoughts
from mentorship.world.accounts import PASSWORD, Accounts
from mentorship.world.cities import Atlas
from participants.models import Context, Interest, Organisation, Partnership, Programme

LARGEST = 50
SAMPLED = 4  # activities told of each partnership


class World:
    """``told`` holds what anybody needs to walk about in it: logins, roles and ids."""

    def __init__(self, seed: int, size: int, today: dt.date):
        self.rng, self.size, self.today = Random(f"{seed}/{size}"), size, today
        self.accounts, self.atlas = Accounts(seed), Atlas(self.rng)
        self.told = {"seed": seed, "size": size, "today": today.isoformat(), "password": PASSWORD, "users": [], "programmes": []}
        self.told |= {name: [] for name in ("partnerships", "activities", "interests", "cities", "organisations", "reflections")}

    @transaction.atomic
    def build(self) -> dict:
        (admin,) = self.accounts.save([self.accounts.user("admin", "Site administrator", is_staff=True, is_superuser=True)])
        self.tell_user(admin, "administrator")
        for number, first in enumerate(range(0, self.size, LARGEST), 1):
            self.add_programme(number, first, min(LARGEST, self.size - first))
        self.told["cities"] = [{"id": pk, "name": city.name} for pk, city in sorted(self.atlas.used.items())]
        return self.told

    def add_programme(self, number: int, first: int, many: int) -> None:
        bodies = self.add_bodies(number)
        programme = Programme.objects.create(title=f"Programme {number}", convener=bodies["manager"], reporting_organisation=bodies["manager"])
        programme.funders.add(bodies["funder"])
        ways = [journeys.draw(self.rng, self.today) for _ in range(many)]
        starts = [steps[0][1] for steps in ways]
        roles = circles.outsiders(self.accounts, programme, number, bodies, min(starts))
        partnerships = self.add_partnerships(programme, many)
        around = circles.members(self.accounts, partnerships, starts, first, roles[0].practitioner.user)
        self.tell_programme(programme, roles, around)
        self.add_story(programme, around, ways)

    def add_bodies(self, number: int) -> dict[str, Organisation]:
        kinds = {"manager": ("Network of cities", "network"), "funder": ("Funder", "funder")}
        made = Organisation.objects.bulk_create(Organisation(name=f"{name} {number}", kind=kind) for name, kind in kinds.values())
        self.told["organisations"] += [{"id": body.pk, "name": body.name, "kind": body.kind} for body in made]
        return dict(zip(kinds, made, strict=True))

    def add_partnerships(self, programme: Programme, many: int) -> list[Partnership]:
        """A third as many mentors as mentees: good mentors have several."""
        mentors = many // 3 + 1
        cities = self.atlas.draw(mentors + many)
        approaches = [approach.value for approach in Partnership.Approach]
        rows = [
            Partnership(programme=programme, mentor=cities[at % mentors], mentee=mentee, approach=self.rng.choices(approaches, (4, 1))[0])
            for at, mentee in enumerate(cities[mentors:])
        ]
        return Partnership.objects.bulk_create(rows)

    def add_story(self, programme, around, steps) -> None:
        """What happened in each partnership, and who heard of it."""
        ways = [
            journeys.Way(circle.partnership, circle.leads, its, self.rng.choice(("mentor", "mentee", "", "", "", "")))
            for circle, its in zip(around, steps, strict=True)
        ]
        journeys.save(ways)
        drafts = [log.draw(self.rng, way, circle.people, self.today) for way, circle in zip(ways, around, strict=True)]
        trainings = [self.training(ways[at : at + 3], around[at : at + 3]) for at in range(0, len(ways) - 1, 10)]
        log.save([draft for its in drafts for draft in its] + trainings)
        pulses.ask(self.rng, around)
        Context.objects.bulk_create(self.context(way, side) for way in ways for side in ("mentor", "mentee"))
        interests = Interest.objects.bulk_create(self.interest(programme, way) for way in ways[::7])
        if not self.told["reflections"]:
            self.told["reflections"] = thoughts.write(around, ways)
        self.tell_story(ways, [draft for its in drafts for draft in its[:1] + its[1 - SAMPLED :]] + trainings, interests)

    def training(self, ways, around):
        return log.shared(self.rng, ways, [who for circle in around for who in circle.people], self.today)

    def context(self, way, side) -> Context:
        return Context(partnership=way.partnership, side=side, on=way.since, notes="Made up: what one should know of this city.")

    def interest(self, programme, way) -> Interest:
        (city,) = self.atlas.draw(1)
        return Interest(programme=programme, city=city, heard_through=way.partnership, on=self.today, story="Made up: they heard of it.")

    def tell_user(self, user, role, *, side="", partnership=None, programme=None, **more) -> None:
        row = {"id": user.pk, "email": user.email, "role": str(role), "side": str(side), "partnership": partnership, "programme": programme}
        self.told["users"].append(row | {"admitted": False, "former": False} | more)

    def tell_programme(self, programme, roles, around) -> None:
        partnerships = [circle.partnership.pk for circle in around]
        self.told["programmes"].append({"id": programme.pk, "title": programme.title, "partnerships": partnerships})
        for role in roles:
            self.tell_user(role.practitioner.user, role.kind, programme=programme.pk)
        for circle in around:
            for part, membership in circle.members:
                if part.login:
                    self.tell_member(part, membership, programme)

    def tell_member(self, part, membership, programme) -> None:
        of = {"partnership": membership.partnership_id, "programme": programme.pk, "membership": membership.pk}
        practitioner, admitted = membership.practitioner, membership.admitted_at is not None
        self.tell_user(practitioner.user, part.role, side=part.side, admitted=admitted, former=part.gone, practitioner=practitioner.pk, **of)

    def tell_story(self, ways, drafts, interests) -> None:
        self.told["partnerships"] += [told(way) for way in ways]
        self.told["activities"] += [
            {"id": d.activity.pk, "partnerships": [way.partnership.pk for way in d.ways], "on": d.activity.on.isoformat(), "state": d.state}
            for d in drafts
        ]
        self.told["interests"] += [{"id": each.pk, "programme": each.programme_id, "city": each.city_id} for each in interests]


def told(way) -> dict:
    partnership = way.partnership
    waiting = next((move.pk for move in way.moves if move.settled_at is None), None)
    ends = {"mentor": partnership.mentor_id, "mentee": partnership.mentee_id, "title": str(partnership)}
    return {"id": partnership.pk, "programme": partnership.programme_id, **ends, "stage": way.steps[-1][0], "open_move": waiting}

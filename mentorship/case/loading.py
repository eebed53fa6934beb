"""Loads the case through the records' own verbs, in the order in which things happened, so that each move finds what was there by then."""

import datetime as dt

from django.db import transaction

from mentorship.case import (
    exchange,
    introducing,
    lilongwe,
    method,
    mzuzu_after,
    mzuzu_first,
    mzuzu_middle,
    otjiwarongo_first,
    otjiwarongo_later,
    planning,
    promising,
    pulsing,
    reflecting,
    who,
)
from mentorship.case.days import dated, parsed
from mentorship.case.partnerships import INTEREST, PAIRS, PROGRAMME, ROLES_SINCE
from mentorship.case.seats import SEATS
from mentorship.case.shapes import Happening, Said, Step, Weighed
from participants.dates import Basis
from participants.models import Interest, Membership, Partnership, Programme
from participants.partnerships.parts import CITIES, PRACTITIONERS
from stages.models import Activity, Decision, Journey, Part, Practice

DIARIES = (mzuzu_first, otjiwarongo_first, lilongwe, exchange, mzuzu_middle, otjiwarongo_later, mzuzu_after, method)


class Case:
    """What was loaded so far, by the keys of the data."""

    def __init__(self, today: dt.date):
        self.today = today
        self.pairs: dict[str, Partnership] = {}
        self.seats: dict[tuple[str, str], Membership] = {}
        self.elements: dict[str, Practice] = {}

    @transaction.atomic
    def load(self):
        """All of it, or nothing."""
        self.towns = who.towns()
        self.bodies = who.bodies(self.towns)
        self.people = who.people(self.towns, self.bodies)
        self.manager = self.user("manager")
        self.programme = self.begin_programme()
        for pair in PAIRS:
            self.begin(pair)
        self.describe_method()
        planning.load(self)
        for entry in sorted((entry for diary in DIARIES for entry in diary.DIARY), key=self.day):
            {Happening: self.happen, Said: self.attest, Step: self.step, Weighed: self.weigh}[type(entry)](entry)
        promising.promise_all(self)
        self.express_interest()
        introducing.introduce_all(self)
        reflecting.reflect_all(self)
        pulsing.ask_all(self)

    def user(self, key: str):
        return self.people[key].user

    def day(self, entry) -> dt.date:
        return parsed(entry.on, self.today)[0]

    def dated(self, field, day, documented=False):
        return dated(field, day, self.today, documented)

    def begin_programme(self) -> Programme:
        programme = Programme.objects.create(
            convener=self.bodies["uclg"], reporting_organisation=self.bodies["uclg"], recorded_by=self.manager, **PROGRAMME
        )
        programme.funders.add(self.bodies["cities-alliance"])
        for kind in ("manager", "funder"):
            self.appoint(programme, self.people[kind], kind)
        return programme

    def appoint(self, programme, practitioner, kind):
        since = self.dated("since", ROLES_SINCE)
        role = programme.appoint(practitioner, kind, by=self.manager, since=since["since"])
        role.since_precision, role.since_basis = since["since_precision"], since["since_basis"]
        role.save()

    def begin(self, pair):
        """A partnership with its journey, its members and what the cities told each other."""
        partnership = self.pairs[pair.key] = Partnership.objects.create(
            programme=self.programme,
            mentor=self.towns[pair.mentor],
            mentee=self.towns[pair.mentee],
            approach=pair.approach,
            recorded_by=self.manager,
        )
        Journey.begin(partnership, **self.dated("since", pair.since, pair.documented))
        for seat in SEATS[pair.key]:
            self.seat(partnership, pair.key, seat)
        self.admit(partnership)
        for note in pair.contexts:
            partnership.contexts.create(
                side=note.side, notes=note.notes, posture=note.posture, recorded_by=self.user(note.by), **self.dated("on", note.on)
            )

    def seat(self, partnership, pair, seat):
        span = self.dated("since", seat.since) | (self.dated("until", seat.until) if seat.until else {})
        follows = self.seats[pair, seat.follows] if seat.follows else None
        self.seats[pair, seat.person] = partnership.memberships.create(
            practitioner=self.people[seat.person], side=seat.side, role=seat.role, follows=follows, recorded_by=self.manager, **span
        )

    def admit(self, partnership):
        """The manager names the first lead of each side; the lead lets the others in."""
        for side in CITIES:
            first, *others = partnership.memberships.filter(side=side, role__in=PRACTITIONERS, until=None).order_by("pk")
            partnership.admit(first, by=self.manager)
            for membership in others:
                partnership.admit(membership, by=first.practitioner.user)

    def happen(self, entry: Happening):
        activity = Activity(
            title=entry.title,
            summary=entry.summary,
            purpose=entry.purpose,
            city=self.towns.get(entry.town),
            place=entry.place,
            zone=self.towns[entry.town or self.zone_of(entry)].zone,
            last_day=parsed(entry.last_day, self.today)[0] if entry.last_day else None,
            recorded_by=self.user(entry.by),
            **self.dated("on", entry.on, entry.documented),
        )
        first, *more = [vars(piece) for piece in entry.pieces]
        people = [self.people[key] for key in entry.came]
        held_by = None if entry.planned else self.user(entry.by)
        activity.begin([self.pairs[key] for key in entry.pairs], part=first, people=people, held_by=held_by)
        Part.objects.bulk_create(Part(activity=activity, number=number, **piece) for number, piece in enumerate(more, 2))

    def zone_of(self, entry) -> str:
        """Where nobody travelled, the city of whoever recorded it keeps the clock."""
        return entry.by.rpartition(".")[2] if "." in entry.by else "ethekwini"

    def attest(self, entry: Said):
        by = self.seats[entry.pair, entry.by]
        self.pairs[entry.pair].journey.attest(entry.criterion, by=by, note=entry.note, **self.dated("said_on", entry.on))

    def step(self, entry: Step):
        """What was settled long ago was said at a meeting; what still waits for the other side was proposed here, today."""
        journey, proposer = self.pairs[entry.pair].journey, self.seats[entry.pair, entry.proposer]
        day, said = self.dated("on", entry.on), self.said(entry)
        end = parsed(entry.expected, self.today)[0] if entry.expected else None
        move = journey.propose(to=entry.to, by=proposer, reason=entry.reason, expected_until=end, **day, **said)
        if entry.accepter:
            move.accept(by=self.seats[entry.pair, entry.accepter], **said)

    def said(self, entry: Step):
        if entry.accepter:
            return {**self.dated("said_on", entry.on), "how": "at a meeting"}
        return {"said_basis": Basis.ILLUSTRATIVE}

    def describe_method(self):
        for position, element in enumerate(method.METHOD, 1):
            self.elements[element.key] = self.programme.practices.create(
                city=self.towns[method.CITY],
                position=position,
                title=element.title,
                what=element.what,
                recorded_by=self.user("lead.ethekwini"),
            )

    def weigh(self, entry: Weighed):
        membership = self.seats[entry.pair, entry.by]
        decided = {
            "by": membership,
            "reason": f"Illustrative: {entry.reason}",
            "recorded_by": membership.practitioner.user,
            **self.dated("on", entry.on),
        }
        if entry.title:
            Decision.add(self.pairs[entry.pair], title=entry.title, what=entry.what, **decided)
        else:
            Decision.decide(self.pairs[entry.pair], self.elements[entry.element], kind=entry.kind, **decided)

    def express_interest(self):
        Interest.objects.create(
            programme=self.programme,
            city=self.towns[INTEREST["town"]],
            heard_through=self.pairs[INTEREST["through"]],
            story=INTEREST["story"],
            recorded_by=self.user(INTEREST["by"]),
            **self.dated("on", INTEREST["on"]),
        )

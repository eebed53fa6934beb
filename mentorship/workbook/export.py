"""A programme as a workbook: what its reader may see (classes D and C), in the sheets of the table."""

import re

from mentorship.workbook import table
from mentorship.workbook.comparing import precision_of
from mentorship.workbook.keepers_who import spellings
from mentorship.workbook.kinds import Dated, Day
from mentorship.workbook.labels import numbered, of_line, plain
from mentorship.workbook.paper import LONGEST, Paper
from mentorship.workbook.seen import Seen
from participants.models import Interest
from stages.models import Attendance, Commitment, Decision, Line, Move, Part, Reading, Spending, Stay, Target, Word


def export(programme, reader, out):
    """Write it into ``out``."""
    paper, told = Paper(), Told(programme, reader)
    for sheet, rows in told.sheets():
        paper.sheet(sheet, rows)
    paper.save(out)


def own(record, sheet, **more):
    """The columns that are fields of the record, with their days; a basis only beside a day."""
    stored = {field.name: field for field in record._meta.fields}
    found = {}
    for column in sheet.columns:
        if column.field in stored and not stored[column.field].is_relation:
            value = getattr(record, column.field)
            if isinstance(column.kind, Day) and value:
                value = Dated(value, getattr(record, precision_of(column.field, stored) or "-", "day"))
            found[column.field] = value
    days = {name.removesuffix("_on") for name, value in found.items() if isinstance(value, Dated)} | {"days"}
    return {name: value for name, value in found.items() if not name.endswith("_basis") or name.removesuffix("_basis") in days} | more


class Told(Seen):
    """The rows of each sheet."""

    def sheets(self):
        """Each sheet with its rows, in the order of the table."""
        rows = {
            table.CITIES: self.city_rows(),
            table.ORGANISATIONS: (own(each, table.ORGANISATIONS, city=self.city(each.city_id)) for each in self.organisations),
            table.PRACTITIONERS: self.person_rows(),
            table.PROGRAMMES: self.programme_rows(),
            table.PARTNERSHIPS: self.partnership_rows(),
            table.MEMBERSHIPS: self.membership_rows(),
            table.STAYS: (self.of_journey(each, table.STAYS) for each in self.journeys(Stay)),
            table.MOVES: self.move_rows(),
            table.WORDS: self.word_rows(),
            table.ACTIVITIES: self.activity_rows(),
            table.PARTS: (self.of_activity(each, table.PARTS) for each in self.along(Part).order_by("activity_id", "number").iterator()),
            table.ATTENDANCE: self.attendance_rows(),
            table.PROMISES: self.promise_rows(),
            table.DECISIONS: self.decision_rows(),
            table.INTERESTS: self.interest_rows(),
            table.LINES: self.line_rows(),
            table.SPENDINGS: self.spending_rows(),
            table.TARGETS: self.target_rows(),
            table.READINGS: self.reading_rows(),
        }
        return ((sheet, rows[sheet]) for sheet in table.SHEETS)

    def of_pair(self, record, sheet, **more):
        return own(record, sheet, programme=self.programme.title, partnership=self.pair(record.partnership_id), **more)

    def of_journey(self, record, sheet, **more):
        return own(record, sheet, programme=self.programme.title, partnership=self.pair(record.journey.partnership_id), **more)

    def of_activity(self, record, sheet, **more):
        return own(record, sheet, programme=self.programme.title, activity=self.activity(record.activity_id), **more)

    def journeys(self, model):
        return self.of_pairs(model, "journey__partnership").select_related("journey").order_by("since", "pk")

    def along(self, model):
        return model.objects.filter(activity__in=self.activities.values("pk"))

    def city_rows(self):
        return (own(each, table.CITIES) for each in self.cities)

    def person_rows(self):
        """Who is nearly called like somebody before says so, so that the workbook can be brought in again."""
        before = set()
        for person, reads, email in self.people:
            town = person.city_id if reads else None
            close = {(each, town) for each in spellings(person.name)}
            row = {"name": person.name, "email": email, "another": True if close & before else None}
            before |= close
            if reads:
                row |= {"city": self.city(town), "organisation": self.body(person.organisation_id)}
                row |= {"profession": person.profession, "position": person.position}
            yield row

    def programme_rows(self):
        record = self.programme
        bodies = {"convener": self.body(record.convener_id), "reporting_organisation": self.body(record.reporting_organisation_id)}
        funders = tuple(self.body(pk) for pk in record.funders.order_by("pk").values_list("pk", flat=True))
        yield own(record, table.PROGRAMMES, funders=funders, **bodies)

    def partnership_rows(self):
        begun = {}
        for stay in self.journeys(Stay):
            begun.setdefault(stay.journey.partnership_id, Dated(stay.since, stay.since_precision))
        for each in self.partnerships:
            cities = {"mentor": self.city(each.mentor_id), "mentee": self.city(each.mentee_id), "came_through": self.pair(each.came_through_id)}
            more = {"since": begun.get(each.pk), "state": each.journey.state, "programme": self.programme.title}
            yield own(each, table.PARTNERSHIPS, **cities, **more)

    def membership_rows(self):
        people = {each.pk: each.practitioner_id for each in self.memberships}
        for each in self.memberships:
            before = people.get(each.follows_id)
            who = {"practitioner": self.person(each.practitioner_id), "follows": self.person(before) if before else ""}
            yield self.of_pair(each, table.MEMBERSHIPS, **who)

    def moves(self):
        """With the number of each in its journey."""
        number: dict[int, int] = {}
        for each in self.of_pairs(Move, "journey__partnership").select_related("journey", "proposer").order_by("pk"):
            number[each.journey_id] = number.get(each.journey_id, 0) + 1
            yield number[each.journey_id], each

    def move_rows(self):
        for number, each in self.moves():
            lacking = "; ".join(criterion["title"] for criterion in each.missing)
            who = self.person(each.proposer.practitioner_id)
            yield self.of_journey(each, table.MOVES, number=number, missing=lacking, proposer=who)

    def word_rows(self):
        moves = {each.pk: (number, each) for number, each in self.moves()}
        for word in Word.objects.filter(move__in=list(moves)).order_by("pk"):
            number, move = moves[word.move_id]
            pair = self.pair(move.journey.partnership_id)
            yield own(word, table.WORDS, programme=self.programme.title, partnership=pair, move=number, by=self.person(word.speaker_id))

    def activity_rows(self):
        first = dict(self.along(Part).filter(number=1).values_list("activity", "instrument"))
        for each in self.activities.order_by("pk").iterator(chunk_size=500):
            summary, more = halves(each.summary)
            told = {"programme": self.programme.title, "partnerships": tuple(self.pair(pk) for pk in self.serves[each.pk])}
            told |= {"city": self.city(each.city_id), "state": each.state, "instrument": first.get(each.pk), "zone": each.zone}
            yield own(each, table.ACTIVITIES) | told | {"summary": summary, "summary_more": more}

    def attendance_rows(self):
        rows = self.along(Attendance).order_by("activity_id", "pk").values_list("activity", "practitioner", "came")
        for activity, person, came in rows.iterator():
            who = {"activity": self.activity(activity), "practitioner": self.person(person)}
            yield {"programme": self.programme.title, "came": came, **who}

    def promise_rows(self):
        for each in self.of_pairs(Commitment).select_related("promiser").order_by("pk"):
            more = {"promiser": self.person(each.promiser.practitioner_id), "activity": self.activity(each.activity_id)}
            told = self.of_pair(each, table.PROMISES, **more)
            yield told | ({} if each.lapsed else {"lapsed": None})

    def decision_rows(self):
        rows = self.of_pairs(Decision).select_related("practice", "addition", "by")
        for each in rows.order_by("partnership_id", "practice_id", "addition_id", "number"):
            about = {"element": each.element.title, "what": each.element.what, "city": self.city(each.practice.city_id) if each.practice_id else ""}
            yield self.of_pair(each, table.DECISIONS, by=self.person(each.by.practitioner_id), **about)

    def interest_rows(self):
        for each in self.seen(Interest, programme=self.programme).order_by("pk"):
            pairs = {"heard_through": self.pair(each.heard_through_id), "became": self.pair(each.became_id)}
            told = {"programme": self.programme.title, "city": self.city(each.city_id), "state": each.state, **pairs}
            yield own(each, table.INTERESTS) | told

    def line_rows(self):
        number: dict[tuple, int] = {}
        for each in self.of_pairs(Line).order_by("pk"):
            key = (each.partnership_id, each.category, each.first_day, each.last_day)
            number[key] = number.get(key, 0) + 1
            self.names.add("budget line", each.pk, of_line(*key[1:], number[key]), each.partnership_id)
            yield self.of_pair(each, table.LINES)

    def spending_rows(self):
        for each in self.of_pairs(Spending, "line__partnership").select_related("line").order_by("pk"):
            pair = each.line.partnership_id
            about = {"partnership": self.pair(pair), "line": self.names.best("budget line", each.line_id, pair)}
            yield own(each, table.SPENDINGS, programme=self.programme.title, **about)

    def target_rows(self):
        number: dict[tuple, int] = {}
        for each in self.of_pairs(Target).select_related("owner").order_by("pk"):
            key = (each.partnership_id, plain(each.title))
            number[key] = number.get(key, 0) + 1
            self.names.add("target", each.pk, numbered(each.title, number[key]), each.partnership_id)
            yield self.of_pair(each, table.TARGETS, owner=self.person(each.owner.practitioner_id) if each.owner_id else "")

    def reading_rows(self):
        for each in self.of_pairs(Reading, "target__partnership").select_related("target").order_by("pk"):
            pair = each.target.partnership_id
            about = {"partnership": self.pair(pair), "target": self.names.best("target", each.target_id, pair)}
            yield own(each, table.READINGS, programme=self.programme.title, **about)


def halves(text):
    """A long text for two cells: nothing is lost at the seam, where no space may stand."""
    text = text.replace("\r\n", "\n").strip()
    if len(text) <= LONGEST:
        return text, ""
    seam = next((at for at in range(LONGEST, 0, -1) if not re.search(r"\s", text[at - 1 : at + 1])), LONGEST)
    return text[:seam], text[seam:]

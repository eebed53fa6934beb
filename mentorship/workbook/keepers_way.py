"""Stays, moves and words: history. It is written once, with a partnership that is new; of one that is here already it is compared."""

from collections import defaultdict

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorship.workbook.keepers_pairs import Within
from mentorship.workbook.keeping import Refused
from mentorship.workbook.sheets_along import MOVES, STAYS, WORDS
from participants.models import Membership, Practitioner
from participants.partnerships.parts import LEADS
from stages import catalogue
from stages.models import Journey, Move, Stay, Word

KEPT = property(lambda self: _("The way of this partnership is kept here already, and says something else. It changes on the pages, by a move."))
CRITERIA = {str(each.title).casefold(): each for each in catalogue.CRITERIA.values()}


def seat(row, field, partnership, person, day=None, roles=None):
    """The membership by which somebody spoke: one that held on that day, else any."""
    found = Membership.objects.filter(partnership=partnership, practitioner=person).order_by("since", "pk")
    found = list(found.filter(role__in=roles) if roles else found)
    if not found:
        raise Refused(field, _("This person has no such part in the partnership. Add it to the sheet “Memberships”."))
    if day is None:
        return found[-1]
    return next((each for each in found if each.since <= day and (each.until is None or each.until > day)), found[-1])


class Kept(Within):
    """``journey`` in place of the partnership."""

    fixed = None
    fixed_because = KEPT

    def place(self, item):
        item.values["journey"] = Journey.objects.values_list("pk", flat=True).get(partnership=self.pair(item))

    def check_new(self, item):
        if item.values["partnership"] not in self.run.new:
            raise Refused("partnership", self.fixed_because)

    def met(self, record, item):
        return {item.values["partnership"]}


class Stays(Kept):
    sheet, model = STAYS, Stay

    def load(self):
        self.ways = defaultdict(list)
        rows = Stay.objects.filter(journey__partnership__programme__in=self.run.programmes).order_by("since", "pk")
        for pk, *own in rows.values_list("pk", "journey", "stage", "since"):
            self.known[tuple(own)].append(pk)

    def key(self, item):
        return tuple(item.values[name] for name in ("journey", "stage", "since"))

    def write(self, items):
        for item in items:
            if item.values["partnership"] in self.run.new:
                self.ways[item.values["journey"]].append(item)
        super().write([item for item in items if item.values["partnership"] not in self.run.new])

    def take(self, rows):
        super().take(rows)
        for way in self.ways.values():
            way.sort(key=lambda item: (item.values["since"], item.row))
            if self._is_whole(way):
                super().write(way)

    def _is_whole(self, way):
        """One follows the other; the last is open."""
        for item, after in zip(way, [*way[1:], None], strict=True):
            until = item.values.get("until")
            if after is None and until:
                sentence = _("This is the last stay, so it is where the partnership is now. Leave this cell empty.")
            elif after is not None and until != after.values["since"]:
                sentence = _("The next stay begins on another day. One stage ends on the day on which the next one begins.")
            else:
                continue
            self.refuse(item, Refused("until", sentence))
            return False
        return True


class Moves(Kept):
    sheet, model = MOVES, Move

    def load(self):
        rows = Move.objects.filter(journey__partnership__programme__in=self.run.programmes).order_by("pk")
        count = defaultdict(int)
        for pk, journey in rows.values_list("pk", "journey"):
            count[journey] += 1
            self.known[journey, count[journey]].append(pk)

    def place(self, item):
        super().place(item)
        values = item.values
        self.ref(item, "proposer", "person")
        values["proposer"] = seat(item, "proposer", values["partnership"], values["proposer"], values.get("effective_on"), LEADS).pk
        if "missing" in values:
            values["missing"] = [self._criterion(each.strip()) for each in values["missing"].split(";") if each.strip()]
        turns = bool(values.get("state_entered"))
        if turns != (values["left"] == values["entered"]) or turns != bool(values.get("state_left")):
            raise Refused("entered", _("A move goes to another stage; or it stays in its stage and names two states."))

    def _criterion(self, title):
        found = CRITERIA.get(title.casefold())
        if not found:
            raise Refused("missing", _("“%(title)s” is no criterion of the five stages.") % {"title": title})
        return {"key": found.key, "title": str(found.title)}

    def key(self, item):
        return (item.values["journey"], item.values["number"])

    def differ(self, record, item):
        """Who spoke is told by the words; what was missing, by its criteria."""
        found = super().differ(record, item)
        found.pop("proposer", None)
        if "missing" in found and [each["key"] for each in record.missing] == [each["key"] for each in item.values["missing"]]:
            del found["missing"]
        return found

    def made(self, item):
        record = super().made(item)
        if record.outcome:
            record.settled_at, record.settled_by = timezone.now(), self.run.by
        return record

    unchecked = frozenset({"missing", "settled_at", "outcome"})

    def finish(self):
        """Each stay with the move that opened it."""
        effective = Move.objects.filter(journey__partnership__in=self.run.new, outcome="effective", state_entered="").order_by("pk")
        for move in effective:
            stay = Stay.objects.filter(journey=move.journey_id, stage=move.entered, since=move.effective_on, opened_by=None).first()
            if stay:
                stay.opened_by = move
                stay.save(update_fields=["opened_by"])


class Words(Kept):
    sheet, model = WORDS, Word

    def load(self):
        rows = Word.objects.filter(move__journey__partnership__programme__in=self.run.programmes).order_by("pk")
        for pk, *own in rows.values_list("pk", "move", "side"):
            self.known[tuple(own)].append(pk)
        self.moves = defaultdict(list)
        for pk, partnership in (
            Move.objects.order_by("pk").filter(journey__partnership__programme__in=self.run.programmes).values_list("pk", "journey__partnership")
        ):
            self.moves[partnership].append(pk)

    def place(self, item):
        super().place(item)
        values, person = item.values, self.ref(item, "by", "person")
        moves = self.moves[values["partnership"]]
        if not 0 < values["move"] <= len(moves):
            raise Refused("move", _("There is no move of this number."))
        values |= {"move": moves[values["move"] - 1], "speaker": person}
        values["by"] = seat(item, "by", values["partnership"], person, values["said_on"], LEADS).pk

    def key(self, item):
        return (item.values["move"], item.values["side"])

    def title(self, item):
        return f"{item.values['side']}, {item.values['says']}"

    def differ(self, record, item):
        found = super().differ(record, item)
        found.pop("by", None)
        return found

    def check_new(self, item):
        super().check_new(item)
        if Membership.objects.get(pk=item.values["by"]).side != item.values["side"]:
            name = Practitioner.objects.get(pk=item.values["speaker"]).name
            raise Refused("by", _("“%(name)s” is not of that side.") % {"name": name})

    def finish(self):
        """What took effect has the word of both sides; an open proposal that of the one that made it."""
        accepted = Count("words", filter=Q(words__says=Word.Says.ACCEPTS))
        moves = Move.objects.filter(journey__partnership__in=self.run.new).annotate(accepted=accepted).order_by("pk")
        wanted = {Move.Outcome.EFFECTIVE: 2, "": 1}
        for move in moves.select_related("journey"):
            if move.accepted != wanted.get(move.outcome, move.accepted):
                pair = self.names.first("partnership", move.journey.partnership_id)
                told = {"pair": pair, "number": self.moves[move.journey.partnership_id].index(move.pk) + 1}
                sentence = _("Move %(number)d of %(pair)s: an effective move has both sides’ acceptance, an open one that of its proposer alone.")
                self.run.refuse(self.sheet, 0, "", sentence % told)

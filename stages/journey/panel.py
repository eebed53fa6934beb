"""What the page of a partnership shows of its journey, in two queries besides its facts, and one more unless ``Tuning.along`` came with it."""

from dataclasses import dataclass

from django.utils.translation import gettext

from participants.access import May, in_partnership, parts
from participants.dates import in_words
from participants.models import City
from stages import catalogue
from stages.facts import Minutes, load
from stages.journey import gate, path
from stages.journey.story import WORDS, Chapter, Told, chapters, latest_turn, told
from stages.journey.tuning import Tuning
from stages.journey.words import Attestation
from stages.models import Document

ATTESTATIONS = Attestation.objects.select_related("by__practitioner")


@dataclass(frozen=True)
class Mine:
    """What the reader may do about the journey: ``sides`` for which they speak, and whether they write down others' words."""

    user: int
    sides: frozenset[str] = frozenset()
    records: bool = False

    @property
    def may_propose(self) -> bool:
        return bool(self.sides) or self.records

    def may_answer(self, move: Told) -> bool:
        """A side that has not spoken, unless the reader has given the other side's word."""
        return bool(self.sides & set(move.silent)) and self.user not in {word.speaker.user_id for word in move.words}

    def may_record(self, move: Told) -> bool:
        """A side that has not spoken. When both sides' words are written down, each needs a document: the verb sees to it."""
        return self.records and bool(move.silent)

    def proposed(self, move: Told) -> bool:
        """The proposal is the reader's side's; or, for a manager, one written down on a lead's behalf."""
        word = move.proposal
        return word is not None and (word.side in self.sides or (self.records and word.is_recorded))


@dataclass(frozen=True)
class Row:
    """A criterion on the page, and which of the reader's sides may say that it is met, or take that back."""

    checked: gate.Checked
    may_attest: bool
    may_take_back: bool
    documents: tuple[Document, ...] = ()


def mine(user, partnership) -> Mine:
    voices = (part for part in parts(user) if part.partnership == partnership.pk and part.grants(May.ACCEPT))
    return Mine(user.pk, frozenset(part.side for part in voices), May.RECORD in in_partnership(user, partnership))


def rows(stage, facts, attestations, who: Mine, tunings, documents=()) -> list[Row]:
    checked = gate.state(stage, facts, attestations, tunings)
    return [
        Row(
            each,
            each.asked and bool(who.sides & set(each.waiting)),
            bool(who.sides & {word.side for word in each.by}),
            tuple(document for document in documents if document.criterion == each.criterion.key),
        )
        for each in checked
    ]


def panel(partnership, user, facts) -> dict:
    """The context of ``stages/journey/_journey.html``; nothing but ``chapters`` where the journey has not begun."""
    if facts.stay is None:
        return {"chapters": []}
    moves, who = told(WORDS.filter(move__journey__partnership=partnership)), mine(user, partnership)
    attestations = list(ATTESTATIONS.filter(journey__partnership=partnership))
    story = chapters(facts.stays, facts.minutes, moves)
    criteria = rows(facts.stay.stage, facts, attestations, who, Tuning.newest(partnership))
    return {
        "picture": picture(partnership, story, criteria),
        "stage": story[-1].stage,
        "stay": facts.stay,
        "present": story[-1],
        "state": partnership.journey.state,
        "turn": latest_turn(partnership.journey.state, moves),
        "criteria": criteria,
        "open_move": next((asked(move, who, partnership) for move in moves if move.move.is_open), None),
        "mine": who,
        "chapters": story[::-1],
    }


@dataclass(frozen=True)
class Asked:
    """A move, whose word is awaited, and what the reader may do about it. ``by`` and ``awaited`` are cities."""

    told: Told
    by: City | None
    awaited: tuple[City, ...]
    may_answer: bool
    may_record: bool
    may_withdraw: bool


def asked(move: Told, who: Mine, partnership) -> Asked:
    return Asked(
        move,
        partnership.city_of(move.proposal.side) if move.proposal else None,
        tuple(partnership.city_of(side) for side in move.silent),
        who.may_answer(move),
        who.may_record(move),
        move.move.is_open and who.proposed(move),
    )


def lacking(partnership, stage):
    """By stage, what moving on would leave missing: first of the present one, then of each that might be skipped."""
    facts = load([partnership.pk])[partnership.pk]
    said, tunings = list(Attestation.objects.filter(journey__partnership=partnership)), Tuning.newest(partnership)
    ways = ((each, catalogue.STAGES[each.number]) for each in catalogue.STAGES[stage.number - 1 : -1])
    found = ((each, gate.missing(each.key, following.key, facts, said, tunings)) for each, following in ways)
    return [(each, missing) for each, missing in found if missing]


def gates(partnership, user) -> dict:
    """The context of the gate page: every stage with its criteria."""
    facts, who = load([partnership.pk])[partnership.pk], mine(user, partnership)
    attestations = list(ATTESTATIONS.filter(journey__partnership=partnership))
    documents = list(Document.objects.standing().filter(partnership=partnership).exclude(criterion=""))
    tunings = Tuning.newest(partnership)
    found = [(stage, rows(stage.key, facts, attestations, who, tunings, documents)) for stage in catalogue.STAGES]
    may_add = May.LOG in in_partnership(user, partnership)
    return {"gates": found, "stay": facts.stay, "attestations": attestations[::-1], "may_add_documents": may_add}


def picture(partnership, story: list[Chapter], criteria: list[Row]):
    """The bridge: every stage with the time spent in it, over all its stays, and what the present one still needs."""
    missing = tuple(gettext(row.checked.criterion.title) for row in criteria if row.checked.is_missing)
    spans = [span(stage, [chapter for chapter in story if chapter.stage == stage], story[-1], missing) for stage in catalogue.STAGES]
    backs = [
        path.Back(each.opened.left.number, each.opened.entered.number, in_words(each.stay.since, each.stay.since_precision))
        for each in story
        if each.opened and each.opened.move.is_back
    ]
    return path.draw(spans, backs, mentor=str(partnership.mentor), mentee=str(partnership.mentee))


def span(stage, stays: list[Chapter], last: Chapter, missing: tuple[str, ...]) -> path.Span:
    if not stays:
        return path.Span(title=gettext(stage.title), state="ahead")
    first, latest, is_open = stays[0].stay, stays[-1].stay, stays[-1] is last
    minutes = sum((chapter.minutes for chapter in stays), Minutes())
    return path.Span(
        title=gettext(stage.title),
        state="open" if is_open else "passed",
        since=in_words((latest if is_open else first).since, (latest if is_open else first).since_precision),
        until=in_words(latest.until, latest.until_precision),
        mentor=minutes.mentor,
        mentee=minutes.mentee,
        together=minutes.together + minutes.adviser,
        missing=missing if is_open else (),
    )

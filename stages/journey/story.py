"""What was said and done on the way: moves with both sides' words, stays as chapters. Values for pages; no queries but one."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.translation import gettext, ngettext

from participants.partnerships.parts import CITIES
from stages import catalogue
from stages.catalogue import Stage
from stages.facts import Minutes, Stayed
from stages.journey.moves import Move
from stages.journey.states import State
from stages.journey.words import Word

WORDS = Word.objects.select_related("move", "speaker").order_by("move_id", "pk")
WITH_PEOPLE = WORDS.select_related("move__recorded_by", "speaker", "by", "recorded_by")


@dataclass(frozen=True)
class Told:
    """A move with the words on it; the first word is the proposer's."""

    move: Move
    words: tuple[Word, ...]

    @property
    def left(self) -> Stage:
        return catalogue.stage(self.move.left)

    @property
    def entered(self) -> Stage:
        return catalogue.stage(self.move.entered)

    @property
    def proposal(self) -> Word | None:
        return self.words[0] if self.words else None

    @property
    def refusal(self) -> Word | None:
        return next((word for word in self.words if word.says == Word.Says.DECLINES), None)

    @property
    def way(self) -> str:
        """back, skip or on; or the state that it goes to."""
        if self.move.is_turn:
            return self.move.state_entered
        step = self.entered.number - self.left.number
        return "back" if step < 0 else "skip" if step > 1 else "on"

    @property
    def sides(self) -> list[tuple[str, Word | None]]:
        """Mentor's and mentee's word; None while a side has not spoken."""
        words = {word.side: word for word in self.words}
        return [(side.value, words.get(side.value)) for side in CITIES]

    @property
    def undocumented(self) -> Word | None:
        """A word that was written down and has no document. Only where ``told_of`` brought the documents along."""
        return next((word for word in self.words if word.is_recorded and not word.documents.all()), None)

    @property
    def has_recorded(self) -> bool:
        return any(word.is_recorded for word in self.words)

    @property
    def silent(self) -> list[str]:
        """The sides that have not spoken, while it matters."""
        return [side for side, word in self.sides if word is None] if self.move.is_open else []


def told(words) -> list[Told]:
    """Moves in the order in which they were proposed, from their words: a move is never without one."""
    return [Told(spoken[0].move, tuple(spoken)) for spoken in (list(group) for _, group in groupby(words, lambda word: word.move_id))]


def told_of(move: Move) -> Told:
    """One move with its words and their documents."""
    return Told(move, tuple(WITH_PEOPLE.filter(move=move).prefetch_related("documents")))


@dataclass
class Chapter:
    """A stay, how it was opened, the changes of state within it, and what was proposed in it without effect."""

    stay: Stayed
    minutes: Minutes
    opened: Told | None = None
    turns: list[Told] = field(default_factory=list)
    others: list[Told] = field(default_factory=list)

    @property
    def stage(self) -> Stage:
        return catalogue.stage(self.stay.stage)

    @property
    def lasted(self) -> str:
        """How long, in words, from the first day to the last or to today."""
        end, since = self.stay.until or dt.date.today(), self.stay.since
        months = (end.year - since.year) * 12 + end.month - since.month - (end.day < since.day)
        if months < 1:
            return gettext("less than a month")
        if months < 24:
            return ngettext("%(number)d month", "%(number)d months", months) % {"number": months}
        return ngettext("%(number)d year", "%(number)d years", months // 12) % {"number": months // 12}

    @property
    def is_overdue(self) -> bool:
        """It lasts longer than both sides expected. No fault: a reason to talk."""
        return self.stay.until is None and self.stay.expected_until is not None and self.stay.expected_until < dt.date.today()


def chapters(stays, minutes, moves) -> list[Chapter]:
    """The stays, oldest first, with the moves that opened them."""
    effective = [each for each in moves if each.move.outcome == Move.Outcome.EFFECTIVE]
    opening = {each.move.pk: each for each in effective if not each.move.is_turn}
    made = [Chapter(stay, minutes[stay.pk], opening.get(stay.opened_by)) for stay in stays]
    present = 0
    for each in moves:
        if each.move.pk in opening:
            present += 1
            continue
        chapter = made[min(present, len(made) - 1)]
        (chapter.turns if each in effective else chapter.others).append(each)
    return made


def latest_turn(state, moves) -> Told | None:
    """The move that brought the partnership into its present state; None while it is under way."""
    turns = [each for each in moves if each.move.is_turn and each.move.outcome == Move.Outcome.EFFECTIVE]
    return turns[-1] if turns and state != State.UNDER_WAY else None

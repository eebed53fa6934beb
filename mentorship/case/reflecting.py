"""Loads what stays among practitioners, through the records' own verbs: each author shares and releases what is theirs."""

from mentorship.case.reflections import NOTES, RULES, THOUGHTS
from stages.models import ClosedNote, GroundRules, Part, Reflection
from stages.reflections.offered import RULES as OFFERED


def reflect_all(case):
    pair, first, second = RULES
    proposed = GroundRules(author=case.user(first), partnership=case.pairs[pair], text=str(OFFERED)).propose(by=case.user(first))
    proposed.agree(by=case.user(second))
    for thought in THOUGHTS:
        reflect(case, thought)
    for entry in NOTES:
        note(case, entry)


def reflect(case, thought):
    by, said = case.user(thought.by), {"stage": thought.stage, "prompt": thought.prompt, "text": f"Illustrative: {thought.text}"}
    row = Reflection(author=by, partnership=case.pairs[thought.pair], **said).keep_once(by=by)
    if thought.level == "safe":
        row.share(by=by, for_later=thought.for_later)
    if thought.release:
        row.release(by=by, named=thought.release == "named")


def note(case, entry):
    by, pair = case.user(entry.by), case.pairs[entry.pair]
    part = Part.objects.filter(closed=True, activity__title=entry.session, activity__involvements__partnership=pair).get()
    ClosedNote(author=by, partnership=pair, part=part, text=f"Illustrative: {entry.text}", for_later=True).keep_once(by=by)

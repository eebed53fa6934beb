"""Loads the promises of the case through their own verbs. Words are given for the city by its practitioners, on the days of the case."""

from mentorship.case.days import parsed
from mentorship.case.promises import PROMISES
from stages.models import Commitment


def promise_all(case):
    for entry in PROMISES:
        promise(case, entry)


def promise(case, entry):
    by = case.seats[entry.pair, entry.by]
    made = Commitment(
        partnership=case.pairs[entry.pair],
        promiser=by,
        what=entry.what,
        recorded_by=by.practitioner.user or case.manager,
        **case.dated("on", entry.on),
        **case.dated("due", entry.due),
    ).begin()
    if entry.another:
        due, exact = parsed(entry.another.due, case.today)
        day = case.dated("on", entry.another.on)
        made.renegotiate(by=by, due=due, due_precision=exact, due_basis=day["on_basis"], reason=entry.another.reason, **day)
    if entry.kept:
        made.keep(by=by, **case.dated("on", entry.kept))
    if entry.confirmed_by:
        made.confirm(by=case.seats[entry.pair, entry.confirmed_by], **case.dated("on", entry.kept))
    if entry.given_up:
        made.give_up(by=by, reason=entry.given_up, **case.dated("on", entry.given_up_on))

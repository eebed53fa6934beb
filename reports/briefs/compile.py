"""Compile a brief: records -> values, by allowlist, for the leaders of one city, as things stand now. Nothing of class A or B is asked for."""

from dataclasses import replace

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext, ngettext

from participants.dates import in_words
from participants.models import Partnership
from participants.partnerships.parts import Side
from reports.briefs.asks import ASKS
from reports.briefs.rows import LISTED, leaders_of, moments
from reports.briefs.values import Leader, Line, Some, Values
from stages import catalogue
from stages.commitments.standing import open_promises
from stages.facts import load
from stages.journey import lengths
from stages.journey.panel import panel
from stages.journey.states import State
from stages.models import Tuning

LONGEST, NAMED = 110, 2
PARTNERSHIPS = Tuning.along(Partnership.objects.select_related("programme", "mentor", "mentee", "journey"))


def compile_values(partnership, side, user):
    """The brief for the leaders of ``side``, in the present language; ``user`` is who reads it."""
    other, today = Side.MENTEE if side == Side.MENTOR else Side.MENTOR, timezone.localdate()
    facts = load([partnership.pk])[partnership.pk]
    shown = panel(partnership, user, facts)
    leaders, told = leaders_of(partnership, today), moments(partnership, side, today)
    promises = list(open_promises(partnership))
    return Values(
        side=str(side),
        language=get_language(),
        city=_short(partnership.city_of(side).name, 60),
        other=_short(partnership.city_of(other).name, 60),
        programme=_short(partnership.programme.title, 90),
        today=in_words(today),
        own_leaders=_leaders(leaders, side),
        other_leaders=_leaders(leaders, other),
        **_standing(shown),
        asks=_asks(partnership, side, shown, facts, promises),
        promised=_some([_promise(each) for each in promises if each.side == side]),
        owed=_some([_promise(each) for each in promises if each.side == other]),
        briefed=in_words(told.briefed.on, told.briefed.on_precision) if told.briefed else "",
        happened=_some([_held(each) for each in told.happened], more=told.more_happened),
        ahead=_some([_held(each) for each in told.ahead], more=told.more_ahead),
        contact=_contact(facts, today),
    )


def shortened(values, most):
    """The same with no list longer than ``most``; what is left out is counted."""
    lists = {name: _some(getattr(values, name).lines, most, getattr(values, name).more) for name in ("promised", "owed", "happened", "ahead")}
    return replace(values, **lists, asks=values.asks[: max(most, 1)], missing=values.missing[:most])


def _some(lines, most=LISTED, more=0):
    """At most so many, and how many more there are; a list that is one too long is not cut for one."""
    return Some(tuple(lines[:most]), more + max(len(lines) - most, 0))


def _short(text, most=LONGEST):
    return Truncator(" ".join(text.split())).chars(most, truncate="…")


def _leaders(leaders, side):
    mine = [row for row in leaders if row.side == side][:NAMED]
    return tuple(Leader(_short(row.practitioner.name, 60), str(row.get_role_display()), in_words(row.since, row.since_precision)) for row in mine)


def _standing(shown):
    """The stage, and the bridge; empty where the journey has not begun."""
    if not shown["chapters"]:
        return dict.fromkeys(("stage", "purpose", "since", "expected", "halted"), "") | {"stage_number": 0, "picture": None, "missing": ()}
    stage, stay = shown["stage"], shown["stay"]
    return {
        "stage_number": stage.number,
        "stage": gettext(stage.title),
        "purpose": gettext(stage.purpose),
        "since": in_words(stay.since, stay.since_precision),
        "expected": in_words(stay.expected_until),
        "halted": "" if shown["state"] == State.UNDER_WAY else str(State(shown["state"]).label),
        "picture": shown["picture"],
        "missing": tuple(gettext(row.checked.criterion.title) for row in shown["criteria"] if row.checked.is_missing),
    }


def _asks(partnership, side, shown, facts, promises):
    """What waits for this leader's city comes first; then what the stage asks of every leader."""
    return tuple(filter(None, (_move(partnership, side, shown), _late(side, promises), _unbriefed(side, shown, facts), _of_the_stage(side, shown))))


def _move(partnership, side, shown):
    move = shown.get("open_move")
    if move is None or side not in move.told.silent:
        return ""
    said = {"city": _short(str(move.by or partnership.city_of(side)), 60), "stage": gettext(move.told.entered.title)}
    return gettext("%(city)s proposes the move to “%(stage)s”. Tell your lead whether your city goes along.") % said


def _late(side, promises):
    late = [each for each in promises if each.side == side and each.days_over]
    said = ngettext(
        "The day of one promise of your city has passed. Help to keep it, or let a new day be agreed.",
        "The days of %(n)s promises of your city have passed. Help to keep them, or let new days be agreed.",
        len(late),
    )
    return said % {"n": len(late)} if late else ""


def _unbriefed(side, shown, facts):
    """Finding F7: before the mentee's workshops begin, and again after every change of leader."""
    due = side == Side.MENTEE and not facts.briefings and shown.get("stage") and shown["stage"].number >= catalogue.ADOPTION.number
    return gettext("Let yourself be briefed in full. Most such processes fail where leaders were not.") if due else ""


def _of_the_stage(side, shown):
    return str(ASKS[shown["stage"].key][side]) if shown["chapters"] else ""


def _promise(each):
    over = ngettext("%(n)s day over", "%(n)s days over", each.days_over) % {"n": each.days_over} if each.days_over else ""
    when = gettext("due %(day)s") % {"day": in_words(each.due, each.due_precision)}
    return Line(_short(each.what), when, over or (gettext("said to be kept") if each.state == "said kept" else ""))


def _held(each):
    where = f", {each.city.name}" if each.city and each.city.name not in each.title else ""
    return Line(_short(f"{each.title}{where}"), in_words(each.on, each.on_precision))


def _contact(facts, today):
    """How long ago the two cities last had to do with each other."""
    if not facts.last_contact:
        return gettext("No contact is logged yet.")
    last, days = facts.last_contacts[-1], max((today - facts.last_contact).days, 0)
    ago = gettext("%(length)s ago") % {"length": lengths.in_words(days)} if days else gettext("today")
    return gettext("Last contact between the two cities: %(day)s (%(ago)s).") % {"day": in_words(last.on, last.on_precision), "ago": ago}

"""Compute what the findings say and keep it: for one partnership after a write, for all whose day to look again has come in a sweep."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.utils import timezone

from participants.models import Partnership
from participants.partnerships.parts import CITIES
from stages.facts import Evidence, Facts, load
from stages.models import Aside, Finding, Standing, Word
from stages.signals import findings
from stages.signals.seen import Seen, Signal

CHUNK = 200
"""Partnerships whose facts are in memory at once."""
STALE = dt.timedelta(1)
"""Whatever went wrong, a day later everything is computed anew."""


def keys(evidence: Iterable[Evidence]) -> list[list]:
    """What a signal rests on, as plain keys. Class D; no text of anybody's."""
    return [[item.kind, item.pk] for item in evidence]


def holds(aside: Aside | None, signal: Signal, today: dt.date) -> bool:
    """Does it still keep the signal aside? Not once its day has come, it was taken back, or the evidence is another."""
    if aside is None or aside.taken_back_at or aside.look_again <= today or signal.state != findings.RAISED:
        return False
    return [aside.case, aside.evidence] == [signal.case, keys(signal.evidence)]


def latest_asides(ids: Iterable[int]) -> dict[tuple[int, str], Aside]:
    """By partnership and signal, the last one."""
    return {(aside.partnership_id, aside.signal): aside for aside in Aside.objects.filter(partnership__in=ids).order_by("pk")}


def read(facts: Facts, today: dt.date) -> list[Signal]:
    """All signals of one partnership."""
    return findings.signals(Seen(facts, facts.claims, today))


def refresh(partnerships: Iterable[int], today: dt.date | None = None) -> int:
    """Compute and keep; tells how many. A fixed number of queries for every ``CHUNK``."""
    today, done, ids = today or timezone.localdate(), 0, iter(partnerships)
    while chunk := list(islice(ids, CHUNK)):
        done += _refresh(chunk, today)
    return done


def put_off(partnerships: Iterable[int]) -> None:
    """Leave them to the next sweep."""
    Standing.objects.filter(pk__in=partnerships).update(recheck_on=timezone.localdate())


@transaction.atomic
def _refresh(ids: list[int], today: dt.date) -> int:
    """One writer at a time, in one order: who reads later writes later, and nobody waits for each other in a circle."""
    ids = sorted(set(ids))
    list(Standing.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
    facts = {pk: found for pk, found in load(ids, today).items() if found.stay}
    asides, waiting = latest_asides(facts), _waiting(facts)
    before = {(row.partnership_id, row.signal): row for row in Finding.objects.filter(partnership__in=facts)}
    standings, rows = [], []
    for pk, found in facts.items():
        told = read(found, today)
        mine = [_finding(pk, signal, asides.get((pk, signal.key)), before.get((pk, signal.key)), today) for signal in told]
        rows += mine
        standings.append(_standing(pk, Seen(found, found.claims, today), mine, _recheck(pk, told, asides, today), waiting.get(pk, "")))
    Finding.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["partnership", "signal"], update_fields=["state", "case", "about", "evidence", "since"]
    )
    names = [field.name for field in Standing._meta.fields if not field.primary_key]
    Standing.objects.bulk_create(standings, update_conflicts=True, unique_fields=["partnership"], update_fields=names)
    return len(standings)


def _finding(pk: int, signal: Signal, aside: Aside | None, before: Finding | None, today: dt.date) -> Finding:
    state = Finding.State.ASIDE if holds(aside, signal, today) else signal.state
    since = before.since if before and before.state == state else today
    return Finding(
        partnership_id=pk, signal=signal.key, state=state, case=signal.case, about=signal.about, evidence=keys(signal.evidence), since=since
    )


def _standing(pk: int, seen: Seen, rows: list[Finding], recheck: dt.date | None, waiting: str) -> Standing:
    facts, stay = seen.facts, seen.facts.stay
    return Standing(
        partnership_id=pk,
        stage=stay.stage,
        state=facts.state,
        since=stay.since,
        since_precision=stay.since_precision,
        since_basis=stay.since_basis,
        programme_id=facts.programme,
        last_contact=facts.last_contact,
        last_contact_precision=facts.last_contacts[0].on_precision if facts.last_contacts else "day",
        waiting=waiting,
        quiet_on=None if seen.is_at_rest else seen.quiet_on,
        gone_on=None if seen.is_at_rest else seen.gone_on,
        raised=sum(row.state == Finding.State.RAISED for row in rows),
        recheck_on=recheck,
    )


def _recheck(pk: int, told: list[Signal], asides: dict, today: dt.date) -> dt.date | None:
    """The next day on which time alone changes something."""
    days = [signal.recheck for signal in told if signal.recheck]
    days += [aside.look_again for signal in told if (aside := asides.get((pk, signal.key))) and holds(aside, signal, today)]
    return min((day for day in days if day > today), default=None)


def _waiting(ids: Iterable[int]) -> dict[int, str]:
    """The sides whose word on an open move is awaited."""
    said: dict[int, set[str]] = {}
    words = Word.objects.filter(move__settled_at=None, move__journey__partnership__in=ids)
    for partnership, side in words.values_list("move__journey__partnership", "side"):
        said.setdefault(partnership, set()).add(side)
    return {pk: " ".join(side.value for side in CITIES if side not in sides) for pk, sides in said.items()}


def due(today: dt.date, now: dt.datetime) -> Iterator[int]:
    """Partnerships to look at again: their day has come, they were not looked at for a day, or never."""
    yield from Standing.objects.filter(recheck_on__lte=today).values_list("pk", flat=True)[: 10 * CHUNK]
    yield from Standing.objects.filter(refreshed_at__lt=now - STALE).order_by("refreshed_at").values_list("pk", flat=True)[: 10 * CHUNK]
    yield from Partnership.objects.filter(standing=None, journey__isnull=False).values_list("pk", flat=True)[: 10 * CHUNK]


def sweep(now: dt.datetime | None = None) -> int:
    """Refresh what is due. Twice at once does no harm: both write the same."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    return refresh(list(due(today, now)), today)

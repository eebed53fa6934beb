"""The signals of one partnership for its pages: computed live from facts, told in the reader's language."""

import datetime as dt

from django.utils import timezone

from participants.partnerships.parts import CITIES
from stages.facts import Facts
from stages.signals.models import Finding
from stages.signals.sentences import BY_KEY
from stages.signals.standing import holds, latest_asides, read
from stages.signals.telling import Told, sentence

ORDER = (Finding.State.RAISED, Finding.State.ASIDE, Finding.State.UNKNOWN, Finding.State.CLEARED)


def signals_of(partnership, facts: Facts, today: dt.date | None = None) -> list[Told]:
    """Every signal, in the order of the study. One query, for what was set aside."""
    today, asides = today or timezone.localdate(), latest_asides([partnership.pk])
    for aside in asides.values():
        aside.partnership = partnership  # known already: no query for each
    cities = {side.value: str(partnership.city_of(side)) for side in CITIES}
    return [_told(signal, asides.get((partnership.pk, signal.key)), cities, today) for signal in read(facts, today)]


def _told(signal, aside, cities, today) -> Told:
    kept = holds(aside, signal, today)
    words, finding = sentence(signal.key, signal.case, signal.about, cities), BY_KEY[signal.key]
    state = Finding.State.ASIDE if kept else signal.state
    return Told(signal.key, str(finding.title), str(state), words, str(finding.found), signal.evidence, aside if kept else None)


def by_state(told: list[Told]) -> dict[str, list[Told]]:
    """The same, grouped for a page."""
    return {state.value.replace(" ", "_"): [each for each in told if each.state == state] for state in ORDER}

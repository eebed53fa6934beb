"""Whom the broker introduced to whom. That the broker brought eThekwini and Mzuzu together is documented; all else here is illustrative."""

from dataclasses import dataclass

from mentorship.case.partnerships import MZUZU
from mentorship.case.shapes import Day
from participants.models import Introduction


@dataclass(frozen=True)
class Introduced:
    """``became``: the partnership that came of it; without one it waits for an answer."""

    on: Day
    seeker: str
    provider: str
    needs: str
    offers: str
    why: str
    became: str = ""
    own: tuple[str, str] = ("", "")
    """What the city that needs wrote itself, and who wrote it."""


OFFERED = (
    "Illustrative: how eThekwini learned to plan by outcomes, told by the people who did it, with what did not work."
    " Its Municipal Institute of Learning can train planners and show them projects."
)
INTRODUCTIONS = (
    Introduced(
        "2012-06",
        "mzuzu",
        "ethekwini",
        "Illustrative: a long-term plan for a city that grows by 4.2 % a year, made by its own planners.",
        OFFERED,
        "Illustrative: one has done what the other wants to do, and both want planners to talk to planners.",
        became=MZUZU,
    ),
    Introduced(
        -40,
        "blantyre",
        "ethekwini",
        "Illustrative: the same as Mzuzu. The chief executive officer saw Mzuzu’s workshop and would like one at home.",
        OFFERED,
        "Illustrative: eThekwini knows the way of working, and Mzuzu, in the same country, can tell how it was on the other side.",
        own=(
            "Illustrative: our planners saw a workshop in Mzuzu where the city's own people spoke and the guests listened."
            " We want to plan like that. We would begin with the areas that grew without a plan.",
            "Chief executive officer, Blantyre",
        ),
    ),
)


def introduce_all(case):
    broker = case.people["broker"]
    for entry in INTRODUCTIONS:
        made = Introduction.objects.create(
            programme=case.programme,
            seeker=case.towns[entry.seeker],
            provider=case.towns[entry.provider],
            needs=entry.needs,
            offers=entry.offers,
            why=entry.why,
            introducer=broker,
            recorded_by=broker.user,
            **case.dated("on", entry.on),
        )
        if entry.became:
            made.become(case.pairs[entry.became], by=case.manager)
        if all(entry.own):
            made.ask("seeker", by=broker.user)
            asking = made.askings.get()
            asking.write(words=entry.own[0], writer=entry.own[1], version=asking.version)

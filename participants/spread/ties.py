"""Who told whom, and who mentors whom: the facts of a programme's family tree (finding F10). Values only, for the table and the picture."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from participants.access import visible
from participants.models import Partnership

READ = 400
"""How many partnerships, and how many wishes, the tree is made of at most, the oldest first. The table has all."""


@dataclass(frozen=True)
class Tie:
    """From one city to another: it mentors it, it told it, or both. ``mentors`` is False where the other only heard of it."""

    teller: int
    hearer: int
    mentors: bool


@dataclass
class Facts:
    """The cities by id, in the order in which they came in; ties between them, mentoring first; who only asked, and was told no."""

    cities: dict[int, str] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    wishing: frozenset[int] = frozenset()
    declined: frozenset[int] = frozenset()
    is_cut: bool = False


def facts(user, programme) -> Facts:
    """What the user may see of it, in three queries however much there is."""
    partnerships = list(visible(user, programme.partnerships.select_related("mentor", "mentee")).order_by("pk")[: READ + 1])
    interests = list(visible(user, programme.interests.select_related("city")).order_by("pk")[: READ + 1])
    is_cut = max(len(partnerships), len(interests)) > READ
    partnerships, interests = partnerships[:READ], interests[:READ]
    tellers = tellers_of(user, partnerships, interests)
    found = Facts(is_cut=is_cut)
    for each in partnerships:
        found.cities |= {each.mentor_id: each.mentor.name, each.mentee_id: each.mentee.name}
    taking_part = set(found.cities)
    told = [(tellers.get(each.came_through_id), each.mentee) for each in partnerships]
    told += [(tellers.get(each.heard_through_id), each.city) for each in interests]
    for teller, city in told:
        found.cities |= {city.pk: city.name} | ({teller.pk: teller.name} if teller else {})
    taught = [(each.mentor_id, each.mentee_id) for each in partnerships]
    found.ties = ties(taught, ((teller.pk, city.pk) for teller, city in told if teller))
    found.wishing = frozenset(each.city_id for each in interests if each.state != each.State.DECLINED) - taking_part
    found.declined = frozenset(each.city_id for each in interests) - taking_part - found.wishing
    return found


def tellers_of(user, partnerships, interests):
    """The city that told: the mentee of the partnership through which the other heard, where the user may know of it."""
    through = {each.came_through_id for each in partnerships} | {each.heard_through_id for each in interests}
    seen = visible(user, Partnership.objects.filter(pk__in=through - {None}).select_related("mentee"))
    return {each.pk: each.mentee for each in seen}


def ties(taught: Iterable[tuple[int, int]], told: Iterable[tuple[int, int]]) -> list[Tie]:
    """Each pair of cities once: mentoring first, then what was only told. Nobody tells themself."""
    found = {pair: Tie(*pair, mentors=True) for pair in taught}
    found |= {pair: Tie(*pair, mentors=False) for pair in told if pair not in found and pair[0] != pair[1]}
    return list(found.values())

"""The page of all promises of a partnership: two banks, and what was kept in time, stage by stage."""

from dataclasses import dataclass

from django.utils.translation import gettext

from participants.access import May, parts
from participants.partnerships.parts import CITIES
from stages import catalogue
from stages.commitments import bars
from stages.commitments.models import Commitment, State
from stages.commitments.standing import FIELDS, Counts, tallied
from stages.models import Stay

FEW = 20  # of those that are settled, on each bank; the rest is one click away
ROWS = Commitment.objects.select_related("promiser__practitioner", "activity")
SETTLED = (State.KEPT, State.BROKEN)


@dataclass(frozen=True)
class Bank:
    """One city's promises."""

    side: str
    city: object
    other: object
    counts: Counts
    open: list
    kept: list
    broken: list
    more: bool
    is_mine: bool


@dataclass(frozen=True)
class StageRow:
    """What was promised in one stage, by side: the stay in which it was promised counts, not the one in which it was kept."""

    stage: catalogue.Stage
    sides: dict[str, Counts]

    @property
    def title(self):
        return gettext(self.stage.title)

    @property
    def pairs(self):
        return self.sides.items()


def sides_of(user, partnership) -> frozenset[str]:
    """The sides for which the reader promises and confirms."""
    return frozenset(part.side for part in parts(user) if part.partnership == partnership.pk and part.grants(May.PROMISE))


def board(partnership, user, whole=False) -> dict:
    """The context of the page, in two queries however many promises there are."""
    promises = list(ROWS.filter(partnership=partnership).order_by("due", "pk"))
    rows, mine = [plain(each) for each in promises], sides_of(user, partnership)
    counts = tallied(rows)
    stages = by_stage(partnership, rows) if rows else []
    banks = [bank(partnership, side.value, promises, counts, mine, whole) for side in CITIES]
    picture = bars.draw(stages, str(partnership.mentor), str(partnership.mentee)) if stages else None
    return {"banks": banks, "stages": stages, "picture": picture, "may_promise": bool(mine), "mine": mine, "total": len(promises)}


def plain(promise) -> dict:
    return {name: getattr(promise, name) for name in FIELDS}


def bank(partnership, side, promises, counts, mine, whole) -> Bank:
    own = [each for each in promises if each.side == side]
    other = next(each.value for each in CITIES if each != side)
    kept, broken = ([each for each in reversed(own) if each.state == state] for state in SETTLED)
    most = None if whole else FEW
    more = not whole and max(len(kept), len(broken)) > FEW
    unsettled = [each for each in own if each.state not in SETTLED]
    cities = {"city": partnership.city_of(side), "other": partnership.city_of(other)}
    return Bank(side, **cities, counts=counts[side], open=unsettled, kept=kept[:most], broken=broken[:most], more=more, is_mine=side in mine)


def by_stage(partnership, rows) -> list[StageRow]:
    """In the order of the path; stages in which nothing was promised are left out."""
    stays = list(Stay.objects.filter(journey__partnership=partnership).order_by("since", "pk").values_list("since", "stage"))
    found: dict[str, list] = {}
    for row in rows if stays else ():
        begun = [stage for since, stage in stays if since <= row["on"]] or [stays[0][1]]
        found.setdefault(begun[-1], []).append(row)
    return [StageRow(stage, tallied(found[stage.key])) for stage in catalogue.STAGES if stage.key in found]

"""What a person may read of the pulses of a partnership: the one function that every output calls (design: trust figures)."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.access import parts
from participants.partnerships.parts import Role
from participants.partnerships.safe_space import sits_in
from stages.trust.models import Published, Wave
from stages.trust.publishing import ALL, LEAST, MOST, by_group
from stages.trust.questions import TITLES

FEW = 10  # pulses on a page; all others are one click away
BANDS = {5: _("5 to 9 answers"), 10: _("10 to 19 answers"), 20: _("20 answers or more")}
RESPONSES = {
    "under half": _("under half of those asked"),
    "half or more": _("half or more of those asked"),
    "nearly all": _("nearly all of those asked"),
}


@dataclass(frozen=True)
class Figure:
    """``half``: twice the mean, ``LEAST`` and ``MOST`` standing for all below and above."""

    key: str
    half: int

    @property
    def title(self):
        return TITLES[self.key]

    @property
    def in_words(self):
        if self.half == LEAST:
            return gettext("%(mean)s or less") % {"mean": halves(LEAST)}
        return gettext("%(mean)s or more") % {"mean": halves(MOST)} if self.half == MOST else halves(self.half)


@dataclass(frozen=True)
class Group:
    """All, or the people of one city; ``name`` is what to call them."""

    key: str
    name: str
    band: str
    response: str
    figures: list[Figure]


@dataclass(frozen=True)
class Shown:
    """A closed wave with what may be shown of it; no groups where nothing may."""

    wave: Wave
    groups: list[Group]

    @property
    def rows(self):
        """(title, [(group, figure)]): figure by figure, as the picture and the table have it."""
        return (
            [(figure.title, [(group, group.figures[number]) for group in self.groups]) for number, figure in enumerate(self.groups[0].figures)]
            if self.groups
            else []
        )


def may_read(user, partnership) -> bool:
    """The practitioners in its safe space, its broker and the programme's manager. Nobody else, whatever else they may see."""
    mine = parts(user)
    if any(part.role == Role.BROKER and part.partnership == partnership.pk for part in mine):
        return True
    if any(part.role == "manager" and part.programme == partnership.programme_id for part in mine):
        return True
    return any(part.partnership == partnership.pk for part in mine) and sits_in(user, partnership)


def readable(user, partnership, most: int | None = None) -> list[Shown] | None:
    """The closed waves, the latest first, each with its own figures alone; None for whoever may not read them."""
    if not may_read(user, partnership):
        return None
    waves = list(partnership.waves.filter(closed_at__isnull=False).select_related("move", "part__activity")[:most])
    rows: dict[int, list[Published]] = {wave.pk: [] for wave in waves}
    for row in Published.objects.filter(wave__in=waves).order_by("pk"):
        rows[row.wave_id].append(row)
    return [Shown(wave, groups(partnership, rows[wave.pk])) for wave in waves]


def groups(partnership, rows) -> list[Group]:
    return [
        Group(
            key,
            gettext("Both cities together") if key == ALL else str(partnership.city_of(key)),
            BANDS[found[0].band],
            RESPONSES[found[0].response],
            [Figure(row.figure, row.half) for row in found],
        )
        for key, found in by_group(rows)
    ]


def halves(half: int) -> str:
    """Twice a mean as people write it: "2½"."""
    return f"{half // 2 or ''}{'½' if half % 2 else ''}"

"""What a pulse asks, as data: a programme pulse in our own words, not a validated scale (finding F3; what the study's people said trust is).

Every question is answered from 1 (not at all) to 7 (entirely), or with "cannot say".
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

LOWEST, HIGHEST = 1, 7


@dataclass(frozen=True)
class Theme:
    """Questions that belong together. ``enough``: so many answers make them count, fewer make a blank; ``figures`` are means of some of them.

    A response that counts has an answer in each of its figures, so that all figures rest on the same people.
    """

    key: str
    items: dict[str, str]
    enough: int
    figures: dict[str, tuple[str, ...]]
    of_persons: bool = False


PERSONS = Theme(
    "persons",
    {
        "keeps": _("Keeps promises"),
        "able": _("Knows this field well"),
        "wishes": _("Wants our city to succeed"),
        "open": _("I can tell this person what is going wrong at home"),
        "honest": _("Gives me an honest picture, even when it is unwelcome"),
    },
    4,
    {"trust": ("keeps", "able", "wishes", "open", "honest"), "reliance": ("keeps", "able"), "openness": ("wishes", "open", "honest")},
    of_persons=True,
)
CLIMATE = Theme(
    "climate",
    {
        "heard": _("What our city says is taken seriously"),
        "peers": _("We work as equals, not as expert and client"),
        "failing": _("We can speak about what does not work"),
        "fits": _("Advice is fitted to the place where it is used"),
    },
    3,
    {"climate": ("heard", "peers", "failing", "fits")},
)
SESSION = Theme(
    "session",
    {"spoke": _("I could speak openly"), "listened": _("I was heard"), "took": _("I take something home")},
    3,
    {"spoke": ("spoke",), "listened": ("listened",), "took": ("took",)},
)

TITLES = {
    "trust": _("Trust in the people of the other city"),
    "reliance": _("Reliance: promises and knowledge"),
    "openness": _("Openness: goodwill and frankness"),
    "climate": _("How we work together"),
    **SESSION.items,
}

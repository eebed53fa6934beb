"""What a partnership's money goes into, as data (the study's finding P2: which costs programmes forget).

``forgotten``: the study found it left out of budgets. ``together``: it pays for time that people of the two cities spend together
without working; meals of an exchange belong there too, so that travel stays travel. ``in_kind``: given in hours, rooms and hospitality; its
value is stated, and it is not cash.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Key(models.TextChoices):
    RECONNAISSANCE = "reconnaissance", _("Reconnaissance travel, each way")
    EXCHANGE = "exchange travel", _("Exchange travel")
    FACILITATION = "facilitation", _("Facilitation and interpretation")
    VENUE = "materials and venue", _("Materials and venue")
    SOCIAL = "social", _("Time together: meals, receptions, local transport")
    HOST = "host in kind", _("Host city in kind: reception, staff hours, rooms")
    TRANSLATION = "translation", _("Translation")
    AFTER_CARE = "after-care", _("After-care contact: calls, a meeting a year, conferences")
    LEARNING = "learning", _("Learning and reporting")
    CONTINGENCY = "contingency", _("Contingency")


@dataclass(frozen=True)
class Category:
    key: str
    forgotten: str | Promise = ""
    together: bool = False
    in_kind: bool = False

    @property
    def title(self) -> str:
        return str(Key(self.key).label)


CATEGORIES = (
    Category(Key.RECONNAISSANCE, forgotten=_("The mentor must see the mentee's city before the programme starts.")),
    Category(Key.EXCHANGE),
    Category(Key.FACILITATION),
    Category(Key.VENUE),
    Category(Key.SOCIAL, forgotten=_("Shared meals and bus rides build the ties that carry the rest."), together=True),
    Category(Key.HOST, forgotten=_("A reception or a day of somebody's time is a contribution with a value."), together=True, in_kind=True),
    Category(Key.TRANSLATION),
    Category(Key.AFTER_CARE, forgotten=_("Contact must outlive the project money.")),
    Category(Key.LEARNING),
    Category(Key.CONTINGENCY),
)
BY_KEY = {category.key: category for category in CATEGORIES}
FORGOTTEN = tuple(category.key for category in CATEGORIES if category.forgotten)
TOGETHER = frozenset(category.key for category in CATEGORIES if category.together)
IN_KIND = frozenset(category.key for category in CATEGORIES if category.in_kind)

"""docs/authorization.csv, read: which status each actor gets, for each route and method.

A cell of methods, actors or relations holds one or several words. ``*`` as actor means everyone whom no other row of that route,
method and relation names; as relation it means all three. A cell of statuses holds one (for the administrator in the admin, one of several).
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from mentorship.routes import ADMIN, COLUMNS, TABLE, is_admin
from tests.make import ACTORS, PARTS, RELATIONS

METHODS = ("GET", "POST")
NAMES = {actor.replace(" ", "-"): (actor,) for actor in ACTORS}
GROUPS = {
    "lead": ("mentor lead", "mentee lead"),
    "facilitator": ("mentor facilitator", "mentee facilitator"),
    "leader": ("mentor leader", "mentee leader"),
    "practitioner": ("mentor lead", "mentee lead", "mentor facilitator", "mentee facilitator"),
    "member": tuple(PARTS),
}
WORDS = NAMES | GROUPS
OTHERS = "*"


@dataclass(frozen=True)
class Row:
    route: str
    method: str
    actor: str
    relation: str
    status: str

    @property
    def is_whole(self):
        """Every cell is filled in with words that mean something."""
        methods, actors, relations, status = (cell.split() for cell in (self.method, self.actor, self.relation, self.status))
        known = set(methods) <= set(METHODS) and set(actors) <= {*WORDS, OTHERS} and set(relations) <= {*RELATIONS, OTHERS}
        return all((self.route, methods, actors, relations, status)) and known and all(each.isdecimal() for each in status)

    @property
    def others(self):
        return self.actor == OTHERS

    @property
    def actors(self):
        return ACTORS if self.others else [actor for word in self.actor.split() for actor in WORDS[word]]

    @property
    def relations(self):
        return RELATIONS if self.relation == OTHERS else self.relation.split()

    @property
    def cells(self):
        return [(method, actor, relation) for method in self.method.split() for actor in self.actors for relation in self.relations]


@cache
def rows():
    with TABLE.open(newline="") as file:
        reader = csv.DictReader(file)
        assert reader.fieldnames == COLUMNS
        return [Row(*(cell or "" for cell in row.values())) for row in reader]


def of(route):
    """The rows that speak of a route: its own, or those of the whole admin."""
    everything = rows()
    own = [row for row in everything if row.route == route]
    return own or [row for row in everything if row.route == ADMIN and is_admin(route)]


def expected(route):
    """(method, actor, relation) → the statuses that are right. Rows with names come first, ``*`` fills what is left."""
    found = {}
    for others in (True, False):
        for row in of(route):
            if row.others == others:
                found |= dict.fromkeys(row.cells, frozenset(map(int, row.status.split())))
    return found


def twice(route):
    """Cells about which two rows speak: which of them holds would be a guess."""
    spoken = defaultdict(list)
    for row in of(route):
        for cell in row.cells:
            spoken[cell, row.others].append(row.status)
    return [cell for (cell, _others), statuses in spoken.items() if len(statuses) > 1]

"""What the cloud says in plain figures: never a ranking of people, never a score. Pure functions, networkx for the graph.

Source: network measures that mean something for 10 to 200 people. A cut is read from city to city, also by way of people in support.
"""

import statistics
from dataclasses import dataclass
from functools import lru_cache

import networkx as nx

from participants.partnerships.parts import CITIES, Side
from stages.cloud.web import Web

FEW = 3
"""A set of people who together hold the bridge is named up to this size; beyond, a name would say nothing."""


@dataclass(frozen=True)
class Measures:
    """``possible``: ties there could be from city to city. ``left_out``: people of the cities without any, in the order of the banks.

    ``holders``: by side, how many hold a tie across. ``fewest``: the smallest number of people whose leaving would leave the two cities
    without anybody who met the other. ``breaking``: where that is one, everybody who is such a one; else one such set, if it is small.
    ``islands``: groups of people that no tie joins. ``days``: the median, over all ties across, of the days since the last contact.
    """

    ties: int = 0
    possible: int = 0
    left_out: tuple[int, ...] = ()
    holders: tuple[int, int] = (0, 0)
    fewest: int = 0
    breaking: tuple[int, ...] = ()
    islands: int = 0
    days: int | None = None


# Each process keeps the figures of the clouds last asked for, by all that is in them: ids and dates, no name.
@lru_cache(maxsize=64)
def measured(web: Web) -> Measures:
    across = web.across
    holding = {code for tie in across for code in (tie.left, tie.right)}
    banks = [web.of(side) for side in CITIES]
    graph = joined(web)
    breaking = cut(graph)
    return Measures(
        ties=len(across),
        possible=len(banks[0]) * len(banks[1]),
        left_out=tuple(person.code for bank in banks for person in bank if person.code not in holding),
        holders=(sum(person.code in holding for person in banks[0]), sum(person.code in holding for person in banks[1])),
        fewest=len(breaking),
        breaking=alone(graph) if len(breaking) == 1 else tuple(sorted(breaking)) if len(breaking) <= FEW else (),
        islands=sum(len(island) > 1 for island in nx.connected_components(graph.subgraph(web.sides))),
        days=round(statistics.median((web.on - tie.last).days for tie in across)) if across else None,
    )


def joined(web: Web) -> nx.Graph:
    """The graph of people and ties, each city tied together by a knot of its own."""
    graph = nx.Graph()
    graph.add_nodes_from(CITIES)
    graph.add_nodes_from(person.code for person in web.people)
    graph.add_edges_from((tie.left, tie.right) for tie in web.ties)
    graph.add_edges_from((person.side, person.code) for person in web.people if person.side != Side.SUPPORT)
    return graph


def cut(graph: nx.Graph) -> set[int]:
    """The fewest people whose leaving breaks every way from city to city. Empty where there is no way."""
    return set(nx.minimum_node_cut(graph, *CITIES)) if nx.has_path(graph, *CITIES) else set()


def alone(graph: nx.Graph) -> tuple[int, ...]:
    """Everybody whose leaving alone breaks every way from city to city: they stand on each way, so on any one of them."""
    way = nx.shortest_path(graph, *CITIES)[1:-1]
    return tuple(sorted(code for code in way if not nx.has_path(graph.subgraph(graph.nodes - {code}), *CITIES)))

"""The cloud as files for programs that draw networks: nodes and edges as CSV, both as GraphML. From the log, never from answers.

A member of one of the two cities gets names. Anybody else of the circle gets codes: keyed digests that hold for this reader, this partnership
and this day, so that nodes and edges fit together, and nobody can tell who is who without our key.
"""

import csv
import datetime as dt
import io
import unicodedata

import networkx as nx
from django.utils.crypto import salted_hmac

from participants.access import May, parts
from participants.dates import Precision
from participants.partnerships.parts import CITIES
from stages.cloud.web import Tie, Web

FORMULAS = "=+-@＝＋－＠"  # what a spreadsheet takes for a formula, the wide forms too
APART = "\N{NO-BREAK SPACE}"
NODES = ("Id", "Label", "Side")
EDGES = ("Source", "Target", "Type", "Times", "Minutes", "Last")


def knows_names(user, partnership) -> bool:
    return any(part.partnership == partnership.pk and part.side in CITIES and part.grants(May.CLOUD) for part in parts(user))


def codes(web: Web, partnership: int, user: int, today: dt.date) -> dict[int, str]:
    """A code for everybody: the same in all files of one reader and day, and in no others.

    It begins with a letter, so that no spreadsheet takes it for a number.
    """
    about = f"{partnership} {user} {today}"
    return {code: "p" + salted_hmac("stages.cloud.export", f"{about} {code}", algorithm="sha256").hexdigest()[:10] for code in web.sides}


def nodes(web: Web, ids: dict[int, str], names: dict[int, str]) -> str:
    """Ordered by code, so that the order tells nothing."""
    rows = sorted((ids[code], plain(names.get(code, ids[code])), side) for code, side in web.sides.items())
    return table(NODES, rows)


def edges(web: Web, ids: dict[int, str]) -> str:
    rows = sorted((ids[tie.left], ids[tie.right], "Undirected", tie.times, tie.minutes, month(tie)) for tie in web.ties)
    return table(EDGES, rows)


def graph(web: Web, ids: dict[int, str], names: dict[int, str]) -> str:
    made = nx.Graph()
    for code, side in sorted(web.sides.items(), key=lambda item: ids[item[0]]):
        made.add_node(ids[code], label=clean(names.get(code, ids[code])), side=str(side))
    for tie in sorted(web.ties, key=lambda tie: (ids[tie.left], ids[tie.right])):
        made.add_edge(ids[tie.left], ids[tie.right], times=tie.times, minutes=tie.minutes, last=month(tie))
    return "\n".join(nx.generate_graphml(made)) + "\n"


def month(tie: Tie) -> str:
    """The month of the last contact, or the year where no more is known."""
    return f"{tie.last:%Y}" if tie.precision == Precision.YEAR else f"{tie.last:%Y-%m}"


def table(head: tuple[str, ...], rows) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()


def clean(text: str) -> str:
    """Without characters that no XML and no cell can hold."""
    return "".join(letter for letter in text if unicodedata.category(letter) not in ("Cc", "Cn", "Cs")).strip()


def plain(text: str) -> str:
    """A cell that stays text: a no-break space before what would be read as a formula, which looks like nothing and is no part of a formula."""
    text = clean(text)
    return APART + text if text.startswith(tuple(FORMULAS)) else text

"""Lay a brief out on exactly one A4 page: what is too long for it is shortened, list by list, and what is left out is counted."""

from django.template.loader import render_to_string

from reports.briefs.compile import LISTED, shortened
from reports.drafts.paper import printed

STEPS = (*((most, False) for most in range(LISTED, 1, -1)), (3, True), (2, True), (1, True), (0, True))
"""How long lists may be, and whether everything is set smaller: tried in this order."""


def lay_out(values):
    """The first layout that fits; the last one does, whatever anybody typed."""
    for most, tight in STEPS:
        made = printed(html(shortened(values, most), tight=tight))
        if made.pages == 1:
            break
    return made


def html(values, *, tight=False):
    return render_to_string("reports/briefs/paper.html", {"v": values, "language": values.language, "tight": tight})

"""Lay a brief out on exactly one A4 page: what is too long for it is shortened, list by list, and what is left out is counted."""

from django.template.loader import render_to_string

from reports.briefs.compile import LISTED, shortened
from reports.drafts.paper import printed


def lay_out(values):
    """The first layout that fits; the shortest one does, whatever anybody typed."""
    for most in range(LISTED, -1, -1):
        made = printed(html(shortened(values, most)))
        if made.pages == 1:
            break
    return made


def html(values):
    return render_to_string("reports/briefs/paper.html", {"v": values, "language": values.language})

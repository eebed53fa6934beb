"""Lay a programme report out on paper: frozen values -> one template -> tagged PDF. The same version gives the same bytes."""

from django.template.loader import render_to_string

from reports.drafts.paper import printed
from reports.programme import bridge


def lay_out(version):
    return printed(html(version))


def html(version):
    """The finished page, before it is laid out. No clock: the day printed on it is the day on which it was frozen."""
    return render_to_string(
        "reports/programme/pdf/programme.html", {"version": version, "glance": bridge.draw(version.values, "o"), **picture(version.values)}
    )


def picture(values):
    """What a template needs to show frozen values: the values and their drawings."""
    return {"v": values, "drawn": bridge.draw(values, "g")}

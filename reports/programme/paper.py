"""Lay a programme report out on paper: frozen values -> one template -> tagged PDF. The same version gives the same bytes."""

from django.template.loader import render_to_string
from django.utils.translation import override

from reports.drafts.paper import printed
from reports.programme import bridge


def lay_out(version):
    return printed(html(version))


def html(version):
    """The finished page, before it is laid out. No clock: the day printed on it is the day on which it was frozen."""
    values = version.values
    with override(values["language"]):
        about = {"version": version, "glance": bridge.draw(values, "o"), **picture(values)}
        return render_to_string("reports/programme/pdf/programme.html", about)


def picture(values):
    """What a template needs to show frozen values: the values and their drawings, in the language of the report."""
    with override(values["language"]):
        return {"v": values, "drawn": bridge.draw(values, "g")}

"""How forms look everywhere: one column; label, hint, error, control; a summary of what went wrong on top."""

from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

DASHES = BLANK_CHOICE_DASH[0][1]
SELECT = "django/forms/widgets/select.html"


class HouseRenderer(TemplatesSetting):
    """Django's own rendering with the templates of the house.

    A select is written without a template: Django takes three for each option, which was most of the time that a form cost.
    """

    form_template_name = "participants/_form.html"
    field_template_name = "participants/_field.html"

    def render(self, template_name, context, request=None):
        if template_name == SELECT:
            return _select(context["widget"])
        return super().render(template_name, context, request)


def _select(widget):
    empty = _("choose") if widget["attrs"].get("required") else _("not said")
    groups = (_group(group, options, empty) for group, options, index in widget["optgroups"])
    return format_html('<select name="{}"{}>{}</select>', widget["name"], flatatt(widget["attrs"]), mark_safe("".join(groups)))


def _group(name, options, empty):
    written = mark_safe("".join(_option(each, empty) for each in options))
    return format_html('<optgroup label="{}">{}</optgroup>', name, written) if name else written


def _option(each, empty):
    """A choice; what Django writes as a row of dashes is said in words."""
    value, label = escape(str(each["value"])), conditional_escape(empty if each["label"] == DASHES else each["label"])
    return f'\n<option value="{value}"{flatatt(each["attrs"]) if each["attrs"] else ""}>{label}</option>'

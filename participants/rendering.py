"""How forms look everywhere: one column; label, hint, error, control; a summary of what went wrong on top."""

from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import mark_safe

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
    groups = (_group(group, options) for group, options, _ in widget["optgroups"])
    return format_html('<select name="{}"{}>{}</select>', widget["name"], flatatt(widget["attrs"]), mark_safe("".join(groups)))


def _group(name, options):
    written = mark_safe("".join(map(_option, options)))
    return format_html('<optgroup label="{}">{}</optgroup>', name, written) if name else written


def _option(each):
    value, label = escape(str(each["value"])), conditional_escape(each["label"])
    return f'\n<option value="{value}"{flatatt(each["attrs"]) if each["attrs"] else ""}>{label}</option>'

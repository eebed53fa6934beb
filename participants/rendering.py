"""How forms look everywhere: one column; label, hint, error, control; a summary of what went wrong on top."""

from django.forms.renderers import TemplatesSetting


class HouseRenderer(TemplatesSetting):
    """Django's own rendering with the templates of the house."""

    form_template_name = "participants/_form.html"
    field_template_name = "participants/_field.html"

"""The select of the house is Django's own, drawn in one template instead of three for each option."""

import pytest
from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.renderers import DjangoTemplates
from django.test import SimpleTestCase
from django.utils.safestring import mark_safe

CHOICES = [("", "choose"), ("Visits", [("a", "A & B"), (2, "two")]), ("c", mark_safe("<b>")), ('"', "quote")]


def test_a_select_is_what_django_makes_of_it():
    field = forms.Form()
    for value in (None, "a", "2", ["a", "c"], '"'):
        kind = forms.SelectMultiple if isinstance(value, list) else forms.Select
        widget = kind(choices=CHOICES, attrs={"required": True, "aria-invalid": "true"})
        ours = widget.render("kind", value, {"id": "id_kind"}, renderer=field.renderer)
        SimpleTestCase().assertHTMLEqual(ours, widget.render("kind", value, {"id": "id_kind"}, renderer=DjangoTemplates()))


@pytest.mark.parametrize(("attributes", "words"), [({"required": True}, "choose"), ({}, "not said")])
def test_an_empty_choice_is_said_in_words_and_not_in_dashes(attributes, words):
    renderer = forms.Form().renderer
    ours = forms.Select(choices=[*BLANK_CHOICE_DASH, ("a", "A")], attrs=attributes).render("kind", "a", renderer=renderer)
    plain = forms.Select(choices=[("", words), ("a", "A")], attrs=attributes).render("kind", "a", renderer=renderer)
    assert ours == plain

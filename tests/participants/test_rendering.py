"""Forms as they are written on the page: label, hint, error, control, and a summary that leads to what is wrong."""

import re

import pytest
from django import forms


class Visit(forms.Form):
    when = forms.DateField(label="When", help_text="The day it began")
    kind = forms.ChoiceField(label="Kind", choices=[("v", "Visit"), ("c", "Call")], widget=forms.RadioSelect)
    closed = forms.BooleanField(label="Closed", required=False, help_text="It stays in the room")
    notes = forms.CharField(label="Notes", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self):
        raise forms.ValidationError("Somebody <b>must</b> have been there")


@pytest.fixture
def wrong():
    return str(Visit({"when": "soon", "version": "x"}))


def test_label_hint_error_and_control_follow_each_other(wrong):
    field = wrong[wrong.index('id="id_when_field"') :]
    order = [field.index(part) for part in ("<label", "The day it began", "Enter a valid date", "<input")]
    assert order == sorted(order)


def test_a_control_names_its_hint_and_its_error(wrong):
    (described,) = re.findall(r'<input type="text" name="when"[^>]*aria-describedby="([^"]+)"', wrong)
    assert described.split() == ["id_when_helptext", "id_when_error"]
    assert [wrong.count(f'id="{name}"') for name in described.split()] == [1, 1]


def test_a_group_is_a_fieldset_that_names_its_error(wrong):
    assert '<fieldset aria-describedby="id_kind_error">' in wrong
    assert re.search(r"<legend>Kind\s*</legend>", wrong)


def test_the_summary_leads_to_every_field_that_is_wrong(wrong):
    summary = wrong[wrong.index("error-summary") : wrong.index("id_when_field")]
    links = re.findall(r'href="#([^"]+)"', summary)
    assert links == ["id_when", "id_kind_field"]
    assert [wrong.count(f'id="{link}"') for link in links] == [1, 1]
    assert "Somebody &lt;b&gt;must&lt;/b&gt; have been there" in summary
    assert "version" in summary


def test_only_what_may_stay_empty_is_marked(wrong):
    marked = re.findall(r"<(?:label|legend)[^>]*>(\w+)\s*<span class=\"optional\">", wrong)
    assert marked == ["Notes"]


def test_a_form_without_errors_has_no_summary():
    assert "error-summary" not in str(Visit())


def test_what_was_typed_is_still_there(wrong):
    assert 'value="soon"' in wrong

"""What a form says where a field has no words of its own."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from participants.forms import HouseForm


class Form(HouseForm):
    text = forms.CharField(max_length=5)
    number = forms.IntegerField(min_value=14, max_value=20)
    choice = forms.ChoiceField(choices=[("a", "a")])
    several = forms.MultipleChoiceField(choices=[("a", "a")])
    day = forms.DateField(error_messages={"required": "Say on which day."})
    file = forms.FileField(max_length=5, required=False)


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({}, "text", "Fill this in."),
        ({"text": "longer"}, "text", "Write at most 5 characters. These are 6."),
        ({"number": "13"}, "number", "Write 14 or more."),
        ({"number": "21"}, "number", "Write 20 or less."),
        ({"choice": "b"}, "choice", "Choose from the list."),
        ({"several": ["b"]}, "several", "Choose from the list."),
        ({}, "day", "Say on which day."),
        ({"day": "x"}, "day", "Enter a valid date."),
    ],
)
def test_a_form_says_what_to_do(typed, field, said):
    assert Form(typed).errors[field] == [said]


def test_a_file_with_a_long_name_is_refused_in_its_own_words():
    form = Form({}, {"file": SimpleUploadedFile("a-long-name.txt", b"x")})
    assert form.errors["file"] == ["Ensure this filename has at most 5 characters (it has 15)."]

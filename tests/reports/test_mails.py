"""Mails in each language: no word is left in English, each person gets their own, and a retry sends the same bytes."""

import datetime as dt

import pytest
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from participants.partnerships.parts import LEADERS
from stages import catalogue
from stages.journey.states import TITLES
from stages.journey.words import Word
from stages.models import Digest, Preference, Reminder
from stages.reminders import letters
from stages.reminders.due import in_force
from stages.reminders.models import Preference as Chosen
from stages.reminders.sweep import sweep
from tests import make
from tests.reports.everything import everything
from tests.reports.test_languages import TRANSLATED, lacking
from tests.stages.reminders.scenes import TUESDAY, visit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_digest_of_every_rule_lacks_no_word(language):
    with lacking(language) as found, override(settings.LANGUAGE_CODE):
        mails = everything(language)
    assert found == set()
    assert set(Reminder.objects.filter(outcome="sent").values_list("rule", flat=True)) == set(in_force())
    assert {f'<html lang="{language}">' in digest.html for digest in mails} == {True}

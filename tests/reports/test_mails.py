"""Mails in each language: no word is left in English, each person gets their own, and a retry sends the same bytes."""

import datetime as dt

import pytest
import time_machine
from django.conf import settings
from django.utils.translation import override

from participants.partnerships.parts import LEADERS
from stages.journey.states import TITLES
from stages.journey.words import Word
from stages.models import Digest, Preference, Reminder
from stages.reminders import letters
from stages.reminders.due import Line, in_force
from stages.reminders.sweep import sweep
from tests import make, smtp
from tests.reports.everything import everything
from tests.reports.test_languages import TRANSLATED, lacking
from tests.stages.reminders.scenes import DAY, TUESDAY, visit
from tests.stages.reminders.test_post import mail_to

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_digest_of_every_rule_lacks_no_word(language):
    with lacking(language) as found, override(settings.LANGUAGE_CODE):
        mails = everything(language)
    assert found == set()
    assert set(Reminder.objects.filter(outcome="sent").values_list("rule", flat=True)) == set(in_force())
    assert {f'<html lang="{language}">' in digest.html for digest in mails} == {True}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_word_that_can_come_into_a_mail_is_there(language):
    rules, said = in_force().values(), [*TITLES.values(), *Word.Says.labels, *(role.label for role in LEADERS)]
    readers = {rhythm: make.user("", email=f"{rhythm[0]}@example.org") for rhythm in Preference.Rhythm}
    with lacking(language) as found:
        for text in (*said, *(rule.heading for rule in rules), *(rule.advice for rule in rules)):
            str(text)
        for rhythm, reader in readers.items():
            letters.write(Digest(person=reader), [(rule, [Line("x", "x", "/x/")]) for rule in rules], rhythm)
    assert found == set()


def duo(**fields):
    """A visit whose day has passed, and a lead of each city who read different languages."""
    partnership = make.partnership()
    people = [make.member_user(partnership, side, "lead facilitator") for side in ("mentor", "mentee")]
    for person, language in zip(people, ("pt", "fr"), strict=True):
        Preference.objects.create(user=person, language=language)
    visit(partnership, on=dt.date(2026, 3, 1), **fields)
    return people


def test_two_people_of_one_partnership_each_read_their_own_language():
    mentor, mentee = duo()
    with override("fr"):  # whatever the sweep itself speaks
        assert sweep(TUESDAY).sent == 2
    portuguese, french = (Digest.objects.get(person=person) for person in (mentor, mentee))
    assert (portuguese.subject, french.subject) == ("A atividade realizou-se? Visit to Mzuzu", "L’activité a-t-elle eu lieu ? Visit to Mzuzu")
    listed = [digest.text.partition("* Visit to Mzuzu\n  ")[2].split("\n")[0] for digest in (portuguese, french)]
    assert listed == ["1 de março de 2026", "1er mars 2026"]
    assert [digest.html.split("\n")[1] for digest in (portuguese, french)] == ['<html lang="pt">', '<html lang="fr">']
    assert [digest.text.split(",")[0] for digest in (portuguese, french)] == ["Saudações", "Bonjour lead facilitator"]


def test_a_frozen_mail_stays_in_its_language_and_is_the_same_bytes_on_each_retry():
    people = duo()
    with smtp.server() as server, mail_to(server.url):
        server.answers |= {person.email: "450 Try again later" for person in people}
        sweep(TUESDAY)
        frozen = {digest.person_id: letters.message(digest).message().as_bytes() for digest in Digest.objects.all()}
        server.answers.clear()
        Preference.objects.update(language="en")
        Digest.objects.update(leased_until=None)
        for language in ("en", "fr", "pt"):
            with override(language):
                again = {digest.person_id: letters.message(digest).message().as_bytes() for digest in Digest.objects.all()}
                assert again == frozen
        assert sweep(TUESDAY).sent == 2
    assert sorted(mail["Subject"].split("?")[0].strip() for mail in server.messages) == ["A atividade realizou-se", "L’activité a-t-elle eu lieu"]


def test_an_invitation_is_written_in_the_language_of_whoever_is_expected():
    partnership = make.partnership()
    planner = make.member_user(partnership, "mentee", "planner")
    Preference.objects.create(user=planner, language="fr")
    make.activity(partnership, "Visit", "2026-03-20", held=False, came=[planner.practitioner])
    sweep(TUESDAY)
    digest = Digest.objects.get()
    assert (digest.subject, [calendar.count("CN=Mentorat") for calendar in digest.calendars]) == ("Votre présence est attendue : Visit", [1])
    assert "* Visit\n  20 mars 2026\n" in digest.text


def test_a_language_that_is_no_longer_offered_falls_back_to_english(settings):
    duo()
    settings.REPORT_LANGUAGES = {"en": "English", "pt": "Português"}
    sweep(TUESDAY)
    assert sorted(Digest.objects.values_list("subject", flat=True)) == ["A atividade realizou-se? Visit to Mzuzu", "Was it held? Visit to Mzuzu"]


def test_a_word_on_a_pause_says_what_was_proposed():
    partnership = make.partnership()
    mentor, mentee = (make.member_user(partnership, side, "lead facilitator") for side in ("mentor", "mentee"))
    seats = {user: user.practitioner.memberships.get() for user in (mentor, mentee)}
    manager = make.manager(partnership.programme)
    with time_machine.travel(TUESDAY - DAY, tick=False):
        partnership.journey.propose(to="paused", by=seats[mentee], reason="An election.", recorded_by=manager, how="by letter")
    sweep(TUESDAY)
    text = Digest.objects.get(person=mentee).text
    assert "* eThekwini → Mzuzu: Pause the partnership\n  Mzuzu accepts, 9 March 2026\n" in text

"""A city that is introduced says in its own words what it needs or offers, by a link of its own."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participants.models import Asking
from tests import make
from tests.participants.introductions.desk import introduced
from tests.stages.journey.scenes import as_, duo

pytestmark = pytest.mark.django_db
OWN = "We want a plan that lasts longer than a council."
PLANTED = "Ekurhuleni would never say this aloud."
SIGNED = "The director of planning, Zomba"


@pytest.fixture
def scene():
    return duo()


@pytest.fixture
def broker(scene):
    return make.member_user(scene.partnership, "support", "broker")


@pytest.fixture
def record(scene, broker):
    """Zomba needs, Ekurhuleni offers."""
    return introduced(scene.partnership.programme, broker, needs="Written for Zomba", offers=PLANTED, why="Between us: Zomba is late.")


def link(token):
    return reverse("introduction-words", args=[token])


def ask(user, record, which="seeker"):
    return as_(user).post(reverse("introduction-ask", args=[record.pk, which]))


def take_back(user, record, which="seeker"):
    return as_(user).post(reverse("introduction-ask-back", args=[record.pk, which]))


def write(token, words=OWN, writer=SIGNED, version=1, client=None):
    return (client or Client()).post(link(token), {"words": words, "writer": writer, "version": version})


def own(record, which="seeker"):
    return record.askings.get(which=which)


def page(user, record):
    return as_(user).get(reverse("introduction", args=[record.pk])).text


def later(days):
    Asking.objects.update(expires_at=timezone.now() + dt.timedelta(days))


def test_the_broker_asks_and_the_link_is_shown_once(broker, record):
    shown = ask(broker, record).context["address"]
    token = shown.rstrip("/").rpartition("/")[2]
    asking = own(record)
    assert (len(token) >= 43, token in asking.token_digest, asking.is_open) == (True, False, True)
    assert dt.timedelta(13) < asking.expires_at - timezone.now() <= dt.timedelta(14)
    assert (token in page(broker, record), "Zomba has a link to write, until" in page(broker, record)) == (False, True)
    assert Client().get(link(token)).status_code == 200


def test_a_city_writes_without_an_account_and_the_broker_reads_who_and_when(broker, record):
    token = record.ask("seeker", by=broker)
    assert write(token).url == link(token)
    day = f"{timezone.now():%-d %B %Y}"
    text = page(broker, record)
    assert OWN in text
    assert f"In the city’s own words: {SIGNED}, on {day}." in text
    record.refresh_from_db()
    assert (record.needs, own(record).words, own(record).writer) == ("Written for Zomba", OWN, SIGNED)
    assert OWN in Client().get(link(token)).text


def test_the_page_behind_the_link_shows_two_names_a_question_and_nothing_else(broker, record):
    tokens = {which: record.ask(which, by=broker) for which in ("seeker", "provider")}
    assert write(tokens["provider"], words="What only Ekurhuleni wrote").status_code == 302
    text = Client().get(link(tokens["seeker"])).text
    assert [each in text for each in ("Zomba", "Ekurhuleni", "A broker introduces you", "What does Zomba need?")] == [True] * 4
    kept = (PLANTED, "Between us", "Written for Zomba", "What only Ekurhuleni wrote", record.introducer.name, record.programme.title, "broker 1")
    assert [each for each in kept if each in text] == []
    assert "What does Ekurhuleni offer?" in Client().get(link(tokens["provider"])).text


def test_a_manager_who_introduces_is_called_that(scene):
    record = introduced(scene.partnership.programme, scene.manager)
    assert "The manager of a mentorship programme introduces you" in Client().get(link(record.ask("seeker", by=scene.manager))).text


def test_one_link_is_one_city(broker, record):
    token = record.ask("seeker", by=broker)
    record.ask("provider", by=broker)
    write(token)
    assert [own(record, which).words for which in ("seeker", "provider")] == [OWN, ""]


def test_a_second_tab_is_refused_with_both_texts_of_this_city(broker, record):
    token = record.ask("seeker", by=broker)
    assert [write(token).status_code, (late := write(token, words="Typed in a second tab")).status_code] == [302, 409]
    assert [each in late.text for each in (OWN, "Typed in a second tab", PLANTED)] == [True, True, False]
    assert own(record).words == OWN
    assert write(token, words="Typed in a second tab", version=2).status_code == 302
    assert (own(record).words, own(record).history.count()) == ("Typed in a second tab", 3)


def test_both_cities_write_at_the_same_time(broker, record):
    tokens = [record.ask(which, by=broker) for which in ("seeker", "provider")]
    assert [write(token).status_code for token in tokens] == [302, 302]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"words": ""}, ["words"]),
        ({"words": " "}, ["words"]),
        ({"words": "bell\x07"}, ["words"]),
        ({"words": "x" * 20_001}, ["words"]),
        ({"writer": ""}, ["writer"]),
        ({"writer": "bell\x07"}, ["writer"]),
        ({"writer": "x" * 201}, ["writer"]),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_at_its_field(broker, record, fields, wrong):
    answer = write(record.ask("seeker", by=broker), **fields)
    assert (answer.status_code, list(answer.context["form"].errors), own(record).words) == (200, wrong, "")


def test_ten_thousand_characters_are_welcome(broker, record):
    assert write(record.ask("seeker", by=broker), words="x" * 10_000).status_code == 302


def test_markup_is_text(broker, record):
    write(record.ask("seeker", by=broker), words="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page(broker, record)


def test_after_fourteen_days_the_link_says_what_to_do_and_nothing_typed_is_lost(broker, record):
    token = record.ask("seeker", by=broker)
    later(days=0)
    assert "Ask whoever sent it to you for a new one." in Client().get(link(token)).text
    late = write(token)
    assert (Client().get(link(token)).status_code, late.status_code, OWN in late.text, own(record).words) == (410, 410, True, "")


def test_a_link_is_renewed_and_the_one_before_ends(broker, record):
    first = record.ask("seeker", by=broker)
    write(first)
    second = record.ask("seeker", by=broker)
    assert [Client().get(link(token)).status_code for token in (first, second)] == [404, 200]
    old = write(first, words="Too late")
    assert (old.status_code, "Too late" in old.text, own(record).words) == (404, True, OWN)


def test_an_ended_link_is_renewed(broker, record):
    record.ask("seeker", by=broker)
    take_back(broker, record)
    assert Client().get(link(record.ask("seeker", by=broker))).status_code == 200


def test_a_link_is_taken_back_and_the_words_stay(broker, record):
    token = record.ask("seeker", by=broker)
    write(token)
    assert [take_back(broker, record).status_code for _ in range(2)] == [302, 409]
    assert (Client().get(link(token)).status_code, write(token, version=2).status_code) == (410, 410)
    assert OWN in page(broker, record)


def test_words_stay_as_they_are_once_it_is_answered(scene, broker, record):
    token = record.ask("seeker", by=broker)
    write(token)
    record.decline(reason="Not this year", declined_by="seeker", by=scene.manager)
    late = write(token, words="Late words", version=2)
    assert (late.status_code, own(record).words, ask(broker, record).status_code) == (410, OWN, 409)
    assert (OWN in page(broker, record), "Ask Zomba to write" in page(broker, record)) == (True, False)


def test_only_who_introduced_or_manages_asks(scene, broker, record):
    other = make.member_user(scene.partnership, "support", "broker")
    users = (broker, scene.manager, scene.mentor, other, make.funder(record.programme))
    assert [ask(user, record).status_code for user in users] == [200, 200, 404, 404, 404]
    assert [take_back(user, record).status_code for user in (scene.mentor, other, scene.manager)] == [404, 404, 302]


@pytest.mark.parametrize("which", ["nobody", "introducer", "programme"])
def test_only_the_two_cities_are_asked(broker, record, which):
    assert [ask(broker, record, which).status_code, take_back(broker, record, which).status_code] == [404, 404]


def test_a_link_that_nobody_made_is_unknown():
    assert [Client().get(link(token)).status_code for token in ("x", "x" * 43, "9" * 300)] == [404] * 3


def test_a_broker_may_leave_it_to_the_city(broker, scene):
    address = reverse("introduction-new", args=[scene.partnership.programme_id])
    typed = {"seeker": make.city("Zomba", "MW").pk, "provider": make.city("Ekurhuleni").pk, "why": "They fit", "on": "2024-03-01"}
    made = as_(broker).post(address, typed | {"needs_voice": "for", "offers_voice": "for"})
    assert made.status_code == 302
    assert as_(broker).get(made.url).text.count("Nothing is written yet.") == 2


def test_a_city_that_was_asked_is_not_swapped_for_another(broker, record):
    write(record.ask("seeker", by=broker))
    record.refresh_from_db()
    typed = {"seeker": make.city("Beira", "MZ").pk, "provider": record.provider_id, "why": "They fit", "on": "2024-03-01", "version": record.version}
    as_(broker).post(reverse("introduction-change", args=[record.pk]), typed | {"needs_voice": "for", "offers_voice": "for"})
    named = record.seeker.name
    record.refresh_from_db()
    assert (record.seeker.name, record.why) == (named, "They fit")


def test_who_has_the_form_open_learns_that_a_city_was_asked_meanwhile(broker, record):
    record.ask("seeker", by=broker)
    typed = {"seeker": make.city("Beira", "MZ").pk, "provider": record.provider_id, "why": "They fit", "on": "2024-03-01", "version": 1}
    assert as_(broker).post(reverse("introduction-change", args=[record.pk]), typed).status_code == 409


def test_a_partnership_reads_the_words_it_came_of(scene, broker, record):
    write(record.ask("seeker", by=broker))
    made = make.partnership(record.provider, record.seeker, record.programme)
    record.become(made, by=scene.manager)
    inside, outside = make.member_user(made, "mentor", "facilitator"), make.member_user(scene.partnership, "mentee", "facilitator")
    found = [as_(user).get(reverse("introduction", args=[record.pk])) for user in (inside, outside)]
    assert [(each.status_code, OWN in each.text) for each in found] == [(200, True), (404, False)]


def test_a_link_in_wrong_hands_does_not_fill_the_disk(broker, record):
    token = record.ask("seeker", by=broker)
    Asking.objects.update(version=Asking.MOST + 1)
    answer = write(token, version=Asking.MOST + 1)
    assert (answer.status_code, OWN in answer.text, own(record).words) == (200, True, "")


@pytest.mark.parametrize("half", [{"words": OWN}, {"writer": SIGNED}, {"written_at": "2024-01-01T00:00Z"}, {"words": OWN, "writer": SIGNED}])
def test_the_database_refuses_words_without_who_and_when(broker, record, half):
    record.ask("seeker", by=broker)
    with pytest.raises(IntegrityError), transaction.atomic():
        Asking.objects.update(**half)

"""The pages of the pulse: who answers and how, what each reader sees of it, and what nobody does."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stages.models import Talk, Wave
from stages.trust.closing import close_wave
from tests import make
from tests.filling import form_of
from tests.stages.trust.asking import answer, closed_wave, kept, responses, said, teams

pytestmark = pytest.mark.django_db


@pytest.fixture
def duo():
    return teams(2, 2)


def as_(user):
    client = Client()
    client.force_login(user)
    return client


def filled(teams, user, value=6, **changes):
    """The form as a browser sends it, all with one value."""
    asked = {f"{who or 'all'}-{item}": str(value) for who, item in said(teams, user)}
    return {"version": "0", **asked, **changes}


def posted(wave, user, data):
    return as_(user).post(reverse("pulse-answer", args=[wave.pk]), data)


def page(name, user, *arguments):
    return as_(user).get(reverse(name, args=arguments))


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_form_asks_about_those_one_has_met_and_the_promise_stands_before_it(duo):
    user, wave = duo.lead("mentee"), duo.wave()
    told = page("pulse-answer", user, wave.pk).content.decode()
    names = {name.partition("-")[0] for name in form_of(told).fields} - {"csrfmiddlewaretoken", "version"}
    assert names == {"all", *(str(who.pk) for who in duo.met_by(user))}
    assert -1 < told.index("What we promise you") < told.index("Keeps promises")
    assert "not a validated scale" in told


def test_what_is_sent_is_kept_and_shown_again_to_whoever_sent_it_alone(duo):
    wave, user, fellow = duo.wave(), duo.lead(), duo.people["mentor"][1]
    somebody = duo.met_by(user)[0]
    assert posted(wave, user, filled(duo, user, **{f"{somebody.pk}-able": "0", "all-peers": ""})).status_code == 302
    wanted = said(duo, user) | {(somebody.pk, "able"): None}
    wanted.pop((None, "peers"))
    assert kept(user, wave) == wanted
    again, theirs = (form_of(page("pulse-answer", each, wave.pk).content.decode()).fields for each in (user, fellow))
    assert (again[f"{somebody.pk}-able"].values, again["all-heard"].values, again["all-peers"].values) == (["0"], ["6"], [])
    assert {name: each.values for name, each in theirs.items() if each.values and "-" in name} == {}


def test_an_answer_is_changed_and_taken_back(duo):
    wave, user = duo.wave(), duo.lead()
    posted(wave, user, filled(duo, user))
    assert posted(wave, user, filled(duo, user, 3, version="1")).status_code == 302
    assert kept(user, wave) == said(duo, user, value=3)
    assert as_(user).post(reverse("pulse-withdraw", args=[wave.pk])).status_code == 302
    assert (kept(user, wave), responses([user])) == ({}, [0])


def refused(response, sentence, status=200):
    """Refused with this sentence, and what was chosen elsewhere is still in the page."""
    chosen = form_of(response.content.decode()).fields["all-heard"].values
    return (response.status_code, sentence in text_of(response), chosen) == (status, True, ["6"])


def test_what_cannot_be_is_refused_with_a_sentence_and_the_rest_stays(duo):
    wave, user = duo.wave(), duo.lead()
    stranger = make.membership(duo.partnership, "mentee", "planner").practitioner
    met, never = "whom you have met", "not about yourself"
    for changes, sentence in (
        ({"all-peers": "8"}, "Choose a number from 1 to 7"),
        ({f"{stranger.pk}-keeps": "3"}, met),
        ({f"{user.practitioner.pk}-keeps": "7"}, never),
        ({"all-spoke": "3"}, "does not ask that"),
    ):
        assert refused(posted(wave, user, filled(duo, user, **changes)), sentence)
    assert responses([user]) == [0]


def test_twice_or_too_late_it_is_refused_with_a_sentence_and_all_stays_in_the_page(duo):
    wave, user = duo.wave(), duo.lead()
    posted(wave, user, filled(duo, user, 2))
    twice = posted(wave, user, filled(duo, user))
    assert refused(twice, "answered already", 409)
    assert form_of(twice.content.decode()).fields["version"].values == ["1"]
    close_wave(wave)
    assert refused(posted(wave, user, filled(duo, user, version="1")), "is closed", 409)
    assert kept(user, wave) == said(duo, user, value=2)
    assert page("pulse-answer", user, wave.pk).url == reverse("pulse", args=[duo.partnership.pk])


def test_of_nothing_at_all_nothing_is_kept(duo):
    wave, user = duo.wave(), duo.lead()
    assert "Answer one question at least" in text_of(posted(wave, user, {"version": "0"}))
    assert responses([user]) == [0]


def test_whoever_is_no_member_cannot_answer_and_learns_no_more_than_they_may(duo):
    wave = duo.wave()
    stranger = make.member_user(make.partnership(), "mentor", "facilitator")
    mayor = make.member_user(duo.partnership, "mentee", "political leader")
    newcomer = make.member_user(duo.partnership, "mentee", "planner", admitted=False)
    statuses = [posted(wave, user, filled(duo, duo.lead())).status_code for user in (stranger, mayor, newcomer)]
    assert (statuses, responses([stranger, mayor, newcomer])) == ([404, 403, 403], [0] * 3)


def outsiders(here):
    return [
        make.funder(here.programme),
        make.administrator(),
        make.member_user(here, "mentee", "political leader"),
        make.member_user(here, "mentor", "administrative leader"),
        make.member_user(here, "support", "adviser"),
        make.member_user(here, "support", "association"),
        make.member_user(here, "mentee", "planner", admitted=False),
        make.member_user(make.partnership(make.city("A"), make.city("B"), here.programme), "mentor", "lead facilitator"),
    ]


def test_of_a_wave_of_nine_its_readers_see_the_means_and_nobody_else_the_page():
    here = teams(5, 4)
    closed_wave(here, here.everyone, value=4)
    readers = [
        here.lead(),
        here.people["mentee"][3],
        make.member_user(here.partnership, "support", "broker"),
        make.manager(here.partnership.programme),
    ]
    for user in readers:
        told = text_of(page("pulse", user, here.partnership.pk))
        assert "Both cities together: 5 to 9 answers, from nearly all of those asked." in told
        assert told.count("Both cities together: 4") == 4
        assert "The two cities are not shown apart." in told
    statuses = [page(name, user, here.partnership.pk).status_code for user in outsiders(here.partnership) for name in ("pulse", "pulse-guide")]
    assert set(statuses) == {403, 404}


def test_of_a_wave_of_four_the_page_says_why_nothing_is_shown_and_offers_the_guide():
    here = teams(4, 3)
    closed_wave(here, here.people["mentor"])
    told = text_of(page("pulse", here.lead(), here.partnership.pk))
    assert "Nothing can be shown of this pulse." in told
    assert "Open the conversation guide" in told
    assert "answers, from" not in told


def test_with_five_from_each_city_both_are_shown_by_name():
    here = teams(5, 5)
    closed_wave(here, here.everyone, value=7)
    told = text_of(page("pulse", here.lead(), here.partnership.pk))
    assert [told.count(f"{name}: 5½ or more") for name in ("Both cities together", "eThekwini", "Mzuzu")] == [4, 4, 4]


def test_while_it_is_open_no_page_says_who_answered_or_how_many():
    here = teams(6, 6)
    wave, client = here.wave(), as_(here.lead("mentee"))
    address = reverse("pulse", args=[here.partnership.pk])
    before = client.get(address).content
    for user in here.people["mentor"]:
        answer(here, wave, user)
    after = client.get(address).content
    assert re.sub(rb'csrfmiddlewaretoken" value="\w+"', b"", after) == re.sub(rb'csrfmiddlewaretoken" value="\w+"', b"", before)


def test_a_lead_opens_a_pulse_and_sees_when_the_next_can_be_opened(duo):
    client, address = as_(duo.lead("mentee")), reverse("pulse-open", args=[duo.partnership.pk])
    assert [client.post(address).status_code for _ in range(2)] == [302, 409]
    assert [wave.opened_by for wave in Wave.objects.all()] == [duo.seat(duo.lead("mentee"))]
    later = f"{timezone.localdate() + dt.timedelta(60):%-d %B %Y}"
    assert f"A lead can open the next pulse from {later} on." in text_of(client.get(reverse("pulse", args=[duo.partnership.pk])))


KEY, TODAY = "0b7e3c9a-4a52-4f0e-9a37-1f6f5f6c9d11", timezone.localdate().isoformat()
AGREED = "We tell each other before a promise slips. Planted."


def noted(client, here, text=AGREED, **fields):
    return client.post(reverse("talk-new", args=[here.pk]), {"on": TODAY, "text": text, "key": KEY, **fields})


def test_what_was_agreed_is_read_in_the_safe_space_and_nowhere_else():
    here = teams(2, 2)
    assert [noted(as_(here.lead()), here.partnership).status_code for _ in range(2)] == [302, 302]
    newcomer = make.member_user(here.partnership, "mentee", "planner")
    talks = [len(Talk.objects.read_by(user)) for user in (*here.everyone, newcomer)]
    assert talks == [1, 1, 1, 1, 0]
    assert AGREED in text_of(page("pulse-guide", here.lead("mentee"), here.partnership.pk))
    others = [
        newcomer,
        make.manager(here.partnership.programme),
        make.member_user(here.partnership, "support", "broker"),
        *outsiders(here.partnership),
    ]
    assert [AGREED in text_of(page("pulse-guide", user, here.partnership.pk)) for user in others] == [False] * len(others)


def test_two_windows_on_one_note_the_second_sees_both_texts(duo):
    client, long = as_(duo.lead()), "It is long. " * 20_000
    noted(client, duo.partnership, long)
    (talk,) = Talk.objects.read_by(duo.lead())
    assert talk.text == long.strip()
    address, edit = reverse("talk-change", args=[talk.pk]), {"on": TODAY, "version": "1"}
    assert client.post(address, {**edit, "text": "The first window."}).status_code == 302
    second = client.post(address, {**edit, "text": "The second window."})
    told = second.content.decode()
    assert (second.status_code, told.count("The first window."), told.count("The second window.")) == (409, 1, 1)
    assert client.post(address, {**edit, "version": "2", "text": "The second window."}).status_code == 302


def test_only_its_author_changes_a_note(duo):
    noted(as_(duo.lead()), duo.partnership)
    (talk,) = Talk.objects.read_by(duo.lead())
    others = [duo.people["mentor"][1], make.manager(duo.partnership.programme), make.administrator()]
    assert [page("talk-change", user, talk.pk).status_code for user in others] == [403, 404, 404]

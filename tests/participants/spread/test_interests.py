"""A city that heard of it gets its answer: a partnership in one step, or a kind no."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from participants.entry import Conflict
from participants.models import Interest, Partnership
from tests import make
from tests.stages.journey.scenes import as_, duo

pytestmark = pytest.mark.django_db
KEY = "0b7e3c9a-4a52-4f0e-9a37-1f6f5f6c9d12"
PLANTED = "The mayor of Blantyre said a word in private."


@pytest.fixture
def scene():
    return duo()


@pytest.fixture
def wish(scene):
    return make.interest(scene.partnership.programme, heard_through=scene.partnership, story=PLANTED)


def begin(scene, wish, user=None, **fields):
    address = f"{reverse('partnership-new', args=[wish.programme_id])}?interest={wish.pk}"
    said = {"mentor": scene.partnership.mentor_id, "mentee": wish.city_id, "approach": "hands-on", "since": "2016-01-01", "key": KEY}
    return as_(user or scene.manager).post(address, said | {"interest": wish.pk, "came_through": scene.partnership.pk} | fields)


def decline(scene, wish, reason="Not this year. Come and watch ours in March.", user=None):
    return as_(user or scene.manager).post(reverse("interest-decline", args=[wish.pk]), {"reason": reason})


def errors(response):
    return {name: messages[0] for name, messages in response.context["form"].errors.items()}


def test_one_step_leads_to_the_form_filled_in(scene, wish):
    page = as_(scene.manager).get(reverse("interest", args=[wish.pk]))
    step = f"{reverse('partnership-new', args=[wish.programme_id])}?interest={wish.pk}"
    assert step in page.text
    form = as_(scene.manager).get(step).context["form"]
    assert {name: form[name].value() for name in ("mentee", "came_through", "interest")} == {
        "mentee": wish.city_id,
        "came_through": scene.partnership.pk,
        "interest": wish.pk,
    }


def test_the_partnership_that_came_of_it_is_its_answer(scene, wish):
    response = begin(scene, wish)
    made = Partnership.objects.latest("pk")
    wish.refresh_from_db()
    assert (response.status_code, wish.state, wish.became, wish.answered_by, made.came_through) == (
        302,
        "became",
        made,
        scene.manager,
        scene.partnership,
    )


def test_two_clicks_make_one(scene, wish):
    assert [begin(scene, wish).status_code for _ in range(2)] == [302, 302]
    assert Partnership.objects.filter(mentee=wish.city).count() == 1


def test_a_second_form_does_not_answer_again_and_nothing_typed_is_lost(scene, wish):
    other = make.city("Johannesburg")
    begin(scene, wish)
    response = begin(scene, wish, mentor=other.pk, since="2017-02-03", key="0b7e3c9a-4a52-4f0e-9a37-1f6f5f6c9d13")
    assert errors(response) == {"__all__": "Blantyre: this has been answered already. Look at what came of it first."}
    assert ("2017-02-03" in response.text, Partnership.objects.filter(mentee=wish.city).count()) == (True, 1)


def test_an_answered_wish_leads_to_no_new_form(scene, wish):
    decline(scene, wish)
    address = f"{reverse('partnership-new', args=[wish.programme_id])}?interest={wish.pk}"
    assert as_(scene.manager).get(address).status_code == 409


def test_it_is_a_partnership_of_the_city_that_asked(scene, wish):
    assert errors(begin(scene, wish, mentee=make.city("Beira").pk)) == {
        "mentee": "This answers Blantyre. Keep what was filled in, or begin the partnership from the programme's page."
    }


@pytest.mark.parametrize("number", ["x", "-1", "0", "9" * 30, "²", "\x00"])
def test_an_address_that_names_no_wish_is_not_found(scene, number):
    address = reverse("partnership-new", args=[scene.partnership.programme_id])
    assert as_(scene.manager).get(address, {"interest": number}).status_code == 404


def test_a_wish_of_another_programme_is_no_choice(scene, wish):
    elsewhere = duo()
    theirs = make.interest(elsewhere.partnership.programme, wish.city, heard_through=elsewhere.partnership)
    assert list(errors(begin(scene, wish, interest=theirs.pk))) == ["interest"]
    theirs.refresh_from_db()
    assert theirs.state == "open"


def test_a_kind_no_keeps_its_reason(scene, wish):
    assert decline(scene, wish).status_code == 302
    wish.refresh_from_db()
    assert (wish.state, wish.declined_because) == ("declined", "Not this year. Come and watch ours in March.")
    assert "Come and watch ours in March." in as_(scene.mentee).get(reverse("interest", args=[wish.pk])).text


def test_a_second_no_is_told_so_and_keeps_what_was_typed(scene, wish):
    decline(scene, wish)
    response = decline(scene, wish, "Another reason")
    wish.refresh_from_db()
    assert (response.status_code, "Another reason" in response.text) == (409, True)
    assert wish.declined_because == "Not this year. Come and watch ours in March."


@pytest.mark.parametrize("reason", ["", "   ", "bell\x07", "x" * 20_001])
def test_a_no_without_a_reason_is_none(scene, wish, reason):
    assert list(errors(decline(scene, wish, reason))) == ["reason"]
    wish.refresh_from_db()
    assert wish.state == "open"


def test_the_verbs_refuse_a_second_answer(scene, wish):
    wish.become(scene.partnership, by=scene.manager)
    wish.become(scene.partnership, by=scene.manager)
    with pytest.raises(Conflict):
        wish.decline(reason="No", by=scene.manager)


@pytest.mark.parametrize("answer", [{"declined_because": "No"}, {"answered_at": "2024-01-01T00:00Z"}])
def test_the_database_refuses_half_an_answer(wish, answer):
    with pytest.raises(IntegrityError), transaction.atomic():
        Interest.objects.filter(pk=wish.pk).update(**answer)


def test_only_the_manager_answers(scene, wish):
    assert [decline(scene, wish, user=user).status_code for user in (scene.mentor, make.user())] == [403, 404]


def test_outsiders_never_see_it(scene, wish):
    programme = scene.partnership.programme
    sister = make.partnership(scene.partnership.mentor, make.city("Otjiwarongo", "NA"), programme)
    users = [
        make.member_user(sister, "mentee", "lead facilitator"),
        make.member_user(scene.partnership, "mentee", "facilitator", until=make.day("2021-01-01")),
        make.funder(programme),
        make.manager(make.programme()),
    ]
    addresses = [reverse("interest", args=[wish.pk])] + [reverse(name, args=[programme.pk]) for name in ("interests", "spread", "programme")]
    for user in users:
        answers = [as_(user).get(address) for address in addresses]
        assert answers[0].status_code == 404
        assert [answer.status_code for answer in answers if PLANTED in answer.text or "Blantyre" in answer.text] == []
    assert [as_(scene.mentee).get(address).text.count("Blantyre") > 0 for address in addresses] == [True] * 4


def test_for_a_member_the_partnership_that_came_of_it_does_not_exist(scene, wish):
    begin(scene, wish)
    made = Partnership.objects.latest("pk")
    for name, pk in (("interest", wish.pk), ("interests", wish.programme_id), ("spread", wish.programme_id)):
        seen, shown = (as_(user).get(reverse(name, args=[pk])).text for user in (scene.mentee, scene.manager))
        assert [reverse("partnership", args=[made.pk]) in seen, "became a partnership" in seen, "answered" in seen.lower()] == [False, False, True]
        assert "became a partnership" in shown


def test_a_member_sees_the_tree_of_what_they_know(scene, wish):
    other = make.partnership(make.city("Johannesburg"), make.city("Lilongwe", "MW"), scene.partnership.programme, came_through=scene.partnership)
    seen, shown = (as_(user).get(reverse("spread", args=[wish.programme_id])).text for user in (scene.mentee, scene.manager))
    names = ("eThekwini", "Mzuzu", "Blantyre", "Johannesburg", "Lilongwe")
    assert [name in seen for name in names] == [True, True, True, False, False]
    assert [name in shown for name in names] == [True] * 5
    inside = make.member_user(other, "mentee", "lead facilitator")
    theirs = as_(inside).get(reverse("spread", args=[wish.programme_id])).text
    assert [name in theirs for name in names] == [False, False, False, True, True]


@pytest.mark.parametrize("number", [0, 200])
def test_the_tree_is_whole_with_none_and_with_two_hundred(client, number):
    programme, mentor = make.programme(), make.city("eThekwini")
    client.force_login(make.manager(programme))
    for each in range(number):
        make.interest(programme, make.city(f"City {each}"), heard_through=None if each else make.partnership(mentor, make.city("Mzuzu"), programme))
    text = client.get(reverse("spread", args=[programme.pk])).text
    assert ("Nothing has spread yet" in text, "The tables have every one" in text) == (number == 0, number == 200)

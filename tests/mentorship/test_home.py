"""The home page of each role."""

import datetime as dt

import pytest

from mentorship.portfolio import SHOWN
from participants.models import Partnership
from participants.partnerships.parts import Role, Side
from stages.signals.standing import refresh
from tests import make

pytestmark = pytest.mark.django_db


def home(client, user, query=""):
    refresh(Partnership.objects.values_list("pk", flat=True))
    client.force_login(user)
    return client.get(f"/{query}")


def many(programme, number, stage="courtship"):
    mentor = make.city("eThekwini")
    return [
        make.partnership(mentor, make.city(f"City {n}", "MW"), programme, stage=stage, since=dt.date(2020, 1, 1) + dt.timedelta(n))
        for n in range(number)
    ]


def test_a_manager_sees_each_partnership_under_its_stage(client):
    here = make.partnership(stage="adoption")
    make.activity(here, "A call", "2024-03-01", on_precision="month")
    columns = home(client, make.manager(here.programme)).context["columns"]
    assert [(column.stage.key, [card.pk for card in column.cards]) for column in columns if column.cards] == [("adoption", [here.pk])]
    assert columns[2].cards[0].last == "Last contact March\N{NO-BREAK SPACE}2024"


def test_a_plan_is_no_contact(client):
    here = make.partnership()
    make.activity(here, "A plan", "2024-03-01", held=False)
    assert home(client, make.manager(here.programme)).context["columns"][0].cards[0].last == "No contact logged yet"


def test_a_column_shows_the_ten_longest_and_says_that_there_are_more(client):
    programme = make.programme()
    there = many(programme, SHOWN + 3)
    column = home(client, make.manager(programme)).context["columns"][0]
    assert [card.pk for card in column.cards] == [partnership.pk for partnership in there[:SHOWN]]
    assert (column.number, column.more) == (SHOWN + 3, 3)


def test_an_open_move_names_the_city_whose_word_is_awaited(client):
    here = make.partnership()
    lead = make.member_user(here, Side.MENTOR, Role.LEAD_FACILITATOR)
    here.journey.propose(to="inspiration", by=lead.practitioner.memberships.get(), reason="Ready")
    card = home(client, make.manager(here.programme)).context["columns"][0].cards[0]
    assert card.waiting == "Waiting for the word of Mzuzu"


def test_a_lead_is_told_of_a_move_that_waits_for_their_word_and_the_proposer_is_not(client):
    here = make.partnership()
    lead, other = make.member_user(here, Side.MENTOR, Role.LEAD_FACILITATOR), make.member_user(here, Side.MENTEE, Role.LEAD_PLANNER)
    move = here.journey.propose(to="inspiration", by=lead.practitioner.memberships.get(), reason="Ready")
    assert home(client, other).context["moves"] == [move]
    assert home(client, lead).context["moves"] == []


def test_a_manager_with_nothing_yet_is_shown_where_to_begin(client):
    assert "No partnership yet" in home(client, make.manager(make.programme())).content.decode()


def test_a_leader_is_led_to_the_brief_of_their_city_and_a_practitioner_is_not(client):
    here = make.partnership(make.city("eThekwini"), make.city("Mzuzu", "MW"))
    mayor, planner = (make.member_user(here, Side.MENTEE, role) for role in (Role.POLITICAL_LEADER, Role.PLANNER))
    way = f'href="/partnerships/{here.pk}/brief/mentee/"'
    assert [way in home(client, user).text for user in (mayor, planner)] == [True, False]


def test_somebody_without_a_part_is_told_whom_to_ask(client):
    assert "Ask a programme manager for an invitation" in home(client, make.user()).content.decode()


@pytest.mark.parametrize("number", [5, 25, 50])
def test_the_portfolio_asks_the_same_few_questions_however_many_there_are(client, django_assert_num_queries, number):
    programme = make.programme()
    for each in many(programme, number):
        make.activity(each, "A plan", held=False)
    user = make.manager(programme)
    home(client, user)
    with django_assert_num_queries(9):
        client.get("/")


def test_the_filter_is_drawn_when_asked_for_and_while_it_filters(client):
    here = make.partnership()
    manager = make.manager(here.programme)
    fields = {
        query: home(client, manager, query).content.decode().count('name="country"') for query in ("", "?choose=1", "?country=MW", "?country=XX")
    }
    assert fields == {"": 0, "?choose=1": 1, "?country=MW": 1, "?country=XX": 0}

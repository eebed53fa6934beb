"""Which partnership is it about: asked only where there is a choice."""

import pytest

from stages.models import Activity
from tests import make
from tests.stages.activities.saying import duo, said

pytestmark = pytest.mark.django_db


def two(programme=None):
    """A manager of one programme with two partnerships."""
    partnership, _user = duo()
    sister = make.partnership(partnership.mentor, make.city("Otjiwarongo", "NA"), programme or partnership.programme)
    return partnership, sister, make.manager(partnership.programme)


def test_who_has_one_partnership_is_not_asked_which(client):
    partnership, user = duo()
    make.partnership(make.city("Johannesburg"), make.city("Lilongwe", "MW"))
    client.force_login(user)
    client.post("/log/new/", said())
    assert Activity.objects.get().partnerships == [partnership]


def test_who_has_several_chooses_first(client):
    partnership, sister, user = two()
    client.force_login(user)
    page = client.get("/log/new/").text
    assert 'name="instrument"' not in page
    assert all(f'href="?partnership={each.pk}"' in page for each in (partnership, sister))


def test_one_activity_may_serve_two_partnerships(client):
    partnership, sister, user = two()
    client.force_login(user)
    client.post(f"/log/new/?partnership={partnership.pk}&partnership={sister.pk}", said())
    assert Activity.objects.get().partnerships == [partnership, sister]


def test_people_of_all_its_partnerships_are_offered(client):
    partnership, sister, user = two()
    names = ("Somebody of Mzuzu", "Somebody of Otjiwarongo")
    for each, name in zip((partnership, sister), names, strict=True):
        make.membership(each, "mentee", "planner", make.practitioner(name))
    client.force_login(user)
    page = client.get(f"/log/new/?partnership={partnership.pk}&partnership={sister.pk}").text
    assert all(name in page for name in names)


def test_one_activity_does_not_serve_two_programmes(client):
    partnership, sister, user = two(programme=make.programme("Another"))
    make.Role.objects.create(programme=sister.programme, practitioner=user.practitioner, kind="manager", since=make.BEGAN)
    client.force_login(user)
    answer = client.post(f"/log/new/?partnership={partnership.pk}&partnership={sister.pk}", said())
    assert "One activity belongs to one programme" in answer.text
    assert not Activity.objects.exists()


@pytest.mark.parametrize("address", ["/log/new/", "/plan/new/"])
def test_a_partnership_out_of_sight_does_not_exist(client, address):
    _partnership, user = duo()
    foreign = make.partnership(make.city("Johannesburg"), make.city("Lilongwe", "MW"))
    client.force_login(user)
    for wrong in (foreign.pk, "x", 10**30, -1, "²"):
        assert client.post(f"{address}?partnership={wrong}", said()).status_code == 404
    assert not Activity.objects.exists()


@pytest.mark.parametrize("address", ["/log/new/", "/plan/new/"])
def test_who_may_look_but_not_log_is_refused(client, address):
    partnership, _user = duo()
    client.force_login(make.member_user(partnership, "mentee", "political leader"))
    assert client.get(address).status_code == 403
    assert client.post(f"{address}?partnership={partnership.pk}", said()).status_code == 403
    assert not Activity.objects.exists()


def test_who_may_log_in_one_of_two_partnerships_may_not_log_for_both(client):
    partnership, sister, _user = two()
    user = make.member_user(partnership, "mentee", "facilitator")
    make.membership(sister, "support", "broker", user.practitioner)
    client.force_login(user)
    assert client.post(f"/log/new/?partnership={partnership.pk}&partnership={sister.pk}", said()).status_code == 403
    assert client.post(f"/log/new/?partnership={partnership.pk}", said()).status_code == 302


def test_an_activity_of_two_partnerships_is_changed_by_who_may_log_in_both(client):
    partnership, sister, user = two()
    plan = make.activity([partnership, sister], held=False)
    client.force_login(make.member_user(partnership, "mentee", "facilitator"))
    assert client.get(f"/activities/{plan.pk}/").status_code == 200
    assert {client.get(f"/activities/{plan.pk}/{verb}/").status_code for verb in ("hold", "cancel", "change")} == {403}
    client.force_login(user)
    assert {client.get(f"/activities/{plan.pk}/{verb}/").status_code for verb in ("hold", "cancel", "change")} == {200}


def test_a_partnership_out_of_sight_is_not_named_on_the_page_of_a_shared_activity(client):
    partnership, sister, _user = two()
    shared = make.activity([partnership, sister])
    client.force_login(make.member_user(partnership, "mentee", "facilitator"))
    for address in (f"/activities/{shared.pk}/", "/log/"):
        page = client.get(address).text
        assert "eThekwini → Mzuzu" in page
        assert "Otjiwarongo" not in page

"""A broker brings two cities together: who may, who reads it, and what comes of it."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from participants.models import Introduction, Partnership
from tests import make
from tests.participants.introductions.desk import introduced
from tests.stages.journey.scenes import as_, duo

pytestmark = pytest.mark.django_db
KEY = "0b7e3c9a-4a52-4f0e-9a37-1f6f5f6c9d15"
PLANTED = "Zomba would never say this aloud."


@pytest.fixture
def scene():
    return duo()


@pytest.fixture
def programme(scene):
    return scene.partnership.programme


@pytest.fixture
def broker(scene):
    return make.member_user(scene.partnership, "support", "broker")


@pytest.fixture
def cities():
    return make.city("Zomba", "MW"), make.city("Ekurhuleni")


def said(cities, **fields):
    seeker, provider = cities
    texts = {"needs": PLANTED, "needs_voice": "own", "offers": "What we learned", "offers_voice": "for", "why": "The same question"}
    return {"seeker": seeker.pk, "provider": provider.pk, "on": "2024-03-01", "key": KEY} | texts | fields


def introduce(user, programme, data):
    return as_(user).post(reverse("introduction-new", args=[programme.pk]), data)


def begin(scene, record, user=None, **fields):
    address = f"{reverse('partnership-new', args=[record.programme_id])}?introduction={record.pk}"
    typed = {"mentor": record.provider_id, "mentee": record.seeker_id, "approach": "hands-on", "since": "2024-03-01", "key": KEY}
    return as_(user or scene.manager).post(address, typed | {"introduction": record.pk} | fields)


def errors(response):
    return {name: messages[0] for name, messages in response.context["form"].errors.items()}


def test_a_broker_finds_the_desk_from_home_and_introduces(broker, programme, cities):
    assert reverse("introductions", args=[programme.pk]) in as_(broker).get("/").text
    response = introduce(broker, programme, said(cities))
    made = Introduction.objects.get()
    assert (response.status_code, response.url) == (302, reverse("introduction", args=[made.pk]))
    assert (made.seeker, made.provider, made.introducer, made.state) == (*cities, broker.practitioner, "open")
    assert "Zomba" in as_(broker).get(reverse("introductions", args=[programme.pk])).text


def test_a_city_that_asks_is_offered_to_the_broker(broker, scene, programme):
    wish = make.interest(programme, heard_through=scene.partnership)
    address = f"{reverse('introduction-new', args=[programme.pk])}?seeker={wish.city_id}"
    assert address in as_(broker).get(reverse("introductions", args=[programme.pk])).text
    assert f'<option value="{wish.city_id}" selected>' in as_(broker).get(address).text


@pytest.mark.parametrize("seeker", ["x", "9" * 30, "\x00", "-1"])
def test_an_odd_address_is_an_empty_form(broker, programme, seeker):
    assert as_(broker).get(reverse("introduction-new", args=[programme.pk]), {"seeker": seeker}).status_code == 200


def test_two_clicks_introduce_once(broker, programme, cities):
    assert len({introduce(broker, programme, said(cities)).url for _ in range(2)}) == 1
    assert Introduction.objects.count() == 1


def test_the_same_two_wait_once(broker, programme, cities):
    introduce(broker, programme, said(cities))
    again = introduce(broker, programme, said(cities, key="0b7e3c9a-4a52-4f0e-9a37-1f6f5f6c9d16"))
    assert errors(again) == {"__all__": "These two cities are introduced already, and it waits for an answer."}
    assert PLANTED in again.text


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"seeker": ""}, "seeker"),
        ({"provider": "9" * 30}, "provider"),
        ({"needs": "x" * 20_001}, "needs"),
        ({"offers": "x" * 20_001}, "offers"),
        ({"why": "bell\x07"}, "why"),
        ({"needs_voice": "nobody"}, "needs_voice"),
        ({"on": "0001-01-01"}, "on"),
        ({"on": (timezone.localdate() + dt.timedelta(400)).isoformat()}, "on"),
        ({"on_precision": "century"}, "on_precision"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_at_its_field(broker, programme, cities, fields, field):
    assert list(errors(introduce(broker, programme, said(cities, **fields)))) == [field]
    assert Introduction.objects.count() == 0


def test_two_cities_are_two(broker, programme, cities):
    assert errors(introduce(broker, programme, said((cities[0], cities[0])))) == {"__all__": "An introduction brings together two different cities."}


def test_only_who_brokers_in_the_programme_or_manages_it_introduces(scene, broker, programme, cities):
    elsewhere = make.member_user(make.partnership(*cities), "support", "broker")
    former = make.member_user(scene.partnership, "support", "broker", until=make.day("2021-01-01"))
    users = (broker, scene.manager, scene.mentor, elsewhere, former, make.funder(programme))
    assert [as_(user).get(reverse("introduction-new", args=[programme.pk])).status_code for user in users] == [200, 200, 403, 404, 404, 404]
    assert introduce(scene.mentor, programme, said(cities)).status_code == 403
    assert Introduction.objects.count() == 0


def test_outsiders_never_read_it(scene, broker, programme):
    record = introduced(programme, broker, needs=PLANTED)
    sister = make.partnership(scene.partnership.mentor, make.city("Otjiwarongo", "NA"), programme)
    outside = [
        make.member_user(sister, "support", "broker"),
        make.member_user(scene.partnership, "support", "association"),
        scene.mentor,
        make.funder(programme),
        make.manager(make.programme()),
    ]
    addresses = [reverse(name, args=[record.pk]) for name in ("introduction", "introduction-change", "introduction-decline")]
    assert [[as_(user).get(address).status_code for address in addresses] for user in outside] == [[404] * 3] * len(outside)
    for user in outside:
        for name in ("introductions", "programme", "spread"):
            text = as_(user).get(reverse(name, args=[programme.pk])).text
            assert (PLANTED in text, "Zomba" in text) == (False, False)
    assert [PLANTED in as_(user).get(addresses[0]).text for user in (broker, scene.manager)] == [True, True]


def test_who_no_longer_brokers_reads_it_no_more(scene, broker, programme):
    record = introduced(programme, broker)
    broker.practitioner.memberships.get().end(on=timezone.localdate())
    assert as_(broker).get(reverse("introduction", args=[record.pk])).status_code == 404


def test_one_step_leads_to_the_partnership(scene, broker, programme):
    record = introduced(programme, broker)
    page = as_(scene.manager).get(reverse("introduction", args=[record.pk]))
    step = f"{reverse('partnership-new', args=[programme.pk])}?introduction={record.pk}"
    assert step in page.text and step not in as_(broker).get(reverse("introduction", args=[record.pk])).text
    form = as_(scene.manager).get(step).context["form"]
    found = [form[name].value() for name in ("mentor", "mentee", "broker", "introduction")]
    assert found == [record.provider_id, record.seeker_id, broker.practitioner.pk, record.pk]


def test_the_partnership_answers_the_introduction_and_the_wish(scene, broker, programme):
    record = introduced(programme, broker)
    wish = make.interest(programme, record.seeker)
    assert [begin(scene, record).status_code for _ in range(2)] == [302, 302]
    made = Partnership.objects.get(mentee=record.seeker)
    record.refresh_from_db()
    wish.refresh_from_db()
    assert [(each.state, each.became, each.answered_by) for each in (record, wish)] == [("became", made, scene.manager)] * 2
    inside = make.member_user(made, "mentee", "lead facilitator")
    assert as_(inside).get(reverse("introduction", args=[record.pk])).status_code == 200
    assert reverse("introduction", args=[record.pk]) in as_(inside).get(reverse("spread", args=[programme.pk])).text
    told = as_(broker).get(reverse("introduction", args=[record.pk])).text
    assert ("became a partnership" in told, reverse("partnership", args=[made.pk]) in told) == (True, False)


def test_it_is_a_partnership_of_these_two(scene, broker, programme):
    record = introduced(programme, broker)
    assert list(errors(begin(scene, record, mentor=scene.partnership.mentor_id))) == ["mentee"]


def test_the_broker_does_not_begin_it(scene, broker, programme):
    assert begin(scene, introduced(programme, broker), broker).status_code == 403


def test_a_kind_no_has_who_and_why(scene, broker, programme):
    record = introduced(programme, broker)
    address = reverse("introduction-decline", args=[record.pk])
    assert list(errors(as_(broker).post(address, {"reason": ""}))) == ["declined_by", "reason"]
    assert as_(broker).post(address, {"declined_by": "provider", "reason": "Not this year"}).status_code == 302
    record.refresh_from_db()
    assert (record.state, record.declined_by, record.declined_because) == ("declined", "provider", "Not this year")
    assert "Ekurhuleni declined." in as_(scene.manager).get(reverse("introduction", args=[record.pk])).text
    late = as_(scene.manager).post(address, {"declined_by": "seeker", "reason": "Something else"})
    assert (late.status_code, "Something else" in late.text) == (409, True)


def test_words_change_while_it_waits_and_a_stale_edit_is_refused(broker, programme, cities):
    record = introduced(programme, broker, *cities)
    address = reverse("introduction-change", args=[record.pk])
    typed = said(cities, needs="More than a plan", version=1)
    assert [as_(broker).post(address, typed).status_code for _ in range(2)] == [302, 409]
    record.refresh_from_db()
    assert (record.needs, record.introducer, record.history.count()) == ("More than a plan", broker.practitioner, 2)


def test_an_answered_one_stays_as_it_is(broker, scene, programme, cities):
    record = introduced(programme, broker, *cities)
    record.decline(reason="No", declined_by="seeker", by=scene.manager)
    assert as_(broker).get(reverse("introduction-change", args=[record.pk])).status_code == 409
    late = as_(broker).post(reverse("introduction-change", args=[record.pk]), said(cities, needs="Late words", version=1))
    record.refresh_from_db()
    assert (late.status_code, record.needs) == (409, "A plan")


@pytest.mark.parametrize("half", [{"declined_by": "seeker"}, {"declined_because": "No"}, {"answered_at": "2024-01-01T00:00Z"}])
def test_the_database_refuses_half_an_answer(broker, programme, half):
    record = introduced(programme, broker)
    with pytest.raises(IntegrityError), transaction.atomic():
        Introduction.objects.filter(pk=record.pk).update(**half)

"""The mentee's own team writes its road map; all others of the partnership look, and nobody approves."""

import uuid
from decimal import Decimal

import pytest
import time_machine

from stages.models import Reading, RoadMap, Target
from tests import make
from tests.stages.roadmap import roads

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
FAR = "9" * 30
WRITERS = ("mentee lead", "mentee facilitator")
OUTSIDE = ("funder", "administrator", "former member")


@pytest.fixture
def today():
    with time_machine.travel(f"{roads.TODAY}T09:00Z", tick=False):
        yield


def addresses(partnership, target, reading):
    looked = [f"/partnerships/{partnership.pk}/roadmap/", f"/partnerships/{partnership.pk}/roadmap/words/", f"/targets/{target.pk}/"]
    written = [f"/partnerships/{partnership.pk}/roadmap/{rest}/new/" for rest in ("words", "targets")]
    written += [f"/targets/{target.pk}/{rest}/" for rest in ("change", "retire", "readings/new")] + [f"/readings/{reading.pk}/change/"]
    return looked, written


def test_only_the_mentees_practitioners_write_and_outsiders_see_nothing_of_it(client):
    cast = make.cast()
    target = roads.target(cast.own.partnership, "Planted target")
    reading = roads.reading(target, note="Planted note")
    roads.words(cast.own.partnership, "Planted vision")
    looked, written = addresses(cast.own.partnership, target, reading)
    for relation, name, user in cast.askers():
        if user is None:
            continue
        client.force_login(user)
        inside = (relation == "own" and name not in OUTSIDE) or (relation == "sister" and name == "manager")
        for address in looked:
            page = client.get(address)
            assert page.status_code == (200 if inside else 404), (relation, name, address)
            assert ("Planted" in page.text) == inside
        expected = 404 if not inside else 200 if name in WRITERS else 403
        for address in written:
            page = client.get(address)
            assert page.status_code == expected, (relation, name, address)
            assert expected == 200 or "Planted" not in page.text
            if expected != 200:
                assert client.post(address, roads.aimed(**roads.read(), vision="x", reason="x")).status_code == expected
    assert (RoadMap.objects.count(), Target.objects.count(), Reading.objects.count()) == (1, 1, 1)


def test_the_newest_text_counts_and_the_older_is_kept(client):
    partnership, user = roads.mzuzu()
    roads.words(partnership, "First thoughts", plan="Slowly")
    client.force_login(user)
    address = f"/partnerships/{partnership.pk}/roadmap/"
    assert "Slowly" in client.get(f"{address}words/new/").text
    sent = client.post(f"{address}words/new/", {"vision": "Second thoughts", "plan": "", "on": "2026-11-01"})
    assert sent.status_code == 302
    page = client.get(address).text
    assert "Second thoughts" in page and "First thoughts" not in page and "Earlier texts" in page
    assert "First thoughts" in client.get(f"{address}words/").text


def test_a_target_is_set_and_read(client):
    partnership, user = roads.mzuzu()
    owner = make.membership(partnership, "mentee", "planner")
    client.force_login(user)
    sent = client.post(f"/partnerships/{partnership.pk}/roadmap/targets/new/", roads.aimed(owner=owner.pk, owner_office="", baseline="12,5"))
    target = Target.objects.get()
    assert sent.url == f"/targets/{target.pk}/"
    assert (target.baseline, target.owner, target.recorded_by) == (Decimal("12.5"), owner, user)
    client.post(f"/targets/{target.pk}/readings/new/", roads.read(value="18,25", note="Two roads more"))
    page = client.get(f"/targets/{target.pk}/").text
    assert target.readings.get().value == Decimal("18.25")
    assert page.count(">18.25<") == 3  # in both pictures and in the table
    assert "Two roads more" in page


def test_a_target_may_go_down(client):
    partnership, user = roads.mzuzu()
    client.force_login(user)
    client.post(f"/partnerships/{partnership.pk}/roadmap/targets/new/", roads.aimed(baseline="30", goal="10"))
    target = Target.objects.get()
    roads.reading(target, "10", "2026-11-02")
    assert target.goes_down
    page = client.get(f"/partnerships/{partnership.pk}/roadmap/").text
    assert ">reached<" in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[(name, value) for name in ("baseline", "goal") for value in ("", "NaN", "Infinity", "1e400", "1" + "0" * 400, "1,200", "1.00001", "\x00")],
        ("goal", "12"),
        ("title", ""),
        ("title", "x" * 10_000),
        ("title", "bell\x07"),
        ("unit", "x" * 41),
        ("baseline_on", "2026-11-21"),
        ("baseline_on", "1492-10-12"),
        ("due", "2101-01-01"),
        ("due", "2026-01-01"),
        ("due", "2025-12-31"),
        ("due", "soon"),
        ("owner", FAR),
        ("owner", "x"),
        ("owner_office", "x" * 121),
        ("due_precision", "hour"),
        ("baseline_basis", "illustrative"),
        ("key", "no key"),
    ],
)
def test_what_is_wrong_with_a_target_is_said_at_its_field(client, field, value):
    partnership, user = roads.mzuzu()
    client.force_login(user)
    fields = roads.aimed(**{field: value})
    answer = client.post(f"/partnerships/{partnership.pk}/roadmap/targets/new/", fields)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert not Target.objects.exists()
    if field != "title":
        assert "Streets lit" in answer.text


def test_an_owner_of_another_partnership_or_side_is_refused(client):
    partnership, user = roads.mzuzu()
    stranger = make.membership(make.partnership(make.city("A"), make.city("B")), "mentee", "planner")
    mentor, former = make.membership(partnership, "mentor", "planner"), make.membership(partnership, "mentee", "planner", until="2024-01-01")
    client.force_login(user)
    for member in (stranger, mentor, former):
        answer = client.post(f"/partnerships/{partnership.pk}/roadmap/targets/new/", roads.aimed(owner=member.pk, owner_office=""))
        assert "owner" in answer.context["form"].errors
        assert str(member.practitioner) not in answer.text
    for both in ({"owner": ""}, {"owner": make.membership(partnership, "mentee", "planner").pk, "owner_office": "Works"}):
        answer = client.post(f"/partnerships/{partnership.pk}/roadmap/targets/new/", roads.aimed(**({"owner_office": ""} | both)))
        assert list(answer.context["form"].errors) == ["owner"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[("value", value) for value in ("", "NaN", "-Infinity", "1e400", "1" + "0" * 400, "1,250", "word")],
        *[("on", value) for value in ("", "2026-11-21", "2016-02-29", "1492-01-01", "x")],
        ("note", "x" * 2001),
        ("note", "bell\x07"),
    ],
)
def test_what_is_wrong_with_a_reading_is_said_at_its_field(client, field, value):
    partnership, user = roads.mzuzu()
    target = roads.target(partnership)
    client.force_login(user)
    answer = client.post(f"/targets/{target.pk}/readings/new/", roads.read(**{field: value}))
    assert list(answer.context["form"].errors) == [field]
    assert not Reading.objects.exists()


def test_two_clicks_make_one_record(client):
    partnership, user = roads.mzuzu()
    target = roads.target(partnership)
    client.force_login(user)
    key = uuid.uuid4()
    for address, typed in (
        (f"/partnerships/{partnership.pk}/roadmap/words/new/", {"vision": "x", "on": "2026-11-01"}),
        (f"/partnerships/{partnership.pk}/roadmap/targets/new/", roads.aimed()),
        (f"/targets/{target.pk}/readings/new/", roads.read()),
    ):
        first, second = (client.post(address, {**typed, "key": key}) for _click in range(2))
        assert first.url == second.url
    assert (RoadMap.objects.count(), Target.objects.count(), Reading.objects.count()) == (1, 2, 1)


def test_a_stale_edit_is_answered_with_both_texts(client):
    partnership, user = roads.mzuzu()
    target = roads.target(partnership)
    reading = roads.reading(target)
    client.force_login(user)
    for address, typed, name in (
        (f"/targets/{target.pk}/change/", roads.aimed(), "Streets lit"),
        (f"/readings/{reading.pk}/change/", roads.read(), "52.5"),
    ):
        assert client.post(address, {**typed, "version": 1}).status_code == 302
        late = client.post(address, {**typed, "version": 1, "note": "mine", "title": "My own title"})
        assert late.status_code == 409
        assert name in late.text and ("mine" in late.text or "My own title" in late.text)


def test_a_corrected_reading_says_what_it_was(client):
    partnership, user = roads.mzuzu()
    reading = roads.reading(roads.target(partnership), "520")
    client.force_login(user)
    client.post(f"/readings/{reading.pk}/change/", roads.read(value="52", version=1))
    assert "corrected: it was 520" in client.get(f"/targets/{reading.target_id}/").text


def test_a_retired_target_keeps_its_readings_and_takes_no_more(client):
    partnership, user = roads.mzuzu()
    target = roads.target(partnership)
    reading = roads.reading(target)
    client.force_login(user)
    assert list(client.post(f"/targets/{target.pk}/retire/", {"reason": ""}).context["form"].errors) == ["reason"]
    assert client.post(f"/targets/{target.pk}/retire/", {"reason": "The ministry does it now"}).status_code == 302
    page = client.get(f"/targets/{target.pk}/").text
    assert "The ministry does it now" in page and "Enter a reading" not in page and ">50<" in page
    for address in (f"/targets/{target.pk}/retire/", f"/targets/{target.pk}/change/", f"/targets/{target.pk}/readings/new/"):
        assert client.post(address, roads.aimed(reason="again", **roads.read())).status_code == 409
    assert client.post(f"/readings/{reading.pk}/change/", roads.read(version=1)).status_code == 409


def test_an_owner_who_left_is_asked_to_be_replaced(client):
    partnership, user = roads.mzuzu()
    target = roads.target(partnership, owner=make.membership(partnership, "mentee", "planner", until="2024-01-01"))
    client.force_login(user)
    assert "needs a new owner" in client.get(f"/partnerships/{partnership.pk}/roadmap/").text
    assert "Name a new owner" in client.get(f"/targets/{target.pk}/").text


@pytest.mark.parametrize("address", ["/targets/{}/", "/targets/{}/change/", "/readings/{}/change/", "/partnerships/{}/roadmap/"])
def test_a_number_that_nothing_has_is_not_found(client, address):
    _partnership, user = roads.mzuzu()
    client.force_login(user)
    assert {client.get(address.format(number)).status_code for number in (0, 424242, int(FAR))} == {404}

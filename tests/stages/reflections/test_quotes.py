"""Released for reports: a copy under a name or none, taken back until it is published (design: releasing)."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from participants.access import visible
from participants.entry import Conflict
from participants.guarded import reader
from stages.models import Quote, Reflection
from tests import make
from tests.stages.reflections.test_reflections import left
from tests.stages.reflections.writing import as_it_is, reflection, released

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def here():
    return make.partnership()


@pytest.fixture
def author(here):
    return make.member_user(here, "mentee", "facilitator")


def test_anonymous_is_a_copy_without_name_city_or_day(here, author):
    row = released(author, here, "We lost a year.", level="safe")
    quote = Quote.objects.get()
    assert (quote.text, quote.stage, quote.partnership, quote.named, quote.name, quote.city) == ("We lost a year.", "courtship", here, False, "", "")
    assert {field.name for field in Quote._meta.get_fields() if field.is_relation} == {"partnership"}
    assert (as_it_is(row, author).level, as_it_is(row, author).quote) == ("reported", quote)


def test_by_name_is_a_copy_with_the_name_and_the_city(here, author):
    released(author, here, named=True)
    assert list(Quote.objects.values_list("named", "name", "city")) == [(True, author.practitioner.name, "Mzuzu")]


def test_what_is_released_need_not_be_shared_so_that_nobody_knows_whose_it_is(here, author):
    fellow = make.member_user(here, "mentee", "planner")
    row = released(author, here)
    assert (as_it_is(row, fellow), as_it_is(row, author).shared_at) == (None, None)


def test_anonymous_ones_stand_in_no_order_of_time(here, author):
    for number in range(20):
        released(author, here, f"Text {number}")
    ordered = list(Quote.objects.all())
    assert [quote.digest for quote in ordered] == sorted(quote.digest for quote in ordered)
    assert [quote.text for quote in ordered] != [f"Text {number}" for number in range(20)]


def test_a_change_of_the_text_leaves_the_copy_as_it_is(here, author):
    row = released(author, here, "Before")
    row.change(by=author, text="After")
    assert (Quote.objects.get().text, as_it_is(row, author).text) == ("Before", "After")


@pytest.mark.parametrize("level", ["private", "safe"])
def test_the_copy_is_taken_back_and_the_text_is_read_by_whom_it_was(here, author, level):
    row = released(author, here, level=level)
    row.recall(by=author)
    assert (as_it_is(row, author).level, as_it_is(row, author).quote, Quote.objects.count()) == (level, None, 0)


@pytest.mark.parametrize("verb", ["take_back", "discard"])
def test_taken_back_or_deleted_the_text_takes_its_copy_along(here, author, verb):
    row = released(author, here, level="safe")
    getattr(row, verb)(by=author)
    assert Quote.objects.count() == 0


@pytest.mark.parametrize("verb", ["take_back", "recall"])
def test_what_is_published_stays(here, author, verb):
    row = released(author, here, level="safe")
    Quote.objects.get().publish()
    with pytest.raises(Conflict, match="published"):
        getattr(as_it_is(row, author), verb)(by=author)
    assert (as_it_is(row, author).level, Quote.objects.count()) == ("reported", 1)


def test_a_deleted_text_leaves_its_published_copy_behind(here, author):
    row = released(author, here)
    Quote.objects.get().publish()
    as_it_is(row, author).discard(by=author)
    assert (as_it_is(row, author), Quote.objects.count()) == (None, 1)


def test_what_was_taken_back_is_not_published(here, author):
    row = released(author, here)
    seen = Quote.objects.get()
    row.recall(by=author)
    with pytest.raises(Conflict):
        seen.publish()


def test_one_text_has_one_copy(here, author):
    row = released(author, here)
    with pytest.raises(Conflict):
        row.release(by=author, named=True)
    assert Quote.objects.count() == 1


def test_whoever_has_left_releases_nothing_and_takes_back_what_they_released(here, author):
    row, private = released(author, here), reflection(author, here)
    left(author)
    with pytest.raises(PermissionDenied):
        private.release(by=author, named=False)
    row.recall(by=author)
    assert Quote.objects.count() == 0


def test_nobody_else_releases_or_takes_back(here, author):
    fellow, row = make.member_user(here, "mentee", "planner"), reflection(author, here, level="safe")
    with pytest.raises(Conflict):
        row.release(by=fellow, named=True)
    assert Quote.objects.count() == 0
    row.release(by=author, named=False)
    with pytest.raises(Conflict):
        row.recall(by=fellow)
    assert Quote.objects.count() == 1


def test_the_partnership_and_its_manager_see_what_is_released_and_nobody_else():
    cast = make.cast()
    released(cast.own.actors["mentee facilitator"], cast.own.partnership)
    sees = {name for name, user in cast.own.actors.items() if user and visible(user, Quote.objects.all()).exists()}
    assert sees == {*make.PARTS, "manager"}
    assert [name for scene in (cast.sister, cast.foreign) for name, user in scene.actors.items() if user and name != "manager"
            and visible(user, Quote.objects.all()).exists()] == []  # fmt: skip


@pytest.mark.parametrize("fields", [{"named": True}, {"name": "Somebody"}, {"city": "Mzuzu"}])
def test_the_database_refuses_a_nameless_name_and_a_named_anonymity(here, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Quote.objects.create(partnership=here, stage="courtship", text="x", digest="0" * 64, **fields)


@pytest.mark.parametrize("fields", [{"level": "reported"}, {"level": "safe"}, {"level": "private", "shared": True}, {"level": "safe", "quote": True}])
def test_the_database_refuses_a_level_that_is_not_so(here, author, fields):
    row = released(author, here, level="safe")
    changes = {"level": fields["level"], "quote": row.quote if "quote" in fields else None}
    changes["shared_at"] = row.shared_at if {"shared", "quote"} & set(fields) else None
    with pytest.raises(IntegrityError), reader(author):
        Reflection.objects.own(author).filter(pk=row.pk).update(**changes)


def test_a_copy_with_its_link_is_not_deleted_past_its_author(here, author):
    released(author, here)
    with pytest.raises((ProtectedError, IntegrityError)), transaction.atomic():
        Quote.objects.all().delete()
        connection.check_constraints()


@pytest.mark.django_db(transaction=True)
def test_of_taking_back_and_publishing_at_once_one_happens():
    here = make.partnership()
    author = make.member_user(here, "mentee", "facilitator")
    outcomes = Counter()
    for number in range(8):
        row = released(author, here, f"Text {number}")
        quote, gate = Quote.objects.waiting().get(pk=row.quote.pk), Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            said = [pool.submit(attempt, gate, verb) for verb in (quote.publish, lambda row=row: as_it_is(row, author).recall(by=author))]
        (published, recalled), stands = [each.result() for each in said], Quote.objects.filter(pk=quote.pk).exists()
        outcomes["one"] += {published, recalled} == {"done", "conflict"}
        outcomes["as said"] += stands == (published == "done") == (as_it_is(row, author).level == "reported")
    assert outcomes == {"one": 8, "as said": 8}


def attempt(gate, verb):
    try:
        gate.wait(60)
        verb()
    except Conflict:
        return "conflict"
    finally:
        connection.close()
    return "done"


def test_the_pages_say_what_can_still_be_done(client, here, author):
    row = reflection(author, here, "We lost a year.")
    client.force_login(author)
    at = f"/reflections/{row.pk}/"
    assert "never changed" in client.get(f"{at}release/").text
    assert client.post(f"{at}release/", {"version": 1}).status_code == 200  # under which name is asked, never taken for granted
    assert client.post(f"{at}release/", {"version": 1, "named": "no"}).url == at
    assert "Take the copy back" in client.get(at).text
    Quote.objects.get().publish()
    page = client.get(at)
    assert ("It was published and cannot be taken back." in page.text, "Take" in page.text.partition("<main")[2]) == (True, False)
    assert client.post(f"{at}recall/", {"version": 2}).status_code == 409
    assert client.post(f"{at}take-back/", {"version": 2}).status_code == 409


def test_the_manager_reads_copies_and_never_whose_they_are(client, here, author):
    released(author, here, "We lost a year.")
    released(author, here, "We won a friend.", named=True)
    client.force_login(make.manager(here.programme))
    page = client.get(f"/partnerships/{here.pk}/quotes/").text
    assert [page.count(text) for text in ("We lost a year.", "We won a friend.", author.practitioner.name, "Anonymous")] == [1, 1, 1, 1]

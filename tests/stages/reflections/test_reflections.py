"""A text and its verbs: written for oneself, shared by its author alone, taken back, never lost (finding F5)."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from participants.entry import Conflict
from participants.models import Membership
from stages.models import Reflection
from tests import make
from tests.stages.reflections.writing import as_it_is, reflection

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def here():
    return make.partnership()


@pytest.fixture
def author(here):
    return make.member_user(here, "mentee", "facilitator")


@pytest.fixture
def fellow(here):
    return make.member_user(here, "mentor", "planner")


def left(user):
    Membership.objects.get(practitioner__user=user).end(on=dt.date.today())


def test_what_is_written_is_for_its_author_alone(here, author, fellow):
    row = Reflection(author=author, partnership=here, stage="courtship", text="I was lost.").keep_once(by=author)
    assert (row.level, row.shared_at, as_it_is(row, author).text, as_it_is(row, fellow)) == ("private", None, "I was lost.", None)


def test_two_clicks_keep_one_text(here, author):
    first, second = (Reflection(author=author, partnership=here, stage="courtship", text="Once.", key="1" * 32) for _ in range(2))
    assert first.keep_once(by=author).pk == second.keep_once(by=author).pk


def test_two_authors_may_have_the_same_key(here, author, fellow):
    rows = [Reflection(author=user, partnership=here, stage="courtship", text="Mine.", key="1" * 32).keep_once(by=user) for user in (author, fellow)]
    assert len({row.pk for row in rows}) == 2


def test_its_author_shares_it_and_takes_it_back(here, author, fellow):
    row = reflection(author, here)
    row.share(by=author, for_later=False)
    assert (as_it_is(row, fellow).text, as_it_is(row, fellow).level) == (row.text, "safe")
    row.take_back(by=author)
    assert (as_it_is(row, fellow), as_it_is(row, author).level, as_it_is(row, author).version) == (None, "private", 3)


def test_shared_with_those_who_join_later_too(here, author):
    row = reflection(author, here)
    newcomer = make.member_user(here, "mentor", "facilitator")
    row.share(by=author, for_later=False)
    assert as_it_is(row, newcomer) is None
    row.share(by=author, for_later=True)
    assert as_it_is(row, newcomer).text == row.text


@pytest.mark.parametrize("verb", ["share", "take_back", "change", "discard"])
def test_nobody_but_its_author_moves_changes_or_deletes_it(here, author, fellow, verb):
    row = reflection(author, here, level="safe")
    said = {"share": {"for_later": True}, "change": {"text": "Another"}}.get(verb, {})
    if verb == "discard":
        row.discard(by=fellow)
    else:
        with pytest.raises(Conflict):
            getattr(row, verb)(by=fellow, **said)
    now = as_it_is(row, author)
    assert (now.text, now.level, now.for_later, now.version) == (row.text, "safe", False, 1)


def test_whoever_has_left_shares_nothing_and_keeps_all_that_is_theirs(here, author, fellow):
    private, shared = reflection(author, here), reflection(author, here, level="safe")
    left(author)
    with pytest.raises(PermissionDenied):
        private.share(by=author, for_later=False)
    assert (as_it_is(private, author).text, as_it_is(shared, fellow).text) == (private.text, shared.text)
    shared.take_back(by=author)
    private.discard(by=author)
    assert (as_it_is(shared, fellow), as_it_is(private, author)) == (None, None)


def test_of_two_that_change_it_at_once_the_second_is_told(here, author):
    row, other = reflection(author, here), None
    other = as_it_is(row, author)
    row.change(by=author, text="First")
    with pytest.raises(Conflict):
        other.change(by=author, text="Second")
    assert (as_it_is(row, author).text, as_it_is(row, author).version) == ("First", 2)


def test_two_hundred_thousand_letters_of_any_script_are_kept_whole(here, author):
    text = "ሰላም🤝" * 50_000
    assert as_it_is(reflection(author, here, text), author).text == text

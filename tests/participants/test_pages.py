"""Lists page by page, by key."""

import pytest

from participants.models import City
from participants.pages import keyset
from tests import make

pytestmark = pytest.mark.django_db


def walk(order, size=3):
    """Every row, by following the tokens; and how many pages that took."""
    rows, token, pages = [], None, 0
    while pages == 0 or token:
        page = keyset(City.objects.all(), token, by=order, size=size)
        rows, token, pages = [*rows, *page.rows], page.next, pages + 1
    return rows, pages


def test_following_the_tokens_gives_every_row_once_even_where_names_are_equal():
    for name in ["Mzuzu", "Mzuzu", "Mzuzu", "Mzuzu", "Blantyre", "Zomba", "Lilongwe"]:
        make.city(name, "MW")
    for order in (("name", "pk"), ("-name", "-pk"), ("-pk",)):
        rows, pages = walk(order)
        assert rows == list(City.objects.order_by(*order))
        assert pages == 3


def test_a_last_page_that_is_full_has_no_next():
    for number in range(3):
        make.city(f"City {number}")
    assert keyset(City.objects.all(), None, by=("name", "pk"), size=3).next is None


@pytest.mark.parametrize("token", ["", "x", "bnVsbA", "WzFd", "W10", "é", "W3siYSI6MX0sMV0", "WyJ4IiwieCJd", "WyJcdTAwMDAiLDFd", "A" * 10_000])
def test_a_token_that_nobody_gave_out_shows_the_first_page(token):
    first = make.city("Mzuzu")
    assert keyset(City.objects.all(), token, by=("name", "pk")).rows == [first]

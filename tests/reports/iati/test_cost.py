"""The manager's page asks the database few questions, however many partnerships the file names."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import make
from tests.reports.iati.files import amount, edition, partnership, ready
from tests.reports.telling import as_user

pytestmark = pytest.mark.django_db


def asked(user, address):
    with CaptureQueriesContext(connection) as caught:
        assert as_user(user).get(address).status_code == 200
    return len([query["sql"] for query in caught if "SAVEPOINT" not in query["sql"] and "django_session" not in query["sql"]])


@pytest.mark.parametrize("path", ["", "change/", "amounts/new/"])
def test_a_page_asks_the_same_few_questions_with_one_partnership_and_with_five(path):
    mine, _here = ready()
    manager, address, counts = make.manager(mine), f"/programmes/{mine.pk}/iati/{path}", []
    for rest in (0, 4):
        for each in range(rest):
            edition(partnership(mine, (f"City {each}", "MW")))
            amount(mine, since=f"202{each}-01-01", until=f"202{each}-12-31")
        counts.append(asked(manager, address))
    assert counts == [counts[0]] * 2
    assert counts[0] <= 11  # and the session

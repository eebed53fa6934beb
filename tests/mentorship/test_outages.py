"""What stays when Redis is away: pages and sign-in ask it for nothing."""

import os

import pytest
import redis
from django.urls import reverse

from tests import make


@pytest.mark.django_db
def test_signing_in_asks_nothing_of_the_queue(client):
    """Else nobody could sign in while it is away: the limits on attempts are counted in the database."""
    queue, somebody = redis.Redis.from_url(os.environ["REDIS_URL"]), make.user()
    before = queue.info("commandstats"), queue.keys("*")
    for path in ("account_login", "account_request_login_code"):
        sent = {"login": somebody.email, "password": "not the one", "email": somebody.email}
        assert client.post(reverse(path), sent).status_code in (200, 302)
    after = queue.info("commandstats"), queue.keys("*")
    asked = {name for name in after[0] if after[0][name].get("calls") != before[0].get(name, {}).get("calls")}
    assert (asked <= {"cmdstat_info", "cmdstat_keys", "cmdstat_client|setinfo"}, after[1]) == (True, before[1])


@pytest.mark.django_db
def test_ten_wrong_passwords_are_enough_whichever_process_counts(client):
    somebody = make.user()
    answers = [client.post(reverse("account_login"), {"login": somebody.email, "password": f"not the one {n}"}).text for n in range(11)]
    assert "Too many failed login attempts" in answers[-1]

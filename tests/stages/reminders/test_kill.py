"""The product as a program of its own, killed at the worst moment."""

import signal
from collections import Counter

import pytest
from django.utils import timezone

from stages.models import Digest, Reminder
from tests import make, smtp
from tests.stages.reminders.scenes import TUESDAY, scene, start


def run_due(server):
    return start("manage.py", "run_due", "--now", TUESDAY.isoformat(), EMAIL_URL=server.url)


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_a_kill_between_the_servers_taking_a_mail_and_our_commit_doubles_that_mail_at_most():
    one = scene()
    for _ in range(3):
        make.member_user(one.partnership, "mentee", "lead facilitator")
    with smtp.server() as server:
        server.taken = lambda mail: len(server.mails) == 2 and run.kill()
        run = run_due(server)
        run.communicate(timeout=60)
        assert run.returncode == -signal.SIGKILL
        Digest.objects.filter(done_at=None).update(leased_until=timezone.now())  # as if the lease had run out
        again = run_due(server)
        said, _ = again.communicate(timeout=60)
        assert again.returncode == 0, said
    assert sorted(Counter(server.mails).values()) == [1, 1, 1, 2]
    assert len({mail["Message-ID"] for mail in server.messages}) == 4
    assert set(Reminder.objects.values_list("outcome", flat=True)) == {"sent"}

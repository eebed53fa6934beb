"""No mail tells the reason of an edition that an erasure destroyed, and none asks for a word on what was emptied."""

import pytest
from django.utils import timezone

from reports.models import Edition
from reports.rules import clearing_waits
from stages.models import Digest, Reminder
from stages.reminders.sweep import sweep
from tests import smtp
from tests.reports.telling import as_user, days, publish, ready, scene
from tests.reports.test_destroyed import NAME, destroy, name, summed, whole  # noqa: F401
from tests.reports.test_destroyed_reasons import corrected
from tests.reports.test_emptied import empty, named
from tests.stages.reminders.test_post import mail_to

pytestmark = [pytest.mark.django_db, pytest.mark.both, pytest.mark.usefixtures("plain_paper")]
REASON = f"{NAME} was forgotten in it."


@pytest.fixture
def server():
    with smtp.server() as running, mail_to(running.url):
        yield running


def told(user):
    """What the mails of this person say, sent or not."""
    return [NAME in digest.text + digest.html for digest in Digest.objects.filter(person=user)]


def replaced(here):
    """The second edition, for a reason that names somebody."""
    version = ready(here, happened="Somebody came.")
    publish(here, version)
    return name(corrected(here, version.report, REASON))


def test_a_mail_that_waits_with_the_reason_is_withdrawn_and_holds_it_no_more(server):
    here = scene()
    edition = replaced(here)
    server.answers[here.funder.email] = "450 Try again later"
    sweep(timezone.now() + days(1))
    server.answers.clear()
    assert told(here.funder) == [True]
    assert destroy(here.manager, edition) == 302
    assert told(here.funder) == [False]
    Digest.objects.update(leased_until=None)
    assert sweep(timezone.now() + days(2)).sent == 0
    assert server.messages == []
    [reminder] = Reminder.objects.filter(subject=f"edition:{edition.pk}")
    assert reminder.outcome == "cancelled"


def test_a_mail_that_was_written_in_the_moment_of_the_destruction_is_not_sent_and_holds_nothing(server):
    here = scene()
    edition = replaced(here)
    server.answers[here.funder.email] = "450 Try again later"
    sweep(timezone.now() + days(1))
    server.answers.clear()
    gone = {"destroyed_at": timezone.now(), "destroyed_by": here.manager, "destroyed_because": "Somebody asked.", "correction": ""}
    Edition.objects.filter(pk=edition.pk).update(**gone)
    Digest.objects.update(leased_until=None)
    assert sweep(timezone.now() + days(2)).withdrawn == 1
    assert (server.messages, told(here.funder)) == ([], [False])


def test_what_else_the_withdrawn_mail_was_to_say_is_said_later(server, whole):  # noqa: F811
    """The same funder is told of another partnership's report in the same mail."""
    edition = replaced(whole.scenes[1])
    server.answers[whole.funder.email] = "450 Try again later"
    sweep(timezone.now() + days(1))
    server.answers.clear()
    destroy(whole.manager, edition)
    sweep(timezone.now() + days(2))
    said = [mail.get_body(("plain",)).get_content() for mail in server.messages if mail["To"] == whole.funder.email]
    assert [("eThekwini → Mzuzu" in text, NAME in text) for text in said] == [(True, False)]


def test_of_a_mail_that_is_sent_the_text_goes_and_that_it_was_sent_stays():
    here = scene()
    edition = replaced(here)
    sweep(timezone.now() + days(1))
    assert told(here.funder) == [True]
    destroy(here.manager, edition)
    assert (told(here.funder), Digest.objects.get(person=here.funder).outcome) == ([False], "sent")
    assert Reminder.objects.get(subject=f"edition:{edition.pk}").outcome == "sent"


def test_a_mail_about_an_edition_without_a_reason_keeps_its_text():
    here = scene()
    publish(here, ready(here, happened=f"{NAME} came."))
    sweep(timezone.now() + days(1))
    before = Digest.objects.get(person=here.funder).text
    destroy(here.manager, name(Edition.objects.get()))
    assert Digest.objects.get(person=here.funder).text == before != ""


def test_the_reason_of_a_programme_report_is_told_no_more_either(server, whole):  # noqa: F811
    summed(whole)
    edition = name(summed(whole, reason=REASON, language="fr"))
    server.answers[whole.funder.email] = "450 Try again later"
    sweep(timezone.now() + days(1))
    assert told(whole.funder) == [True]
    destroy(whole.manager, edition)
    assert told(whole.funder) == [False]


def test_nobody_is_asked_for_a_word_on_a_version_that_was_emptied():
    here = scene()
    version = named(ready(here, happened=f"{NAME} came."))
    subject = f"version:{version.pk}"
    assert clearing_waits.still_stands({subject}) == {subject}
    listed = as_user(here.manager).get(f"/partnerships/{here.partnership.pk}/reports/").text
    assert empty(here.manager, version) == 302
    assert clearing_waits.still_stands({subject}) == set()
    after = as_user(here.manager).get(f"/partnerships/{here.partnership.pk}/reports/").text
    way = f"/versions/{version.pk}/"
    assert (way in listed, way in after) == (True, False)

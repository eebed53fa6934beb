"""What reports bring to the ledger: who is asked for a word, and for a report at its gate."""

import datetime as dt

import pytest
import time_machine

from reports.models import Edition, Report, SummaryEdition
from reports.programme.rules import edition_out as programme_out
from reports.rules import clearing_waits, edition_out, report_due, word_missing
from stages.models import Stay
from stages.reminders.ledger import collect
from tests import make
from tests.stages.reminders.asked import asked, at, both, stands, subject

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    """A partnership of one lead on each side and a manager."""
    with time_machine.travel("2026-03-01T08:00Z", tick=False):
        partnership = make.partnership()
        leads = [make.member_user(partnership, side, "lead facilitator") for side in ("mentor", "mentee")]
        return partnership, *leads, make.manager(partnership.programme)


@pytest.fixture
def version(cast):
    partnership, mentor, *_ = cast
    with time_machine.travel("2026-03-05T08:00Z", tick=False):
        report = Report.objects.create(partnership=partnership, stay=partnership.journey.stay, recorded_by=mentor)
        return report.freeze({"a": 1}, by=mentor)


def publish(version, by, **fields):
    report, names = version.report, ("programme_title", "title", "stage", "stage_title", "period", "sha256")
    ids = {"programme_id": report.partnership.programme_id, "partnership_id": report.partnership_id, "report_id": report.pk, "version_id": version.pk}
    given = {"number": 1, "values": {}, "size": 1, "pages": 1, "published_by": by, **fields}
    Edition.objects.create(**ids, **dict.fromkeys(names, "x"), **given)


def test_both_cities_are_asked_to_clear_and_then_the_manager_to_publish(cast, version):
    _, mentor, mentee, manager = cast
    assert asked(clearing_waits, "2026-03-04") == []
    assert asked(clearing_waits, "2026-03-05") == both(cast, (1, "2026-03-05"))
    version.clear(by=mentor.practitioner.memberships.get())
    assert asked(clearing_waits, "2026-04-30") == [(mentee.pk, 1, "2026-03-05"), (mentee.pk, 2, "2026-03-19"), (mentee.pk, 3, "2026-04-02")]
    version.clear(by=mentee.practitioner.memberships.get())
    assert asked(clearing_waits, "2026-03-06") == [(manager.pk, 1, "2026-03-05")]
    publish(version, manager)
    assert asked(clearing_waits, "2026-03-06") == []


def test_a_newer_version_or_a_publication_takes_the_reason_away(cast, version):
    about = subject(clearing_waits, "2026-03-06")
    assert stands(clearing_waits, about, "2026-03-06", cast[1])
    version.report.freeze({"a": 2}, by=cast[1])
    assert not stands(clearing_waits, about, "2026-03-06", cast[1])


def test_a_report_is_due_two_weeks_after_its_gate_and_asked_for_twice(cast):
    Stay.objects.update(until=dt.date(2026, 3, 1))
    assert asked(report_due, "2026-03-14") == []
    assert asked(report_due, "2026-03-15") == both(cast, (1, "2026-03-15"))
    assert asked(report_due, "2026-04-12") == both(cast, (1, "2026-03-15"), (2, "2026-04-12"))
    assert [collect(report_due, at("2026-04-12")) for _ in range(2)] == [4, 0]


def test_a_report_that_is_published_is_no_longer_due(cast, version):
    Stay.objects.update(until=dt.date(2026, 3, 1))
    about = subject(report_due, "2026-03-15")
    assert stands(report_due, about, "2026-03-15", cast[1])
    publish(version, cast[3])
    assert not stands(report_due, about, "2026-03-15", cast[1])


def test_a_funder_is_told_of_neither(cast, version):
    Stay.objects.update(until=dt.date(2026, 3, 1))
    funder = make.funder(cast[0].programme)
    with time_machine.travel(at("2026-03-15"), tick=False):
        for rule in (clearing_waits, report_due):
            assert rule.lines(funder, {subject(rule, "2026-03-15")}) == {}


def test_a_word_that_is_missing_again_is_told_to_the_manager_and_the_other_city(cast, version):
    _, mentor, mentee, manager = cast
    version.clear(by=mentor.practitioner.memberships.get())
    with time_machine.travel("2026-03-07T08:00Z", tick=False):
        version.take_back("mentor", by=mentor)
    assert asked(word_missing, "2026-03-08") == [(person, 1, "2026-03-07") for person in sorted((mentee.pk, manager.pk))]
    about = subject(word_missing, "2026-03-08")
    with time_machine.travel("2026-03-08T08:00Z", tick=False):
        [line] = word_missing.lines(manager, {about}).values()
    assert (line.when, line.path) == ("eThekwini took its clearing back on 7 March 2026", f"/versions/{version.pk}/")
    version.clear(by=mentor.practitioner.memberships.get())
    assert not stands(word_missing, about, "2026-03-08", manager)


def test_the_funder_is_told_of_an_edition_and_of_the_reason_for_the_next(cast, version):
    partnership, mentor, _mentee, manager = cast
    funder, stranger = make.funder(partnership.programme), make.funder(make.programme("Another programme"))
    with time_machine.travel("2026-03-09T08:00Z", tick=False):
        publish(version, manager)
    assert asked(edition_out, "2026-03-10") == [(funder.pk, 1, "2026-03-09")]
    first = subject(edition_out, "2026-03-10")
    with time_machine.travel("2026-03-10T08:00Z", tick=False):
        version.report.correct("A day was wrong.", by=mentor)
        publish(version.report.freeze({"a": 2}, by=mentor), manager, number=2, correction="A day was wrong.")
    second = subject(edition_out, "2026-03-11")
    assert (stands(edition_out, first, "2026-03-11", funder), stands(edition_out, second, "2026-03-11", funder)) == (False, True)
    with time_machine.travel("2026-03-11T08:00Z", tick=False):
        [line] = edition_out.lines(funder, {second}).values()
        assert [edition_out.lines(user, {second}) for user in (stranger, manager)] == [{}, {}]
    assert line.when == "edition 2 of 10 March 2026 replaces the one before: A day was wrong."


def test_the_funder_is_told_of_a_programmes_report_as_long_as_it_stands(cast):
    programme, manager = cast[0].programme, cast[3]
    funder, stranger = make.funder(programme), make.funder(make.programme("Another programme"))
    whole = {"programme_id": programme.pk, "title": "City Future", "period": "x", "sha256": "x", "size": 1, "pages": 1, "values": {}}
    with time_machine.travel("2026-03-09T08:00Z", tick=False):
        SummaryEdition.objects.create(**whole, version_id=1, number=1, published_by=manager)
    assert asked(programme_out, "2026-03-10") == [(funder.pk, 1, "2026-03-09")]
    first = subject(programme_out, "2026-03-10")
    with time_machine.travel("2026-03-10T08:00Z", tick=False):
        second = SummaryEdition.objects.create(**whole, version_id=2, number=2, reason="Two reports more.", published_by=manager)
        about = subject(programme_out, "2026-03-10")
        [line] = programme_out.lines(funder, {about}).values()
        assert [programme_out.lines(user, {about}) for user in (stranger, manager)] == [{}, {}]
    assert (line.title, line.path) == ("City Future", f"/published/programmes/{second.pk}/")
    assert line.when == "edition 2 of 10 March 2026 replaces the one before: Two reports more."
    assert not stands(programme_out, first, "2026-03-11", funder)

"""``manage.py run_due``: do all that is due, with no broker and no worker. Safe beside both, and as often as one likes."""

import datetime as dt
import logging

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mentorship import retention
from mentorship.workbook.work import import_due
from participants.dates import FIRST, LAST
from reports.due import render_due
from stages.reminders.sweep import sweep
from stages.signals.standing import sweep as look_again
from stages.trust.sweep import sweep as sweep_pulses

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Opens and closes pulses, sends reminders, makes reports, looks at signals, brings in workbooks, and deletes what has had its time."
    requires_system_checks = ()  # a missing library for reports must not hold reminders back

    def add_arguments(self, parser):
        parser.add_argument(
            "--now", type=moment, metavar="ISO", help="the time to believe in, such as 2026-03-02T07:00 (UTC unless it says otherwise)"
        )

    def handle(self, *, now, **options):
        now = now or timezone.now()
        works = {
            "The pulses": self.ask,
            "The reminders": self.remind,
            "The reports": self.render,
            "The signals": self.look,
            "The workbooks": self.bring_in,
            "The forgetting": self.forget,
        }
        failed = [name for name, work in works.items() if not done(work, now)]
        if failed:
            raise CommandError(f"{' and '.join(failed)} did not get done; the reason is above. Nothing is lost: the next run tries again.")

    def ask(self, now):
        """First, so that whoever is asked now is reminded now."""
        swept = sweep_pulses(now)
        self.stdout.write(f"Pulses: {swept.opened} opened, {swept.closed} closed.")

    def remind(self, now):
        swept = sweep(now)
        self.stdout.write(
            f"Reminders: {swept.collected} new, {swept.cancelled} no longer needed. "
            f"Mails: {swept.sent} sent, {swept.refused} refused, {swept.waiting} to be tried again."
        )

    def look(self, now):
        self.stdout.write(f"Signals: {look_again(now)} partnerships looked at.")

    def forget(self, now):
        """By the real clock: nothing is deleted because somebody believed in another day."""
        self.stdout.write(f"Kept long enough: {retention.forget()} rows.")

    def bring_in(self, now):
        """By the real clock, as the next: they have no day on which they fall due, and leases must not reach into another week."""
        self.stdout.write(f"Workbooks: {import_due()} looked through or brought in.")

    def render(self, now):
        self.stdout.write(f"Reports: {render_due()} made or tried.")


def done(work, now):
    """Do the one; its failure must not keep the other from being done."""
    try:
        work(now)
    except Exception:
        logger.exception("run_due")
        return False
    return True


def moment(text):
    """The moment that an ISO text means; without an offset it is UTC."""
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"{text} is not a time. Write it like 2026-03-02 or 2026-03-02T07:00+02:00.") from error
    if not FIRST.year <= found.year <= LAST.year:
        raise CommandError(f"{text} is too far off. Give a time between {FIRST.year} and {LAST.year}.")
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)

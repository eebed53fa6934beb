"""``manage.py run_due``: do all that is due, with no broker and no worker. Safe beside both, and as often as one likes."""

import datetime as dt
import logging

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mentorship.workbook.work import import_due
from reports.drafts.rendering import render_due
from stages.reminders.sweep import sweep
from stages.signals.standing import sweep as look_again

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Sends the reminders, makes the reports, looks at the signals and brings in the workbooks that are due on or before now."
    requires_system_checks = ()  # a missing library for reports must not hold reminders back

    def add_arguments(self, parser):
        parser.add_argument(
            "--now", type=moment, metavar="ISO", help="the time to believe in, such as 2026-03-02T07:00 (UTC unless it says otherwise)"
        )

    def handle(self, *, now, **options):
        now = now or timezone.now()
        works = {"reminders": self.remind, "reports": self.render, "signals": self.look, "workbooks": self.bring_in}
        failed = [f"The {name}" for name, work in works.items() if not done(work, now)]
        if failed:
            raise CommandError(f"{' and '.join(failed)} did not get done; the reason is above. Nothing is lost: the next run tries again.")

    def remind(self, now):
        swept = sweep(now)
        self.stdout.write(
            f"Reminders: {swept.collected} new, {swept.cancelled} no longer needed. "
            f"Mails: {swept.sent} sent, {swept.refused} refused, {swept.waiting} to be tried again."
        )

    def look(self, now):
        self.stdout.write(f"Signals: {look_again(now)} partnerships looked at.")

    def bring_in(self, now):
        self.stdout.write(f"Workbooks: {import_due(now)} looked through or brought in.")

    def render(self, now):
        self.stdout.write(f"Reports: {render_due(now)} made or tried.")


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
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)

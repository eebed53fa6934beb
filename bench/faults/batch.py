"""What is on its way in a scene: promises whose day has passed, each due to one person, and reports to lay out."""

import datetime as dt
import hashlib
from dataclasses import dataclass, field

from django.core.files.storage import default_storage
from django.db.models import Sum
from django.utils import timezone

from participants.models import Consent, Membership, Practitioner, User
from reports.drafts.freezing import freeze
from reports.models import Rendering, Report
from stages.models import Commitment, Digest, Preference, Reminder
from stages.reminders.promises import LATE
from tests import make

DAY = dt.timedelta(days=1)
EACH = 2
"""Promises of one person, all in one mail."""


@dataclass
class Batch:
    """``words``: what stands in exactly one mail for each reminder."""

    name: str
    promises: list[int]
    words: set[str]
    lead: User
    partnerships: list
    reports: list[Report]
    renderings: list[int] = field(default_factory=list)

    def freeze(self, number=None):
        """Ask for the papers, as the freeze button does; the queue may be away."""
        for report in self.reports[:number]:
            version = freeze(report, by=report.recorded_by)
            self.renderings.append(version.rendering.pk)
        del self.reports[:number]

    def reminders(self):
        return Reminder.objects.filter(rule=LATE, subject__in=[f"promise:{pk}:{due}" for pk, due in self.promises])

    def papers(self):
        return Rendering.objects.filter(pk__in=self.renderings)

    def traces(self):
        """What grows with each thing that is taken in hand; the lease of a dead worker says nothing about a living one."""
        taken = [rows.aggregate(n=Sum("attempts"))["n"] or 0 for rows in (Digest.objects, self.papers())]
        return Digest.objects.count(), *taken

    def done(self):
        """How many reminders are out, and how many papers are made."""
        return self.reminders().filter(outcome=Reminder.Outcome.SENT).count(), self.papers().filter(done_at__isnull=False).count()

    def is_out(self):
        return self.done() == (len(self.promises), len(self.renderings))

    def let_leases_end(self):
        """As if the two minutes had passed."""
        now = timezone.now()
        Digest.objects.filter(done_at=None).update(leased_until=now)
        self.papers().filter(done_at=None).update(leased_until=now)

    def wrong_papers(self):
        """Papers that were given up, or whose file is not the one whose digest the row holds."""
        return [row.pk for row in self.papers() if not row.done_at or digest(row.file.name) != row.sha256]


def digest(name):
    with default_storage.open(name) as file:
        return hashlib.sha256(file.read()).hexdigest()


def batch(name, reminders, reports, programme, *, due=-1):
    """So many promises, due ``due`` days from today, of half as many people who want their mails at once."""
    today = timezone.now().date()
    pairs = [
        make.partnership(make.city(f"Harbour {name} {n}"), make.city(f"Hill {name} {n}", "MW"), programme, since=today - 90 * DAY)
        for n in range(max(1, reports))
    ]
    leads = [make.member_user(each, "mentor", "lead facilitator") for each in pairs]
    seats = facilitators(name, reminders // EACH, pairs)
    said = {"side": "mentee", "to_side": "mentor", "on": today + (due - 1) * DAY, "due": today + due * DAY, "first_due": today + due * DAY}
    words = [f"Promise-{name}-{n}-end" for n in range(reminders)]
    made = Commitment.objects.bulk_create(
        Commitment(partnership=seats[n // EACH].partnership, promiser=seats[n // EACH], what=word, **said) for n, word in enumerate(words)
    )
    reports = [
        Report.objects.create(partnership=each, stay=each.journey.stay, recorded_by=lead, happened="We met at the water works.")
        for each, lead in zip(pairs[:reports], leads, strict=False)
    ]
    return Batch(name, [(each.pk, each.due) for each in made], set(words), leads[0], pairs, reports)


def facilitators(name, number, pairs):
    """Memberships on the mentee's side, with accounts."""
    users = User.objects.bulk_create(User(email=f"{name}-{n}@example.org", name=f"Facilitator {n}", password="!") for n in range(number))
    Consent.for_all(users)
    Preference.objects.bulk_create(Preference(user=each, rhythm=Preference.Rhythm.AT_ONCE) for each in users)
    people = Practitioner.objects.bulk_create(Practitioner(name=each.name, user=each) for each in users)
    part = {"side": "mentee", "role": "facilitator", "since": make.BEGAN}
    return Membership.objects.bulk_create(Membership(partnership=pairs[n % len(pairs)], practitioner=who, **part) for n, who in enumerate(people))

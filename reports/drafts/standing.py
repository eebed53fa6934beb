"""How far a report has come: written, frozen, cleared by one or both cities, published."""

from dataclasses import dataclass, field

from django.db.models import Prefetch

from participants.partnerships.parts import CITIES
from reports.drafts.models import Clearance, Report, Version
from reports.published.models import Edition
from stages import catalogue
from stages.models import Stay


@dataclass
class Standing:
    """One stay with its report, if it has one, or a report on a period; ``version`` is the newest, ``edition`` where it is published."""

    stay: Stay | None
    report: Report | None = None
    version: Version | None = None
    cleared: list = field(default_factory=list)
    edition: Edition | None = None

    @property
    def stage(self):
        return catalogue.stage(self.stay.stage)

    @property
    def state(self):
        """A key for the template: none, draft, frozen, cleared, published, destroyed."""
        if self.edition:
            return "destroyed" if self.edition.destroyed_at else "published"
        if self.version:
            return "cleared" if len(self.cleared) == len(CITIES) else "frozen"
        return "draft" if self.report else "none"


def of(partnership):
    """Every stay of the partnership, the latest first; and the reports on periods, the newest first. Four queries."""
    words = Prefetch("clearances", Clearance.objects.standing())
    versions = Version.objects.defer("values").order_by("-number").prefetch_related(words)
    reports = Report.objects.filter(partnership=partnership).prefetch_related(Prefetch("versions", versions))
    by_stay = {report.stay_id: report for report in reports}
    editions = {each.version_id: each for each in Edition.objects.filter(partnership_id=partnership.pk).only("version_id", "number", "destroyed_at")}
    stays = Stay.objects.filter(journey__partnership=partnership).order_by("-since", "-pk")
    periods = [_standing(None, report, editions) for report in reports if report.stay_id is None]
    return [_standing(stay, by_stay.get(stay.pk), editions) for stay in stays], periods


def _standing(stay, report, editions):
    newest = next(iter(report.versions.all()), None) if report else None
    return at(stay, report, newest, editions.get(newest.pk) if newest else None)


def at(stay, report, newest, edition):
    """Where a report stands whose newest version is this one, published as this edition."""
    return Standing(stay, report, newest, [word.side for word in newest.clearances.all()] if newest else [], edition)

"""How far a report has come: written, frozen, cleared by one or both cities, published."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Prefetch, Subquery

from participants.partnerships.parts import CITIES
from reports.drafts.models import Clearance, Report, Version
from reports.published.models import Edition
from stages import catalogue
from stages.models import Stay


@dataclass
class Standing:
    """One stay with its report, if it has one, or a report on a period; ``version`` is the newest, ``edition`` its number where it is published."""

    stay: Stay | None
    report: Report | None = None
    version: Version | None = None
    cleared: list = field(default_factory=list)
    edition: int = 0
    is_gone: bool = False

    @property
    def stage(self):
        return catalogue.stage(self.stay.stage)

    @property
    def state(self):
        """A key for the template: none, draft, frozen, cleared, published, destroyed."""
        if self.edition:
            return "destroyed" if self.is_gone else "published"
        if self.version:
            return "cleared" if len(self.cleared) == len(CITIES) else "frozen"
        return "draft" if self.report else "none"


def of(partnership):
    """Every stay of the partnership, the latest first; and the reports on periods, the newest first. Four queries."""
    words, out = Prefetch("clearances", Clearance.objects.standing()), Edition.objects.filter(version_id=OuterRef("pk"))
    told = {"edition": Subquery(out.values("number")[:1]), "is_gone": Exists(out.filter(destroyed_at__isnull=False))}
    versions = Version.objects.defer("values").annotate(**told).order_by("-number").prefetch_related(words)
    reports = Report.objects.filter(partnership=partnership).prefetch_related(Prefetch("versions", versions))
    by_stay = {report.stay_id: report for report in reports}
    stays = Stay.objects.filter(journey__partnership=partnership).order_by("-since", "-pk")
    periods = [_standing(None, report) for report in reports if report.stay_id is None]
    return [_standing(stay, by_stay.get(stay.pk)) for stay in stays], periods


def _standing(stay, report):
    newest = next(iter(report.versions.all()), None) if report else None
    return at(stay, report, newest, newest.edition if newest else None, is_gone=bool(newest and newest.is_gone))


def at(stay, report, newest, edition, *, is_gone=False):
    """Where a report stands whose newest version is this one, published as the edition of this number. An emptied one is to be frozen anew."""
    if newest is None or (newest.destroyed_at and not edition):
        return Standing(stay, report)
    return Standing(stay, report, newest, [word.side for word in newest.clearances.all()], edition or 0, is_gone)

"""What was frozen is emptied, where an erasure destroys an edition or a version: values, papers, and what the texts were before they were changed.

Versions behind editions that stand are left alone. Digests stay. Each function gives back the rows whose files must go.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from participants.models import Programme, User
from reports.drafts.compile import STORY
from reports.models import Correction, Edition, Rendering, Report, Summary, SummaryEdition, SummaryVersion, Version


@dataclass(frozen=True)
class Word:
    """When, why and by whom. ``by`` is None in a restored copy that does not know them: then it is whoever made what goes."""

    at: dt.datetime
    because: str
    by: User | None


def empty_report(pk, word):
    """All versions of a report but those behind its standing editions; and the versions of the programme's report that added these up."""
    report = Report.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=pk)
    Report.history.filter(id=pk).update(**dict.fromkeys(STORY, ""))
    versions = [each for each in report.versions.exclude(pk__in=_behind(Edition, report_id=pk)) if not each.is_emptied]
    papers = list(Rendering.objects.select_for_update().filter(version__in=versions))  # held: whoever lays one out keeps it before, or never
    _strip(Version, versions, word)
    _drop(papers, word)
    gone = dict(Edition.objects.filter(report_id=pk, destroyed_at__isnull=False).values_list("pk", "number"))
    empty_reason(pk, *gone.values())
    return papers + empty_summary(report.partnership.programme_id, word, adding_up=set(gone))


def empty_reason(report, *editions):
    """Why these editions replaced the one before. The reason of an edition in work stays its authors'."""
    Correction.objects.filter(report=report, edition__in=editions).update(reason="")


def empty_summary(programme, word, *, adding_up=None):
    """All versions of a programme's report but those behind its standing editions; ``adding_up``: only those with one of these editions in it."""
    Programme.objects.select_for_update(no_key=True).get(pk=programme)  # its report may be begun and frozen at this moment
    found = list(Summary.objects.select_for_update().filter(programme=programme))
    if adding_up is None:
        Summary.history.filter(programme=programme).update(introduction="")
    versions = SummaryVersion.objects.select_for_update().filter(~Q(pk__in=_behind(SummaryEdition, programme_id=programme)), summary__in=found)
    papers = [each for each in versions if not each.is_emptied and (adding_up is None or not adding_up.isdisjoint(_sources(each)))]
    _strip(SummaryVersion, papers, word)
    _drop(papers, word)
    return papers


def _behind(kind, **which):
    return kind.objects.filter(destroyed_at=None, **which).values("version_id")


def _sources(version):
    return {source["edition"] for row in version.values["rows"] for source in row["sources"]}


def _strip(kind, versions, word):
    for each in versions:
        left = {name: value for name, value in each.values.items() if name in kind.KEPT}
        told = {"destroyed_at": word.at, "destroyed_because": word.because, "destroyed_by": word.by or each.made_by}
        kind.objects.filter(pk=each.pk).update(values=left | {"reason": ""} if "reason" in left else left, **told)


def _drop(papers, word):
    for each in papers:
        each.drop(word.because)

"""Publishes the reports of the case as its people would: written, frozen, laid out, cleared by both leads, published by the manager.

Each step begins from what the database holds, so that it can be cut off anywhere and taken up again. What visitors of the demonstration
made of a report meanwhile is theirs, and stays as it is.
"""

import time
from contextlib import suppress

from mentorship.case.places import TOWNS
from mentorship.case.stories import INTRODUCTION, STORIES
from participants.entry import Conflict
from participants.models import Partnership, User
from participants.partnerships.parts import CITIES
from reports.drafts import freezing, rendering
from reports.models import Report, Summary, SummaryEdition
from reports.programme import freezing as summing
from reports.programme import publishing as programmes
from reports.programme import rendering as programme_papers
from reports.published.publishing import publish
from stages.models import Stay

PATIENCE = 300  # seconds: a paper that was in the hands of a killed worker is free again after two minutes
IDS = {town.key: town.geonames_id for town in TOWNS}


def publish_all(programme):
    """True when there was something to do. The programme report comes last: once it is out, nothing is left."""
    if SummaryEdition.objects.filter(programme_id=programme.pk).exists():
        return False
    for story in STORIES:
        with suppress(Conflict):
            tell(story, Partnership.objects.get(programme=programme, mentee__geonames_id=IDS[story.pair]))
    sum_up(programme)
    return True


def user(key):
    return User.objects.get(email=f"{key}@example.org")


def tell(story, partnership):
    """The report of one stage, and its corrected edition where it has one."""
    report = written(story, partnership)
    if report.happened not in (story.earlier, story.happened):
        return
    if not report.published:
        bring_out(report)
    if story.correction and report.published == 1:
        report.correct(story.correction, by=user("lead.mzuzu"))
        report.happened = story.happened
        report.save()
        bring_out(report)


def written(story, partnership):
    boxes = {name: getattr(story, name) for name in ("learned", "did_not_work", "comes_next", "changed_at_home")}
    first = {"partnership": partnership, "happened": story.earlier or story.happened, "recorded_by": user("lead.mzuzu")}
    stay = Stay.objects.filter(journey__partnership=partnership, stage=story.stage).earliest("since")
    return Report.objects.get_or_create(stay=stay, defaults=boxes | first)[0]


def bring_out(report):
    version = freezing.freeze(report, by=report.recorded_by)
    lay_out(version.rendering, rendering.render)
    said = set(version.clearances.standing().values_list("side", flat=True))
    leads = report.partnership.memberships.filter(role="lead facilitator", until=None, practitioner__user__isnull=False).order_by("pk")
    for side in CITIES:
        if side not in said:
            version.clear(by=leads.filter(side=side)[0])
    publish(version, by=user("manager"))


def sum_up(programme):
    manager = user("manager")
    summary = summing.of(programme, by=manager)
    Summary.objects.filter(pk=summary.pk, introduction="").update(introduction=INTRODUCTION)
    version = summing.freeze(programme, by=manager)
    lay_out(version, programme_papers.render)
    programmes.publish(version, by=manager)


def lay_out(paper, render):
    """Return when the paper is made, here or by the worker, whoever takes it first; raises ``Conflict`` when nobody can make it."""
    end = time.monotonic() + PATIENCE
    while not paper.done_at:
        if not render(paper.pk):
            time.sleep(0.3)
        paper.refresh_from_db()
        if paper.state == "failed" or time.monotonic() > end:
            raise Conflict(paper.failure or "The paper was not made in time.")

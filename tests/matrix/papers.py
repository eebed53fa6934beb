"""Scenes of the papers besides stage reports: a programme's report, and a brief for the leaders of a city."""

import hashlib

from django.core.files.base import ContentFile
from django.utils import timezone

from participants.models import Erasure
from reports.models import Brief, Summary
from reports.programme import publishing
from reports.programme.compile import compile_values
from tests.matrix.about import about
from tests.matrix.scenes import PAPER, edition

MADE = {"sha256": hashlib.sha256(PAPER).hexdigest(), "size": len(PAPER), "pages": 1}


@about("programme-report", "programme-report-change", "programme-report-freeze")
def programme(here):
    return {"pk": here.programme.pk}


def added_up(here, **paper):
    """With one published stage report in it."""
    edition(here)
    summary = Summary.objects.create(programme=here.programme)
    version = summary.freeze(compile_values(summary), by=here.actors["manager"])
    type(version).objects.filter(pk=version.pk).update(**paper)
    return version


def printed(here):
    version = added_up(here)
    version.file.save("paper.pdf", ContentFile(PAPER), save=False)
    version.finish(timezone.now(), file=version.file.name, **MADE)
    return version


@about("programme-version", "programme-version-pdf", "programme-version-publish")
def version(here):
    return {"pk": printed(here).pk}


@about("programme-version-again")
def given_up(here):
    return {"pk": added_up(here, attempts=3, failure="It did not work.").pk}


@about("programme-edition", "programme-edition-download", "programme-edition-figures")
def published(here):
    return {"pk": publishing.publish(printed(here), by=here.actors["manager"]).pk}


@about("programme-edition-destroy")
def published_and_named(here):
    """One in which somebody stood who was erased."""
    made = publishing.publish(printed(here), by=here.actors["manager"])
    Erasure.ask(here.actors["mentee leader"]).finish([["reports.summaryedition", made.pk]])
    return {"pk": made.pk}


@about("programme-version-empty")
def frozen_and_named(here):
    """Not published; somebody stood in it who was erased."""
    made = printed(here)
    Erasure.ask(here.actors["mentee leader"]).finish([["reports.summaryversion", made.pk]])
    return {"pk": made.pk}


@about("brief", "brief-make")
def mentees_brief(here):
    return {"pk": here.partnership.pk, "side": "mentee"}


@about("brief-pdf")
def brief(here):
    made = Brief(partnership=here.partnership, side="mentee", language="en", asked_by=here.actors["mentor lead"], done_at=timezone.now(), **MADE)
    made.file.save("brief.pdf", ContentFile(PAPER))
    return {"pk": made.pk}

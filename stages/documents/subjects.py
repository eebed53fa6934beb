"""What a document can be added to: found and checked for the user, with the page that shows it."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext

from participants.access import May, fetch, in_partnership
from participants.models import Partnership
from stages import catalogue
from stages.models import Activity, Commitment, Decision, Word

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme")
ACTIVITIES = Activity.objects.prefetch_related("involvements__partnership__mentor", "involvements__partnership__mentee")
COMMITMENTS = Commitment.objects.select_related("partnership__mentor", "partnership__mentee")
DECISIONS = Decision.objects.select_related("partnership__mentor", "partnership__mentee", "practice", "addition")
WORDS = Word.objects.select_related("move__journey__partnership__mentor", "move__journey__partnership__mentee")

LONGEST_TITLE = 200  # of a promise, above the form


@dataclass(frozen=True)
class Subject:
    """``fields``: what ``Document.keep`` needs to know of it; ``back``: the address of its page, ``page`` what that is called."""

    fields: dict
    title: str
    back: str
    page: str
    partnerships: tuple


def partnership(user, pk):
    found = fetch(user, May.LOG, PARTNERSHIPS, pk=pk)
    return Subject({"partnership": found}, str(found), reverse("documents-of", args=[pk]), gettext("Documents"), (found,))


def criterion(user, pk, key):
    found = fetch(user, May.LOG, PARTNERSHIPS, pk=pk)
    if key not in catalogue.CRITERIA:
        raise Http404
    title = gettext(catalogue.CRITERIA[key].title)
    return Subject({"partnership": found, "criterion": key}, title, reverse("gate", args=[pk]), gettext("What every stage should have"), (found,))


def activity(user, pk):
    """Whoever may log in one of its partnerships adds to it; all of them see it."""
    found = fetch(user, May.LOG, ACTIVITIES, pk=pk)
    seen = tuple(each for each in found.partnerships if May.LOOK in in_partnership(user, each))
    return Subject({"activity": found}, found.title, reverse("activity", args=[pk]), found.title, seen)


def commitment(user, pk):
    found = fetch(user, May.LOG, COMMITMENTS, pk=pk)
    fields = {"partnership": found.partnership, "commitment": found}
    return Subject(fields, found.what[:LONGEST_TITLE], reverse("promise", args=[pk]), gettext("Promise"), (found.partnership,))


def decision(user, pk):
    found = fetch(user, May.LOG, DECISIONS, pk=pk)
    fields, title = {"partnership": found.partnership, "decision": found}, f"{found.element}: {found.get_kind_display()}"
    return Subject(fields, title, reverse("adaptation", args=[found.partnership_id]), gettext("Adaptation"), (found.partnership,))


def word(user, pk):
    """Leads, and whoever writes words down: what is added to a word stays for ever."""
    found = fetch(user, May.LOOK, WORDS, pk=pk)
    move = found.move
    if not {May.RECORD, May.ACCEPT} & in_partnership(user, move.journey.partnership):
        raise PermissionDenied
    title = f"{gettext(catalogue.stage(move.left).title)} → {gettext(catalogue.stage(move.entered).title)}"
    joined = move.journey.partnership
    return Subject({"partnership": joined, "word": found}, title, reverse("move", args=[move.pk]), gettext("Move"), (joined,))

"""A frozen version: look at it, wait for its paper, clear it, publish it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from participants.access import May, fetch, in_partnership, parts
from participants.answers import answer, done
from participants.models import Membership
from participants.partnerships.parts import CITIES
from reports.drafts import quotes
from reports.drafts.freezing import once_more
from reports.drafts.models import Version
from reports.drafts.paper import picture
from reports.files import handed_out
from reports.published.models import Edition
from reports.published.named import may_destroy
from reports.published.publishing import publish

VERSIONS = Version.objects.select_related(
    "rendering", "report__stay", "report__partnership__programme", "report__partnership__mentor", "report__partnership__mentee"
)


@require_GET
@cache_control(private=True, no_store=True)
def version(request, pk):
    record = fetch(request.user, May.LOOK, VERSIONS, pk=pk)
    context = _state(request.user, record)
    if not request.htmx:
        context |= {"v": record.values} if context["is_destroyed"] else picture(quotes.shown(record))
    return answer(request, "reports/_version.html", **context)


@require_GET
def version_pdf(request, pk):
    record = fetch(request.user, May.LOOK, VERSIONS, pk=pk)
    if not record.rendering.done_at:
        raise Http404
    if not quotes.is_whole(record):
        raise quotes.TakenBack
    return handed_out(record.rendering.file, f"{slugify(str(record.report.partnership))}-{record.values['stage']['key']}-{record.digest[:8]}.pdf")


@require_POST
def version_again(request, pk):
    record = fetch(request.user, May.LOG, VERSIONS, pk=pk)
    once_more(record.rendering, by=request.user)
    return done(request, "version", "", pk)


@require_POST
def version_clear(request, pk):
    record = fetch(request.user, May.LOOK, VERSIONS, pk=pk)
    lead = _lead(request.user, record, has_spoken=False)
    record.clear(by=Membership.objects.get(pk=lead.membership))
    city = record.report.partnership.city_of(lead.side)
    return done(request, "version", _("Cleared for %(city)s.") % {"city": city}, pk)


@require_POST
def version_take_back(request, pk):
    record = fetch(request.user, May.LOOK, VERSIONS, pk=pk)
    lead = _lead(request.user, record, has_spoken=True)
    record.take_back(lead.side, by=request.user)
    city = record.report.partnership.city_of(lead.side)
    return done(request, "version", _("The word of %(city)s is taken back. It is not published before the city clears it anew.") % {"city": city}, pk)


@require_POST
def version_publish(request, pk):
    record = fetch(request.user, May.PUBLISH, VERSIONS, pk=pk)
    edition = publish(record, by=request.user)
    return done(request, "edition", _("It is published. The funder can download it now."), edition.pk)


def _state(user, record):
    """Where the version stands, and what the reader may do about it."""
    partnership, may = record.report.partnership, in_partnership(user, record.report.partnership)
    said = list(record.clearances.select_related("by__practitioner", "withdrawn_by__practitioner"))
    words, missing = {word.side: word for word in said if not word.withdrawn_at}, {word.side: word for word in said if word.withdrawn_at}
    edition = Edition.objects.filter(version_id=record.pk).only("pk", "number").first()
    is_newest = not record.report.versions.filter(number__gt=record.number).exists()
    is_whole = bool(edition) or quotes.is_whole(record)
    open_for = is_newest and is_whole and not edition and not record.is_emptied
    standing, led = {word.user_id for word in words.values()}, {part.side for part in _leading(user, partnership)}
    return {
        "version": record,
        "partnership": partnership,
        "rendering": record.rendering,
        "edition": edition,
        "is_destroyed": record.is_emptied,
        "is_newest": is_newest,
        "sides": [(side, partnership.city_of(side), words.get(side), missing.get(side)) for side in CITIES],
        "missing_again": [(partnership.city_of(side), missing[side]) for side in CITIES if side in missing and side not in words],
        "clearable": open_for and bool(led - words.keys()) and user.pk not in standing,
        "takeable": open_for and bool(led & words.keys()),
        "publishable": open_for and May.PUBLISH in may and user.pk not in {word.user_id for word in said},
        "is_whole": is_whole,
        "is_ready": len(words) == len(CITIES) and not record.is_emptied and bool(record.rendering.done_at),
        "may_log": May.LOG in may,
        "may_empty": not edition and not record.is_emptied and may_destroy(user, record),
    }


def _lead(user, version, *, has_spoken):
    """The part in which a lead acts. Of who leads both cities, the one whose city has spoken, or has not; first what they said themself."""
    said = dict(version.clearances.standing().values_list("side", "user"))
    leading = sorted(_leading(user, version.report.partnership), key=lambda part: said.get(part.side) != user.pk)
    if not leading:
        raise PermissionDenied
    return next((part for part in leading if (part.side in said) is has_spoken), leading[0])


def _leading(user, partnership):
    """The parts in which the user speaks for a city."""
    return [part for part in parts(user) if part.partnership == partnership.pk and part.grants(May.CLEAR)]

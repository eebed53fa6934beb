"""The road map of a partnership: vision and plan, targets, readings. All who see the partnership look; the mentee's own team writes."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from participants.access import May, fetch
from participants.answers import answer, done, form_status
from participants.entry import Conflict
from participants.forms import saved
from participants.pages import keyset
from stages.models import RoadMap
from stages.roadmap import rows
from stages.roadmap.forms import ReadingForm, RetireForm, TargetForm, WordsForm
from stages.roadmap.sight import PARTNERSHIPS, READINGS, TARGETS, may_write, own


def posted(request):
    return request.POST if request.method == "POST" else None


@require_GET
def road_map(request, pk):
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    page = keyset(TARGETS.filter(partnership=partnership), request.GET.get("after"), by=("due", "pk"))
    context = {
        "partnership": partnership,
        "words": RoadMap.objects.filter(partnership=partnership).select_related("recorded_by")[:2],
        "targets": rows.listed(page.rows, timezone.localdate()),
        "page": page,
        "may_write": may_write(request.user, partnership),
    }
    return answer(request, "stages/roadmap/_road_map.html", **context)


@require_GET
def road_map_words(request, pk):
    """Every vision and plan, the newest first."""
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    texts = RoadMap.objects.filter(partnership=partnership).select_related("recorded_by")
    page = keyset(texts, request.GET.get("after"), by=("-on", "-pk"), size=5)
    return answer(request, "stages/roadmap/_words.html", partnership=partnership, page=page)


@require_http_methods(["GET", "POST"])
def road_map_write(request, pk):
    partnership = own(request.user, PARTNERSHIPS, pk)
    newest = RoadMap.objects.filter(partnership=partnership).first()
    initial = {"vision": newest.vision, "plan": newest.plan} if newest else {}
    form = WordsForm(posted(request), partnership=partnership, initial=initial)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "road-map", _("The road map is saved. Earlier texts are kept."), pk)
    return answer(request, "stages/roadmap/_write.html", form=form, partnership=partnership)


@require_http_methods(["GET", "POST"])
def target_new(request, pk):
    partnership = own(request.user, PARTNERSHIPS, pk)
    form = TargetForm(posted(request), partnership=partnership)
    if request.method == "POST" and form.is_valid() and (target := saved(form, request.user)):
        return done(request, "target", _("The target is set. Its first reading can follow."), target.pk)
    return answer(request, "stages/roadmap/_target_new.html", form=form, partnership=partnership)


@require_GET
def target(request, pk):
    record = fetch(request.user, May.LOOK, TARGETS, pk=pk)
    page = keyset(record.readings.select_related("recorded_by"), request.GET.get("after"), by=("-on", "-pk"), size=60)
    context = {
        "target": record,
        "partnership": record.partnership,
        "page": page,
        "readings": rows.told(page.rows),
        "charts": rows.charts(record, page.rows),
        "has_left": rows.has_left(record, timezone.localdate()),
        "may_write": may_write(request.user, record.partnership),
    }
    return answer(request, "stages/roadmap/_target.html", **context)


def still_open(target):
    """A retired target is history: nothing more is written to it."""
    if target.retired_at:
        raise Conflict(_("This target is retired. Its readings stay as they are. Set a new target instead."))
    return target


@require_http_methods(["GET", "POST"])
def target_change(request, pk):
    record = still_open(own(request.user, TARGETS, pk))
    title = record.title
    form = TargetForm(posted(request), instance=record, partnership=record.partnership)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "target", _("The change is saved."), pk)
    context = {"form": form, "target": record, "title": title, "partnership": record.partnership}
    return answer(request, "stages/roadmap/_target_change.html", status=form_status(form), **context)


@require_http_methods(["GET", "POST"])
def target_retire(request, pk):
    record = still_open(own(request.user, TARGETS, pk))
    form = RetireForm(posted(request))
    if request.method == "POST" and form.is_valid():
        record.retire(by=request.user, reason=form.cleaned_data["reason"])
        return done(request, "target", _("The target is retired. Its readings stay."), pk)
    return answer(request, "stages/roadmap/_retire.html", form=form, target=record, partnership=record.partnership)


@require_http_methods(["GET", "POST"])
def reading_new(request, pk):
    record = still_open(own(request.user, TARGETS, pk))
    form = ReadingForm(posted(request), target=record)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "target", _("The reading is kept."), pk)
    return answer(request, "stages/roadmap/_reading_new.html", form=form, target=record, partnership=record.partnership)


@require_http_methods(["GET", "POST"])
def reading_change(request, pk):
    """Correct a slip. What stood there before stays in the history, and the page says so."""
    record = own(request.user, READINGS, pk)
    target = still_open(record.target)
    form = ReadingForm(posted(request), instance=record, target=target)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "target", _("The reading is corrected. What it was before is kept."), target.pk)
    context = {"form": form, "target": target, "partnership": target.partnership}
    return answer(request, "stages/roadmap/_reading_change.html", status=form_status(form), **context)

"""Move a text to a wider circle and back, and delete it: its author alone, each on a page that says what follows. Class A."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participants.answers import answer, confidential, done, form_status
from stages.reflections.entering import own
from stages.reflections.fields import StepForm
from stages.reflections.forms import ReleaseForm, ShareForm
from stages.reflections.models import Reflection
from stages.reflections.readers import readers
from stages.reflections.views import shown


def posted(request):
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "POST"])
@confidential
def share(request, pk):
    row = own(request.user, Reflection, pk)
    context = shown(request.user, row)
    if not context["inside"]:
        raise Http404
    form = ShareForm(posted(request), row=row)
    if request.method == "POST" and form.is_valid() and form.done(row.share, request.user):
        return done(request, "reflection", _("Your safe space can read it now."), pk)
    now, later = readers(row.partnership, row.recorded_at, but=request.user)
    return answer(request, "stages/reflections/_share.html", status=form_status(form), form=form, now=now, later=later, may_log=False, **context)


@require_http_methods(["GET", "POST"])
@confidential
def take_back(request, pk):
    row = own(request.user, Reflection, pk)
    if request.method == "GET" and (row.is_private or row.is_published):
        return redirect("reflection", pk)
    return step(request, row, row.take_back, "_take_back.html", _("Only you can read it now."))


@require_http_methods(["GET", "POST"])
@confidential
def release(request, pk):
    row = own(request.user, Reflection, pk)
    context = shown(request.user, row)
    if not context["inside"]:
        raise Http404
    if request.method == "GET" and row.quote_id:
        return redirect("reflection", pk)
    form = ReleaseForm(posted(request), row=row, signature=row.by)
    if request.method == "POST" and form.is_valid() and form.done(row.release, request.user):
        return done(request, "reflection", _("A copy is released for reports. You can take it back until it is published."), pk)
    return answer(request, "stages/reflections/_release.html", status=form_status(form), form=form, may_log=False, **context)


@require_http_methods(["GET", "POST"])
@confidential
def recall(request, pk):
    row = own(request.user, Reflection, pk)
    if request.method == "GET" and (not row.quote_id or row.is_published):
        return redirect("reflection", pk)
    return step(request, row, row.recall, "_recall.html", _("The copy is taken back. It will not be in any report."))


@require_http_methods(["GET", "POST"])
@confidential
def delete(request, pk):
    row = own(request.user, Reflection, pk)
    return step(request, row, row.discard, "_delete.html", _("It is deleted."), to="journal")


def step(request, row, verb, partial, said, to="reflection"):
    form = StepForm(posted(request), row=row)
    if request.method == "POST" and form.is_valid() and form.done(verb, request.user):
        return done(request, to, said, *([row.pk] if to == "reflection" else []))
    context = shown(request.user, row) | {"form": form, "may_log": False}
    return answer(request, f"stages/reflections/{partial}", status=form_status(form), **context)

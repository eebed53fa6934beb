"""The method of each mentor city in a programme, element by element: add, change, retire, take back into use."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.access import May, allowed, fetch, visible
from participants.answers import answer, done, form_status
from participants.forms import saved
from participants.models import Programme
from stages.adaptation import sight
from stages.adaptation.forms import PracticeForm
from stages.models import Practice

PRACTICES = Practice.objects.select_related("programme", "city")


@require_GET
def practices(request, pk):
    """The methods of those mentor cities with which the reader has a partnership; the manager sees all."""
    programme = fetch(request.user, May.LOOK, Programme.objects, pk=pk)
    rows = programme.practices.select_related("city")
    if not allowed(request.user, May.INVITE, programme):
        rows = rows.filter(city__in=visible(request.user, programme.partnerships).values("mentor"))
    rows = rows.order_by("city__name", "city", "position", "pk")
    may_change = set(sight.tells(request.user, programme, May.ACCEPT).values_list("pk", flat=True))
    context = {"programme": programme, "practices": rows, "may_add": sight.tells(request.user, programme).exists(), "may_change": may_change}
    return answer(request, "stages/adaptation/_practices.html", **context)


@require_http_methods(["GET", "POST"])
def practice_new(request, pk):
    programme = fetch(request.user, May.LOOK, Programme.objects, pk=pk)
    cities = sight.tells(request.user, programme)
    if not cities:
        raise PermissionDenied
    form = PracticeForm(request.POST or None, programme=programme, cities=cities, initial={"position": following(programme)})
    # The twin of a second click is in the list already: its title is no fault then.
    if request.method == "POST" and ((form.is_valid() and saved(form, request.user)) or form.twin(request.user)):
        return done(request, "practices", _("The element is in the list."), programme.pk)
    return answer(request, "stages/adaptation/_practice.html", form=form, programme=programme)


def following(programme):
    """The place behind the last one."""
    last = programme.practices.last()
    return min(last.position + 1, 999) if last else 1


def changeable(user, pk):
    """An element that the user may change; raises ``PermissionDenied`` for one that is another's to change."""
    record = fetch(user, May.LOOK, PRACTICES, pk=pk)
    if not sight.tells(user, record.programme, May.ACCEPT).filter(pk=record.city_id).exists():
        raise PermissionDenied
    return record


@require_http_methods(["GET", "POST"])
def practice_change(request, pk):
    record = changeable(request.user, pk)
    form = PracticeForm(request.POST or None, instance=record, programme=record.programme, cities=None)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "practices", _("Saved."), record.programme_id)
    context = {"form": form, "programme": record.programme, "practice": record}
    return answer(request, "stages/adaptation/_practice.html", status=form_status(form), **context)


@require_POST
def practice_retire(request, pk):
    record = changeable(request.user, pk)
    record.retire(by=request.user)
    return done(request, "practices", _("The element is retired. What was decided on it stays."), record.programme_id)


@require_POST
def practice_restore(request, pk):
    record = changeable(request.user, pk)
    record.restore()
    return done(request, "practices", _("The element is back in use."), record.programme_id)

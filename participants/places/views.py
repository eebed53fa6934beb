"""The directory: cities and organisations. Public facts, seen by everyone who takes part."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from participants import gazetteer
from participants.access import May, fetch, may_somewhere, visible
from participants.answers import answer, done, form_status
from participants.forms import saved
from participants.models import City, Organisation
from participants.pages import keyset
from participants.places.forms import CityForm, OrganisationForm, from_place


def keeps_directory(user):
    """Managers keep the directory, and so do site administrators: it holds no confidences."""
    return may_somewhere(user, May.INVITE) or user.is_staff


def opens_directory(user):
    """Raises ``PermissionDenied`` for whoever takes part in nothing: a list that is always empty would tell them something untrue."""
    if not (may_somewhere(user, May.LOOK) or user.is_staff):
        raise PermissionDenied


@require_GET
def cities(request):
    opens_directory(request.user)
    rows = visible(request.user, City.objects.only("name", "also_known_as", "country", "region", "population"))
    page = keyset(rows, request.GET.get("after"), by=("name", "pk"))
    return answer(request, "participants/places/_cities.html", page=page, may_add=keeps_directory(request.user))


@require_GET
def city(request, pk):
    record = fetch(request.user, May.LOOK, City.objects, pk=pk)
    partnerships = visible(request.user, record.mentoring.model.objects.select_related("mentor", "mentee", "programme"))
    return answer(
        request,
        "participants/places/_city.html",
        city=record,
        mentoring=partnerships.filter(mentor=record)[:10],
        mentored=partnerships.filter(mentee=record)[:10],
        may_change=keeps_directory(request.user),
    )


@require_GET
def city_search(request):
    """Cities by the first letters of their name."""
    if not keeps_directory(request.user):
        raise PermissionDenied
    query = request.GET.get("q", "")
    return answer(request, "participants/places/_search.html", places=gazetteer.search(query), query=query[:100])


@require_http_methods(["GET", "POST"])
def city_new(request):
    if not keeps_directory(request.user):
        raise PermissionDenied
    form = CityForm(request.POST or None, initial=from_place(request.GET.get("place")))
    if request.method == "POST" and form.is_valid():
        return done(request, "city", _("The city is added."), form.record(request.user).pk)
    query = request.GET.get("q", "")
    return answer(request, "participants/places/_city_form.html", form=form, places=gazetteer.search(query), query=query[:100])


@require_http_methods(["GET", "POST"])
def city_change(request, pk):
    record = fetch(request.user, May.INVITE, City.objects, pk=pk)
    form = CityForm(request.POST or None, instance=record)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "city", _("Saved."), record.pk)
    return answer(request, "participants/places/_city_form.html", status=form_status(form), form=form, city=record)


@require_GET
def organisations(request):
    opens_directory(request.user)
    rows = visible(request.user, Organisation.objects.only("name", "kind"))
    page = keyset(rows, request.GET.get("after"), by=("name", "pk"))
    return answer(request, "participants/places/_organisations.html", page=page, may_add=keeps_directory(request.user))


@require_GET
def organisation(request, pk):
    record = fetch(request.user, May.LOOK, Organisation.objects.select_related("city"), pk=pk)
    people = visible(request.user, record.people.model.objects.filter(organisation=record))[:25]
    context = {"organisation": record, "people": people, "may_change": keeps_directory(request.user)}
    return answer(request, "participants/places/_organisation.html", **context)


@require_http_methods(["GET", "POST"])
def organisation_new(request):
    if not keeps_directory(request.user):
        raise PermissionDenied
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return done(request, "organisation", _("The organisation is added."), form.record(request.user).pk)
    return answer(request, "participants/places/_organisation_form.html", form=form)


@require_http_methods(["GET", "POST"])
def organisation_change(request, pk):
    record = fetch(request.user, May.INVITE, Organisation.objects, pk=pk)
    form = OrganisationForm(request.POST or None, instance=record)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "organisation", _("Saved."), record.pk)
    return answer(request, "participants/places/_organisation_form.html", status=form_status(form), form=form, organisation=record)

"""People who take part. Class D; how to reach them is class C and kept apart."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from participants.access import May, fetch, may_somewhere, visible
from participants.answers import answer, done, form_status
from participants.forms import saved
from participants.models import Membership, Practitioner, Role
from participants.pages import keyset
from participants.people import policy
from participants.people.forms import ContactForm, PractitionerForm


@require_GET
def people(request):
    if not may_somewhere(request.user, May.LOOK):
        raise PermissionDenied
    rows = visible(request.user, Practitioner.objects.select_related("city", "organisation"))
    page = keyset(rows, request.GET.get("after"), by=("name", "pk"))
    return answer(request, "participants/people/_people.html", page=page, may_add=may_somewhere(request.user, May.INVITE))


@require_GET
def person(request, pk):
    record = fetch(request.user, May.LOOK, Practitioner.objects.select_related("city", "organisation", "contact", "user"), pk=pk)
    memberships = visible(request.user, Membership.objects.filter(practitioner=record))
    context = {
        "person": record,
        "memberships": memberships.select_related("partnership__mentor", "partnership__mentee").order_by("-since", "-pk")[:25],
        "roles": visible(request.user, Role.objects.filter(practitioner=record)).select_related("programme").order_by("-since")[:25],
        "reach": policy.contacts(request.user, record),
        "may_change": policy.may_change(request.user, record),
    }
    return answer(request, "participants/people/_person.html", **context)


@require_http_methods(["GET", "POST"])
def person_new(request):
    if not may_somewhere(request.user, May.INVITE):
        raise PermissionDenied
    form = PractitionerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return done(request, "person", _("The person is added."), form.record(request.user).pk)
    return answer(request, "participants/people/_person_form.html", form=form)


@require_http_methods(["GET", "POST"])
def person_change(request, pk):
    record = fetch(request.user, May.LOOK, Practitioner.objects.select_related("contact", "user"), pk=pk)
    if not policy.may_change(request.user, record):
        raise PermissionDenied
    form, contact = PractitionerForm(request.POST or None, instance=record), contact_form(request, record)
    if request.method == "POST" and form.is_valid() and (contact is None or contact.is_valid()) and keep(form, contact, request.user):
        return done(request, "person", _("Saved."), record.pk)
    return answer(request, "participants/people/_person_form.html", status=form_status(form), form=form, contact=contact, person=record)


def contact_form(request, record):
    """Only those who see all contacts may write them."""
    if not (record.user_id == request.user.pk or policy.leads(request.user, record)):
        return None
    known = policy.contacts(request.user, record)
    return ContactForm(request.POST or None, prefix="contact", initial={"email": known.email, "phone": known.phone})


@transaction.atomic
def keep(form, contact, user):
    if record := saved(form, user):
        if contact:
            contact.keep(record)
        return record
    return None

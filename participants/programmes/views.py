"""Programmes, and who holds a role in the whole of one. Class D."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.access import May, allowed, fetch, in_programme, may_somewhere, visible
from participants.answers import answer, done, form_status
from participants.dates import now_holds
from participants.forms import saved
from participants.models import Interest, Practitioner, Programme, Role
from participants.pages import keyset
from participants.programmes.forms import ProgrammeForm

WISHES = Interest.objects.filter(answered_at=None).select_related("city", "heard_through__mentor", "heard_through__mentee")


def may_begin(user):
    """A manager may begin another programme; a site administrator begins the first one."""
    return user.is_staff or may_somewhere(user, May.INVITE)


@require_GET
def programmes(request):
    if not (may_somewhere(request.user, May.LOOK) or request.user.is_staff):
        raise PermissionDenied
    page = keyset(visible(request.user, Programme.objects.select_related("convener")), request.GET.get("after"), by=("title", "pk"))
    return answer(request, "participants/programmes/_programmes.html", page=page, may_add=may_begin(request.user))


@require_GET
def programme(request, pk):
    record = fetch(request.user, May.LOOK, Programme.objects.select_related("convener", "reporting_organisation"), pk=pk)
    partnerships = visible(request.user, record.partnerships.select_related("mentor", "mentee"))
    context = {
        "programme": record,
        "partnerships": keyset(partnerships, request.GET.get("after"), by=("-pk",)),
        "roles": record.roles.filter(now_holds(timezone.localdate())).select_related("practitioner").order_by("kind", "pk"),
        "interests": visible(request.user, WISHES.filter(programme=record))[:9],
        "may_note": May.LOG in (may := in_programme(request.user, record)),
        "may_introduce": May.INTRODUCE in may,
        "may_change": (may_change := allowed(request.user, May.INVITE, record)),
        "invitations": record.invitations.filter(accepted_at=None, withdrawn_at=None).order_by("-pk")[:25] if may_change else (),
    }
    return answer(request, "participants/programmes/_programme.html", **context)


@require_http_methods(["GET", "POST"])
def programme_new(request):
    if not may_begin(request.user):
        raise PermissionDenied
    form = ProgrammeForm(request.POST or None, designs=visible(request.user, Programme.objects, May.INVITE))
    if request.method == "POST" and form.is_valid():
        return begun(request, begin(form, request.user), form.cleaned_data.get("design"))
    return answer(request, "participants/programmes/_programme_form.html", form=form)


def begun(request, record, design):
    """To its page; or, if it is to begin like another one, to the page that shows what would be copied."""
    if design is None:
        return done(request, "programme", _("The programme is begun. You are its manager."), record.pk)
    shown = f"{reverse('design-copy', args=[record.pk])}?source={design.pk}"
    return done(request, shown, _("The programme is begun. You are its manager. Nothing is copied yet: look at the design first."))


@transaction.atomic
def begin(form, user):
    """Whoever begins a programme manages it: a role that everyone in it can see."""
    record = form.record(user)
    person = Practitioner.objects.get_or_create(user=user, defaults={"name": user.name or user.email.partition("@")[0], "recorded_by": user})[0]
    record.appoint(person, Role.Kind.MANAGER, by=user)
    return record


@require_http_methods(["GET", "POST"])
def programme_change(request, pk):
    record = fetch(request.user, May.INVITE, Programme.objects, pk=pk)
    form = ProgrammeForm(request.POST or None, instance=record)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "programme", _("Saved."), record.pk)
    return answer(request, "participants/programmes/_programme_form.html", status=form_status(form), form=form, programme=record)


@require_POST
def role_end(request, pk):
    """A role ends today. The last manager stays: a programme without one could never be reached again."""
    record = fetch(request.user, May.INVITE, Role.objects.select_related("programme"), pk=pk)
    others = record.programme.roles.filter(now_holds(timezone.localdate()), kind=Role.Kind.MANAGER).exclude(pk=pk)
    if record.kind == Role.Kind.MANAGER and not others.exists():
        raise PermissionDenied(_("This is the last manager. Invite a successor first."))
    record.end(on=timezone.localdate())
    return done(request, "programme", _("The role has ended."), record.programme_id)

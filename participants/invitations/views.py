"""Invite, withdraw, join. An invitation opens the working level; the safe space waits for a lead's admission."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from participants import letters
from participants.access import May, fetch, visible
from participants.accounts import enter
from participants.answers import answer, done
from participants.entry import settle
from participants.invitations.forms import InvitationForm, JoinForm
from participants.invitations.models import digest
from participants.models import Invitation, Programme, User


@require_http_methods(["GET", "POST"])
def invite(request, pk):
    programme = fetch(request.user, May.INVITE, Programme.objects, pk=pk)
    form = InvitationForm(request.POST or None, programme=programme, language=letters.spoken_at(request.user.email))
    if request.method == "POST" and form.is_valid():
        token = form.instance.seal()
        invitation = form.record(request.user)
        if invitation.token_digest != digest(token):  # the second of two clicks
            return done(request, "programme", _("This invitation was sent a moment ago."), programme.pk)
        address = settings.PUBLIC_URL + reverse("invitation", args=[token])
        sent = letters.invite(invitation, address)
        return answer(request, "participants/invitations/_sent.html", invitation=invitation, address=address, sent=sent, programme=programme)
    return answer(request, "participants/invitations/_invite.html", form=form, programme=programme)


@require_POST
def invitation_withdraw(request, pk):
    # Class C: for the other members of the partnership an invitation does not exist.
    invitation = get_object_or_404(visible(request.user, Invitation.objects, May.INVITE), pk=pk)
    withdraw(invitation)
    return done(request, "programme", _("The invitation is withdrawn."), invitation.programme_id)


def withdraw(invitation):
    settle(Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None), withdrawn_at=timezone.now())


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def invitation(request, token):
    """The page behind the link. An unknown, used or expired one says so and nothing else."""
    records = Invitation.objects.select_related("programme", "partnership__mentor", "partnership__mentee", "practitioner")
    record = get_object_or_404(records, token_digest=digest(token))
    if not record.is_open:
        return render(request, "participants/invitations/over.html", status=410)
    if request.user.is_authenticated:
        return accept_as(request, record)
    form = JoinForm(request.POST or None, invitation=record)
    if request.method == "POST" and form.is_valid():
        user = join(record, form.cleaned_data)
        enter(request, user)
        return done(request, "home", _("Welcome."))
    return answer(request, "participants/invitations/_join.html", form=form, invitation=record)


def accept_as(request, record):
    """Somebody is signed in: the invitation is theirs if it was sent to their address."""
    theirs = request.user.email == record.email.lower()
    if request.method == "POST" and theirs:
        record.accept(user=request.user)
        return done(request, "home", _("Welcome."))
    return render(request, "participants/invitations/accept.html", {"invitation": record, "theirs": theirs}, status=200 if theirs else 403)


@transaction.atomic
def join(record, data):
    user = User.objects.create_user(record.email, data["password"], name=data["name"])
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    record.accept(user=user)
    letters.begin_in(record.language, user)
    return user

"""The demonstration's panel on the sign-in page: one click per role. In production none of this exists."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from mentorship.case.logins import LOGINS, PASSWORD, Login
from participants.accounts import enter as signed_in
from participants.models import User


def logins() -> tuple[Login, ...]:
    """Who can sign in with one click; nobody outside the demonstration."""
    return LOGINS if settings.DEMO else ()


def in_words() -> str:
    """The logins as text, for whoever starts the demonstration."""
    width = max(len(each.email) for each in LOGINS)
    lines = [f"  {each.email:<{width}}  {each.role}{', ' if each.city else ''}{each.city}" for each in LOGINS]
    return "\n".join([*lines, "", f"The password of all of them: {PASSWORD}", "The sign-in page offers them with one click each."])


@login_not_required
def sign_in(request):
    """Only the listed addresses, and only here: an account that somebody made stays its owner's."""
    if not settings.DEMO:
        raise Http404
    return enter(request)


@require_POST
def enter(request):
    email = request.POST.get("email", "")
    if email not in {each.email for each in LOGINS}:
        raise Http404
    signed_in(request, get_object_or_404(User, email=email, is_active=True))
    return redirect(settings.LOGIN_REDIRECT_URL)

"""The line between a phone and the product: what it keeps, who is signed in, what it sends."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from mentorship.offline.pack import packed
from mentorship.offline.sending import Refused, take
from mentorship.offline.shell import loggers_only
from stages.offline.models import Differs


@require_GET
@loggers_only
@never_cache
def pack(request):
    return JsonResponse(packed(request.user))


@require_GET
@loggers_only
@never_cache
def line(request):
    """Whose line this is, with a fresh token for what is sent on it. A session that has ended is led to the sign-in page instead."""
    return JsonResponse({"user": request.user.pk, "token": get_token(request)})


@require_POST
@loggers_only
@never_cache
def send(request):
    """200 taken (now or before), 400 and 409 with what is wrong, 422 the same key with other content; 403 and 404 as for any page."""
    if request.POST.get("author", str(request.user.pk)) != str(request.user.pk):
        return _needs([_("Somebody else wrote this entry. It waits for them.")], 403)
    try:
        return _taken(take(request.user, request.POST, request.FILES))
    except Refused as refusal:
        return _needs(refusal.sentences, refusal.status)
    except Differs as other:
        said = _("An entry with this key was sent before, with other words. Look at what is logged; yours is still on this phone.")
        return JsonResponse({"said": [said], "url": _page(other.receipt)}, status=422)
    except Http404:
        return _needs([_("What this entry belongs to is not there for you any more.")], 404)
    except PermissionDenied:
        return _needs([_("You may not log there any more.")], 403)


def _page(receipt):
    return reverse("activity", args=[receipt.activity_id]) if receipt.activity_id else ""


def _taken(receipt):
    return JsonResponse({"url": _page(receipt), "title": str(receipt.activity or "")})


def _needs(sentences, status):
    return JsonResponse({"said": sentences}, status=status)

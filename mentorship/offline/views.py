"""The line between a phone and the product: what it keeps, who is signed in, what it sends."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from mentorship.offline.answers import Refused, Taken
from mentorship.offline.pack import packed
from mentorship.offline.sending import CONFIDENTIAL, keep_beside, take
from mentorship.offline.shell import loggers_only
from participants.answers import confidential
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
@confidential
def send(request):
    """200 taken (now or before), 400 and 409 with what is wrong, 422 the same key with other content; 403 and 404 as for any page."""
    if request.POST.get("author", str(request.user.pk)) != str(request.user.pk):
        return _needs([_("Somebody else wrote this entry. It waits for them.")], 403)
    try:
        taken = take(request.user, request.POST, request.FILES)
    except Refused as refusal:
        return _needs(refusal.sentences, refusal.status, fields=refusal.fields, url=refusal.url)
    except Differs as other:
        return _differs(request, other.receipt)
    except Http404:
        return _needs([_("What this entry belongs to is not there for you any more.")], 404)
    except PermissionDenied:
        return _needs([_("You may not log there any more.")], 403)
    return JsonResponse({"url": taken.url, "title": taken.title})


def _differs(request, receipt):
    """The first stands. The second is kept beside it; a text of the safe space, and a photo, only on the phone."""
    if row := keep_beside(receipt, request.POST, request.FILES):
        said = _("This was sent before, with other words. What was logged stands; both are side by side on a page, for you to look at.")
        return _needs([said], 422, url=reverse("differing-entry", args=[row.pk]))
    if request.POST.get("kind") in CONFIDENTIAL:
        return _needs([_("This was sent before, with other words. These are on this phone alone.")], 422, url=reverse("journal"))
    said = _("An entry with this key was sent before, with other words. Look at what is logged; yours is still on this phone.")
    return _needs([said], 422, url=Taken.as_activity(receipt.activity).url)


def _needs(sentences, status, **more):
    return JsonResponse({"said": sentences, **{name: value for name, value in more.items() if value}}, status=status)

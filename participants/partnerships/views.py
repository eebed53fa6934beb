"""Lists of partnerships, and the cities that would like one. Class D."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from participants.access import May, fetch, may_somewhere, visible
from participants.answers import answer, done
from participants.models import Partnership, Programme
from participants.pages import keyset
from participants.partnerships.interests import InterestForm


@require_GET
def partnerships(request):
    if not may_somewhere(request.user, May.LOOK):
        raise PermissionDenied
    rows = visible(request.user, Partnership.objects.select_related("mentor", "mentee", "programme"))
    page = keyset(rows, request.GET.get("after"), by=("-pk",))
    return answer(request, "participants/partnerships/_partnerships.html", page=page, may_add=may_somewhere(request.user, May.INVITE))


@require_http_methods(["GET", "POST"])
def interest_new(request, pk):
    """A city has heard of a partnership and would like the same (finding F10)."""
    programme = fetch(request.user, May.LOG, Programme.objects, pk=pk)
    partnerships = visible(request.user, programme.partnerships.select_related("mentor", "mentee"), May.LOG)
    form = InterestForm(request.POST or None, programme=programme, partnerships=partnerships)
    if request.method == "POST" and form.is_valid():
        form.record(request.user)
        return done(request, "programme", _("The city is noted."), programme.pk)
    return answer(request, "participants/partnerships/_interest_form.html", form=form, programme=programme)

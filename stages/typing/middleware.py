"""A form that was sent and kept needs its draft no more.

The draft goes after the form is kept, never before: where this is cut off in between, the draft is offered once more, and sending it again
gives the record that is there already, for it carries the key of the first.
"""

from stages.typing.models import Draft
from stages.typing.places import FORMS, is_marked

STAYING = ("activity-hold", "offline-send")
"""These answer without leading on: a region, or a word to the phone."""


class DraftsEnd:
    """Stands last, so that a form which another one turned away before its view was asked does not count as sent."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = self.get_response(request)
        place = getattr(request, "drafted", "")
        if place and was_kept(answer, place, request.resolver_match.view_name):
            Draft.drop(request.user, place)
        return answer

    def process_view(self, request, view, args, kwargs):
        if request.method == "POST" and request.user.is_authenticated and request.resolver_match.view_name in {*FORMS, *STAYING}:
            request.drafted = request.POST.get("draft", "").replace("\0", "")


def was_kept(answer, place, route):
    """It leads on, or shows a page in which what was typed waits no longer."""
    leads_on = answer.status_code == 302 or "HX-Redirect" in answer
    return leads_on or (route in STAYING and answer.status_code == 200 and not is_marked(answer, place))


drafts_end = DraftsEnd

"""The draft of one form: whether there is one, what it holds, keep it, throw it away. Class A."""

from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from participants.answers import confidential
from stages.typing.models import Draft
from stages.typing.places import found

NEVER = {"csrfmiddlewaretoken", "author", "draft", "password"}
MOST_FIELDS, MOST_TYPED = 200, 400_000  # characters: two of the longest texts that a form takes


@require_http_methods(["GET", "POST"])
@confidential
def draft(request):
    place = found(request, request.GET.get("of", ""))
    if request.method == "GET":
        return _offered(request, place)
    if "drop" in request.GET:
        Draft.drop(request.user, place)
        return render(request, "stages/typing/_dropped.html")
    fields = typed(request.POST)
    if len(fields) > MOST_FIELDS or sum(len(value) for values in fields.values() for value in values) > MOST_TYPED:
        return HttpResponseBadRequest()
    return render(request, "stages/typing/_saved.html", {"at": Draft.put(request.user, place, fields)})


def _offered(request, place):
    """Nothing (204) where nothing was begun: htmx then leaves the form alone."""
    begun = Draft.of(request.user, place)
    if begun is None:
        return HttpResponse(status=204)
    if "fields" in request.GET:
        return JsonResponse(begun.fields)
    return render(request, "stages/typing/_offer.html", {"draft": begun, "place": place})


def typed(data):
    """Field → values. A null byte is no letter, and no database takes it."""
    return {name[:100]: [value.replace("\0", "") for value in data.getlist(name)] for name in data if name not in NEVER}

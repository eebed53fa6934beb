"""Texts that their authors released for reports, as the whole partnership and its manager see them. Class D."""

from django.views.decorators.http import require_GET

from participants.access import May, fetch
from participants.answers import answer
from participants.pages import keyset
from stages.models import Quote
from stages.reflections.entering import PARTNERSHIPS


@require_GET
def quotes_of(request, pk):
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    page = keyset(Quote.objects.filter(partnership=partnership), request.GET.get("after"), by=("digest", "pk"))
    return answer(request, "stages/reflections/_quotes.html", partnership=partnership, page=page, quotes=page.rows)

"""What everything is measured against: session, user, one indexed SELECT of 25 rows with two joins, a small template."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.template import engines
from django.urls import path

from mentorship.urls import urlpatterns as house
from participants.models import Partnership

TEMPLATE = "<ul>{% for row in rows %}<li><a href='/{{ row.pk }}/'>{{ row.mentor.name }} {{ row.mentee.name }}</a></li>{% endfor %}</ul>"


@login_not_required
def bare(request):
    rows = Partnership.objects.select_related("mentor", "mentee").order_by("-pk")[:25]
    template = engines["django"].from_string(TEMPLATE)
    return HttpResponse(template.render({"rows": rows, "name": request.user.name}, None))


urlpatterns = [path("bare/", bare), *house]

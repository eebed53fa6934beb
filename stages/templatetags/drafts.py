"""``{% draft %}`` and ``{% draft_kept %}`` within a form: it is kept on the server while somebody types."""

from urllib.parse import urlencode

from django import template

from stages.models import Draft

register = template.Library()


@register.inclusion_tag("stages/typing/_draft.html", takes_context=True)
def draft(context):
    """Offers what was begun before, at the head of the form: asked for by the page once it is there, and only where there is something."""
    request, there = context["request"], place_of(context)
    return {**there, "begun": request.method == "GET" and Draft.of(request.user, there["place"])}


@register.inclusion_tag("stages/typing/_keeping.html", takes_context=True)
def draft_kept(context):
    """Keeps it, and says so: beside the button that sends the form."""
    return place_of(context)


def place_of(context):
    """The form's place is its own address; where one address serves several partnerships, with those that were chosen."""
    request, chosen = context["request"], context.get("partnerships", ())
    by_choice = request.resolver_match.view_name == "log"
    query = "?" + urlencode([("partnership", each.pk) for each in chosen]) if by_choice else ""
    return {"place": request.path + query}

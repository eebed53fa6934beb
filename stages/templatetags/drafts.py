"""``{% draft %}`` within a form: it is kept on the server while somebody types."""

from urllib.parse import urlencode

from django import template

register = template.Library()


@register.inclusion_tag("stages/typing/_draft.html", takes_context=True)
def draft(context):
    """The form's place is its own address; where one address serves several partnerships, with those that were chosen."""
    request, chosen = context["request"], context.get("partnerships", ())
    by_choice = request.resolver_match.view_name == "log"
    query = "?" + urlencode([("partnership", each.pk) for each in chosen]) if by_choice else ""
    return {"place": request.path + query, "fresh": request.method == "GET"}

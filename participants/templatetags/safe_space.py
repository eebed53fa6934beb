"""Whether the reader sits in a partnership's safe space: for everyone else it is not there."""

from django import template

from participants.partnerships.safe_space import is_inside

register = template.Library()
register.filter("sits_in", is_inside)

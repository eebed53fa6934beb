"""Figures on a page: ``{{ value|figure }}`` as exact as it is, ``{{ amount|money }}`` with two decimals."""

from decimal import Decimal

from django import template

from participants.figures import in_figures

register = template.Library()


@register.filter
def figure(value):
    return in_figures(Decimal(value)) if isinstance(value, Decimal | int) else ""


@register.filter
def money(value):
    return in_figures(value, 2) if isinstance(value, Decimal) else ""

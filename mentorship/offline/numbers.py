"""Numbers and keys as a phone sends them."""

import uuid

from django.http import Http404


def number(text):
    """``Http404`` for what is no number of a record."""
    if not text.isdecimal() or len(text) > 18:
        raise Http404
    return int(text)


def key(text):
    """None for what is none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None

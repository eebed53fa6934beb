"""Introductions for tests, written past the form."""

from participants.models import Introduction
from tests import make


def introduced(programme, by, seeker=None, provider=None, **fields):
    """By this user: a city that needs, one that offers; open unless fields say otherwise."""
    texts = {"needs": "A plan", "offers": "What we learned", "why": "The same question"}
    pair = {"seeker": seeker or make.city("Zomba", "MW"), "provider": provider or make.city("Ekurhuleni")}
    day = {"on": make.day("2024-03-01")}
    return Introduction.objects.create(programme=programme, introducer=by.practitioner, recorded_by=by, **pair, **day, **texts | fields)

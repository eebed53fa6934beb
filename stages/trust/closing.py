"""A wave closes: its figures are worked out once, from the raw answers, and nothing of it changes ever after."""

from django.utils import timezone

from participants.entry import settle
from participants.guarded import Door, door
from stages.trust.models import Published, Rating, Wave
from stages.trust.publishing import Answer, publish


def close_wave(wave, now=None):
    """Close it, atomic with answering. Raises ``Conflict`` if somebody has closed it already.

    Who left meanwhile is not asked any more: their answers stay theirs and do not count.
    """
    with door(Door.CLOSE_WAVE):
        settle(Wave.objects.filter(pk=wave.pk, closed_at=None), closed_at=max(now or timezone.now(), wave.opened_at))
        ratings = Rating.objects.behind(Door.CLOSE_WAVE).filter(response__wave=wave)
        said = [Answer(*row) for row in ratings.values_list("response__user", "rated", "question", "value")]
        Published.objects.bulk_create(Published(wave=wave, **vars(row)) for row in publish(said, wave.asked(), wave.themes))

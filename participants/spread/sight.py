"""Which partnerships a page may name."""

from participants.access import visible
from participants.models import Partnership


def seen(user, pks):
    """Those of the partnerships that the user may know of, by id: another one of the programme does not exist for a member."""
    found = visible(user, Partnership.objects.filter(pk__in=pks - {None}).select_related("mentor", "mentee"))
    return {each.pk: each for each in found}

"""In which language somebody is written to (``MAIL_LANGUAGE``, ``MAIL_LANGUAGE_BEGINS``): mails of the account speak it too."""

from django.conf import settings
from django.db.models import Q

from stages.reminders.models import Preference


def spoken_at(address):
    """What the owner of this address chose. One question, whether there is an account or not, so that no answer comes sooner.

    An address that nobody confirmed belongs to nobody yet.
    """
    address = address.lower()
    theirs = Q(user__email=address) | Q(user__emailaddress__email=address, user__emailaddress__verified=True)
    chosen = Preference.objects.filter(theirs).order_by("pk").first()
    return chosen.spoken if chosen else settings.LANGUAGE_CODE


def begin(language, user):
    """Keep it as their choice, unless they have chosen or it is what they would get anyway."""
    if language != settings.LANGUAGE_CODE:
        Preference.objects.get_or_create(user=user, defaults={"language": language})

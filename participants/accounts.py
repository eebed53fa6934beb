"""Sign-in: by e-mail address, for people who were invited. There is no open registration."""

import logging
import zoneinfo
from functools import cache

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import override

from participants import letters
from participants.access import May, may_somewhere
from participants.consents import text
from participants.dates import in_words
from participants.models import Consent, User
from participants.prepared import Prepared

log = logging.getLogger(__name__)

# Words that anybody would try first on this product.
LOCAL = (
    "mentorship",
    "partnership",
    "ethekwini",
    "durban",
    "mzuzu",
    "otjiwarongo",
    "lilongwe",
    "blantyre",
    "johannesburg",
    "password",
    "welcome",
)


FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""Recovery codes alone are none: they run out."""


class Adapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        """In the language of whose account it is; about no account, in that of the house. The page that asked keeps its own."""
        reader = context["user"].email if "user" in context else email
        try:
            with override(letters.spoken_at(reader)):
                super().send_mail(template_prefix, email, {**context, "house": settings.PUBLIC_URL})
        except letters.AWAY as fault:
            log.warning("a mail of an account could not be sent")
            raise letters.NotSent from fault

    def render_mail(self, template_prefix, email, context, headers=None):
        return super().render_mail(template_prefix, email, context, letters.heads() | (headers or {}))

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """What was done is done: a mail server that is away neither undoes it nor spoils the answer."""
        at = timezone.now().astimezone(zoneinfo.ZoneInfo(user.zone))
        said = {"user": user, "day": lazy(in_words, str)(at.date()), "time": f"{at:%H:%M}", "zone": user.zone}
        try:
            super().send_notification_mail(template_prefix, user, {**said, **(context or {})}, email)
        except letters.NotSent:
            log.warning("user %s was not told of a change to their account", user.pk)


COLUMNS = [field.attname for field in User._meta.concrete_fields]


@cache
def known(version):
    """Every page begins with this question, so it is kept; each version of the text is a question of its own."""

    def build(key):
        consents = Consent.objects.filter(user=OuterRef("pk"), version=version)
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
        return User.objects.filter(pk=key).values_list(*COLUMNS, Exists(consents), Exists(factors))

    return Prepared(build)


class Backend(AuthenticationBackend):
    """Brings along, in the one query for the user, whether they have agreed to the present text and have a second factor."""

    def get_user(self, user_id):
        for *values, agreed, factor in known(text.VERSION)(user_id):
            user = User.from_db(DEFAULT_DB_ALIAS, COLUMNS, values)
            user.agreed, user.secured = agreed, factor
            return user if self.user_can_authenticate(user) else None
        return None


def enter(request, user):
    """Sign in without the library's form, and be seen in the person's own list of devices."""
    login(request, user, backend=f"{Backend.__module__}.{Backend.__name__}")
    UserSession.objects.create_from_request(request)


def lacks_second_factor(user):
    """Managers and site administrators need one. Not asked where the setting is off."""
    if not settings.SECOND_FACTOR or secured(user):
        return False
    return user.is_staff or may_somewhere(user, May.INVITE)


def secured(user):
    if not hasattr(user, "secured"):
        user.secured = Authenticator.objects.filter(user=user, type__in=FACTORS).exists()
    return user.secured


class LocalPasswordValidator:
    """Refuse a password that is one of our own words with figures or marks around it."""

    def validate(self, password, user=None):
        core = "".join(letter for letter in password.lower() if letter.isalpha())
        if core in LOCAL or core in {word * 2 for word in LOCAL}:
            raise ValidationError(_("This password is one of the first that anybody would try here."), code="local")

    def get_help_text(self):
        return _("Your password can’t be the name of a city or a word of this product with figures behind it.")

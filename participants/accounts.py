"""Sign-in: by e-mail address, for people who were invited. There is no open registration."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from participants.consents import text
from participants.models import Consent, User

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


class Adapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False


class Backend(AuthenticationBackend):
    """Brings along, in the one query for the user, whether they have agreed to the present text."""

    def get_user(self, user_id):
        consents = Consent.objects.filter(user=OuterRef("pk"), version=text.VERSION)
        user = User.objects.annotate(agreed=Exists(consents)).filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None


class LocalPasswordValidator:
    """Refuse a password that is one of our own words with figures or marks around it."""

    def validate(self, password, user=None):
        core = "".join(letter for letter in password.lower() if letter.isalpha())
        if core in LOCAL or core in {word * 2 for word in LOCAL}:
            raise ValidationError(_("This password is one of the first that anybody would try here."), code="local")

    def get_help_text(self):
        return _("Your password can’t be the name of a city or a word of this product with figures behind it.")

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participants.forms import EntryForm, HouseForm
from participants.models import Invitation, User
from participants.partnerships.parts import SIDE_OF


class InvitationForm(EntryForm):
    """Invite someone into the programme, or into one partnership with a side."""

    language = forms.ChoiceField(
        label=_("Language of the mail"),
        choices=lambda: list(settings.REPORT_LANGUAGES.items()),
        help_text=_("Later mails to this person are in it too, until they choose another. Pages are in English."),
    )

    class Meta:
        model = Invitation
        fields = ("name", "email", "language", "role", "partnership", "side")
        help_texts = {
            "email": _("The invitation goes to this address. Nobody else is shown it."),
            "partnership": _("Leave empty for a manager or a funder: they serve the whole programme."),
            "side": _("Leave empty for a manager or a funder."),
        }

    def __init__(self, *args, programme, language, **kwargs):
        super().__init__(*args, initial={"language": language}, **kwargs)
        self.instance.programme = programme
        self.fields["partnership"].queryset = programme.partnerships.select_related("mentor", "mentee")

    def clean(self):
        cleaned = super().clean()
        role, partnership, side = cleaned.get("role"), cleaned.get("partnership"), cleaned.get("side")
        if role in ("manager", "funder"):
            if partnership or side:
                self.add_error("partnership", _("A manager or a funder serves the whole programme. Leave this and the side empty."))
        elif role:
            if not partnership:
                self.add_error("partnership", _("Choose the partnership for this role."))
            if side not in SIDE_OF[role]:
                self.add_error("side", _("This role does not belong to that side."))
        return cleaned


class JoinForm(HouseForm):
    """Whoever was invited makes an account: the address is the one that was invited."""

    name = forms.CharField(label=_("your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label=_("choose a password"),
        help_text=_("At least 10 characters, not one that anybody would guess."),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, invitation, **kwargs):
        super().__init__(*args, initial={"name": invitation.name}, **kwargs)
        self.invitation = invitation

    def clean_password(self):
        password = self.cleaned_data["password"]
        validate_password(password, User(email=self.invitation.email, name=self.cleaned_data.get("name", "")))
        return password

    def clean(self):
        if User.objects.filter(email=self.invitation.email.lower()).exists():
            raise ValidationError(_("There is an account for this address already. Sign in, then open the invitation again."))
        return super().clean()

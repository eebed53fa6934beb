"""Who can sign in with one click where the demonstration runs. In production none of these addresses exists."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# One for all, and no secret: whoever sees the sign-in page of a demonstration may be anybody in it.
PASSWORD = "five spans, one bridge"


@dataclass(frozen=True)
class Login:
    """``city`` may be the name of an organisation."""

    email: str
    role: str | Promise
    city: str


LOGINS = (
    Login("manager@example.org", _("Programme manager"), "UCLG"),
    Login("lead.ethekwini@example.org", _("Lead facilitator"), "eThekwini"),
    Login("facilitator.ethekwini@example.org", _("Facilitator"), "eThekwini"),
    Login("lead.mzuzu@example.org", _("Lead facilitator"), "Mzuzu"),
    Login("facilitator.mzuzu@example.org", _("Facilitator"), "Mzuzu"),
    Login("mayor.mzuzu@example.org", _("Mayor"), "Mzuzu"),
    Login("lead.otjiwarongo@example.org", _("Lead facilitator"), "Otjiwarongo"),
    Login("facilitator.otjiwarongo@example.org", _("Facilitator"), "Otjiwarongo"),
    Login("lead.johannesburg@example.org", _("Lead facilitator"), "Johannesburg"),
    Login("lead.lilongwe@example.org", _("Lead facilitator"), "Lilongwe"),
    Login("adviser@example.org", _("Consultant"), "Johannesburg"),
    Login("broker@example.org", _("Broker"), "UCLG"),
    Login("association@example.org", _("Association officer"), "NALAO"),
    Login("funder@example.org", _("Programme officer of the funder"), "Cities Alliance"),
    Login("admin@example.org", _("Site administrator"), ""),
)

"""The types of organisations in the code list of IATI (OrganisationType, standard 2.03), with short names for whoever chooses."""

from django.utils.translation import gettext_lazy as _

ORGANISATION_TYPE = {
    "10": _("government"),
    "11": _("local government"),
    "15": _("other public sector"),
    "21": _("international NGO"),
    "22": _("national NGO"),
    "23": _("regional NGO"),
    "24": _("NGO based in the partner country"),
    "30": _("public private partnership"),
    "40": _("multilateral"),
    "60": _("foundation"),
    "70": _("private sector"),
    "71": _("private sector in the provider country"),
    "72": _("private sector in the recipient country"),
    "73": _("private sector in a third country"),
    "80": _("academic, training and research"),
    "90": _("other"),
}

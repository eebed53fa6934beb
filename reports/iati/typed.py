"""What is typed for an IATI file, read and checked: codes with percentages, goals, public addresses."""

import ipaddress
import re
from decimal import Decimal
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from reports.iati import codes

HUNDRED = Decimal(100)
LINE = re.compile(r"\s*(\d{5})(?:[\s:]+(\d{1,3}(?:[.,]\d{1,2})?)\s*%?)?\s*\Z", re.ASCII)
PARTS = re.compile(r"[\s,;]+")
REFERENCE = re.compile(r"[A-Z0-9]{2,}-[A-Z0-9]+-[^\s/&|?]+\Z|[A-Z]{2}-[^\s/&|?]+\Z", re.ASCII)
"""An organisation's identifier: the register's code, a hyphen, the number there."""

code = RegexValidator(r"^[A-Za-z0-9][A-Za-z0-9._-]*\Z", _("Write letters, digits, points and hyphens only, for instance C2C-2026."))


def read_sectors(text):
    """``[(code, percentage)]``; raises ``ValidationError`` in words. Codes without a percentage share the whole alike."""
    rows = [LINE.match(line) for line in re.split(r"[\n;]+", text) if line.strip()]
    if not all(rows):
        raise ValidationError(_("Write one sector a line: a code of five digits, a space and its percentage, for instance 15112 60."))
    found = [(row[1], row[2]) for row in rows]
    names = [name for name, _share in found]
    if unknown := [name for name in names if name not in codes.sectors()]:
        raise ValidationError(_("There is no sector %(code)s in the DAC’s list of purpose codes."), params={"code": unknown[0]})
    if len(set(names)) != len(names):
        raise ValidationError(_("A sector stands here twice. Give each code once."))
    return list(zip(names, _shares([share for _name, share in found]), strict=True))


def _shares(given):
    if given and all(share is None for share in given):
        return alike(len(given))
    shares = [Decimal((share or "0").replace(",", ".")) for share in given]
    if given and (sum(shares) != HUNDRED or not all(shares)):
        raise ValidationError(_("The percentages add up to %(sum)s. They must add up to 100."), params={"sum": f"{sum(shares).normalize():f}"})
    return shares


def alike(number):
    """100 in so many parts of two decimals; the first takes what is left over."""
    part = (HUNDRED / number).quantize(Decimal("0.01"), "ROUND_DOWN")
    return [HUNDRED - part * (number - 1), *[part] * (number - 1)]


def shared_out(text):
    """The sectors that a programme names, one a line with its share; those that are no codes of the list are left out."""
    known = list(dict.fromkeys(each for each in PARTS.split(text) if each in codes.sectors()))
    return "\n".join(f"{name} {share.normalize():f}" for name, share in zip(known, alike(len(known)), strict=True)) if known else ""


def sectors(text):
    read_sectors(text)


def read_goals(text):
    return list(dict.fromkeys(each for each in PARTS.split(text.strip().lower()) if each))


def goals(text):
    if unknown := [each for each in read_goals(text) if each not in codes.SDG_GOALS and each not in codes.SDG_TARGETS]:
        raise ValidationError(
            _("%(code)s is not in our list. Write goals from 1 to 17, or targets such as %(targets)s."),
            params={"code": unknown[0][:20], "targets": ", ".join(codes.SDG_TARGETS)},
        )


def public(url):
    """An address that anybody can open: https, a host with a name in the world, no password in it, and not one of ours."""
    if not url:
        return
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError as error:
        raise ValidationError(_("This is not an address. Copy it from the browser.")) from error
    if parts.scheme != "https":
        raise ValidationError(_("Give an address that begins with https://."))
    if parts.username or parts.password:
        raise ValidationError(_("This address holds a name or a password. Give one that anybody can open."))
    if "." not in host or _is_number(host) or host.endswith((".local", ".internal", ".localhost")):
        raise ValidationError(_("Only your own network knows this address. Give one that anybody can open."))
    if any(host == own.lstrip(".") for own in settings.ALLOWED_HOSTS):
        raise ValidationError(_("This address asks for a sign-in. Put the report on a website that anybody can open, and give its address there."))


def _is_number(host):
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host.replace(".", "").isdigit()
    return True

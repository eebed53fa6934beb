"""What a file still lacks, in words, each with the place where it is mended. The product checks here; the schema itself is a matter of the tests."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from reports.iati import codes, typed
from reports.iati.activities import type_of
from stages.budget.amounts import CURRENCIES


@dataclass(frozen=True)
class Lack:
    """``field``: of the settings, or empty where it is mended elsewhere. Without what ``must`` be there nothing is downloaded."""

    words: str
    to: str
    field: str = ""
    must: bool = True


def lacks(facts):
    """Everything, the obligatory first."""
    found = [*_who(facts), *_programme(facts), *_settings(facts), *_better(facts)]
    return sorted(found, key=lambda each: not each.must)


def _who(facts):
    body, programme = facts.reporting, reverse("programme-change", args=[facts.programme.pk])
    if body is None:
        yield Lack(_("Name the reporting organisation: the one that answers for this file."), programme)
        return
    change = reverse("organisation-change", args=[body.pk])
    reference = body.iati_reference.strip()
    if not reference:
        yield Lack(_("Give the IATI identifier of %(name)s, such as XM-DAC-41111 or GB-COH-01234567.") % {"name": body}, change)
    elif not typed.REFERENCE.match(reference):
        said = {"name": body, "reference": reference}
        yield Lack(_("“%(reference)s” is no IATI identifier. Write the register, a hyphen and the number of %(name)s there.") % said, change)
    if type_of(body) is None:
        yield Lack(_("Give the IATI type of %(name)s: a code of two digits, such as 11 for a local government.") % {"name": body}, change)


def _programme(facts):
    record = facts.programme
    change = reverse("programme-change", args=[record.pk])
    if not record.objective.strip():
        yield Lack(_("Say what the programme is for: its objective becomes the description."), change)
    if record.currency not in CURRENCIES:
        yield Lack(_("There is no currency “%(code)s”. Give the programme’s currency in three letters.") % {"code": record.currency}, change)
    if not (record.funding_from or facts.editions):
        yield Lack(_("Give the day from which the programme is funded."), change)
    if not facts.partnerships:
        words = _("No report is published yet. The file names a partnership and its countries once its first report is published.")
        yield Lack(words, reverse("programme", args=[record.pk]))
    elif not any(body.is_funder for body in facts.organisations):
        yield Lack(_("Name a funder, if the funder agrees to be named."), change, must=False)


def _settings(facts):
    profile = facts.profile
    if not profile.code:
        yield _in(facts, "code", _("Give the programme a code of your own. It follows the organisation’s identifier."))
    if not profile.status:
        yield _in(facts, "status", _("Say where the programme stands."))
    elif profile.status != codes.PIPELINE and not (profile.began_on or facts.editions):
        yield _in(facts, "began_on", _("Give the day on which the work began."))
    if profile.status in (codes.CLOSED, codes.CANCELLED) and not profile.ended_on:
        yield _in(facts, "ended_on", _("Give the day on which it ended."))
    try:
        if not typed.read_sectors(profile.sectors):
            yield _in(facts, "sectors", _("Give at least one sector, such as 15112 for decentralisation and subnational government."))
    except ValidationError as error:
        yield _in(facts, "sectors", error.messages[0])


def _better(facts):
    """What makes a good file of a valid one."""
    profile = facts.profile
    if not (profile.contact_email or profile.contact_website):
        yield _in(facts, "contact_email", _("Give an office that can be asked: an address of its own, not a person’s."), must=False)
    for name in ("collaboration", "flow", "finance", "aid", "tied"):
        if not getattr(profile, name):
            words = _("Choose: %(field)s.") % {"field": profile._meta.get_field(name).verbose_name}
            yield _in(facts, name, words, must=False)
    for city in dict.fromkeys(city for each in facts.partnerships for city in (each.mentor, each.mentee)):
        if not city.geonames_id:
            words = _("Say which place of GeoNames %(city)s is, so that maps can show it.") % {"city": city}
            yield Lack(words, reverse("city-change", args=[city.pk]), must=False)
    if not facts.amounts:
        yield Lack(_("Add the programme’s budget, year by year."), reverse("iati-amount-new", args=[facts.programme.pk]), must=False)


def _in(facts, name, words, *, must=True):
    return Lack(words, f"{reverse('iati-change', args=[facts.programme.pk])}#id_{name}_field", name, must)

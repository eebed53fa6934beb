"""The IATI file of a programme: what it lacks, its settings, sums, addresses, and the file. For whoever publishes: the programme's manager."""

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.access import May, fetch
from participants.answers import answer, done, form_status
from participants.entry import Conflict
from participants.forms import saved
from participants.models import Programme
from reports.iati.checking import lacks
from reports.iati.facts import load
from reports.iati.file import content
from reports.iati.forms import AddressForm, AmountForm, ProfileForm
from reports.iati.models import Address, Amount, Identifier, Profile
from reports.published.models import Edition

PROGRAMMES = Programme.objects.select_related("convener", "reporting_organisation", "iati_profile")


@require_GET
def iati(request, pk):
    programme = fetch(request.user, May.PUBLISH, PROGRAMMES, pk=pk)
    facts = load(programme, light=True)
    found = lacks(facts)
    context = {"musts": [each for each in found if each.must], "wishes": [each for each in found if not each.must]}
    rows = [(each, facts.editions[each.pk]) for each in facts.partnerships]
    return answer(request, "reports/iati/_iati.html", programme=programme, facts=facts, rows=rows, **context)


@require_http_methods(["GET", "POST"])
def iati_change(request, pk):
    programme = fetch(request.user, May.PUBLISH, PROGRAMMES, pk=pk)
    found = lacks(load(programme, light=True)) if request.method == "GET" else ()
    form = ProfileForm(request.POST or None, instance=Profile.of(programme), lacks=found)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "iati", _("Saved."), pk)
    return answer(request, "reports/iati/_change.html", status=form_status(form), form=form, programme=programme)


@require_http_methods(["GET", "POST"])
def iati_amount_new(request, pk):
    programme = fetch(request.user, May.PUBLISH, PROGRAMMES, pk=pk)
    form = AmountForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "iati", _("It is in the file."), pk)
    return answer(request, "reports/iati/_amount.html", form=form, programme=programme)


@require_POST
def iati_amount_remove(request, pk):
    record = fetch(request.user, May.PUBLISH, Amount.objects, pk=pk)
    record.delete()
    return done(request, "iati", _("It is no longer in the file."), record.programme_id)


@require_http_methods(["GET", "POST"])
def iati_address(request, pk):
    """Where everybody can read an edition."""
    edition = fetch(request.user, May.PUBLISH, Edition.objects.defer("values"), pk=pk)
    address = Address.objects.filter(edition=edition).first() or Address(edition=edition, programme_id=edition.programme_id)
    form = AddressForm(request.POST or None, instance=address)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "iati", _("Saved."), edition.programme_id)
    return answer(request, "reports/iati/_address.html", status=form_status(form), form=form, edition=edition)


@require_GET
@cache_control(private=True, no_store=True)
def iati_file(request, pk):
    """The file, unless something is missing that must be there. From now on its identifiers belong to its activities."""
    facts = load(fetch(request.user, May.PUBLISH, PROGRAMMES, pk=pk))
    if missing := [each.words for each in lacks(facts) if each.must]:
        raise Conflict(_("The file is not ready. %(missing)s") % {"missing": " ".join(missing)})
    Identifier.claim(facts.programme, facts.identifiers)
    name = f"iati-{slugify(facts.programme.title)[:60] or facts.programme.pk}.xml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content(facts), content_type="application/xml; charset=utf-8", headers=headers)

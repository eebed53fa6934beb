"""One activity for the programme, and one below it for each partnership with a published report. The order of elements is the schema's."""

import datetime as dt

from django.utils.translation import gettext

from reports.iati import codes, money, results, shares, typed
from reports.iati.tree import LANG, node, told
from stages import catalogue


def programme(parent, facts, stamp, earlier):
    """Hierarchy 1: who pays, who answers, when, how much."""
    record, profile = facts.programme, facts.profile
    made = _activity(parent, facts, stamp, 1, facts.identifier)
    told(made, "title", record.title)
    told(made, "description", record.objective or record.title, type=codes.OBJECTIVES)
    _organisations(made, facts, [city for each in facts.partnerships for city in (each.mentor, each.mentee)])
    _others(made, f"programme-{record.pk}", earlier)
    node(made, "activity_status", code=profile.status or codes.PIPELINE)
    for kind, day in _days(facts):
        node(made, "activity_date", type=kind, iso_date=day)
    _contact(made, facts)
    _geography(made, facts, facts.partnerships)
    _subject(made, profile)
    money.write(made, facts)
    for each in facts.partnerships:
        node(made, "related_activity", ref=facts.identifier_of(each), type=codes.CHILD)


def partnership(parent, facts, stamp, earlier, record):
    """Hierarchy 2: two cities, as their published reports tell it. No sums: those stand at the programme."""
    editions = facts.editions[record.pk]
    made = _activity(parent, facts, stamp, 2, facts.identifier_of(record))
    told(made, "title", f"{record.mentor} – {record.mentee}")
    stage = editions[-1]
    told(made, "description", gettext(catalogue.stage(stage.stage).purpose), type=codes.GENERAL)
    _organisations(made, facts, [record.mentor, record.mentee])
    _others(made, f"partnership-{record.pk}", earlier)
    node(made, "activity_status", code=_status(stage))
    since = editions[0].values["period"]["since"]
    said = f"{since['words']} ({since['mark']})" if since["mark"] else since["words"]
    told(made, "activity_date", (said, stage.language), type=codes.ACTUAL_START, iso_date=since["iso"])
    _contact(made, facts)
    _geography(made, facts, [record])
    for city in (record.mentor, record.mentee) if facts.profile.mentor_share else (record.mentee,):
        _location(made, city)
    _subject(made, facts.profile)
    for each in editions:
        _document(made, each)
    node(made, "related_activity", ref=facts.identifier, type=codes.PARENT)
    results.write(made, facts, editions)


def _activity(parent, facts, stamp, hierarchy, identifier):
    made = node(parent, "iati_activity", default_currency=facts.programme.currency, last_updated_datetime=stamp, hierarchy=hierarchy, humanitarian=0)
    made.set(LANG, "en")
    node(made, "iati_identifier", identifier)
    body = facts.reporting or facts.programme.convener
    told(made, "reporting_org", body.name, ref=body.iati_reference or identifier, type=type_of(body) or "90")
    return made


def type_of(body):
    """The code of an organisation's type: its own, or the one that its kind leaves no doubt about."""
    if body is None:
        return None
    own = body.iati_type.strip()
    return own if own in codes.ORGANISATION_TYPE else codes.OF_KIND.get(body.kind)


def _organisations(made, facts, cities):
    named = [(body, codes.FUNDING) for body in facts.organisations if body.is_funder]
    named += [(facts.programme.convener, codes.ACCOUNTABLE)]
    named += [(body, codes.EXTENDING) for body in facts.organisations if body.is_extending]
    for body, role in named:
        told(made, "participating_org", body.name, ref=body.iati_reference, type=type_of(body), role=role)
    for city in dict.fromkeys(cities):
        body = facts.town_of(city)
        reference, kind = (body.iati_reference, type_of(body)) if body else ("", None)
        told(made, "participating_org", body or city, ref=reference, type=kind or "11", role=codes.IMPLEMENTING)


def _others(made, own, earlier):
    node(made, "other_identifier", ref=own, type=codes.INTERNAL)
    for text in earlier:
        node(made, "other_identifier", ref=text, type=codes.PREVIOUS)


def _status(edition):
    """As its last published report leaves it. After-care with every target reached and no promise open is over, though its figures may still come."""
    values = edition.values
    owed = any(row["open"] for row in values.get("promises") or ())
    aims = values.get("aims") or ()
    if edition.stage == catalogue.STAGES[-1].key and aims and all(aim["reached"] for aim in aims) and not owed:
        return codes.CLOSED
    return codes.STATUS_OF[edition.stage]


def began(facts):
    """The first day of the programme's work: as the manager says, or as the first published report does."""
    first = [some[0].values["period"]["since"]["iso"] for some in facts.editions.values()]
    return facts.profile.began_on or (dt.date.fromisoformat(min(first)) if first else None)


def _days(facts):
    record = facts.programme
    if record.funding_from:
        yield codes.PLANNED_START, record.funding_from
    if (facts.profile.status or codes.PIPELINE) != codes.PIPELINE and (day := began(facts)):
        yield codes.ACTUAL_START, day
    elif not record.funding_from:
        yield codes.PLANNED_START, began(facts) or record.recorded_at.date()
    if record.funding_until:
        yield codes.PLANNED_END, record.funding_until
    if facts.profile.ended_on:
        yield codes.ACTUAL_END, facts.profile.ended_on


def _contact(made, facts):
    """An office. There is no field for a person."""
    profile = facts.profile
    if not (profile.contact_email or profile.contact_website or profile.contact_office):
        return
    contact = node(made, "contact_info", type=codes.PROJECT_MANAGEMENT)
    told(contact, "organisation", profile.contact_office or (facts.reporting or facts.programme.convener).name)
    for name, value in (("email", profile.contact_email), ("website", profile.contact_website)):
        if value:
            node(contact, name, value)


def _geography(made, facts, partnerships):
    countries = shares.of_countries(partnerships, facts.profile.mentor_share)
    if countries:
        node(made, "activity_scope", code=codes.MULTI_NATIONAL if len(countries) > 1 else codes.NATIONAL)
    for code, share in countries:
        node(made, "recipient_country", code=code, percentage=share)


def _location(made, city):
    has_point = city.latitude is not None and city.longitude is not None
    if not (has_point or city.geonames_id):
        return
    place = node(made, "location")
    node(place, "location_reach", code=codes.LOCATION["reach"])
    if city.geonames_id:
        node(place, "location_id", vocabulary=codes.LOCATION["gazetteer"], code=city.geonames_id)
    told(place, "name", city.name, *[city.also_known_as] * bool(city.also_known_as))
    if has_point:
        node(node(place, "point", srsName="http://www.opengis.net/def/crs/EPSG/0/4326"), "pos", f"{city.latitude:.5f} {city.longitude:.5f}")
    node(place, "exactness", code=codes.LOCATION["exactness"])
    node(place, "location_class", code=codes.LOCATION["class"])
    node(place, "feature_designation", code=codes.LOCATION["designation"])


def _subject(made, profile):
    for code, share in typed.read_sectors(profile.sectors):
        node(made, "sector", vocabulary=codes.DAC, code=code, percentage=share)
    for code in typed.read_goals(profile.goals):
        node(made, "tag", vocabulary=codes.GOALS if code in codes.SDG_GOALS else codes.TARGETS, code=code)
    for marker, significance in ((codes.GENDER, profile.gender), (codes.GOVERNANCE, profile.governance)):
        if significance:
            node(made, "policy_marker", vocabulary=codes.DAC, code=marker, significance=significance)
    kinds = {"collaboration_type": profile.collaboration, "default_flow_type": profile.flow, "default_finance_type": profile.finance}
    for name, code in (kinds | {"default_aid_type": profile.aid, "default_tied_status": profile.tied}).items():
        if code:
            node(made, name, code=code)


def _document(made, edition):
    """The paper of an edition, where everybody can read it. Without a public address there is no link."""
    address = getattr(edition, "iati_address", None)
    if not (address and address.url):
        return
    link = node(made, "document_link", url=address.url, format="application/pdf")
    told(link, "title", (f"{edition.title}: {edition.stage_title}", edition.language))
    node(link, "category", code=codes.RESULTS_DOCUMENT)
    node(link, "language", code=edition.language)
    node(link, "document_date", iso_date=edition.published_at.date())

"""All that an IATI file is made of, in few queries: what the manager wrote for it, the directory, and published editions. Nothing else is read."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from participants.models import City, Organisation, Partnership, Programme
from reports.iati.models import Address, Amount, Identifier, Profile
from reports.published.models import Edition
from stages import catalogue


@dataclass(frozen=True)
class Facts:
    """``editions``: by partnership the newest of each report, in the order of their stages; ``partnerships``: those that have any.

    ``organisations`` carry ``is_funder``, ``is_extending`` and ``is_town``.
    """

    programme: Programme
    profile: Profile
    partnerships: list[Partnership]
    editions: dict[int, list[Edition]]
    organisations: list[Organisation]
    amounts: list[Amount]

    @property
    def reporting(self):
        return self.programme.reporting_organisation

    @property
    def illustrative(self):
        """The editions in the file that rest on assumed days."""
        return [each for some in self.editions.values() for each in some if each.is_illustrative]

    @property
    def identifier(self):
        return f"{self.reporting.iati_reference.strip() if self.reporting else ''}-{self.profile.code}"

    def identifier_of(self, partnership):
        return f"{self.identifier}-{partnership.pk}"

    @property
    def identifiers(self):
        return {None: self.identifier, **{each.pk: self.identifier_of(each) for each in self.partnerships}}

    def town_of(self, city):
        """The municipality of a city, where the directory has one."""
        return next((each for each in self.organisations if each.is_town and each.city_id == city.pk), None)


def load(programme, *, light=False):
    """``light``: without the values of the editions, for a page that shows none of them."""
    profile, editions = Profile.of(programme), _newest(programme, light)
    partnerships = Partnership.objects.filter(pk__in=editions).select_related("mentor", "mentee").order_by("pk")
    partnerships = list(partnerships)
    amounts = list(programme.iati_amounts.all())
    return Facts(programme, profile, partnerships, editions, _organisations(programme, profile, partnerships), amounts)


def _newest(programme, light):
    """Reports on a stage. A corrected edition takes the place of the one before; what was destroyed counts no more."""
    rows = Edition.objects.filter(programme_id=programme.pk, stage__in=catalogue.BY_KEY).select_related("iati_address")
    rows = rows.annotate(is_illustrative=ExpressionWrapper(Q(values__illustrative=True), BooleanField()))
    newest = {row.report_id: row for row in (rows.defer("values") if light else rows).order_by("number", "pk")}
    found = defaultdict(list)
    for row in (each for each in newest.values() if not each.destroyed_at):
        found[row.partnership_id].append(row)
    return {key: sorted(some, key=_order) for key, some in found.items()}


def _order(edition):
    return catalogue.stage(edition.stage).number, edition.report_id


def _organisations(programme, profile, partnerships):
    towns = {city for each in partnerships for city in (each.mentor_id, each.mentee_id)}
    town, mine = Q(kind=Organisation.Kind.MUNICIPALITY, city__in=towns), OuterRef("pk")
    is_funder = Exists(Programme.funders.through.objects.filter(programme_id=programme.pk, organisation_id=mine))
    is_extending = Exists(Profile.extending.through.objects.filter(profile_id=profile.pk, organisation_id=mine))
    rows = Organisation.objects.annotate(is_funder=is_funder, is_extending=is_extending).filter(Q(is_funder=True) | Q(is_extending=True) | town)
    found = list(rows.order_by("pk"))
    for row in found:
        row.is_town = row.kind == Organisation.Kind.MUNICIPALITY and row.city_id in towns
    return found


def earlier(facts):
    """By partnership (None: the programme), identifiers under which it was published before."""
    found, now = defaultdict(list), facts.identifiers
    for row in Identifier.objects.filter(programme=facts.programme):
        if row.text != now.get(row.partnership_id):
            found[row.partnership_id].append(row.text)
    return found


def updated(facts):
    """The last change of anything that the file is made of. From the records, never from the clock, so that the same data gives the same bytes."""
    editions = [each for some in facts.editions.values() for each in some]
    cities = {city for each in facts.partnerships for city in (each.mentor_id, each.mentee_id)}
    bodies = {facts.programme.convener_id, facts.programme.reporting_organisation_id, *(each.pk for each in facts.organisations)}
    histories = (
        Programme.history.filter(id=facts.programme.pk),
        Profile.history.filter(programme_id=facts.programme.pk),
        Amount.history.filter(programme_id=facts.programme.pk),
        Address.history.filter(edition_id__in=[each.pk for each in editions]),
        City.history.filter(id__in=cities),
        Organisation.history.filter(id__in=bodies),
    )
    latest = [rows.order_by("-history_date").values_list("history_date", flat=True).first() for rows in histories]
    stamps = [*latest, *(each.published_at for each in editions), facts.programme.recorded_at]
    return max(stamp for stamp in stamps if stamp).astimezone(dt.UTC)

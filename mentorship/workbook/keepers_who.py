"""Cities, organisations, people."""

from collections import defaultdict

from django.db.models import Q
from django.utils.translation import gettext as _
from django_countries import countries

from mentorship.workbook import labels, rights
from mentorship.workbook.keeping import Keeper, Refused
from mentorship.workbook.labels import plain
from mentorship.workbook.sheets_who import CITIES, ORGANISATIONS, PRACTITIONERS
from participants import gazetteer
from participants.access import May, allowed, visible
from participants.gazetteer import folded
from participants.models import City, Contact, Organisation, Practitioner
from participants.people.policy import contacts

FROM_GEONAMES = {"country": "country", "region": "region", "latitude": "latitude", "longitude": "longitude", "zone": "zone"}


def matches(name, *, country="", region="", geonames_id=None):
    """The places that are called so, as far as the row tells them apart."""
    if geonames_id:
        place = gazetteer.place(geonames_id)
        return [place] if place else []
    found = [each for each in gazetteer.search(name, limit=40) if folded(name) in (folded(each.name), folded(each.alias))]
    found += [each for each in gazetteer.search(name, limit=40) if each not in found and folded(name) in map(folded, each.name.split("/"))]
    found = [each for each in found if not country or each.country == country]
    return [each for each in found if folded(each.region) == folded(region)] if region and len(found) > 1 else found


class Cities(Keeper):
    """Recognised by name (or other name), country and region; filled in from GeoNames."""

    sheet, model = CITIES, City

    def load(self):
        self.by_id, self.called = {}, defaultdict(list)
        for row in City.objects.order_by("pk").values_list("pk", "name", "also_known_as", "country", "region", "geonames_id"):
            pk, name, also, country, region, number = row
            for each in filter(None, {folded(name), folded(also)}):
                self.called[each].append((pk, country, region))
            if number:
                self.by_id[number] = pk
            self.names.add("city", pk, labels.of_city(name, also, country, region, countries.name(country)))

    def place(self, item):
        values = item.values
        item.pk = self.by_id.get(values.get("geonames_id")) or self._here(values)
        if item.pk is None:
            self._fill(values)
            item.pk = self.by_id.get(values.get("geonames_id"))

    def _here(self, values):
        country, region = values.get("country"), values.get("region")
        found = [each for each in self.called.get(folded(values["name"]), ()) if not country or each[1] == country]
        if values.get("geonames_id"):
            others = set(self.by_id.values())
            found = [each for each in found if each[0] not in others]
        found = [each for each in found if folded(each[2]) == folded(region)] if region and len(found) > 1 else found
        if len({pk for pk, *_rest in found}) > 1:
            where = "; ".join(f"{each[2]}, {each[1]}" for each in found[:5])
            raise Refused("region", _("There are several here: %(where)s. Name the country and the region.") % {"where": where})
        return found[0][0] if found else None

    def _fill(self, values):
        """From GeoNames, what the row leaves empty. A row that says country and time zone itself is not asked which city it means."""
        told = {name: values.get(name) for name in ("country", "region", "geonames_id")}
        found = matches(values["name"], **told)
        if len(found) > 1 and not {"country", "zone"} <= set(values):
            where = "; ".join(f"{each.region or each.country} {each.geonames_id}" for each in found[:4])
            known = {"name": values["name"], "number": len(found), "where": where}
            raise Refused("name", _("GeoNames knows %(number)d of “%(name)s”: name the region or the GeoNames id (%(where)s).") % known)
        if len(found) == 1:
            self._take(values, found[0])
        elif not found and values.get("geonames_id"):
            raise Refused("geonames_id", _("This GeoNames id is not in our list. Correct it, or leave it empty."))
        elif not found and not values.get("country"):
            raise Refused("country", _("GeoNames does not know “%(name)s”. Name its country.") % {"name": values["name"]})

    def _take(self, values, place):
        for name, own in FROM_GEONAMES.items():
            values.setdefault(name, getattr(place, own))
        values.setdefault("geonames_id", place.geonames_id)
        if place.alias and folded(place.alias) == folded(values["name"]):
            values.setdefault("also_known_as", place.name)
        if "population" not in values and place.population:
            values |= {"population": place.population, "population_year": place.population_year, "population_source": place.population_source}

    def key(self, item):
        return (folded(item.values["name"]), item.values.get("country"), folded(item.values.get("region") or ""))

    def check_new(self, item):
        if item.values.get("population") and not item.values.get("population_source"):
            raise Refused("population_source", _("Say where the population figure comes from."))
        if ("latitude" in item.values) != ("longitude" in item.values):
            raise Refused("latitude", _("Give both latitude and longitude, or neither."))

    def check_change(self, record, item, changes):
        if "population" in changes and not item.values.get("population_source"):
            raise Refused("population_source", _("Say where the population figure comes from."))

    def differ(self, record, item):
        """The name by which it was recognised need not be the one that it bears here."""
        found = super().differ(record, item)
        if folded(item.values["name"]) in (folded(record.name), folded(record.also_known_as)) or "geonames_id" in item.values:
            found.pop("name", None)
        return found

    def met(self, record, item):
        own = labels.of_city(record.name, record.also_known_as, str(record.country), record.region, record.country.name)
        self.names.add("city", record.pk, own)
        self.names.add("city", record.pk, [*own, item.values["name"]], here=True)
        return ()

    def lost(self, item):
        if "name" in item.values:
            self.names.lose("city", item.values["name"])


class Organisations(Keeper):
    sheet, model = ORGANISATIONS, Organisation

    def load(self):
        self.called = defaultdict(list)
        for pk, name, city, town in Organisation.objects.order_by("pk").values_list("pk", "name", "city", "city__name"):
            self.called[plain(name)].append((pk, city))
            self.names.add("organisation", pk, labels.of_person(name, "", town))

    def place(self, item):
        city = self.ref(item, "city", "city")
        found = self.called.get(plain(item.values["name"]), [])
        if city and len(found) > 1:
            found = [each for each in found if each[1] == city]
        elif city:
            found = [each for each in found if each[1] in (city, None)]
        if len(found) > 1:
            raise Refused("city", _("There are several of this name here. Name the city."))
        item.pk = found[0][0] if found else None

    def key(self, item):
        return (plain(item.values["name"]), item.values.get("city"))

    def differ(self, record, item):
        """Capitals are no reason to change a name."""
        return {name: told for name, told in super().differ(record, item).items() if name != "name"}

    def met(self, record, item):
        town = record.city.name if record.city_id else ""
        for here in (False, True):
            self.names.add("organisation", record.pk, labels.of_person(record.name, "", town), here=here)
        return ()

    def lost(self, item):
        if "name" in item.values:
            self.names.lose("organisation", item.values["name"])


def spellings(name) -> set[str]:
    """Two names that share one of these are the same letters in any order of words, or one letter apart."""
    whole = "".join(sorted(folded(name).split()))
    close = folded(name).replace(" ", "")
    return {whole, close, *(close[:at] + close[at + 1 :] for at in range(len(close)))}


class Practitioners(Keeper):
    """Recognised by e-mail address, else by name with city and organisation. A name that is nearly another one is asked about, never merged."""

    sheet, model = PRACTITIONERS, Practitioner

    def load(self):
        self.by_mail, self.people, self.alike = {}, defaultdict(dict), defaultdict(set)
        for person in self._visible().select_related("contact", "user", "city", "organisation").order_by("pk"):
            self._keep(person, contacts(self.run.by, person).email if not self.run.everything else mail_of(person))

    def _visible(self):
        """Whom the reader may see; and whoever came to something in the programmes that may be written to."""
        if self.run.everything:
            return Practitioner.objects.all()
        seen = visible(self.run.by, Practitioner.objects.all()).values("pk")
        came = Practitioner.objects.filter(attendances__activity__programme__in=rights.programmes(self.run)).values("pk")
        return Practitioner.objects.filter(Q(pk__in=seen) | Q(pk__in=came))

    def _keep(self, person, email, here=False):
        if email:
            self.by_mail[email.lower()] = person.pk
        town, body = person.city.name if person.city_id else "", person.organisation.name if person.organisation_id else ""
        self.people[folded(person.name)][person.pk] = (person.pk, person.city_id, person.organisation_id, email)
        for each in spellings(person.name):
            self.alike[each, person.city_id].add(person.name)
        self.names.add("person", person.pk, labels.of_person(person.name, town, body, email))
        if here:
            self.names.add("person", person.pk, labels.of_person(person.name, town, body, email), here=True)

    def place(self, item):
        city, body = self.ref(item, "city", "city"), self.ref(item, "organisation", "organisation")
        values, email = item.values, item.values.get("email")
        if email in self.by_mail:
            item.pk = self.by_mail[email]
            return
        found = [each for each in self.people.get(folded(values["name"]), {}).values() if not city or each[1] in (city, None)]
        found = [each for each in found if not email or each[3] in ("", email)]
        if body and len(found) > 1:
            found = [each for each in found if each[2] == body]
        if len(found) > 1 and not city:
            found = [each for each in found if each[1] is None] or found
        if len(found) > 1:
            raise Refused("email", _("There are several of this name here. Give the city, the organisation or the e-mail address."))
        item.pk = found[0][0] if found else None

    def key(self, item):
        values = item.values
        return (folded(values["name"]), values.get("city"), values.get("organisation"), values.get("email"))

    def recognised(self, item):
        found = super().recognised(item)
        return found if found and self._is_clear(item) else None

    def _is_clear(self, item):
        """A new name is asked about if it is nearly another one of the same city, here or in the file."""
        name, city = item.values["name"], item.values.get("city")
        if not item.pk and not item.values.get("another"):
            for other in sorted(set().union(*(self.alike.get((each, city), set()) for each in spellings(name)))):
                sentence = _("“%(name)s” is nearly “%(other)s”. Spell one person one way, or write yes under “Another person”.")
                self.refuse(item, Refused("name", sentence % {"name": name, "other": other}))
                return False
        for each in spellings(name) if not item.pk else ():
            self.alike[each, city].add(name)
        return True

    def differ(self, record, item):
        found = super().differ(record, item)
        if "name" in found and folded(record.name) == folded(item.values["name"]):
            del found["name"]
        email, known = item.values.get("email"), mail_of(record)
        if email and email != known.lower():
            found["email"] = (known if self._may_read(record) else "", email)
        return found

    def _may_read(self, record):
        return self.run.everything or bool(contacts(self.run.by, record).email)

    def check_change(self, record, item, changes):
        if "name" in changes:
            told = {"name": record.name}
            raise Refused("name", _("This e-mail address is the one of “%(name)s” here. Use the same spelling, or another address.") % told)
        if not self._is_ours(record):
            raise Refused(next(iter(changes)), _("This person’s entry is not yours to change. Leave the cell as it is here, or empty."))
        if "email" in changes and mail_of(record):
            raise Refused("email", _("Another address is known here. It is changed on the person’s page, not by a workbook."))

    def _is_ours(self, record):
        by = self.run.by
        return self.run.everything or by.pk in (record.user_id, record.recorded_by_id) or allowed(by, May.INVITE, record)

    def changed(self, record, item, changes):
        if changes.pop("email", None):
            Contact.objects.update_or_create(practitioner=record, defaults={"email": item.values["email"]})
        super().changed(record, item, changes)

    def created(self, pairs):
        rows = [Contact(practitioner=record, email=item.values["email"]) for record, item in pairs if item.values.get("email")]
        Contact.objects.bulk_create(rows)

    def met(self, record, item):
        self._keep(record, item.values.get("email", ""), here=True)
        return ()

    def lost(self, item):
        if "name" in item.values:
            self.names.lose("person", item.values["name"])


def mail_of(person):
    contact = getattr(person, "contact", None)
    return (contact and contact.email) or (person.user.email if person.user_id else "")

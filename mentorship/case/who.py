"""Loads who takes part: cities, organisations, people with their accounts."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from mentorship.case.logins import PASSWORD
from mentorship.case.people import PEOPLE
from mentorship.case.places import BODIES, TOWNS
from participants import gazetteer
from participants.models import City, Consent, Contact, Organisation, Practitioner, User


def towns() -> dict[str, City]:
    """By key. A city that is there already is taken as it is."""
    return {town.key: City.objects.filter(geonames_id=town.geonames_id).first() or built(town) for town in TOWNS}


def built(town) -> City:
    place = gazetteer.place(town.geonames_id)
    facts = {
        "country": place.country,
        "region": place.region,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "zone": place.zone,
        "population": place.population,
        "population_year": place.population_year,
        "population_source": place.population_source,
    }
    return City.objects.create(name=town.name, geonames_id=town.geonames_id, **{**facts, **town.facts})


def bodies(towns: dict[str, City]) -> dict[str, Organisation]:
    return {body.key: Organisation.objects.create(name=body.name, kind=body.kind, city=towns.get(body.town)) for body in BODIES}


def people(towns: dict[str, City], bodies: dict[str, Organisation]) -> dict[str, Practitioner]:
    """Practitioners by key; those with a login have their account and their address."""
    password = make_password(PASSWORD)  # once: each takes a quarter of a second
    made = {}
    for person in PEOPLE:
        town, body = towns.get(person.town), bodies[person.body]
        user = account(person.key, person.name, password, town or body.city) if person.login else None
        made[person.key] = Practitioner.objects.create(name=person.name, profession=person.profession, organisation=body, city=town, user=user)
        if user:
            Contact.objects.create(practitioner=made[person.key], email=user.email)
    account("admin", "Site administrator", password, None, is_staff=True, is_superuser=True)
    return made


def account(key: str, name: str, password: str, town: City | None, **rights: bool) -> User:
    """An account whose address is already confirmed, in the time zone of its city."""
    user = User.objects.create(email=f"{key}@example.org", name=name, password=password, zone=town.zone if town else "UTC", **rights)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    Consent.give(user)
    return user

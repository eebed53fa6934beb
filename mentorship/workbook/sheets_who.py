"""Sheets of who takes part: cities, organisations, people, programmes, partnerships, memberships."""

from mentorship.workbook.kinds import Number, Ref
from mentorship.workbook.shape import (
    BODY,
    CITY,
    COUNTRY,
    DAY,
    EXACT_DAY,
    MAIL,
    PARTNERSHIP,
    PERSON,
    POINT,
    PROGRAMME,
    WHOLE,
    YES,
    Sheet,
    basis,
    can,
    key,
    need,
    one_of,
)
from participants.models import Organisation, Partnership
from participants.partnerships.parts import Role, Side
from stages.journey.models import State

CITIES = Sheet(
    "Cities",
    "city",
    (
        key("Name", "name", example="Mzuzu"),
        can("Also known as", "also_known_as"),
        can("Country", "country", COUNTRY, "Malawi", "Its English name or its two letters. Filled in where GeoNames knows the city once."),
        can("Region", "region", note="Tells two cities of one name apart."),
        can("GeoNames id", "geonames_id", WHOLE, note="Tells two cities of one name apart."),
        can("Latitude", "latitude", POINT, note="Filled in from GeoNames."),
        can("Longitude", "longitude", POINT, note="Filled in from GeoNames."),
        can("Population", "population", WHOLE, 221272, "Filled in from GeoNames, with year and source, where it is left empty."),
        can("Year of the population", "population_year", WHOLE, 2018),
        can("Source of the population", "population_source", example="National census", note="Needed with a population."),
        can("Growth, % a year", "growth", Number(1), 4.2),
        can("Time zone", "zone", example="Africa/Blantyre", note="Filled in from GeoNames."),
        can("Languages", "languages", example="English, Chitumbuka"),
    ),
    once=True,
    about="Cities that mentor, are mentored, or would like to be.",
)
ORGANISATIONS = Sheet(
    "Organisations",
    "organisation",
    (
        key("Name", "name", example="Mzuzu City Council"),
        need("Kind", "kind", one_of(Organisation.Kind), "municipality"),
        can("City", "city", CITY, "Mzuzu"),
        can("Website", "website"),
        can("IATI reference", "iati_reference"),
        can("IATI organisation type", "iati_type"),
    ),
    once=True,
    about="Municipalities, associations, networks, funders, institutes and consultancies.",
)
PRACTITIONERS = Sheet(
    "Practitioners",
    "practitioner",
    (
        key("Name", "name", example="A planner of Mzuzu"),
        can("City", "city", CITY, "Mzuzu"),
        can("Organisation", "organisation", BODY, "Mzuzu City Council"),
        can("Profession", "profession", example="town planner"),
        can("Position", "position", example="Director of Planning"),
        can("E-mail address", "email", MAIL, note="Nobody gets an account by it: people are invited on the pages."),
        can("Another person", "another", YES, note="Yes, if somebody else has nearly the same name."),
    ),
    once=True,
    about="People who take part. A name is spelled the same way on all sheets.",
)
PROGRAMMES = Sheet(
    "Programmes",
    "programme",
    (
        key("Title", "title", example="City Future"),
        need("Convener", "convener", BODY, "Mzuzu City Council"),
        can("Reporting organisation", "reporting_organisation", BODY),
        can("Funders", "funders", Ref("organisation", many=True), note="Several with semicolons between."),
        can("Objective", "objective"),
        can("Sectors", "sectors", example="15112, 43030"),
        can("Currency", "currency", example="EUR"),
        can("Funding from", "funding_from", EXACT_DAY),
        can("Funding until", "funding_until", EXACT_DAY),
    ),
    once=True,
    about="Programmes that you manage. Of a new one you become the manager.",
)
PARTNERSHIPS = Sheet(
    "Partnerships",
    "partnership",
    (
        PROGRAMME,
        key("Mentor city", "mentor", CITY, "eThekwini"),
        key("Mentee city", "mentee", CITY, "Mzuzu"),
        can("Approach", "approach", one_of(Partnership.Approach), "hands-on"),
        can("Came through the partnership", "came_through", Ref("partnership"), note="The one of this programme through which they met."),
        can("Since", "since", DAY, "March 2024", "Begins with courtship on that day, unless its stays are given."),
        can("State", "state", one_of(State), "under way", "Taken with a new partnership only."),
    ),
    once=True,
    about="One mentor city and one mentee city each.",
)
MEMBERSHIPS = Sheet(
    "Memberships",
    "membership",
    (
        PROGRAMME,
        PARTNERSHIP,
        key("Person", "practitioner", PERSON, "A planner of Mzuzu"),
        key("Side", "side", one_of(Side), "mentee"),
        key("Role", "role", one_of(Role), "planner"),
        key("Since", "since", DAY, "March 2024"),
        basis("since_basis", "that date"),
        can("Until", "until", DAY, note="The first day on which it no longer holds."),
        basis("until_basis", "the end date"),
        can("Took over from", "follows", PERSON),
    ),
    once=True,
    about="Who takes part, in which role. Nobody is admitted to the safe space by a workbook.",
)

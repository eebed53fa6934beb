"""Builders for IATI files: editions by allowlist from what there is, settings that lack nothing, and the official schema."""

from functools import cache
from itertools import count
from pathlib import Path

from lxml import etree

from participants.models import Programme
from reports.drafts.compile import compile_values
from reports.iati.facts import load
from reports.iati.file import content
from reports.models import Amount, Edition, Profile, Report
from tests import make

SCHEMAS = Path(__file__).parent / "schemas"
NUMBER = count(90_000)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def uclg(**fields):
    return make.organisation("UCLG", "network", **{"iati_reference": "XM-DAC-47073", "iati_type": "21", **fields})


def programme(**fields):
    """One that lacks nothing but a published report."""
    body = fields.pop("reporting_organisation", None) or uclg()
    given = {
        "objective": "Cities teach each other to plan.",
        "funding_from": make.day("2010-01-01"),
        "funding_until": make.day("2014-12-31"),
        **fields,
    }
    return make.programme(given.pop("title", "City Future"), convener=body, reporting_organisation=body, **given)


def profile(programme, **fields):
    given = {"code": "C2C", "status": "2", "sectors": "15112 60\n43030 40", "contact_email": "info@example.org", **fields}
    return Profile.objects.create(programme=programme, **given)


def complete(programme):
    """What a programme that is there already still needs."""
    programme.reporting_organisation, programme.objective, programme.funding_from = uclg(), "Cities teach each other.", make.day("2010-01-01")
    programme.save()
    profile(programme)


def partnership(mine, mentee=("Mzuzu", "MW"), **fields):
    durban = make.city(
        "eThekwini", also_known_as="Durban", geonames_id=1007311 if mentee[0] == "Mzuzu" else None, latitude=-29.8579, longitude=31.0292
    )
    return make.partnership(durban, make.city(*mentee, latitude=-11.46556, longitude=34.02071), mine, stage="adoption", **fields)


def edition(partnership, number=1, report=None, **changes):
    """A published report on the open stay; keywords change its values."""
    report = report or Report.objects.create(partnership=partnership, stay=partnership.journey.stay)
    values = {**compile_values(report), "edition": number, **changes}
    return Edition.objects.create(
        programme_id=partnership.programme_id,
        partnership_id=partnership.pk,
        version_id=next(NUMBER),
        report_id=report.pk,
        number=number,
        programme_title=partnership.programme.title,
        title=str(partnership),
        stage=values["stage"]["key"],
        stage_title=values["stage"]["title"],
        period="since January 2020",
        values=values,
        file="published/a.pdf",
        sha256="0" * 64,
        size=1,
        pages=1,
        published_by=make.user("Manager"),
    )


def amount(programme, kind="original", since="2010-01-01", until="2010-12-31", value="1000.50", **fields):
    until = make.day(until) if kind in ("original", "revised") else None
    return Amount.objects.create(programme=programme, kind=kind, since=make.day(since), until=until, value=value, currency="EUR", **fields)


def ready(**fields):
    """A programme whose file can be downloaded, and its partnership."""
    mine = programme(**fields)
    profile(mine)
    here = partnership(mine)
    edition(here)
    return mine, here


def file_of(programme):
    return content(load(Programme.objects.get(pk=programme.pk)))


def tree_of(programme):
    return etree.fromstring(file_of(programme))


@cache
def schema():
    """The official one. Nothing is fetched: what it includes lies beside it."""
    return etree.XMLSchema(etree.parse(SCHEMAS / "iati-activities-schema.xsd", etree.XMLParser(no_network=True)))


def faults(made):
    """What the schema says against a file."""
    checked = schema()
    checked.validate(etree.fromstring(made))
    return [f"{each.line}: {each.message}" for each in checked.error_log]

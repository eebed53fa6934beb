"""Whatever is typed into any form: never a fault, never half a record, and what was typed is still in the page."""

import re
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.html import escape

from participants.models import Invitation, Membership
from reports.models import Report
from tests import make
from tests.filling import TEXT, form_of

pytestmark = pytest.mark.django_db
PASSWORD = "a word that nobody guesses"
LONG = "9" * 30
TYPED = {
    "number": ("", "NaN", "1e400", "1" * 5_000, "-1", LONG),
    "date": ("", "0001-01-01", "9999-12-31", "2024-02-30"),
    "time": ("", "25:00", "9"),
}
WORDS = ("", "x" * 10_000, "bell\x07", "\u202bنحن مستعدون\u202c 🤝 e\u0301 \u200d <b>'\"&amp;</b>")
CHOSEN = ("\x00", "no such thing", LONG)

# What the button of another page sends: there is no form to fill in.
BUTTONS = {
    *("membership-admit", "role-end", "invitation-withdraw", "move-accept", "move-withdraw", "report-freeze"),
    *("version-again", "version-clear", "version-publish", "account_logout", "demo-sign-in", "reports-of"),
}
# Forms of the library that the product does not offer, or that begin in a mail.
ELSEWHERE = {
    *("account_signup", "account_reauthenticate", "account_email", "account_set_password", "account_confirm_login_code"),
    *("account_confirm_email", "account_reset_password_from_key"),
}
PAGES = {
    "city-new": "manager",
    "city-change": "manager",
    "organisation-new": "manager",
    "organisation-change": "manager",
    "person-new": "manager",
    "person-change": "mentor",
    "programme-new": "manager",
    "programme-change": "manager",
    "interest-new": "manager",
    "membership-new": "mentor",
    "context-new": "mentor",
    "membership-end": "manager",
    "invite": "manager",
    "invitation": "nobody",
    "log": "mentor",
    "plan": "mentor",
    "activity-change": "mentor",
    "activity-hold": "mentor",
    "activity-cancel": "mentor",
    "partnership-new": "manager",
    "partnership-change": "manager",
    "attest": "mentor",
    "move-new": "mentor",
    "move-decline": "mentee",
    "move-record": "manager",
    "report-change": "mentor",
    "account_login": "nobody",
    "account_request_login_code": "nobody",
    "account_reset_password": "nobody",
    "account_change_password": "mentor",
}
# Signing in, or asking for a mail to do so: no record comes of it that could be there twice.
MAKES_NOTHING = ("account_login", "account_request_login_code", "account_reset_password")

# Where the first option, a few words or a 1 will not do.
ANSWERS = {
    "city": {"population_year": ["2018"]},
    "organisation": {"website": ["https://example.org"], "iati_type": ["10"]},
    "programme": {"currency": ["EUR"]},
    "membership": {"practitioner": [""]},
    "invite": {"role": ["facilitator"]},
    "log": {"minutes": [""]},
    "plan": {"minutes": [""]},
    "activity": {"minutes": [""]},
    "move": {"expected_until": [""]},
    "partnership": {"expected_until": [""], "broker": [""]},
    "account_change_password": {"oldpassword": [PASSWORD], "password1": [f"{PASSWORD} either"], "password2": [f"{PASSWORD} either"]},
}


@dataclass(frozen=True)
class Page:
    """One form, the browser of someone who may send it, and ids of records that are none of theirs."""

    name: str
    client: Client
    address: str
    others: tuple[str, ...]
    before: dict[str, int]

    def form(self):
        answer = self.client.get(self.address)
        assert answer.status_code == 200
        return form_of(answer.text)

    def filled(self, form):
        """As somebody would send it who means well."""
        answers = form.filled() | ANSWERS.get(self.name.partition("-")[0], {})
        if self.name == "partnership-new":
            answers["mentee"] = form.fields["mentee"].options[-1:]
        return {name: values for name, values in answers.items() if name in form.fields}

    def send(self, filled):
        return self.client.post(self.address, filled)


@pytest.fixture
def sheet(request, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one takes a quarter of a second
    name = request.param
    here = make.partnership(stage="courtship")
    people = {side: make.member_user(here, side, "lead facilitator") for side in ("mentor", "mentee")}
    people |= {"manager": make.manager(here.programme), "nobody": None}
    of_side = {side: Membership.objects.get(practitioner__user=people[side]) for side in ("mentor", "mentee")}
    foreign = make.partnership(make.city("Elsewhere"), make.city("Nowhere", "NA"))
    stranger = make.membership(foreign, "mentor", "planner")
    plan = make.activity(here, "A plan", "2024-03-01", held=False, came=[of_side["mentee"].practitioner])
    keys = {
        "city": here.mentee_id,
        "organisation": make.organisation("A body").pk,
        "person": people["mentor"].practitioner.pk,
        "programme": here.programme_id,
        "interest": here.programme_id,
        "invite": here.programme_id,
        "partnership-new": here.programme_id,
        "membership-end": of_side["mentee"].pk,
        "activity": plan.pk,
    }
    if name in ("move-decline", "move-record"):
        keys["move"] = here.journey.propose(to="inspiration", by=of_side["mentor"], reason="We are ready").pk
    if name == "report-change":
        keys["report"] = Report.objects.create(partnership=here, stay=here.journey.stay, recorded_by=people["mentor"]).pk
    arguments = [keys.get(name, keys.get(name.partition("-")[0], here.pk))]
    if name == "move-new":
        arguments = [here.pk]
    if name == "attest":
        arguments = [here.pk, "declared"]
    if name == "invitation":
        asked = Invitation(programme=here.programme, partnership=here, side="mentee", role="planner", name="New", email="new@example.org")
        arguments = [asked.seal()]
        asked.save()
    if name.startswith(("account_", "city-new", "organisation-new", "person-new", "programme-new")):
        arguments = []
    address = f"{reverse(name)}?partnership={here.pk}" if name in ("log", "plan") else reverse(name, args=arguments)
    client = Client()
    if user := people[PAGES[name]]:
        user.set_password(PASSWORD)
        user.save()
        client.force_login(user)
    others = (foreign.pk, stranger.practitioner_id)
    return Page(name, client, address, tuple(map(str, others)), rows())


every_page = pytest.mark.parametrize("sheet", PAGES, indirect=True)


def rows():
    """How many rows there are of everything but sessions."""
    tables = sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)} - {"django_session"})
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in tables))
        return dict(cursor.fetchall())


def refused(answer):
    """The form came back with a word about what is wrong, or it was too late."""
    form = (answer.context or {}).get("form") if answer.status_code == 200 else None
    return answer.status_code >= 400 or bool(form is not None and form.errors)


def tried(sheet, filled, what):
    """Send it and take it back; the faults it showed, in words."""
    saved, before = transaction.savepoint(), sheet.before
    answer = sheet.send(filled)
    after = rows() if refused(answer) else before
    transaction.savepoint_rollback(saved)
    faults = []
    if answer.status_code >= 500:
        faults.append(f"{what}: {answer.status_code}")
    if after != before:
        faults.append(f"{what}: refused, and yet {dict(set(after.items()) - set(before.items()))}")
    return answer, faults


def hostile(each, others):
    chosen = each.kind in ("select", "radio", "checkbox", "hidden")
    return (*CHOSEN, *others) if chosen else TYPED.get(each.kind, WORDS)


@every_page
def test_whatever_one_field_holds_there_is_no_fault_and_nothing_is_lost(sheet):
    form, faults = sheet.form(), []
    for name, each in form.fields.items():
        for value in hostile(each, sheet.others):
            what = f"{name} = {value[:30]!r}"
            answer, found = tried(sheet, sheet.filled(form) | {name: [value]}, what)
            faults += found
            if each.kind in TEXT and each.kind != "password" and refused(answer) and kept(value) not in answer.text:
                faults.append(f"{what}: no longer in the page")
    assert faults == []


def kept(value):
    """How a text that was typed stands in the page."""
    return str(escape(value.strip(" ")))


@every_page
def test_nothing_at_all_or_everything_wrong_at_once_is_no_fault(sheet):
    form, faults = sheet.form(), []
    for value in ("", "\x00", LONG, "x" * 10_000):
        faults += tried(sheet, {name: [value] for name in form.fields}, f"all {value[:20]!r}")[1]
    faults += tried(sheet, {}, "nothing")[1]
    saved = transaction.savepoint()
    statuses = [
        sheet.client.post(sheet.address, b"\xff\xfe\x00=\xff", content_type="application/x-www-form-urlencoded").status_code,
        sheet.client.post(sheet.address, "{", content_type="application/json").status_code,
    ]
    transaction.savepoint_rollback(saved)
    assert (faults, [status for status in statuses if status >= 500]) == ([], [])


@pytest.mark.parametrize("sheet", [name for name in PAGES if name not in MAKES_NOTHING], indirect=True)
def test_sent_twice_it_is_done_once(sheet):
    filled = sheet.filled(sheet.form())
    assert not refused(sheet.send(filled))
    before = rows()
    again = sheet.send(filled)
    after = rows()
    assert again.status_code < 500
    assert {table: after[table] for table in after if after[table] != before[table] and not re.search("historical", table)} == {}


@pytest.mark.parametrize("sheet", [name for name in PAGES if name.endswith(("-change", "-hold"))], indirect=True)
def test_a_page_that_was_overtaken_is_refused_with_all_that_was_typed(sheet):
    form = sheet.form()
    assert form.fields["version"].values == ["1"]
    for version in ("0", "7", LONG, "x", ""):
        answer, faults = tried(sheet, sheet.filled(form) | {"version": [version]}, version)
        assert faults == []
        assert answer.status_code in (200, 409)
        assert refused(answer)


def test_every_form_of_the_product_is_tried():
    """A route that answers both GET and POST is here, or is named as one that has no form of its own."""
    names = {key for key in get_resolver().reverse_dict if isinstance(key, str)}
    reading = {"home", "partnership", "healthz", "readyz", "mailbox", "cities", "city", "city-search", "organisations", "organisation"}
    reading |= {"people", "person", "programmes", "programme", "partnerships", "people-of", "log-all", "log-of", "activity", "gate", "move"}
    reading |= {"report", "version", "version-pdf", "published", "edition", "edition-download"}
    reading |= {"account_inactive", "account_email_verification_sent", "account_reset_password_done", "account_reset_password_from_key_done"}
    assert names - reading - BUTTONS - ELSEWHERE == set(PAGES)

"""Whatever is typed into any form: never a fault, never half a record, and what was typed is still in the page."""

import re
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.forms import ValidationError
from django.test import override_settings
from django.urls import get_resolver
from django.utils.datastructures import MultiValueDict
from django.utils.html import escape

from participants.forms import has_control_characters
from tests.filling import TEXT
from tests.matrix.world import undone
from tests.sheets import PAGES, here, page, rows

pytestmark = pytest.mark.django_db
NO_CACHE = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # else the limits on signing in would answer
LONG = "9" * 30
TYPED = {
    "number": ("", "NaN", "1e400", "1" * 5_000, "-1", LONG),
    "date": ("", "0001-01-01", "9999-12-31", "2024-02-30"),
    "time": ("", "25:00", "9"),
}
WORDS = ("", "x" * 10_000, "bell\x07", "\u202bنحن مستعدون\u202c 🤝 e\u0301 \u200d <b>'\"&amp;</b>")
UPLOADS = {"nothing.png": b"", "bell\x07\u202e.png": b"no picture", "paper.pdf": b"%PDF-1.7 cut", "x" * 300 + ".docx": b"PK\x03\x04"}
FILES = tuple(partial(SimpleUploadedFile, name, content) for name, content in UPLOADS.items())
CHOSEN = ("\x00", "no such thing", LONG)

# What the button of another page sends: there is no form to fill in.
BUTTONS = {
    *("membership-admit", "role-end", "invitation-withdraw", "move-accept", "move-withdraw", "report-freeze", "report-signals"),
    *("programme-report-freeze", "programme-version-again", "programme-version-publish", "brief-make"),
    *("version-again", "version-clear", "version-take-back", "version-publish", "account_logout", "demo-sign-in", "reports-of"),
    *("practice-retire", "practice-restore", "aside-take-back", "consent", "own-data-erase", "own-data-stay"),
    *("own-data-device-end", "introduction-ask", "introduction-ask-back"),
    *("ground-rules-agree", "safe-document-delete"),
    *("pulse-open", "pulse-withdraw"),
    *("calendar-feed", "import-confirm", "import-drop", "reminders-stop", "differing-dismiss"),
    "iati-amount-remove",
}
# Forms of the library that the product does not offer, or that begin in a mail.
ELSEWHERE = {
    *("account_signup", "account_reauthenticate", "account_email", "account_set_password", "account_confirm_login_code"),
    *("account_confirm_email", "account_reset_password_from_key"),
}
# Signing in, or asking for a mail to do so: no record comes of it that could be there twice.
MAKES_NOTHING = ("account_login", "account_request_login_code", "account_reset_password")


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker, tmp_path_factory):
    """The people, once for all forms; what each test adds to them is taken back."""
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one takes a quarter of a second
    media = str(tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), override_settings(PASSWORD_HASHERS=quick, MEDIA_ROOT=media, CACHES=NO_CACHE), undone():
        yield here()


@pytest.fixture
def sheet(request, scene):
    with undone():
        yield page(request.param, scene)


every_page = pytest.mark.parametrize("sheet", PAGES, indirect=True)


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
    if each.kind == "file":
        return ("", "no file", *FILES)
    chosen = each.kind in ("select", "radio", "checkbox", "hidden")
    return (*CHOSEN, *others) if chosen else TYPED.get(each.kind, WORDS)


def lost(form, filled, answer):
    """What was typed and refused, and is no longer in the page: only passwords may go."""
    typed = {name: filled[name][0] for name, each in form.fields.items() if each.kind in TEXT and each.kind != "password" and filled.get(name)}
    return [f"{name} = {value!r:.40}: no longer in the page" for name, value in typed.items() if refused(answer) and kept(value) not in answer.text]


def passes(fields, name, value):
    """Does the field itself let this value through, so that what comes of it depends on the form, the verb and the database?"""
    if name not in fields or callable(value):
        return True
    try:
        clean = fields[name].clean(fields[name].widget.value_from_datadict(MultiValueDict({name: [value]}), MultiValueDict(), name))
    except ValidationError:
        return False
    return not (isinstance(clean, str) and has_control_characters(clean))


def together(values):
    """The first of every field in one sending, then the second, then the third."""
    most = max(map(len, values.values()), default=0)
    return [{name: [found[at]] for name, found in values.items() if at < len(found)} for at in range(most)]


def sorted_out(form, fields, others):
    """What to send alone, and what goes with values of the other fields: ``(alone, refused, let through)``.

    A form sees the same of every value that a field refuses: the first goes alone. Nothing at all goes alone too.
    """
    alone, refused_too, through = [], {}, {}
    for name, each in form.fields.items():
        values = hostile(each, others)
        stopped = [value for value in values if not passes(fields, name, value)]
        single = {*stopped[:1], *(value for value in values if value == "" or name not in fields or callable(value))}
        alone += [{name: [value]} for value in values if value in single]
        refused_too[name] = [value for value in stopped if value not in single]
        through[name] = [value for value in values if value not in stopped and value not in single]
    return alone, together(refused_too), together(through)


@every_page
def test_whatever_one_field_holds_there_is_no_fault_and_nothing_is_lost(sheet):
    """Values that were let through together are sent one by one only where the form refused them together."""
    form, made = sheet.form()
    well_meant, faults = sheet.filled(form), []
    alone, refused_too, through = sorted_out(form, made.fields if made else {}, sheet.others)

    def send(changes):
        answer, found = tried(sheet, well_meant | changes, f"{changes!r:.60}")
        faults.extend(found + lost(form, well_meant | changes, answer))
        return answer

    for changes in alone + refused_too:
        send(changes)
    for changes in through:
        if refused(send(changes)) and len(changes) > 1:
            for name, values in changes.items():
                send({name: values})
    assert faults == []


def kept(value):
    """How a text that was typed stands in the page."""
    return str(escape(value.strip(" ")))


@every_page
def test_nothing_at_all_or_everything_wrong_at_once_is_no_fault(sheet):
    form, faults = sheet.form()[0], []
    for value in ("", "x" * 10_000):
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
    filled = sheet.filled(sheet.form()[0])
    assert not refused(sheet.send(filled))
    before = rows()
    again = sheet.send(filled)
    after = rows()
    assert again.status_code < 500
    assert {table: after[table] for table in after if after[table] != before[table] and not re.search("historical", table)} == {}


@pytest.mark.parametrize("sheet", [name for name in PAGES if name.endswith(("-change", "-hold"))], indirect=True)
def test_a_page_that_was_overtaken_is_refused_with_all_that_was_typed(sheet):
    form, _ = sheet.form()
    assert form.fields["version"].values == ["1"]
    for version in ("0", "7", LONG, "x", ""):
        filled = sheet.filled(form) | {"version": [version]}
        filled |= {name: [f"{WORDS[-1]} {name}"] for name, each in form.fields.items() if each.kind == "textarea"}
        answer, faults = tried(sheet, filled, version)
        assert faults + lost(form, filled, answer) == []
        assert answer.status_code in (200, 409)
        assert refused(answer)


def test_every_form_of_the_product_is_tried():
    """A route that answers both GET and POST is here, or is named as one that has no form of its own."""
    names = {key for key in get_resolver().reverse_dict if isinstance(key, str) and not key.startswith("mfa_")}
    reading = {"home", "partnership", "healthz", "readyz", "mailbox", "cities", "city", "city-search", "organisations", "organisation"}
    reading |= {"people", "person", "programmes", "programme", "partnerships", "people-of", "log-all", "log-of", "activity", "gate", "move"}
    reading |= {"portfolio-stage", "plan-of", "adaptation", "practices", "budget", "line", "promises-of", "promise", "documents-of", "document"}
    reading |= {"document-file", "document-thumbnail", "criteria-of", "timeline", "trail-of", "road-map", "road-map-words", "target", "signals"}
    reading |= {"cloud", "cloud-nodes", "cloud-edges", "cloud-graph", "trust-grounds"}
    reading |= {"own-data", "own-data-json", "own-data-html", "erasures", "erasure", "own-data-devices"}
    reading |= {"spread", "interests", "interest", "introductions", "introduction"}
    reading |= {"journal", "journal-of", "safe-space", "reflection", "quotes-of", "ground-rules", "closed-notes"}
    reading |= {"safe-documents", "safe-document-file"}
    reading |= {"manifest", "service-worker", "offline", "offline-pack", "offline-line", "offline-send", "draft"}
    reading |= {"differing-entries", "differing-entry"}
    reading |= {"pulse", "pulse-guide", "workbook", "workbook-template", "import"}
    reading |= {"calendar", "calendar-file", "activity-ics", "reminders-refused"}
    reading |= {"report", "version", "version-pdf", "published", "edition", "edition-download", "edition-figures"}
    reading |= {"iati", "iati-file", "brief", "brief-pdf", "programme-report", "programme-version", "programme-version-pdf"}
    reading |= {"programme-editions", "programme-edition", "programme-edition-download", "programme-edition-figures"}
    reading |= {"account_inactive", "account_email_verification_sent", "account_reset_password_done", "account_reset_password_from_key_done"}
    assert names - reading - BUTTONS - ELSEWHERE == set(PAGES)

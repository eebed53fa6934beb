"""A token in every text of class A and B of a world; everybody who may not read it looks everywhere, and finds none.

The scanner first proves on planted leaks that it would find them.
"""

import base64
import datetime as dt
import io
import json
import logging
import sys
import uuid
import zipfile
import zlib
from email.message import EmailMessage

import pytest
from celery import current_app
from django.conf import settings
from django.core import mail
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from django.views.debug import get_exception_reporter_class
from weasyprint import HTML

from mentorship.routes import is_admin
from participants.guarded import reader
from participants.models import Programme, User
from stages.models import Draft, Preference, Reflection, Talk, Wave
from stages.reminders.sweep import sweep
from stages.trust.questions import CLIMATE
from tests import make
from tests.canaries import CONFIDENTIAL, Nest, said, text_fields, tokens_in
from tests.matrix.about import SCENES
from tests.matrix.world import HTMX, World, undone
from tests.stages.reflections.writing import note, reflection, rules, safe_document
from tests.test_access_matrix import NO_CACHE, OUTSIDE, ROUTES

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TOKEN = "qxz000001"
INSIDE = ("mentor lead", "mentor facilitator", "mentee lead", "mentee facilitator")


def a_mail(text):
    message = EmailMessage()
    message["Subject"] = "Digest"
    message.set_content(text, cte="base64")
    return message.as_bytes()


def a_table(text):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<si><t>{text}</t></si>")
    return kept.getvalue()


def a_paper(text):
    return HTML(string=f"<p>{text}</p>").write_pdf()


def a_task(text):
    body = base64.b64encode(json.dumps([[text], {}, {}]).encode()).decode()
    return json.dumps({"body": body, "content-encoding": "utf-8", "headers": {"task": "stages.tasks.sweep"}})


LEAKS = {
    "page": lambda text: f"<p>{text}</p>",
    "entities": lambda text: "<p>" + "".join(f"&#{ord(letter)};" for letter in text) + "</p>",
    "in capitals": lambda text: text.upper(),
    "address": lambda text: "?q=" + "".join(f"%{ord(letter):02x}" for letter in text),
    "JSON": lambda text: '{"a": "' + "".join(f"\\u{ord(letter):04x}" for letter in text) + '"}',
    "paper": a_paper,
    "stream of a paper": lambda text: b"%PDF-1.7\n1 0 obj\nstream\n" + zlib.compress(f"({text}) Tj".encode()) + b"\nendstream",
    "table": a_table,
    "CSV": lambda text: f"a;b\r\n1;{text}\r\n",
    "calendar": lambda text: f"BEGIN:VEVENT\r\nSUMMARY:{'x' * 60}{text[:4]}\r\n {text[4:]}\r\nEND:VEVENT\r\n",
    "mail": a_mail,
    "mail, quoted": lambda text: f"Some words {text[:5]}=\r\n{text[5:]}",
    "log": lambda text: said(logging.LogRecord("x", logging.ERROR, "x", 1, "Row %s", (text,), None)),
    "message to the worker": a_task,
    "compressed": lambda text: zlib.compress(text.encode(), wbits=31),
}


@pytest.mark.parametrize("wrapping", LEAKS)
def test_a_planted_leak_is_found(wrapping):
    leak = (
        LEAKS[wrapping](f"before {TOKEN} after")
        if wrapping not in ("entities", "address", "JSON", "calendar", "mail, quoted")
        else LEAKS[wrapping](TOKEN)
    )
    assert tokens_in(leak) == {TOKEN}
    assert tokens_in(LEAKS[wrapping]("nothing at all to find")) == set()


def answered(by, here):
    """A pulse of last year that this person answered."""
    wave = Wave.begin(here, "yearly")
    wave.take({(None, item): 6 for item in CLIMATE.items}, by=by, version=0)
    ago = timezone.now() - dt.timedelta(300)
    Wave.objects.filter(pk=wave.pk).update(opened_at=ago, closes_on=ago.date(), closed_at=ago)


# One row of each confidential model, by the mentee's facilitator. A new model needs a line here.
ROWS = {
    "Reflection": lambda by, here: reflection(by, here, level="safe", for_later=True),
    "ClosedNote": lambda by, here: note(by, here, for_later=True),
    "GroundRules": rules,
    "Agreement": lambda by, here: None,  # it holds no words
    "SafeDocument": lambda by, here: safe_document(by, here, for_later=True),
    "Talk": lambda by, here: Talk(author=by, partnership=here, on=timezone.localdate(), text="We call.", for_later=True).keep(by=by),
    "Response": lambda by, here: answered(by, here),
    "Draft": lambda by, here: Draft(user=by, place=f"/reflections/{uuid.uuid4()}/", fields={"text": ["A word"]}).keep(by=by),
    "Rating": lambda by, here: None,  # with the response
}


def test_every_confidential_model_has_its_canaries():
    assert [model.__name__ for model in CONFIDENTIAL if model.__name__ not in ROWS] == []
    assert [model.__name__ for model in CONFIDENTIAL if model.__name__ != "Agreement" and not text_fields(model)] == []


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Two rows of each: one shared with the space in every way, and for reflections one that is its author's alone."""
    with django_db_blocker.unblock(), override_settings(CACHES=NO_CACHE, MEDIA_ROOT=str(tmp_path_factory.mktemp("media"))), undone():
        made = World()
        made.nest, author, here = Nest(), made.who("mentee facilitator"), made.cast.own.partnership
        for build in ROWS.values():
            build(author, here)
        reflection(author, here)
        made.session = note(author, here).part
        made.nest.plant_everywhere()
        yield made


@pytest.fixture
def overheard(monkeypatch, caplog):
    """All that is logged, mailed and sent to the worker while a test runs."""
    caplog.set_level(logging.DEBUG)
    sent = []
    monkeypatch.setattr(current_app, "send_task", lambda *args, **kwargs: sent.append(str((args, kwargs))))
    monkeypatch.setattr("celery.app.task.Task.apply_async", lambda self, *args, **kwargs: sent.append(str((self.name, args, kwargs))))
    return lambda: [*map(said, caplog.records), *sent, *(str(message.message()) for message in mail.outbox)]


def content_of(answer):
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return headers.encode() + b"\n" + (b"".join(answer.streaming_content) if answer.streaming else answer.content)


def askers():
    """Everybody who may not read, each in their relation to the partnership."""
    yield from ((actor, "own") for actor in OUTSIDE)
    yield from (("mentor facilitator", relation) for relation in ("sister", "foreign"))
    yield "anonymous", "own"


# What an activity's page is about is the closed session that the notes are on.
ABOUT = {"activity": lambda world: {"pk": world.session.activity_id}}
ADMIN = ("", "participants/user/", "participants/practitioner/", "participants/partnership/", "stages/activity/", "stages/reflection/")


def addresses(world):
    """Every page that there is, each in a moment of its own: what it is about is made, with canaries in all that is confidential."""
    for name, route in ROUTES.items():
        if not is_admin(name) and not name.startswith("account_"):
            with undone():
                about = ABOUT[name](world) if name in ABOUT else SCENES[name](world.cast.own) if route.takes else {}
                world.nest.plant_everywhere()
                yield name, reverse(name, kwargs=about)
    yield from ((f"admin {name}", f"/admin/{name}") for name in ADMIN)


def looked(world, actor, relation, url, **more):
    answer = world.browser(actor, relation).get(url, **more)
    return world.nest.found_in(content_of(answer), 1 if answer.status_code >= 300 else 2)


def test_whoever_may_not_read_finds_nothing_anywhere(world, overheard):
    leaks, everyone = {}, list(askers())
    for name, url in addresses(world):
        for asker in everyone:
            for more in ({}, {"headers": HTMX}) if asker[0] in ("manager", "mentee leader") else ({},):
                if found := looked(world, *asker, url, **more):
                    leaks[name, *asker] = found
    assert (leaks, [heard for heard in overheard() if world.nest.found_in(heard)]) == ({}, [])


def test_whoever_sits_in_the_space_finds_what_is_shared_and_the_author_all(world):
    pages = ("safe-space", "journal-of", "ground-rules", "closed-notes", "safe-documents")
    here = {"pk": world.cast.own.partnership.pk}
    found = {}
    for actor in INSIDE:
        with undone():
            found[actor] = sorted({field for name in pages for field in looked(world, actor, "own", reverse(name, kwargs=here))})
    shared = ["ClosedNote.text", "GroundRules.text", "Reflection.text", "SafeDocument.title"]
    assert found == dict.fromkeys(INSIDE, shared)
    with undone():
        journals = [len(looked(world, actor, "own", reverse("journal-of", kwargs=here))) for actor in ("mentee facilitator", "mentee lead")]
    assert journals == [2, 0]


def test_what_those_inside_do_is_neither_logged_nor_mailed_nor_sent_to_the_worker(world, overheard):
    here, text = world.cast.own.partnership, world.nest.token("typed")
    with undone():
        window = world.browser("mentee facilitator")
        window.post(reverse("reflection-new", args=[here.pk]), {"text": text, "stage": "courtship"})
        (row,) = Reflection.objects.read_by(world.who("mentee facilitator"), text=text)
        for step, data in (("share", {"for_later": "on"}), ("change", {"text": f"{text} again", "stage": "courtship"}), ("take-back", {})):
            now = Reflection.objects.read_by(world.who("mentee facilitator"), pk=row.pk)[0]
            assert window.post(reverse(f"reflection-{step}", args=[row.pk]), data | {"version": now.version}).status_code == 302
        sweep()
        assert [heard for heard in overheard() if world.nest.found_in(heard)] == []


@pytest.mark.parametrize("language", settings.REPORT_LANGUAGES)
def test_no_mail_in_any_language_holds_what_is_confidential(world, overheard, language):
    here, opening = world.cast.own.partnership, {"en": "Hello", "fr": "Bonjour", "pt": "Saudações"}[language]
    with undone():
        Preference.objects.bulk_create(Preference(user=user, language=language) for user in User.objects.all())
        Programme.objects.update(funding_from=dt.date(2020, 1, 1), funding_until=timezone.localdate() + dt.timedelta(20))  # the manager is told
        Wave.begin(here, "yearly")
        make.activity(here, "A visit", timezone.localdate() - dt.timedelta(3), held=False, closed=True)
        world.nest.plant_everywhere()
        assert sweep(timezone.now() + dt.timedelta(1)).sent > len(INSIDE)
        assert {message.body.startswith(opening) for message in mail.outbox} == {True}
        assert [heard for heard in overheard() if world.nest.found_in(heard)] == []


def test_the_report_of_a_fault_holds_nothing_of_what_was_typed_or_read(world, rf):
    text, author = world.nest.token("typed"), world.who("mentee facilitator")
    request = rf.post(reverse("reflection-new", args=[world.cast.own.partnership.pk]), {"text": text})
    request.user = author
    try:
        with reader(author):
            read = [row.text for row in Reflection.objects.read_by(author)]
            raise ZeroDivisionError(len(read))
    except ZeroDivisionError:
        report = get_exception_reporter_class(request)(request, *sys.exc_info(), is_email=True)
        pages = [report.get_traceback_text(), report.get_traceback_html()]
    assert [("ZeroDivisionError" in page, world.nest.found_in(page)) for page in pages] == [(True, [])] * 2


def test_the_scanner_of_pages_would_see_a_leak(world, monkeypatch):
    """A page that lets a manager read what the mentee's facilitator reads."""
    author, here = world.who("mentee facilitator"), world.cast.own.partnership
    read_by = type(Reflection.objects).read_by
    monkeypatch.setattr("stages.reflections.entering.is_inside", lambda user, partnership: True)
    monkeypatch.setattr(type(Reflection.objects), "read_by", lambda self, user, *args, **kwargs: read_by(self, author, *args, **kwargs))
    with undone():
        assert "Reflection.text" in looked(world, "manager", "own", reverse("safe-space", args=[here.pk]))

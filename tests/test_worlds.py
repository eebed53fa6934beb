"""Two worlds that differ only in what nobody may know: a funder's pages are the same to the letter, the files to the byte.

The worlds hold equally many rows of everything. They differ in every text of class A, in every answer of class B, and in the
names, addresses and telephones of all people but the funder's own.
"""

import datetime as dt
import re

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.core.management.color import no_style
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from mentorship.routes import is_admin, routes
from participants.guarded import reader
from participants.models import Contact, Practitioner, User
from reports.drafts import rendering
from reports.drafts.freezing import freeze
from reports.models import Edition, Report
from reports.published.publishing import publish
from stages.models import Rating
from tests import make
from tests.canaries import Nest, tokens_in
from tests.matrix.about import of
from tests.matrix.world import undone
from tests.test_canaries import ROWS

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)
TOKENS = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"|nonce="[^"]+"')
PAGES = ("published", "edition", "edition-download", "edition-figures")


def new(by):
    """A log, and every row of class A and B that there can be."""
    for number, led_by in enumerate(("mentor", "mentee", "together")):
        make.activity(by.partnership, "A workshop", f"2024-03-0{number + 1}", led_by=led_by, came=[of(by, "mentor lead").practitioner])
    author = by.actors["mentee facilitator"]
    for build in ROWS.values():
        build(author, by.partnership)
    return author


class Tokens(Nest):
    """Of one world: no token is in the other."""

    def __init__(self, world):
        super().__init__()
        self.world = world

    def token(self, where):
        token = f"qxz{self.world}{len(self.planted):05}"
        self.planted[token] = where
        return token


def differ(author, funder, world):
    """What makes this world another one."""
    Tokens(world).plant_everywhere()
    with reader(author):
        assert Rating.objects.own(author).update(value=world) > 0
    for who in Practitioner.objects.exclude(user=funder):
        Practitioner.objects.filter(pk=who.pk).update(name=f"qxz{world}5{who.pk:04}", profession="planner", position=f"qxz{world}6{who.pk:04}")
        contact = {"email": f"qxz{world}7{who.pk:04}@example.org", "phone": f"+{world} {who.pk}"}
        Contact.objects.update_or_create(practitioner=who, defaults=contact)
    for user in User.objects.exclude(pk=funder.pk):
        User.objects.filter(pk=user.pk).update(name=f"qxz{world}8{user.pk:04}", email=f"qxz{world}9{user.pk:04}@example.org")


def left(own):
    """A report written, frozen, made, cleared and published: the same in both worlds."""
    lead = own.actors["mentor lead"]
    report = Report.objects.create(partnership=own.partnership, stay=own.partnership.journey.stay, recorded_by=lead, happened="They came.")
    version = freeze(report, by=lead, language="pt")
    assert rendering.render(version.rendering.pk)
    for side in ("mentor", "mentee"):
        version.clear(by=of(own, f"{side} lead"))
    version.rendering.refresh_from_db()
    return publish(version, by=own.actors["manager"])


def seen(funder):
    """Everything that a funder can get without an address of something that is not theirs, and the files; without tokens."""
    browser = Client()
    browser.force_login(funder)
    edition, found = Edition.objects.get(), {}
    plain = [route.name for route in routes().values() if not route.takes and not is_admin(route.name) and "logout" not in route.name]
    addresses = {name: reverse(name) for name in plain} | {name: reverse(name, args=[edition.pk]) for name in PAGES[1:]}
    for name, address in addresses.items():
        answer = browser.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found[name] = answer.status_code, TOKENS.sub(b"", content)
    return found


def test_a_funder_cannot_tell_them_apart(tmp_path):
    worlds, pictures = (1, 2), []
    with time_machine.travel(NOW, tick=False), override_settings(MEDIA_ROOT=str(tmp_path)):
        own = make.cast().own
        author, funder = new(own), own.actors["funder"]
        for world in worlds:
            with undone():
                with connection.cursor() as cursor:
                    for sql in connection.ops.sequence_reset_sql(no_style(), [Edition, Report, UserSession]):
                        cursor.execute(sql)
                differ(author, funder, world)
                left(own)
                pictures.append(seen(funder))
    first, second = pictures
    assert set(PAGES) <= set(first)
    assert [first[name][0] for name in PAGES] == [200] * 4
    assert [name for name in first if first[name] != second[name]] == []
    assert [name for name in first if tokens_in(first[name][1])] == []

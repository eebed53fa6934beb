"""Everybody, signed in, in one transaction that is never kept; and each request in a savepoint of its own."""

import datetime as dt
from contextlib import contextmanager
from unittest import mock

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpResponseNotFound
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mentorship import urls
from mentorship.routes import is_admin
from participants.models import User
from stages.models import Sweep
from stages.reminders.sweep import NAME
from tests import make
from tests.matrix import papers, plans, safe, trust  # noqa: F401 they fill SCENES, and so do the scenes that they build on
from tests.matrix.about import SCENES

HTMX = {"HX-Request": "true"}


@contextmanager
def undone():
    """What is written in here never was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def session(user):
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


class Status(Client):
    """Only the status is looked at: what Django's own client keeps of every template (a copy of all its names) is not."""

    def request(self, **request):
        with mock.patch("django.test.client.store_rendered_templates"), mock.patch.object(urls, "handler404", nothing, create=True):
            return super().request(**request)


def nothing(request, exception):
    """The page that says "not found", in no words: it is what most of the actors get, and was half of what asking them took."""
    return HttpResponseNotFound()


class World:
    """``own`` is the scene that every object belongs to; an actor's relation is that of their own scene to it."""

    def __init__(self):
        Sweep.objects.create(name=NAME, ended_at=timezone.now() + dt.timedelta(1))  # on time, however long the tests take
        self.cast = make.cast()
        # Accounts have passwords: one hash for all of them, for hashing takes long.
        User.objects.update(password=make_password("a password that nobody guesses"))
        scenes = (self.cast.own, self.cast.sister, self.cast.foreign)
        everyone = {user.pk for scene in scenes for user in scene.actors.values() if user}
        self.sessions = {user.pk: session(user) for user in User.objects.filter(pk__in=everyone)}
        self.known = {}
        self.mark = None
        self.client = Status(raise_request_exception=False)

    def who(self, actor, relation="own"):
        return self.cast.scene(relation).actors[actor]

    def browser(self, actor, relation="own"):
        """The browser with nothing in it but the actor's session. One for all: each new one would load the middleware anew."""
        user = self.who(actor, relation)
        self.client.cookies.clear()
        if user:
            self.client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[user.pk]
        return self.client

    def address(self, route):
        """Builds what the route is about: call it inside ``undone()``, before the first ``ask``."""
        self.mark = None
        if is_admin(route.name):
            return admin_address(route)
        return reverse(route.name, kwargs=SCENES[route.name](self.cast.own) if route.takes else {})

    def ask(self, method, url, actor, relation="own", **more):
        """The status, with all that it wrote taken back: to one savepoint, which stays for those who ask next."""
        self.mark = self.mark or transaction.savepoint()
        answer = self.browser(actor, relation).generic(method, url, **more, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(False)
        transaction.savepoint_rollback(self.mark)
        return answer.status_code


def admin_address(route):
    """Of something that is not there: who may enter is asked before that."""
    if not route.is_named:
        return "/admin/participants/city/1/" if "object_id" in route.takes else "/admin/no-such-page/"
    values = {"object_id": 1, "content_type_id": 1, "app_label": "participants"}
    return reverse(route.name, kwargs={name: values[name] for name in route.takes})

"""The frame around every page: where one can go, and whether there is something to log."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from mentorship.demo import logins
from participants.access import May, may_somewhere


@dataclass(frozen=True)
class Place:
    url: str
    title: str
    current: bool


def frame(request):
    """For templates: ``nav``, ``may_log``, ``demo`` and ``demo_logins``. Lazy, so that a partial without a frame asks nothing.

    ``logs`` is ``may_log``, whatever a page says that has no use for the Log button.
    """
    user = getattr(request, "user", None)
    logs = SimpleLazyObject(lambda: bool(user and may_somewhere(user, May.LOG)))
    return {
        "demo": settings.DEMO,
        "demo_logins": logins(),
        "nav": SimpleLazyObject(lambda: places(request, user)),
        "may_log": logs,
        "logs": logs,
    }


def places(request, user):
    if user is None or not user.is_authenticated:
        return ()
    looks, downloads = may_somewhere(user, May.LOOK), may_somewhere(user, May.DOWNLOAD)
    rows = [("home", _("Home"), True)]
    rows += [(name, title, looks) for name, title in (("partnerships", _("Partnerships")), ("log-all", _("Log")), ("people", _("People")))]
    rows += [("programmes", _("Programmes"), may_somewhere(user, May.INVITE) or user.is_staff)]
    rows += [("cities", _("Cities"), looks or user.is_staff), ("published", _("Reports"), downloads or looks)]
    return tuple(Place(url := reverse(name), title, request.path == url) for name, title, shown in rows if shown)

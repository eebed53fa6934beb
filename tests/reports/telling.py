"""What the tests of reports begin with: a partnership with its people, and each step of a report by the one who takes it."""

import datetime as dt
import io
import subprocess
from dataclasses import dataclass

import pikepdf
from django.test import Client

from participants.models import Partnership, User
from reports.drafts import rendering
from reports.models import Report, Version
from tests import make


@dataclass(frozen=True)
class Scene:
    partnership: Partnership
    mentor: User
    mentee: User
    manager: User
    funder: User

    @property
    def stay(self):
        return self.partnership.journey.stay


def scene(**fields):
    """A lead of each city, the manager and the funder of the programme."""
    made = make.partnership(**fields)
    leads = [make.member_user(made, side, "lead facilitator") for side in ("mentor", "mentee")]
    return Scene(made, *leads, make.manager(made.programme), make.funder(made.programme))


def as_user(user):
    """A browser in which this user is signed in."""
    browser = Client()
    browser.force_login(user)
    return browser


def written(here, **boxes):
    """A report on the open stay with these narrative boxes."""
    return Report.objects.create(partnership=here.partnership, stay=here.stay, recorded_by=here.mentor, **boxes)


def frozen(here, report, by=None):
    """The version that the freeze button leads to."""
    answer = as_user(by or here.mentor).post(f"/reports/{report.pk}/freeze/")
    assert answer.status_code == 302
    return Version.objects.get(pk=int(answer.url.strip("/").split("/")[-1]))


def made(version):
    """Its paper, made as the sweep makes it."""
    assert rendering.render(version.rendering.pk)
    version.rendering.refresh_from_db()
    return version.rendering


def cleared(here, version):
    """By a lead of each city."""
    for lead in (here.mentor, here.mentee):
        assert as_user(lead).post(f"/versions/{version.pk}/clear/").status_code == 302


def ready(here, **boxes):
    """A version that could be published: the paper made, both cities' word given."""
    version = frozen(here, written(here, **boxes))
    made(version)
    cleared(here, version)
    return version


def correct(here, report, reason="A day was wrong.", by=None):
    """Say why a corrected edition must follow."""
    assert as_user(by or here.mentor).post(f"/reports/{report.pk}/correct/", {"reason": reason}).status_code == 302


def publish(here, version):
    return as_user(here.manager).post(f"/versions/{version.pk}/publish/")


def body(answer):
    """The bytes of a download."""
    return b"".join(answer.streaming_content)


def text_of(content):
    """All the text of a PDF, as poppler reads it."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode()


def opened(content):
    return pikepdf.open(io.BytesIO(content))


def nodes(pdf):
    """Every element of the structure tree."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        yield node
        below = node.get("/K", [])
        waiting += [each for each in (below if isinstance(below, pikepdf.Array) else [below]) if isinstance(each, pikepdf.Dictionary)]


def days(number):
    return dt.timedelta(days=number)

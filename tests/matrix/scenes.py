"""What each route is about, in a scene. A new route with an argument needs a line here, and its rows in docs/authorization.csv."""

import datetime as dt
import hashlib

from django.core.files.base import ContentFile
from django.utils import timezone

from mentorship.models import Import
from participants.invitations.models import digest
from participants.models import Invitation, Role
from reports.drafts.compile import compile_values
from reports.models import Rendering, Report
from reports.published.publishing import publish
from tests import make
from tests.matrix.about import about, of

TOKEN = "a-token-that-somebody-was-sent"
# What is posted, where an empty body would be answered as a stale edit and not as an empty form.
EDITS = ("activity-change", "activity-hold", "practice-change", "line-change", "spending-change", "promise-change", "target-change")
POSTED = dict.fromkeys((*EDITS, "reading-change", "introduction-change"), "version=1")
PAPER = b"%PDF-1.7 a paper"


@about("partnership", "people-of", "membership-new", "context-new", "log-of", "partnership-change", "gate", "move-new", "reports-of", "timeline")
@about("plan-of", "adaptation", "addition-new", "budget", "line-new", "spending-new", "promises-of", "promise-new", "documents-of", "document-new")
@about("road-map", "road-map-words", "road-map-write", "target-new", "signals")
def partnership(here):
    return {"pk": here.partnership.pk}


@about("programme", "programme-change", "interest-new", "invite", "partnership-new", "practices", "practice-new", "criteria-of", "design-copy")
@about("workbook")
def programme(here):
    return {"pk": here.programme.pk}


@about("city", "city-change")
def city(here):
    return {"pk": here.partnership.mentee_id}


@about("organisation", "organisation-change")
def organisation(here):
    return {"pk": here.programme.convener_id}


@about("membership-admit", "membership-end", "membership-hand-over")
def membership(here):
    """Of a mentee planner who was named and not admitted yet."""
    return {"pk": make.membership(here.partnership, "mentee", "planner").pk}


@about("person", "person-change")
def person(here):
    return {"pk": make.membership(here.partnership, "mentee", "planner").practitioner_id}


@about("role-end")
def role(here):
    return {"pk": Role.objects.get(programme=here.programme, kind="funder").pk}


def invited(here):
    return Invitation.objects.create(
        programme=here.programme,
        partnership=here.partnership,
        side="mentee",
        role="planner",
        name="A planner",
        email="a.planner@example.org",
        token_digest=digest(TOKEN),
        expires_at=timezone.now() + dt.timedelta(1),
        recorded_by=here.actors["manager"],
    )


@about("invitation-withdraw")
def invitation(here):
    return {"pk": invited(here).pk}


@about("invitation")
def invitation_link(here):
    invited(here)
    return {"token": TOKEN}


@about("activity", "activity-change", "activity-hold", "activity-cancel", "activity-document-new")
def activity(here):
    return {"pk": make.activity(here.partnership, held=False).pk}


@about("attest", "criterion-document-new")
def criterion(here):
    return {**partnership(here), "key": "declared"}


@about("move", "move-accept", "move-decline", "move-withdraw", "move-record")
def move(here):
    """Proposed by the mentor's lead; the mentee has not spoken."""
    return {"pk": here.partnership.journey.propose(to="inspiration", by=of(here, "mentor lead"), reason="We are ready.").pk}


def begun(here):
    return Report.objects.create(partnership=here.partnership, stay=here.partnership.journey.stay, recorded_by=here.actors["mentor lead"])


@about("report", "report-change", "report-freeze")
def report(here):
    return {"pk": begun(here).pk}


def frozen(here, **rendering):
    draft, by = begun(here), here.actors["mentor lead"]
    version = draft.freeze(compile_values(draft), by=by)
    Rendering.objects.create(version=version, asked_by=by, **rendering)
    return version


def printed(here):
    paper = {"sha256": hashlib.sha256(PAPER).hexdigest(), "size": len(PAPER), "pages": 1}
    return frozen(here, done_at=timezone.now(), file=ContentFile(PAPER, "paper.pdf"), **paper)


@about("version", "version-pdf", "version-clear")
def version(here):
    return {"pk": printed(here).pk}


@about("version-again")
def version_given_up(here):
    return {"pk": frozen(here, attempts=3, failure="It did not work.").pk}


def cleared(here):
    made = printed(here)
    for side in ("mentor", "mentee"):
        made.clear(by=of(here, f"{side} lead"))
    return made


@about("version-publish")
def version_cleared(here):
    return {"pk": cleared(here).pk}


@about("edition", "edition-download")
def edition(here):
    return {"pk": publish(cleared(here), by=here.actors["manager"]).pk}


@about("import", "import-confirm", "import-drop")
def workbook(here):
    """Looked through, with something to bring in."""
    found = {"counts": {"Cities": {"created": 1}}, "remarks": [], "told": {"created": 1}}
    made = Import(by=here.actors["manager"], name="A workbook.xlsx", state="looked", outcome=found)
    made.file.save("workbook.xlsx", ContentFile(b"PK"))
    return {"pk": made.pk}


@about("account_confirm_email")
def no_key(here):
    return {"key": "nobody-has-this-key"}


@about("account_reset_password_from_key")
def no_reset(here):
    return {"uidb36": "1", "key": "nobody-has-this-key"}

"""What each route is about, in a scene. A new route with an argument needs a line here, and its rows in docs/authorization.csv."""

import datetime as dt
import hashlib

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.utils import timezone

from mentorship.models import Import
from participants.invitations.models import digest
from participants.models import Erasure, Invitation, Role
from reports.drafts.compile import compile_values
from reports.models import Rendering, Report
from reports.published.publishing import publish
from stages.models import Feed
from stages.reminders import stopping
from tests import make
from tests.matrix.about import about, of

TOKEN = "a-token-that-somebody-was-sent"
# What is posted, where an empty body would be answered as a stale edit and not as an empty form.
EDITS = ("activity-change", "activity-hold", "activity-run", "practice-change", "line-change", "spending-change", "promise-change", "target-change")
POSTED = dict.fromkeys((*EDITS, "reading-change", "introduction-change", "talk-change"), "version=1")
POSTED["activity-design"] = "version=1&part-TOTAL_FORMS=0&part-INITIAL_FORMS=0"
PAPER = b"%PDF-1.7 a paper"


@about("partnership", "people-of", "membership-new", "context-new", "log-of", "partnership-change", "gate", "move-new", "reports-of", "timeline")
@about("period-report-new")
@about(
    "plan-of",
    "trail-of",
    "adaptation",
    "addition-new",
    "budget",
    "line-new",
    "spending-new",
    "promises-of",
    "promise-new",
    "documents-of",
    "document-new",
)
@about("trail-of")
@about(
    "road-map",
    "road-map-words",
    "road-map-write",
    "target-new",
    "signals",
    "silence",
    "cloud",
    "cloud-nodes",
    "cloud-edges",
    "cloud-graph",
    "trust-grounds",
)
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


@about("erasure")
def erasure(here):
    """Asked for by the mentee's facilitator."""
    return {"pk": Erasure.ask(here.actors["mentee facilitator"]).pk}


@about("own-data-device-end")
def device(here):
    """On which the mentee's facilitator is signed in."""
    owner = here.actors["mentee facilitator"]
    return {"pk": UserSession.objects.create(user=owner, session_key="somewhere", ip="192.0.2.1", user_agent="Firefox/1").pk}


@about("differing-entry", "differing-dismiss")
def differing(here):
    """By the mentee's facilitator, about an activity of the partnership."""
    return {"pk": make.differing(here.actors["mentee facilitator"], make.activity(here.partnership)).pk}


@about("mfa_remove_webauthn", "mfa_edit_webauthn")
def passkey(here):
    """Of the mentee's facilitator."""
    owner, data = here.actors["mentee facilitator"], {"name": "Key", "credential": {}}
    return {"pk": Authenticator.objects.create(user=owner, type=Authenticator.Type.WEBAUTHN, data=data).pk}


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


@about("calendar-file")
def calendar_file(here):
    """The address of a mentor lead, whoever opens it."""
    return {"token": Feed.renew(here.actors["mentor lead"])}


@about("reminders-stop")
def reminders_stop(here):
    """The address in a mail to a mentor lead, whoever opens it."""
    return {"token": stopping.token(here.actors["mentor lead"], ["visits"])}


@about("activity", "activity-change", "activity-design", "activity-run", "activity-hold", "activity-cancel", "activity-document-new", "activity-ics")
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


@about("report-correct")
def report_out(here):
    """Published: only then can it be corrected."""
    return {"pk": publish(cleared(here), by=here.actors["manager"]).report_id}


@about("report", "report-change", "report-freeze", "report-signals")
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


@about("version-take-back")
def version_with_both_words(here):
    return {"pk": cleared(here).pk}


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


@about("edition", "edition-download", "edition-figures")
def edition(here):
    return {"pk": publish(cleared(here), by=here.actors["manager"]).pk}


@about("edition-destroy")
def edition_named(here):
    """One in which somebody stood who was erased."""
    made = publish(cleared(here), by=here.actors["manager"])
    Erasure.ask(here.actors["mentee leader"]).finish([["reports.edition", made.pk]])
    return {"pk": made.pk}


@about("version-empty")
def version_named(here):
    """Not published; somebody stood in it who was erased."""
    made = cleared(here)
    Erasure.ask(here.actors["mentee leader"]).finish([["reports.version", made.pk]])
    return {"pk": made.pk}


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

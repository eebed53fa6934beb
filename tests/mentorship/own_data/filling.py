"""A person who left a mark in everything that the product keeps, each personal field with a token of its own."""

import datetime as dt

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.utils import timezone

from mentorship.models import Import
from participants.models import Asking, Contact, Context, Erasure, Invitation, Role
from reports.models import Brief, Clearance, Download, Edition, Report, Summary, SummaryDownload, SummaryEdition, Version
from stages.models import Aside, Commitment, Decision, Digest, Draft, Feed, Preference, Silence, Talk, Tuning, Wave
from stages.trust.questions import CLIMATE
from tests import make
from tests.participants.introductions.desk import introduced
from tests.stages.adaptation.scenes import element, from_home
from tests.stages.budget.purse import line, spending
from tests.stages.documents.adding import document
from tests.stages.reflections.writing import note, reflection, released, rules, safe_document
from tests.stages.roadmap.roads import reading, target, words

DAY = dt.date(2024, 3, 1)
EMAIL = "tok-email@example.org"


def somebody(partnership):
    """The mentee's lead; every text that says who they are begins with ``tok-``."""
    user = make.user("tok-account", email=EMAIL, zone="Africa/Blantyre")
    EmailAddress.objects.create(user=user, email=EMAIL, primary=True, verified=True)
    EmailAddress.objects.create(user=user, email="tok-second@example.org", verified=False)
    body = make.organisation("A municipality")
    who = make.practitioner("tok-name", profession="tok-profession", position="tok-position", organisation=body, city=partnership.mentee, user=user)
    Contact.objects.create(practitioner=who, email="tok-contact@example.org", phone="tok-phone")
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "tok-secret"})
    UserSession.objects.create(user=user, session_key="tok-session", ip="192.0.2.77", user_agent="tok-agent")
    return user, make.membership(partnership, "mentee", "lead facilitator", who, admitted=True)


def letters(user, partnership):
    """Invitations and mails to the person."""
    asked = {"programme": partnership.programme, "partnership": partnership, "side": "mentee", "role": "planner", "expires_at": timezone.now()}
    Invitation.objects.create(name="tok-invited", email=EMAIL, token_digest="a" * 64, accepted_at=timezone.now(), accepted_by=user, **asked)
    Invitation.objects.create(name="tok-asked", email=EMAIL.upper(), token_digest="b" * 64, **asked)
    Digest.objects.create(
        person=user, slot="2024-03-01", message_id="<1@x>", subject="tok-subject", text="Hello tok-name, tok-mail", trouble="tok-trouble"
    )


def work(user, membership, partnership):
    """One row at least in every section, with the person as its author."""
    by = {"recorded_by": user}
    make.part(make.activity(partnership, by=user, came=[user.practitioner]), leader=user.practitioner)
    Feed.renew(user)
    Preference.stop(user, ["visits"])
    make.differing(user, None)
    Import.objects.create(by=user, name="tok-workbook.xlsx", file=ContentFile(b"tok-rows", "book.xlsx"))
    Context.objects.create(partnership=partnership, side="mentee", notes="What we are like", on=DAY, **by)
    Asking.objects.create(
        introduction=introduced(partnership.programme, user), which="seeker", token_digest="c" * 64, expires_at=timezone.now(), **by
    )
    promise = Commitment(partnership=partnership, promiser=membership, what="Send it", on=DAY, due=DAY, **by).begin()
    promise.keep(by=membership, on=DAY)
    element(partnership, **by), from_home(partnership, **by), words(partnership, **by), reading(target(partnership, owner=membership), **by)
    Decision.decide(partnership, element(partnership, "Maps", 2), kind="adapted", reason="Small rooms", on=DAY, by=membership)
    document(user, partnership=partnership)
    spending(line(partnership, **by), **by)
    Aside.objects.create(partnership=partnership, signal="F2", reason="The road is closed", look_again=DAY, **by)
    Silence.objects.create(partnership=partnership, changed_by=user, **by)
    Tuning.objects.create(programme=partnership.programme, criterion="declared", asked=False, reason="Not here", **by)
    Role.objects.create(programme=make.programme("Another"), practitioner=user.practitioner, kind="funder", since=DAY)


def words_and_reports(user, membership, partnership):
    """What stays for ever."""
    partnership.journey.attest("declared", by=membership, note="Said", said_on=DAY)
    partnership.journey.propose(to="inspiration", by=membership, reason="Ready")
    report = Report.objects.create(partnership=partnership, stay=partnership.journey.stay)
    gone = {"values": {}, "digest": "a" * 64, "destroyed_at": timezone.now(), "destroyed_because": "Somebody asked for it.", "destroyed_by": user}
    version = Version.objects.create(report=report, number=1, made_by=user, **gone)
    summed = Summary.objects.create(programme=partnership.programme).versions.create(number=1, asked_by=user, **gone)
    Clearance.objects.create(version=version, side="mentee", by=membership, user=user)
    numbers = dict.fromkeys(("version_id", "report_id", "number", "size", "pages"), version.pk)
    where = {"programme_id": partnership.programme_id, "partnership_id": partnership.pk}
    edition = Edition.objects.create(values={}, title="An edition", published_by=user, **numbers, **where)
    Download.objects.create(edition=edition, user=user)
    numbers = dict.fromkeys(("programme_id", "version_id", "number", "size", "pages"), version.pk)
    numbers["version_id"] = summed.pk
    SummaryDownload.objects.create(edition=SummaryEdition.objects.create(values={}, title="A sum", published_by=user, **numbers), user=user)
    Brief.objects.create(partnership=partnership, side="mentee", language="en", asked_by=user, file=ContentFile(b"tok-brief", "brief.pdf"))
    Erasure.ask(user)


def in_confidence(user, membership, partnership):
    """What only the safe space reads, and an answer that only the person does."""
    reflection(user, partnership, "tok-reflection", level="safe"), note(user, partnership, "tok-note"), rules(user, partnership)
    released(user, partnership, "tok-released", named=True)
    safe_document(user, partnership, name="tok-draft.jpg")
    Talk(author=user, partnership=partnership, on=DAY, text="tok-talk").keep(by=user)
    Draft.put(user, f"/partnerships/{partnership.pk}/reflections/new/", {"text": ["tok-begun"]})
    Wave.begin(partnership, "yearly").take({(None, item): 6 for item in CLIMATE.items}, by=user, version=0)


def whole(partnership):
    """The account of a person who left a mark everywhere."""
    user, membership = somebody(partnership)
    letters(user, partnership)
    work(user, membership, partnership)
    words_and_reports(user, membership, partnership)
    in_confidence(user, membership, partnership)
    return user

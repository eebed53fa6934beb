"""Every form of the product, each with somebody who may send it and the records it needs."""

import io
from dataclasses import dataclass

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from PIL import Image

from participants.models import Erasure, Invitation, Membership, Partnership, User
from reports.models import Edition, Rendering, Report, Summary, SummaryEdition
from stages.models import Activity, Commitment, Decision, Talk, Wave
from tests import make
from tests.filling import form_of
from tests.forms import ANSWERS, PAGES, PASSWORD
from tests.participants.introductions.desk import introduced
from tests.reports.iati import files
from tests.stages.adaptation.scenes import element, from_home
from tests.stages.budget.purse import line, spending
from tests.stages.documents.adding import document
from tests.stages.reflections.writing import closed_part, note, reflection, released
from tests.stages.roadmap.roads import reading, target


@dataclass(frozen=True)
class Here:
    """Where the forms are tried: a partnership in courtship, with a lead on each side who can sign in, and a plan.

    ``others``: ids of records that are none of theirs.
    """

    partnership: Partnership
    people: dict[str, User | None]
    plan: Activity
    others: tuple[str, ...]
    client: Client  # one for all: each new one would load the middleware anew

    def of(self, side) -> Membership:
        return Membership.objects.get(practitioner__user=self.people[side])

    def propose(self):
        return self.partnership.journey.propose(to="inspiration", by=self.of("mentor"), reason="We are ready")

    def promise(self):
        days = {"on": make.day("2024-03-01"), "due": make.day("2024-06-01")}
        return Commitment(partnership=self.partnership, promiser=self.of("mentor"), what="Send the manuals", **days).begin()

    def said_kept(self):
        made = self.promise()
        made.keep(by=self.of("mentor"), on=make.day("2024-05-01"))
        return made

    def decide(self):
        made = {"kind": "adapted", "reason": "Our rooms are small.", "on": make.day("2024-03-01"), "by": self.of("mentee")}
        return Decision.decide(self.partnership, element(self.partnership), **made)

    def invited(self):
        asked = Invitation(
            programme=self.partnership.programme, partnership=self.partnership, side="mentee", role="planner", name="New", email="new@example.org"
        )
        token = asked.seal()
        asked.save()
        return token

    def wave(self):
        """Both have met, so each is asked about the other."""
        make.activity(self.partnership, "A workshop", "2024-03-01", came=[self.of(side).practitioner for side in ("mentor", "mentee")])
        return Wave.open_by_hand(self.partnership, by=self.of("mentor"))

    def talk(self):
        author = self.people["mentor"]
        return Talk(partnership=self.partnership, author=author, on=make.day("2024-03-01"), text="We call every month.").keep(by=author)

    def report(self):
        return Report.objects.create(partnership=self.partnership, stay=self.partnership.journey.stay, recorded_by=self.people["mentor"])

    def summary(self):
        return Summary.objects.create(programme=self.partnership.programme, recorded_by=self.people["manager"])

    def version(self, **values):
        """As far as a form needs it; an erasure names its report."""
        report, by = self.report(), self.people["manager"]
        version = report.freeze({name: {} for name in ("language", "pair", "stage", "period")} | values, by=by)
        Rendering.objects.create(version=version, asked_by=by)
        Erasure.ask(self.people["mentee"]).finish([["reports.report", report.pk]])
        return version

    def edition(self):
        """As far as a form needs it; an erasure names it."""
        version, by = self.version(), self.people["manager"]
        ids = {"programme_id": self.partnership.programme_id, "partnership_id": self.partnership.pk, "report_id": version.report_id}
        made = Edition.objects.create(**ids, version_id=version.pk, number=1, values={}, size=1, pages=1, published_by=by)
        Erasure.ask(self.people["mentee"]).finish([["reports.edition", made.pk]])
        return made

    def programme_version(self):
        summary, by = self.summary(), self.people["manager"]
        Erasure.ask(self.people["mentee"]).finish([["reports.summary", summary.pk]])
        return summary.versions.create(number=1, values={"edition": 1, "rows": []}, digest="", asked_by=by)

    def programme_edition(self):
        ids = {"programme_id": self.summary().programme_id, "version_id": 1, "number": 1}
        made = SummaryEdition.objects.create(**ids, values={}, size=1, pages=1, published_by=self.people["manager"])
        Erasure.ask(self.people["mentee"]).finish([["reports.summaryedition", made.pk]])
        return made


def another_with_a_design(here):
    """An empty programme of the same manager, who can copy the design of the first one."""
    another, manager = make.programme("Another"), here.people["manager"]
    another.appoint(manager.practitioner, "manager", by=manager)
    element(here.partnership)
    return another


# The arguments of an address; without a line here it is the partnership, or nothing where ``WITHOUT`` says so.
ARGUMENTS = {
    "city-change": lambda here: [here.partnership.mentee_id],
    "organisation-change": lambda here: [make.organisation("A body").pk],
    "person-change": lambda here: [here.people["mentor"].practitioner.pk],
    **dict.fromkeys(
        ("programme-change", "interest-new", "introduction-new", "invite", "partnership-new", "practice-new"),
        lambda here: [here.partnership.programme_id],
    ),
    "interest-decline": lambda here: [make.interest(here.partnership.programme, heard_through=here.partnership).pk],
    **dict.fromkeys(
        ("introduction-change", "introduction-decline"), lambda here: [introduced(here.partnership.programme, here.people["manager"]).pk]
    ),
    "introduction-words": lambda here: [introduced(here.partnership.programme, here.people["manager"]).ask("seeker", by=here.people["manager"])],
    "design-copy": lambda here: [another_with_a_design(here).pk],
    "criterion-tune": lambda here: [here.partnership.programme_id, "three-visits"],
    **dict.fromkeys(("membership-end", "membership-hand-over"), lambda here: [here.of("mentee").pk]),
    **dict.fromkeys(
        ("activity-change", "activity-design", "activity-run", "activity-hold", "activity-cancel", "activity-document-new"),
        lambda here: [here.plan.pk],
    ),
    "invitation": lambda here: [here.invited()],
    **dict.fromkeys(("attest", "criterion-document-new"), lambda here: [here.partnership.pk, "declared"]),
    **dict.fromkeys(("move-decline", "move-record"), lambda here: [here.propose().pk]),
    "report-change": lambda here: [here.report().pk],
    "report-correct": lambda here: [here.edition().report_id],
    "edition-destroy": lambda here: [here.edition().pk],
    "version-empty": lambda here: [here.version(figures={}).pk],
    "programme-version-empty": lambda here: [here.programme_version().pk],
    "programme-edition-destroy": lambda here: [here.programme_edition().pk],
    "programme-report-change": lambda here: [here.summary().programme_id],
    "decide": lambda here: [here.partnership.pk, element(here.partnership).pk],
    "decide-own": lambda here: [here.partnership.pk, from_home(here.partnership).pk],
    "practice-change": lambda here: [element(here.partnership).pk],
    "line-change": lambda here: [line(here.partnership).pk],
    "spending-change": lambda here: [spending(line(here.partnership)).pk],
    **dict.fromkeys(
        ("promise-change", "promise-kept", "promise-another-day", "promise-not-kept", "commitment-document-new"),
        lambda here: [here.promise().pk],
    ),
    **dict.fromkeys(("promise-confirm", "promise-not-yet"), lambda here: [here.said_kept().pk]),
    "decision-document-new": lambda here: [here.decide().pk],
    "word-document-new": lambda here: [here.propose().words.get().pk],
    "document-take-down": lambda here: [document(here.people["mentor"], partnership=here.partnership).pk],
    **dict.fromkeys(("target-change", "target-retire", "reading-new"), lambda here: [target(here.partnership).pk]),
    "reading-change": lambda here: [reading(target(here.partnership)).pk],
    "signal-aside": lambda here: [here.partnership.pk, "F2"],
    **dict.fromkeys(
        ("reflection-change", "reflection-share", "reflection-take-back", "reflection-delete", "reflection-release"),
        lambda here: [reflection(here.people["mentor"], here.partnership, level="safe").pk],
    ),
    "closed-note": lambda here: [here.partnership.pk, closed_part(here.partnership).pk],
    "closed-note-delete": lambda here: [note(here.people["mentor"], here.partnership).pk],
    "reflection-recall": lambda here: [released(here.people["mentor"], here.partnership).pk],
    "pulse-answer": lambda here: [here.wave().pk],
    "talk-change": lambda here: [here.talk().pk],
    "iati-change": lambda here: [files.profile(here.partnership.programme).programme_id],
    "iati-amount-new": lambda here: [here.partnership.programme_id],
    "iati-address": lambda here: [files.edition(here.partnership).pk],
}
WITHOUT = ("account_", "imports", "reminders", "city-new", "organisation-new", "person-new", "programme-new")


def photograph():
    """A small picture as a browser sends it."""
    kept = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(kept, "PNG")
    return SimpleUploadedFile("A visit.png", kept.getvalue(), "image/png")


@dataclass(frozen=True)
class Page:
    """One form, the browser of someone who may send it, and how many rows there were before."""

    name: str
    client: Client
    address: str
    others: tuple[str, ...]
    before: dict[str, int]

    def form(self):
        """As a browser finds it; and as the view made it, to ask its fields."""
        answer = self.client.get(self.address)
        assert answer.status_code == 200
        found = form_of(answer.text)
        found.fields.pop("csrfmiddlewaretoken", None)  # no field of ours
        return found, answer.context["form"]

    def filled(self, form):
        """As somebody would send it who means well."""
        files = {name: [photograph] for name, each in form.fields.items() if each.kind == "file"}
        answers = form.filled() | files | ANSWERS.get(self.name.partition("-")[0], {})
        for name, second in (("partnership-new", "mentee"), ("introduction-new", "provider")):
            if self.name == name:
                answers[second] = form.fields[second].options[-1:]
        return {name: values for name, values in answers.items() if name in form.fields}

    def send(self, filled):
        """A value that can be called is a file, made anew each time it is sent."""
        return self.client.post(self.address, {name: [each() if callable(each) else each for each in values] for name, values in filled.items()})


def here() -> Here:
    partnership = make.partnership(stage="courtship")
    people = {side: make.member_user(partnership, side, "lead facilitator") for side in ("mentor", "mentee")}
    people |= {"manager": make.manager(partnership.programme), "nobody": None}
    for user in filter(None, people.values()):
        user.set_password(PASSWORD)
        user.save()
    foreign = make.partnership(make.city("Elsewhere"), make.city("Nowhere", "NA"))
    stranger = make.membership(foreign, "mentor", "planner")
    plan = make.activity(partnership, "A plan", "2024-03-01", held=False, came=[people["mentee"].practitioner])
    return Here(partnership, people, plan, (str(foreign.pk), str(stranger.practitioner_id)), Client())


def page(name, here) -> Page:
    partnership = here.partnership
    if name == "spending-new":
        line(partnership)
    arguments = [] if name.startswith(WITHOUT) else ARGUMENTS.get(name, lambda here: [partnership.pk])(here)
    address = f"{reverse(name)}?partnership={partnership.pk}" if name in ("log", "plan") else reverse(name, args=arguments)
    here.client.cookies.clear()
    if user := here.people[PAGES[name]]:
        here.client.force_login(user)
    return Page(name, here.client, address, here.others, rows())


def rows():
    """How many rows there are of everything but sessions."""
    tables = sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)} - {"django_session"})
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in tables))
        return dict(cursor.fetchall())

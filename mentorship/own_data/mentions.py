"""Others' free texts that name a person, and what an erasure would leave without anybody. For the manager: titles and links, no text."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import CharField, JSONField, Model, Q, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from participants.access import visible
from participants.dates import now_holds
from participants.models import Partnership, Role
from participants.partnerships.admission import is_last_lead

SHORTEST = 3
THEIRS = {"User", "Practitioner", "Contact", "Invitation", "Consent", "Erasure", "Digest", "Reminder", "Standing", "Finding", "Sweep"}
"""What an erasure clears itself, or what holds no text of anybody's."""
PAGES = {
    "stages.activity": "activity",
    "stages.commitment": "promise",
    "stages.document": "document",
    "stages.move": "move",
    "stages.line": "line",
    "stages.target": "target",
    "reports.report": "report",
    "reports.version": "version",
    "reports.edition": "edition",
    "reports.summary": "programme-report",  # the page of its programme
    "reports.summaryversion": "programme-version",
    "reports.summaryedition": "programme-edition",
    "participants.introduction": "introduction",
    "participants.interest": "interest",
    "participants.programme": "programme",
    "participants.city": "city",
    "participants.organisation": "organisation",
}


@dataclass(frozen=True)
class Mention:
    """Where the name may stand: what kind of record, its title, and its page."""

    label: str
    pk: int | str
    title: str
    path: str


def names_of(user) -> set[str]:
    """What others may have written for this person: names, and addresses."""
    who = getattr(user, "practitioner", None)
    contact = getattr(who, "contact", None)
    said = {user.name, user.email, *user.emailaddress_set.values_list("email", flat=True)}
    said |= {getattr(who, "name", ""), getattr(contact, "email", ""), getattr(contact, "phone", "")}
    return {way for name in said if len(name) >= SHORTEST for way in (name, json.dumps(name)[1:-1])}  # as SQLite keeps it in a snapshot


def open_models() -> Iterator[type[Model]]:
    """Every model of the working level. One whose manager is guarded (``read_by``) is left alone: nobody looks into the safe space."""
    for app in ("participants", "stages", "reports"):
        for model in apps.get_app_config(app).get_models():
            if not (model.__name__.startswith("Historical") or model.__name__ in THEIRS or hasattr(model.objects, "read_by")):
                yield model


def mentions(user) -> list[Mention]:
    names = names_of(user)
    return [mention for model in open_models() for mention in in_model(model, names)] if names else []


def in_model(model, names) -> Iterator[Mention]:
    texts = [each.name for each in model._meta.local_fields if is_typed(each)]
    if not texts:
        return
    rows, found = model.objects.all(), Q()
    for text in texts:
        rows = rows.alias(**{f"typed_{text}": Cast(text, TextField())})
        for name in names:
            found |= Q(**{f"typed_{text}__icontains": name})
    for row in rows.filter(found & working(model)).order_by("pk"):
        yield mention_of(row)


def is_typed(field) -> bool:
    """A text that a person writes, or a snapshot of such texts."""
    return isinstance(field, JSONField) or (isinstance(field, CharField | TextField) and not field.choices and field.editable)


def working(model) -> Q:
    """A document of the safe space is not looked into."""
    return Q(level="working") if any(each.name == "level" for each in model._meta.local_fields) else Q()


def mention_of(row) -> Mention:
    label, where = row._meta.label_lower, partnership_of(row)
    return Mention(label, row.pk if isinstance(row.pk, int) else str(row.pk), title_of(row, where), page_of(row, label, where))


def partnership_of(row) -> Partnership | None:
    """The one at the end of its road, for what has no name or no page of its own."""
    road = getattr(row, "road", None) if is_numbered(row) or row._meta.label_lower not in PAGES else None
    found = road and type(row).objects.filter(pk=row.pk).values_list(road.partnership, flat=True).first()
    return Partnership.objects.select_related("mentor", "mentee").get(pk=found) if found else None


def is_numbered(row) -> bool:
    return str(row).endswith(f" {row.pk}")


def title_of(row, where) -> str:
    """What kind of record it is, and which: of one that has no name of its own, the partnership and the stage."""
    name = str(where) if where and is_numbered(row) else str(row)
    about = getattr(row, "stage_title", "") or getattr(getattr(row, "report", row), "title", "")
    return f"{capfirst(row._meta.verbose_name)}: {', '.join(dict.fromkeys(filter(None, (name, about))))}"


def page_of(row, label, where) -> str:
    """Its own page, or one of the partnership's."""
    if label in PAGES:
        return reverse(PAGES[label], args=[row.programme_id if label == "reports.summary" else row.pk])
    return reverse("quotes-of" if label == "stages.quote" else "partnership", args=[where.pk]) if where else ""


def still_named(erasure, reader) -> list[Mention]:
    """The texts that were found, as far as the reader may see them. What was destroyed since names nobody any more."""
    by_label: dict[str, list[int]] = {}
    for label, pk in erasure.named_in:
        by_label.setdefault(label, []).append(pk)
    rows = [row for label, keys in by_label.items() for row in seen_by(reader, apps.get_model(label).objects.filter(pk__in=keys))]
    return [mention_of(row) for row in rows if not getattr(row, "is_emptied", False)]


def seen_by(reader, rows):
    """A published programme report has no road: it tells of every partnership, and is its manager's."""
    if hasattr(rows, "managed_by"):
        return rows.managed_by(reader)
    return visible(reader, rows) if hasattr(rows.model, "road") or hasattr(rows.model, "directory") else rows.none()


def left_alone(user) -> list[str]:
    """What would be without anybody if this person went: a sentence each."""
    who = getattr(user, "practitioner", None)
    if who is None:
        return []
    now = now_holds(dt.date.today())
    memberships = who.memberships.filter(now).select_related("partnership__mentor", "partnership__mentee")
    sides = [(each.partnership, each.partnership.city_of(each.side)) for each in memberships if is_last_lead(each)]
    alone = [_("%(partnership)s: %(city)s would be without a lead.") % {"partnership": pair, "city": city} for pair, city in sides]
    managed = who.roles.filter(now, kind=Role.Kind.MANAGER).select_related("programme")
    return alone + [_("%(programme)s would be without a manager.") % {"programme": role.programme} for role in managed if is_last_manager(role)]


def is_last_manager(role) -> bool:
    managers = Role.objects.filter(now_holds(dt.date.today()), programme=role.programme_id, kind=Role.Kind.MANAGER)
    return not managers.exclude(practitioner=role.practitioner_id).filter(practitioner__user__is_active=True).exists()

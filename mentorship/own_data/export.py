"""Everything that is kept about one person, as one value: to read, or to take along."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Value
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.forgetting import NOWHERE
from participants.models import Contact, Practitioner, User
from participants.owned import Section, sections

LEVELS = {
    "A": (_("The safe space"), _("You, and the practitioners of your partnership whom a lead has let in.")),
    "B": (_("Your answers about trust"), _("You alone.")),
    "C": (_("How to reach you, and what was sent to you"), _("You; of your contacts the leads of your city. The manager sees the e-mail address.")),
    "account": (_("How you sign in"), _("You, and who looks after this site.")),
    "D": (_("The work"), _("The members of your partnership and the programme manager.")),
    "F": (_("What stays for ever"), _("The partnership and the programme manager. The rows hold numbers, not names.")),
}
"""Each class with its heading and who reads it."""


@dataclass(frozen=True)
class Held:
    title: str
    number: int


@dataclass(frozen=True)
class Shelf:
    """One class: its heading, who reads it, and what is on it."""

    title: str
    readers: str
    held: list[Held]


def person(email: str) -> User | None:
    """The account with this address, be it the main one or another."""
    found = User.objects.filter(email__iexact=email).first()
    return found or User.objects.filter(emailaddress__email__iexact=email).first()


@contextmanager
def as_account(email: str) -> Iterator[User | None]:
    """The person with this address. Someone who never signed in has an account for as long as this lasts, and it is taken back."""
    if user := person(email):
        yield user
        return
    with transaction.atomic():
        yield lent_to(without_account(email))
        transaction.set_rollback(True)


def without_account(email: str) -> Contact | None:
    """How to reach somebody who takes part and never signed in."""
    return Contact.objects.select_related("practitioner").filter(email__iexact=email, practitioner__user=None).first()


def lent_to(contact: Contact | None) -> User | None:
    """An account that nobody can sign in to, so that whatever names the person can be found by it."""
    return lent_to_entry(contact.practitioner, contact.email) if contact else None


def lent_to_entry(who: Practitioner, email: str = "") -> User:
    """The same for an entry; without an address, one that reaches nobody."""
    user = User.objects.create_user(email or f"lent-{who.pk}@{NOWHERE}", name=who.name, is_active=False)
    who.user = user
    who.save(update_fields=["user"])
    return user


def everything(user) -> dict:
    """All sections in the order of ``OWN_DATA``; each value is one that JSON can hold."""
    kept = [
        {"title": str(each.title), "class": each.level, "model": getattr(each, "model", ""), "rows": list(each.export(user))} for each in sections()
    ]
    return {"made_at": timezone.now().isoformat(timespec="seconds"), "sections": kept}


def as_json(user) -> str:
    return json.dumps(everything(user), ensure_ascii=False, indent=1)


def as_html(user) -> str:
    """The same to read: under each heading who reads it, and fields by their names in words."""
    whole = everything(user)
    for each, kept in zip(sections(), whole["sections"], strict=True):
        kept["readers"] = LEVELS[each.level][1]
        kept["entries"] = [in_words(row, getattr(each, "labels", {})) for row in kept["rows"]]
    return render_to_string("mentorship/own_data/whole.html", {"whole": whole})


def in_words(row: dict, labels: dict) -> list[tuple[str, object]]:
    """What is filled in, each with its name."""
    said = {True: _("yes"), False: _("no")}
    row = {name: said[value] if isinstance(value, bool) else value for name, value in row.items()}
    return [(labels.get(name, name.replace("_", " ")), value) for name, value in row.items() if name != "record" and value not in (None, "", [])]


def shelves(user) -> list[Shelf]:
    """How much there is, by class; counted in one query for all plain records."""
    numbers, found = counted(user), {level: [] for level in LEVELS}
    for at, each in enumerate(sections()):
        number = numbers[at] if at in numbers else sum(1 for _row in each.export(user))
        if number:
            found[each.level].append(Held(str(each.title), number))
    return [Shelf(*LEVELS[level], held) for level, held in found.items() if held]


def counted(user) -> dict[int, int]:
    """Rows by the place of their section."""
    plain = [(at, each) for at, each in enumerate(sections()) if isinstance(each, Section)]
    first, *rest = (numbered(each.rows_of(user).order_by(), at) for at, each in plain)
    return {at: 0 for at, _each in plain} | dict(first.union(*rest, all=True))


def numbered(rows, at):
    """One row: the place of the section, and how many there are."""
    return rows.annotate(section_at=Value(at)).values("section_at").annotate(how_many=Count("pk")).values_list("section_at", "how_many")

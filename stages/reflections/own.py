"""What is a person's own in the safe space: to take along, and to delete (design: erasure).

``behind`` gives a model's rows behind the door that the caller has opened: ``lambda model: model.objects.behind(Door.EXPORT_PERSON)``.
"""

from django.db import transaction

from participants.files import shelf
from stages.reflections.models import Agreement, ClosedNote, GroundRules, Quote, Reflection, SafeDocument

MACHINERY = ("id", "key", "version")


def export(behind, user) -> dict[str, list[dict]]:
    """Every row of the user's own, by model, as plain values; of a released copy only whether it is published."""
    return {
        "reflections": [plain(row) | copied(row) for row in behind(Reflection).filter(author=user).select_related("quote").order_by("pk")],
        "closed_notes": [plain(row) for row in behind(ClosedNote).filter(author=user).order_by("pk")],
        "safe_documents": [plain(row) for row in behind(SafeDocument).filter(author=user).order_by("pk")],
        "ground_rules": [plain(row) for row in behind(GroundRules).filter(author=user).order_by("pk")],
        "agreements": [plain(row) for row in behind(Agreement).filter(by=user).order_by("pk")],
    }


def plain(row):
    """Field → value; related rows by their number, files by their name on the shelf."""
    fields = [field for field in row._meta.concrete_fields if field.name not in MACHINERY]
    return {field.name: str(value) if field.name == "file" else value for field in fields for value in [getattr(row, field.attname)]}


def copied(row):
    quote = row.quote
    told = {"named": quote.named, "name": quote.name, "text": quote.text, "published_at": quote.published_at} if quote else None
    return {"quote": told}


def erase(behind, user, *, called: str) -> None:
    """The user's texts, notes and documents go, with the copies that are not published; files go once the rows are gone.

    A copy that is published by name is signed ``called`` from now on. Ground rules and yeses are both cities': they stay, without the name.
    """
    quotes = [row.quote for row in behind(Reflection).filter(author=user, quote__isnull=False).select_related("quote")]
    behind(Reflection).filter(author=user).delete()
    for quote in quotes:
        if not quote.published_at:
            quote.withdraw()
    Quote.objects.filter(pk__in=[quote.pk for quote in quotes], named=True).update(name=called)
    behind(ClosedNote).filter(author=user).delete()
    files = [row.file.name for row in behind(SafeDocument).filter(author=user)]
    behind(SafeDocument).filter(author=user).delete()
    transaction.on_commit(lambda: shelf.remove(*files))
    behind(GroundRules).filter(author=user).update(author=None)
    behind(Agreement).filter(by=user).update(by=None)

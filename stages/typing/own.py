"""A person's drafts: to take along, and to delete. ``behind`` gives the rows behind the door that the caller has opened."""

from stages.typing.models import Draft


def export(behind, user) -> dict[str, list[dict]]:
    rows = behind(Draft).filter(user=user).order_by("pk")
    return {"drafts": [{"place": row.place, "fields": row.fields, "began_at": row.began_at, "saved_at": row.saved_at} for row in rows]}


def erase(behind, user) -> None:
    behind(Draft).filter(user=user).delete()

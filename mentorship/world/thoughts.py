"""What the leads of a synthetic world write for their safe spaces: one text by each, shared, in the first programme alone."""

from django.utils import timezone

from stages.models import Reflection

TEXT = "Made up: what one of us saw, and says among colleagues."


def write(circles, ways) -> list[dict]:
    """One shared text for each lead who is inside and can sign in; row by row, for nothing confidential is written in bulk."""
    told = []
    for circle, way in zip(circles, ways, strict=True):
        for membership in circle.leads.values():
            author = membership.practitioner.user
            if author and membership.admitted_at and not membership.until:
                said = {"stage": way.steps[-1][0], "text": TEXT, "level": "safe", "shared_at": timezone.now(), "for_later": True}
                row = Reflection(author=author, partnership=circle.partnership, **said).keep(by=author)
                told.append({"id": row.pk, "partnership": circle.partnership.pk, "author": author.pk})
    return told

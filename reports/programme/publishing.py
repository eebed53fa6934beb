"""Publish a programme report: copy a version and its paper into an edition, once, byte for byte."""

from django.db import transaction
from django.utils.translation import gettext as _

from participants.entry import Conflict
from reports.papers import put_out
from reports.programme.models import SummaryEdition


@transaction.atomic
def publish(version, *, by):
    """Raises ``Conflict`` for a version that is not the newest, is out already, tells of nothing, or has no paper yet."""
    version.hold_still()
    version.refresh_from_db()
    if SummaryEdition.objects.filter(version_id=version.pk).exists():
        raise Conflict(_("This has been published already. What is published stays as it is; a later version becomes the next edition."))
    if not version.values["reports"]:
        raise Conflict(_("No stage report is published yet, so there is nothing to add up."))
    content, edition = version.content(), _edition(version, by)
    return put_out(edition, f"programme-{edition.programme_id}-{edition.number}-{edition.sha256[:16]}.pdf", content)


def _edition(version, by):
    values = version.values
    return SummaryEdition(
        programme_id=version.summary.programme_id,
        version_id=version.pk,
        number=values["edition"],
        title=values["programme"],
        period=f"{values['since']} – {values['until']}",
        reason=values["reason"],
        language=values["language"],
        values=values,
        sha256=version.sha256,
        size=version.size,
        pages=version.pages,
        published_by=by,
    )

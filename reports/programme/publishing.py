"""Publish a programme report: copy a version and its paper into an edition, once, byte for byte."""

import hashlib

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from participants.entry import Conflict
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
    content, edition = _paper(version), _edition(version, by)
    edition.file.save(f"programme-{edition.programme_id}-{edition.number}-{edition.sha256[:16]}.pdf", ContentFile(content), save=False)
    try:
        with transaction.atomic():
            edition.save(force_insert=True)
    except IntegrityError as error:
        edition.file.delete(save=False)
        raise Conflict(_("This has been published already.")) from error
    return edition


def _paper(version):
    if not version.done_at:
        raise Conflict(_("The paper is not made yet. Wait until it is, look at it, then publish."))
    with version.file.open("rb") as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() != version.sha256:
        raise Conflict(_("The file is not the one that was made. Tell the operator; nothing was published."))
    return content


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

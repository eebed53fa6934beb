"""Publish: copy a cleared version and its paper into an edition, once, byte for byte."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from participants.entry import Conflict
from reports.drafts import quotes
from reports.drafts.wording import from_to
from reports.papers import put_out
from reports.published.models import Edition


@transaction.atomic
def publish(version, *, by):
    """The edition of a version that a lead of each city has cleared; raises ``Conflict`` for anything less, a second time, or a quote taken back."""
    version.hold_still()
    if Edition.objects.filter(version_id=version.pk).exists():
        raise Conflict(_("This has been published already. What is published stays as it is; a later version becomes the next edition."))
    if not version.is_cleared:
        raise Conflict(_("A lead of each city must clear it before it can be published."))
    if version.clearances.filter(user=by).exists():
        raise PermissionDenied
    content = version.rendering.content()
    quotes.publish(version)
    edition = _edition(version, by)
    return put_out(edition, f"{edition.report_id}-{edition.number}-{edition.sha256[:16]}.pdf", content)


def _edition(version, by):
    values, partnership, paper = quotes.told(version), version.report.partnership, version.rendering
    return Edition(
        programme_id=partnership.programme_id,
        partnership_id=partnership.pk,
        version_id=version.pk,
        report_id=version.report_id,
        number=values["edition"],
        programme_title=values["pair"]["programme"],
        title=f"{values['pair']['mentor']['name']} → {values['pair']['mentee']['name']}",
        stage=values["stage"]["key"],
        stage_title=values["stage"]["title"],
        period=_period(values["period"], values["language"]),
        language=values["language"],
        values=values,
        sha256=paper.sha256,
        size=paper.size,
        pages=paper.pages,
        published_by=by,
        correction=values.get("correction", ""),
    )


def _period(period, language):
    with override(language):
        return from_to(period["since"]["words"], period["until"] and period["until"]["words"])

"""Workbooks that a person brought in: to take along, and to erase."""

from django.utils.translation import gettext_lazy as _

from mentorship.workbook.models import Import
from participants.owned import Section


def forget_imports(user):
    """The rows go, and the uploads that still lie in storage."""
    for row in Import.objects.filter(by=user):
        row.file.delete(save=False)
        row.delete()


KEPT = Section(
    "mentorship.Import",
    "C",
    _("Workbooks that you brought in"),
    fields=("by", "asked_at", "name", "state", "outcome", "failure", "ended_at"),
    forget=forget_imports,
)

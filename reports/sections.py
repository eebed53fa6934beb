"""What reports hold of a person: who cleared, published and downloaded. No report holds a name; a brief does."""

from django.utils.translation import gettext_lazy as _

from participants.owned import Section
from reports.briefs.rendering import forget_briefs

KEPT = (
    Section("reports.Clearance", "F", _("Reports that you cleared")),
    Section("reports.Version", "F", _("Frozen versions that you emptied for an erasure"), fields=("destroyed_by",)),
    Section("reports.Edition", "F", _("Reports that you published, or whose file you destroyed"), fields=("published_by", "destroyed_by")),
    Section("reports.Download", "F", _("Reports that you downloaded")),
    Section(
        "reports.SummaryEdition", "F", _("Programme reports that you published, or whose file you destroyed"), fields=("published_by", "destroyed_by")
    ),
    Section("reports.SummaryVersion", "F", _("Frozen versions of a programme report that you emptied for an erasure"), fields=("destroyed_by",)),
    Section("reports.SummaryDownload", "F", _("Programme reports that you downloaded")),
    Section("reports.Brief", "D", _("Briefs for leaders that you had made"), fields=("asked_by",), forget=forget_briefs),
)

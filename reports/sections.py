"""What reports hold of a person: who cleared, published and downloaded. No report holds a name."""

from django.utils.translation import gettext_lazy as _

from participants.owned import Section

KEPT = (
    Section("reports.Clearance", "F", _("Reports that you cleared")),
    Section("reports.Edition", "F", _("Reports that you published, or whose file you destroyed"), fields=("published_by", "destroyed_by")),
    Section("reports.Download", "F", _("Reports that you downloaded")),
)

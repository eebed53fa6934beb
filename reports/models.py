"""Index of the records in this part of the house."""

from reports.briefs.models import Brief
from reports.drafts.corrections import Correction
from reports.drafts.models import Clearance, Rendering, Report, SignalsWord, Version
from reports.programme.models import Summary, SummaryDownload, SummaryEdition, SummaryVersion
from reports.published.models import Download, Edition

__all__ = [
    "Brief",
    "Clearance",
    "Correction",
    "Download",
    "Edition",
    "Rendering",
    "Report",
    "SignalsWord",
    "Summary",
    "SummaryDownload",
    "SummaryEdition",
    "SummaryVersion",
    "Version",
]

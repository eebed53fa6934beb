"""Index of the records in this part of the house."""

from reports.briefs.models import Brief
from reports.drafts.corrections import Correction
from reports.drafts.models import Clearance, Rendering, Report, SignalsWord, Version
from reports.iati.models import Address, Amount, Identifier, Profile
from reports.programme.models import Summary, SummaryDownload, SummaryEdition, SummaryVersion
from reports.published.models import Download, Edition

__all__ = [
    "Address",
    "Amount",
    "Brief",
    "Clearance",
    "Correction",
    "Download",
    "Edition",
    "Identifier",
    "Profile",
    "Rendering",
    "Report",
    "SignalsWord",
    "Summary",
    "SummaryDownload",
    "SummaryEdition",
    "SummaryVersion",
    "Version",
]

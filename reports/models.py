"""Index of the records in this part of the house."""

from reports.drafts.models import Clearance, Rendering, Report, SignalsWord, Version
from reports.iati.models import Address, Amount, Identifier, Profile
from reports.published.models import Download, Edition

__all__ = ["Address", "Amount", "Clearance", "Download", "Edition", "Identifier", "Profile", "Rendering", "Report", "SignalsWord", "Version"]

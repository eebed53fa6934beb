"""Index of the records in this part of the house."""

from reports.drafts.corrections import Correction
from reports.drafts.models import Clearance, Rendering, Report, SignalsWord, Version
from reports.published.models import Download, Edition

__all__ = ["Clearance", "Correction", "Download", "Edition", "Rendering", "Report", "SignalsWord", "Version"]

"""Index of the records in this part of the house."""

from mentorship.workbook.models import Import

__all__ = ["Import"]

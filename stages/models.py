"""Index of the records in this part of the house."""

from stages.activities.models import Activity, Attendance, Involvement, Part
from stages.journey.models import Attestation, Journey, Move, Stay, Tuning, Word
from stages.reminders.models import Digest, Reminder, Sweep

__all__ = [
    "Activity",
    "Attendance",
    "Attestation",
    "Digest",
    "Involvement",
    "Journey",
    "Move",
    "Part",
    "Reminder",
    "Stay",
    "Sweep",
    "Tuning",
    "Word",
]

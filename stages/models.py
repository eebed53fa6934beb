"""Index of the records in this part of the house."""

from stages.activities.models import Activity, Attendance, Involvement, Part
from stages.adaptation.models import Addition, Decision, Practice
from stages.journey.models import Attestation, Journey, Move, Stay, Word
from stages.reminders.models import Digest, Reminder, Sweep

__all__ = [
    "Activity",
    "Addition",
    "Attendance",
    "Attestation",
    "Decision",
    "Digest",
    "Involvement",
    "Journey",
    "Move",
    "Part",
    "Practice",
    "Reminder",
    "Stay",
    "Sweep",
    "Word",
]

"""Index of the records in this part of the house."""

from stages.activities.models import Activity, Attendance, Involvement, Part
from stages.budget.models import Line, Spending
from stages.journey.models import Attestation, Journey, Move, Stay, Word
from stages.reminders.models import Digest, Reminder, Sweep
from stages.roadmap.models import Reading, RoadMap, Target

__all__ = [
    "Activity",
    "Attendance",
    "Attestation",
    "Digest",
    "Involvement",
    "Journey",
    "Line",
    "Move",
    "Part",
    "Reading",
    "Reminder",
    "RoadMap",
    "Spending",
    "Stay",
    "Sweep",
    "Target",
    "Word",
]

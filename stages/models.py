"""Index of the records in this part of the house."""

from stages.activities.models import Activity, Attendance, Involvement, Part
from stages.commitments.models import Commitment, Turn
from stages.adaptation.models import Addition, Decision, Practice
from stages.documents.models import Document
from stages.journey.models import Attestation, Journey, Move, Stay, Word
from stages.reminders.models import Digest, Reminder, Sweep
from stages.signals.models import Aside, Finding, Standing
from stages.budget.models import Line, Spending
from stages.journey.models import Attestation, Journey, Move, Stay, Word
from stages.reminders.models import Digest, Reminder, Sweep
from stages.roadmap.models import Reading, RoadMap, Target

__all__ = [
    "Activity",
    "Aside",
    "Attendance",
    "Attestation",
    "Commitment",
    "Addition",
    "Attendance",
    "Attestation",
    "Decision",
    "Digest",
    "Finding",
    "Document",
    "Involvement",
    "Journey",
    "Line",
    "Move",
    "Part",
    "Practice",
    "Reminder",
    "Standing",
    "Stay",
    "Sweep",
    "Turn",
    "Reading",
    "Reminder",
    "RoadMap",
    "Spending",
    "Stay",
    "Sweep",
    "Target",
    "Word",
]

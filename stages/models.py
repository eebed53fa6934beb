"""Index of the records in this part of the house."""

from stages.activities.models import Activity, Attendance, Involvement, Part
from stages.adaptation.models import Addition, Decision, Practice
from stages.budget.models import Line, Spending
from stages.calendar.models import Feed
from stages.commitments.models import Commitment, Turn
from stages.documents.models import Document
from stages.journey.models import Attestation, Journey, Move, Stay, Tuning, Word
from stages.reflections.models import Reflection
from stages.reminders.models import Digest, Reminder, Sweep
from stages.roadmap.models import Reading, RoadMap, Target
from stages.signals.models import Aside, Finding, Standing

__all__ = [
    "Activity",
    "Addition",
    "Aside",
    "Attendance",
    "Attestation",
    "Commitment",
    "Decision",
    "Digest",
    "Document",
    "Feed",
    "Finding",
    "Involvement",
    "Journey",
    "Line",
    "Move",
    "Part",
    "Practice",
    "Reading",
    "Reflection",
    "Reminder",
    "RoadMap",
    "Spending",
    "Standing",
    "Stay",
    "Sweep",
    "Target",
    "Tuning",
    "Turn",
    "Word",
]

"""Index of the records in this part of the house."""

from stages.activities.models import Activity, Attendance, Involvement, Part
from stages.adaptation.models import Addition, Decision, Practice
from stages.budget.models import Line, Spending
from stages.calendar.models import Feed
from stages.commitments.models import Commitment, Turn
from stages.documents.models import Document
from stages.journey.models import Attestation, Journey, Move, Stay, Tuning, Word
from stages.offline.models import Differing, Receipt
from stages.reflections.models import Agreement, ClosedNote, GroundRules, Quote, Reflection, SafeDocument
from stages.reminders.models import Digest, Preference, Reminder, Sweep
from stages.roadmap.models import Reading, RoadMap, Target
from stages.signals.models import Aside, Finding, Standing
from stages.signals.silence import Silence
from stages.trust.models import Published, Rating, Response, Talk, Wave
from stages.typing.models import Draft

__all__ = [
    "Activity",
    "Addition",
    "Agreement",
    "Aside",
    "Attendance",
    "Attestation",
    "ClosedNote",
    "Commitment",
    "Decision",
    "Differing",
    "Digest",
    "Document",
    "Draft",
    "Feed",
    "Finding",
    "GroundRules",
    "Involvement",
    "Journey",
    "Line",
    "Move",
    "Part",
    "Practice",
    "Preference",
    "Published",
    "Quote",
    "Rating",
    "Reading",
    "Receipt",
    "Reflection",
    "Reminder",
    "Response",
    "RoadMap",
    "SafeDocument",
    "Silence",
    "Spending",
    "Standing",
    "Stay",
    "Sweep",
    "Talk",
    "Target",
    "Tuning",
    "Turn",
    "Wave",
    "Word",
]

"""What a person has in the pulse, to take along or to erase. Whoever opens the door for it passes in how rows are found behind it.

``behind`` takes a model of ``GUARDED`` and gives its rows behind the open door: ``lambda model: model.objects.behind(Door.EXPORT_PERSON)``.
"""

from collections import defaultdict

from stages.trust.models import Rating, Response
from stages.trust.promise import PROMISES
from stages.trust.talks import Talk

GUARDED = (Rating, Response, Talk)


def export(behind, user) -> dict[str, list[dict]]:
    """All that the person answered and noted, with what they were promised; nothing of anybody else's."""
    answers = defaultdict(list)
    for row in behind(Rating).filter(response__user=user).select_related("rated").order_by("pk"):
        answers[row.response_id].append({"about": str(row.rated or ""), "question": row.question, "value": row.value})
    responses = behind(Response).filter(user=user).select_related("wave").order_by("pk")
    talks = behind(Talk).filter(author=user).order_by("pk")
    return {
        "pulses": [
            {
                "wave": row.wave_id,
                "partnership": row.wave.partnership_id,
                "answered_at": row.answered_at.isoformat(),
                "promise": [str(sentence) for sentence in PROMISES.get(row.promise, ())],
                "answers": answers[row.pk],
            }
            for row in responses
        ],
        "talks": [
            {
                "partnership": row.partnership_id,
                "on": row.on.isoformat(),
                "text": row.text,
                "for_later": row.for_later,
                "recorded_at": row.recorded_at.isoformat(),
                "changed_at": row.changed_at.isoformat(),
            }
            for row in talks
        ],
    }


def erase(behind, user) -> dict[str, int]:
    """Delete the person's raw answers and notes; how many of each. What was published is never worked out anew, and what others
    answered about the person stays theirs."""
    whose = {Rating: {"response__user": user}, Response: {"user": user}, Talk: {"author": user}}
    found = {model: behind(model).filter(**whose[model]) for model in GUARDED}
    counts = {model.__name__: rows.count() for model, rows in found.items()}
    for rows in found.values():
        rows.delete()
    return counts

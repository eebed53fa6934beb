"""What the routes of the safe space are about: texts by the mentor's facilitator, which all who sit there read."""

from tests.matrix.about import about
from tests.matrix.scenes import POSTED, partnership
from tests.stages.reflections.writing import closed_part, note, reflection, released, rules, safe_document

POSTED |= {"reflection-recall": "version=2", "closed-note-delete": "version=1"} | dict.fromkeys(
    ("reflection-change", "reflection-share", "reflection-take-back", "reflection-delete", "reflection-release"), "version=1"
)


@about(
    "safe-space",
    "journal-of",
    "reflection-new",
    "quotes-of",
    "ground-rules",
    "ground-rules-write",
    "closed-notes",
    "safe-documents",
    "safe-document-new",
)
def the_space(here):
    return partnership(here)


@about("reflection", "reflection-change", "reflection-share", "reflection-take-back", "reflection-delete", "reflection-release")
def text(here):
    return {"pk": reflection(here.actors["mentor facilitator"], here.partnership, level="safe", for_later=True).pk}


@about("reflection-recall")
def copied(here):
    return {"pk": released(here.actors["mentor facilitator"], here.partnership, level="safe", for_later=True).pk}


@about("ground-rules-agree")
def proposed(here):
    """By the mentor's facilitator: no lead has said yes."""
    return {"pk": rules(here.actors["mentor facilitator"], here.partnership).pk}


@about("closed-note")
def session(here):
    return {"pk": here.partnership.pk, "part": closed_part(here.partnership).pk}


@about("closed-note-delete")
def noted(here):
    return {"pk": note(here.actors["mentor facilitator"], here.partnership, for_later=True).pk}


@about("safe-document-file", "safe-document-delete")
def safe_paper(here):
    return {"pk": safe_document(here.actors["mentor facilitator"], here.partnership, for_later=True).pk}

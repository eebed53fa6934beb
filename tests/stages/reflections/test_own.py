"""What is a person's own in the safe space is taken along whole, and deleted without touching anybody else's."""

import pytest

from participants.guarded import Door, door
from stages.models import Agreement, ClosedNote, GroundRules, Quote, Reflection, SafeDocument
from stages.reflections import own
from tests import make
from tests.stages.documents.adding import lying_in
from tests.stages.reflections.writing import note, reflection, released, rules, safe_document

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
MODELS = (Reflection, ClosedNote, SafeDocument, GroundRules, Agreement)


@pytest.fixture
def people():
    """A lead of each city, each with one of everything; of the first one's copies one is published by name."""
    here = make.partnership()
    pair = [make.member_user(here, side, "lead facilitator") for side in ("mentee", "mentor")]
    for number, user in enumerate(pair):
        reflection(user, here, f"Mine {number}")
        released(user, here, f"Released {number}", named=True)
        note(user, here, f"Note {number}")
        safe_document(user, here, title=f"Paper {number}")
        rules(user, here, f"Rules {number}")
    released(pair[0], here, "Published", named=True)
    Quote.objects.get(text="Published").publish()
    return pair


def exported(user):
    with door(Door.EXPORT_PERSON, user):
        return own.export(lambda model: model.objects.behind(Door.EXPORT_PERSON), user)


def everything():
    with door(Door.BACKUP):
        return {model.__name__: list(model.objects.behind(Door.BACKUP).order_by("pk").values()) for model in MODELS}


def test_all_of_ones_own_is_taken_along_and_nothing_of_others(people):
    told = exported(people[0])
    assert {name: len(rows) for name, rows in told.items()} == {
        "reflections": 3, "closed_notes": 1, "safe_documents": 1, "ground_rules": 1, "agreements": 1,
    }  # fmt: skip
    assert [row["text"] for row in told["reflections"]] == ["Mine 0", "Released 0", "Published"]
    assert [row["quote"] and bool(row["quote"]["published_at"]) for row in told["reflections"]] == [None, False, True]


def test_erased_their_texts_are_gone_and_everybody_elses_rows_are_as_they_were(people, media):
    erased, other = people
    before = everything()
    with door(Door.ERASE_PERSON, erased):
        own.erase(lambda model: model.objects.behind(Door.ERASE_PERSON), erased, called="Former lead facilitator, Mzuzu")
    assert {name: len(rows) for name, rows in exported(erased).items() if rows} == {}
    after = everything()
    for name, column in (("Reflection", "author_id"), ("ClosedNote", "author_id"), ("SafeDocument", "author_id")):
        assert after[name] == [row for row in before[name] if row[column] == other.pk]
    nameless = {"GroundRules": "author_id", "Agreement": "by_id"}
    for name, column in nameless.items():
        assert after[name] == [row | ({column: None} if row[column] == erased.pk else {}) for row in before[name]]
    assert sorted(Quote.objects.values_list("text", "name")) == [
        ("Published", "Former lead facilitator, Mzuzu"),
        ("Released 1", other.practitioner.name),
    ]
    assert len(lying_in(media)) == 1

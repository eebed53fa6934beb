"""Moves, words and attestations are kept: never deleted, and what is set never changes."""

import pytest
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from stages.journey.kept import Kept
from stages.models import Attestation, Move, Word
from tests.stages.journey.scenes import duo

pytestmark = pytest.mark.django_db
ALL = (Move, Word, Attestation)


@pytest.fixture
def scene():
    made = duo()
    made.propose()
    made.journey.attest("terms", by=made.of("mentor"), note="Terms")
    return made


@pytest.mark.parametrize("model", ALL)
def test_a_row_is_never_deleted(scene, model):
    for delete in (model.objects.get().delete, model.objects.all().delete, model.objects.filter(pk=0).delete):
        with pytest.raises(Kept):
            delete()
    assert model.objects.count() == 1


@pytest.mark.parametrize("model", ALL)
def test_a_row_is_never_saved_again(scene, model):
    row = model.objects.get()
    for options in ({}, {"update_fields": ["recorded_by"]}, {"force_update": True}):
        with pytest.raises(Kept):
            row.save(**options)


@pytest.mark.parametrize("model", ALL)
def test_a_new_row_never_takes_the_place_of_an_old_one(scene, model):
    row = model.objects.get()
    copy = model(**{field.attname: getattr(row, field.attname) for field in model._meta.fields})
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()
    with pytest.raises(Kept):
        model.objects.bulk_create([copy], update_conflicts=True, unique_fields=["id"], update_fields=["recorded_by"])


@pytest.mark.parametrize(
    ("model", "change"),
    [(Move, {"reason": "Another"}), (Move, {"missing": []}), (Word, {"says": "declines"}), (Attestation, {"holds": False})],
    ids=lambda value: value.__name__ if isinstance(value, type) else next(iter(value)),
)
def test_a_set_column_is_never_changed(scene, model, change):
    before = model.objects.values().get()
    row = model.objects.get()
    for name, value in change.items():
        setattr(row, name, value)
    with pytest.raises(Kept):
        model.objects.update(**change)
    with pytest.raises(Kept):
        model.objects.bulk_update([row], list(change))
    assert model.objects.values().get() == before


def test_what_settles_a_move_is_set_once(scene):
    settled = {"settled_at": timezone.now(), "settled_by": scene.mentor, "outcome": "withdrawn"}
    assert [Move.objects.update(**settled), Move.objects.update(**settled), Move.objects.update(effective_on=timezone.localdate())] == [1, 0, 1]
    assert Move.objects.update(effective_on=None) == 0


@pytest.mark.parametrize("model", ALL)
def test_nobody_upstream_can_be_deleted(scene, model):
    with pytest.raises(models.ProtectedError):
        scene.of("mentor").delete()
    with pytest.raises(models.ProtectedError):
        scene.partnership.delete()

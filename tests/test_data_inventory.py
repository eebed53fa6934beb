"""docs/data-inventory.csv says of every stored field what class it is, who reads it, how long it stays."""

import csv
from pathlib import Path

from django.apps import apps

APPS = ("participants", "stages", "reports", "mentorship", "account", "mfa", "usersessions", "sessions")
INVENTORY = Path(__file__).parent.parent / "docs" / "data-inventory.csv"
COLUMNS = ["field", "class", "readers", "retention", "in_own_data_export"]
CLASSES = set("ABCDEF") | {"directory", "account", "machinery"}


def rows():
    with INVENTORY.open(newline="") as file:
        return list(csv.DictReader(file))


def stored():
    """Every field of every model of ours, but for the copies that the history keeps."""
    models = [model for app in APPS for model in apps.get_app_config(app).get_models() if not model.__name__.startswith("Historical")]
    return {f"{model.__name__}.{field.name}" for model in models for field in (*model._meta.local_fields, *model._meta.local_many_to_many)}


def test_every_stored_field_is_in_the_inventory_and_nothing_else():
    listed = [row["field"] for row in rows()]
    assert len(listed) == len(set(listed))
    assert sorted(stored() - set(listed)) == []
    assert sorted(set(listed) - stored()) == []


def test_every_row_is_filled_in():
    for row in rows():
        assert list(row) == COLUMNS
        assert row["class"] in CLASSES, row
        assert row["readers"] and row["retention"] and row["in_own_data_export"] in ("yes", "no"), row


def test_no_field_of_class_a_or_b_has_a_history_table():
    audited = {
        model.__name__.removeprefix("Historical")
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        if model.__name__.startswith("Historical")
    }
    assert audited
    assert not {row["field"].split(".")[0] for row in rows() if row["class"] in "AB"} & audited

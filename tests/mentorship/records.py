"""Counting everything that is stored."""

from django.apps import apps


def count_rows():
    """How many rows each table of ours holds, change histories included."""
    models = [model for label in ("participants", "stages", "reports") for model in apps.get_app_config(label).get_models()]
    return {model.__name__: model._base_manager.count() for model in models}

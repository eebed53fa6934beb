"""The documented case, loaded once for a file of tests that only read it."""

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module")
def case(django_db_setup, django_db_blocker):
    """Whoever asks for it is marked ``django_db`` too: without the mark no test database is made for a file that runs alone."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_case", verbosity=0)
        yield
        transaction.set_rollback(True)

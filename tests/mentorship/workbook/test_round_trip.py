"""A manager's export, brought into an empty database, is the same programme as that manager may read it."""

import io

import pytest

from mentorship.workbook.export import export
from mentorship.workbook.run import bring_in
from participants.models import Programme, User
from tests import make
from tests.mentorship.conftest import case  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("case")]


def test_the_same_file_twice_changes_nothing():
    programme = Programme.objects.get()
    manager = User.objects.get(email="manager@example.org")
    out = io.BytesIO()
    export(programme, manager, out)
    outcome = bring_in(out, by=manager)
    for r in outcome.remarks[:25]: print(r)
    print(outcome.counts)
    assert not outcome.remarks

"""What a site administrator can do with accounts, and what not."""

import pytest
from django.urls import reverse

from participants.models import User
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(make.administrator())
    return client


def test_an_administrator_ends_a_sign_in_but_never_takes_an_address_over(admin):
    lead = make.user("A lead", email="lead@example.org")
    sent = {"email": "me@example.org", "name": "A lead", "zone": "UTC"}
    assert admin.post(reverse("admin:participants_user_change", args=[lead.pk]), sent).status_code == 302
    lead = User.objects.get(pk=lead.pk)
    assert (lead.email, lead.is_active) == ("lead@example.org", False)


def test_a_new_account_has_the_address_that_it_is_given(admin):
    sent = {"email": "new@example.org", "name": "Somebody", "zone": "UTC", "is_active": "on"}
    assert admin.post(reverse("admin:participants_user_add"), sent).status_code == 302
    assert User.objects.filter(email="new@example.org").exists()

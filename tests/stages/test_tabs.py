"""The menu and the tabs of a partnership both have a log, people and reports: a screen reader must tell them apart."""

import re

import pytest

from tests import make

pytestmark = pytest.mark.django_db


def test_no_two_ways_on_from_a_partnership_sound_the_same(client):
    partnership = make.partnership()
    client.force_login(make.member_user(partnership, "mentor", "lead facilitator"))
    top = client.get(f"/partnerships/{partnership.pk}/").text.partition('<div class="page body">')[0]
    ways = [" ".join(re.sub(r"<[^>]+>", "", name).split()) for name in re.findall(r"<a [^>]*>(.*?)</a>", top, re.DOTALL)]
    named = [name for name in ways if name.startswith(("Log", "People", "Reports"))]
    assert (len(named), len(set(named))) == (7, 7)

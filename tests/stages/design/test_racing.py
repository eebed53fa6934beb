"""Several managers copy a design at the same moment: there is one set of everything."""

import pytest

from stages.models import Tuning
from tests import make
from tests.stages.adaptation.scenes import element
from tests.stages.design.test_copy import address, designed, has, managed_by, posted, tune
from tests.stages.journey.scenes import as_, duo
from tests.stages.journey.test_racing import at_once

pytestmark = [pytest.mark.both, pytest.mark.django_db(transaction=True)]
ALL = ({"mentor-visit": (False, None), "three-visits": (True, 2)}, [("Small groups", 1), ("Role play", 2)])


def colleague(*programmes):
    """One more manager of all of them."""
    made = make.manager(programmes[0])
    for programme in programmes[1:]:
        programme.appoint(made.practitioner, "manager", by=made)
    return made


def counted(programme):
    return Tuning.objects.filter(programme=programme).count(), programme.practices.count()


def test_ten_copies_at_once_are_one():
    scene, target = designed()
    source = scene.partnership.programme
    clients, form = [as_(scene.manager), as_(colleague(source, target))], posted(source, target)
    assert at_once(lambda number: (clients[number % 2], address(target), form), 10) == {302: 10}
    assert (has(target), counted(target)) == (ALL, (2, 2))


def test_two_designs_at_once_ask_for_each_criterion_and_name_each_element_once():
    scene, target = designed()
    other = duo(programme=managed_by(scene.manager, "Another source"), mentor=scene.partnership.mentor)
    element(other.partnership, "Small groups", what="In Portuguese.")
    tune(other.partnership.programme, scene.manager)
    forms = [posted(each, target) for each in (scene.partnership.programme, other.partnership.programme)]
    client = as_(scene.manager)
    at_once(lambda number: (client, address(target), forms[number % 2]), 10)
    assert counted(target) == (2, 2)
    assert (has(target)[0], sorted(title for title, _ in has(target)[1])) == (ALL[0], ["Role play", "Small groups"])


def test_each_into_the_other_ends():
    scene, target = designed()
    source = scene.partnership.programme
    element(duo(programme=target).partnership, "Bus trip")
    ways = [(address(target), posted(source, target)), (address(source), posted(target, source))]
    client = as_(scene.manager)
    found = at_once(lambda number: (client, *ways[number % 2]), 10)
    assert set(found) <= {302, 200, 409}
    assert found[302] >= 2
    assert (has(target)[0], sorted(title for title, _ in has(target)[1])) == (ALL[0], ["Bus trip", "Role play", "Small groups"])

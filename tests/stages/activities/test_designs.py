"""The library: each design can be planned as it is, and none of it is only talk."""

import pytest
from django.core.exceptions import ValidationError

from stages.activities.designs import DESIGNS
from stages.activities.ways import GROUPS, MEANS, TAKING_PART, Way
from stages.models import Part

every_design = pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.key)


@every_design
def test_every_part_of_a_design_is_a_part_that_can_be_kept(design):
    for number, fields in enumerate(design.written, 1):
        Part(number=number, **fields).clean_fields(exclude=["activity", "leader"])


@every_design
def test_a_design_has_time_that_is_not_work_and_makes_people_take_part(design):
    assert {"joint meal", "bus trip", "reception"} & {part["instrument"] for part in design.parts}
    assert TAKING_PART & {kind for part in design.parts for kind in part["kinds"]}


@every_design
def test_the_parts_of_a_design_follow_each_other(design):
    times = [(part["day"], part["starts"]) for part in design.parts]
    assert times == sorted(times)


def test_every_way_of_working_is_grouped_once_and_explained():
    grouped = [key for _title, keys in GROUPS for key in keys]
    assert sorted(grouped) == sorted(Way.values) == sorted(MEANS)


@pytest.mark.parametrize("value", [["dancing"], ["fishbowl", "fishbowl"], "fishbowl", {"fishbowl": 1}, [["fishbowl"]]])
def test_a_way_of_working_that_nobody_knows_is_refused(value):
    with pytest.raises(ValidationError):
        Part(instrument="workshop", kinds=value).clean_fields(exclude=["activity", "leader"])

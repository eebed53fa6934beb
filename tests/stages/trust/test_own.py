"""What a person takes along of their pulses, and what erasing them leaves: nobody else's answers are touched or told."""

import pytest
from django.utils import timezone

from participants.guarded import Door, door
from stages.models import Published, Talk
from stages.trust import own
from stages.trust.promise import PROMISES, VERSION
from tests.stages.trust.asking import closed_wave, kept, responses, said, teams

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def noted(here, user, text):
    return Talk(partnership=here.partnership, author=user, on=timezone.localdate(), text=text).keep(by=user)


def behind(name):
    return lambda model: model.objects.behind(name)


def test_the_export_is_whole_and_only_one_s_own():
    here = teams(2, 2)
    user, fellow = here.people["mentor"]
    closed_wave(here, here.everyone, value=3, without=["able"])
    noted(here, user, "Mine"), noted(here, fellow, "Not mine")
    with door(Door.EXPORT_PERSON, user):
        found = own.export(behind(Door.EXPORT_PERSON), user)
    (pulse,) = found["pulses"]
    names = {str(who.pk): str(who) for who in here.met_by(user)} | {"None": ""}
    wanted = sorted((names[str(who)], item, value or 0) for (who, item), value in said(here, user, value=3, without=["able"]).items())
    assert sorted((each["about"], each["question"], each["value"] or 0) for each in pulse["answers"]) == wanted
    assert pulse["promise"] == [str(sentence) for sentence in PROMISES[VERSION]]
    assert [talk["text"] for talk in found["talks"]] == ["Mine"]


def test_erasing_takes_the_raw_answers_and_notes_and_nothing_else():
    here = teams(5, 5)
    leaver, *others = here.everyone
    wave = closed_wave(here, here.everyone)
    noted(here, leaver, "Mine"), noted(here, others[0], "Not mine")
    before = list(Published.objects.order_by("pk").values())
    with door(Door.ERASE_PERSON, leaver):
        counts = own.erase(behind(Door.ERASE_PERSON), leaver)
    assert counts == {"Rating": len(said(here, leaver)), "Response": 1, "Talk": 1}
    assert (responses([leaver]), kept(leaver, wave), list(Published.objects.order_by("pk").values())) == ([0], {}, before)
    assert [kept(user, wave) for user in others] == [said(here, user) for user in others]
    assert [talk.text for talk in Talk.objects.read_by(others[0])] == ["Not mine"]

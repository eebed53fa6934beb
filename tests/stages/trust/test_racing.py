"""People answer while the pulse closes: each answer is in whole, or refused; never half, and never unseen by the figures."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from participants.entry import Conflict
from stages.models import Published, Wave
from stages.trust.closing import close_wave
from tests.stages.trust.asking import answer, kept, responses, said, teams

pytestmark = [pytest.mark.both, pytest.mark.django_db(transaction=True)]


def at_once(acts):
    """Each act in a thread of its own, all let go at the same moment; whether each was done."""
    gate = Barrier(len(acts))

    def run(act):
        try:
            gate.wait(60)
            act()
            return True
        except Conflict:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.parametrize("attempt", range(3))
def test_an_answer_that_comes_as_the_pulse_closes_is_in_or_refused(attempt):
    here = teams(6, 6)
    wave, early, late = here.wave(), here.everyone[:4], here.everyone[4:]
    for user in early:
        answer(here, wave, user)
    closed, *done = at_once([lambda: close_wave(wave), *((lambda user=user: answer(here, wave, user)) for user in late)])
    in_time = len(early) + sum(done)
    assert closed
    assert responses(here.everyone) == [1] * 4 + [int(each) for each in done]
    assert [kept(user, wave) for user in late] == [said(here, user) if each else {} for user, each in zip(late, done, strict=True)]
    words = set(Published.objects.filter(wave=wave, group="all").values_list("band", "response"))
    word = "nearly all" if 5 * in_time >= 48 else "half or more" if in_time >= 6 else "under half"
    assert words == ({(5 if in_time < 10 else 10, word)} if in_time >= 5 else set())


def test_of_two_who_close_at_once_one_does_and_the_figures_are_there_once():
    here = teams(5, 0)
    wave = here.wave()
    for user in here.everyone:
        answer(here, wave, user)
    assert sorted(at_once([lambda: close_wave(wave)] * 6)) == [False] * 5 + [True]
    assert Published.objects.filter(wave=wave).count() == 1  # the climate alone: nobody met anybody of the other city


def test_two_clicks_answer_once():
    here = teams(2, 2)
    wave, user = here.wave(), here.lead()
    assert sorted(at_once([lambda: answer(here, wave, user)] * 6)) == [False] * 5 + [True]
    assert kept(user, wave) == said(here, user)


def test_two_leads_open_one_pulse():
    here = teams(2, 2)
    seats = [here.seat(here.lead(side)) for side in here.people]
    acts = [(lambda seat=seat: Wave.open_by_hand(here.partnership, by=seat)) for seat in seats * 3]
    assert (sorted(at_once(acts)), Wave.objects.count()) == ([False] * 5 + [True], 1)

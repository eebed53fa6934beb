"""Signals and the reasons why they were set aside are the partnership's and the manager's alone (class D)."""

import logging

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from reports.models import Edition
from tests import make
from tests.reports.telling import as_user, body, cleared, frozen, publish, text_of, written
from tests.reports.telling import made as made_paper
from tests.reports.telling import scene as report_scene
from tests.stages.journey.scenes import as_
from tests.stages.signals.keeping import refreshed, set_aside, today

pytestmark = pytest.mark.django_db
PLANTED = "Kanarienvogel: the mayor does not want it"
READERS = {*make.PARTS, "manager"}
SENTENCE = "No one from eThekwini has been to Mzuzu yet."


def test_the_reason_is_read_by_members_and_the_manager_alone():
    cast = make.cast()
    own = cast.own.partnership
    made = set_aside(own, reason=PLANTED)
    refreshed(own)
    addresses = [reverse("signals", args=[own.pk]), reverse("signal-aside", args=[own.pk, "F2"])]
    for relation, name, user in cast.askers():
        client = as_(user) if user else Client()
        inside = (relation == "own" and name in READERS) or (relation == "sister" and name == "manager")
        page = client.get(addresses[0])
        expected = 302 if user is None else 200 if inside else 404
        assert (page.status_code, PLANTED in page.text, SENTENCE in page.text) == (expected, inside, inside), (relation, name)
        if user and not inside:
            assert [client.get(addresses[1]).status_code, client.post(reverse("aside-take-back", args=[made.pk])).status_code] == [404, 404]


def test_it_stays_on_its_own_page():
    cast = make.cast()
    set_aside(cast.own.partnership, reason=PLANTED)
    refreshed(cast.own.partnership)
    pages = ("/", "/log/", "/published/", "/portfolio/courtship/")
    for _relation, _name, user in cast.askers():
        assert user is None or not any(PLANTED in as_(user).get(page).text for page in pages)


def test_outsiders_see_no_signal_in_their_lists():
    cast = make.cast()
    refreshed(cast.own.partnership)
    name, mine = "Seeing the mentee’s city first", as_(cast.own.actors["manager"])
    assert name in mine.get("/portfolio/courtship/").text
    for scene, who in ((cast.sister, "mentee facilitator"), (cast.foreign, "manager"), (cast.own, "former member"), (cast.own, "administrator")):
        client = as_(scene.actors[who])
        assert not any(name in client.get(page).text and "Mzuzu" in client.get(page).text for page in ("/", "/portfolio/courtship/?signal=F2"))


def test_it_is_in_no_mail_and_in_no_log(caplog):
    cast = make.cast()
    own, lead = cast.own.partnership, cast.own.actors["mentor lead"]
    make.activity(own, "Visit to Mzuzu", "2026-03-09", held=False)
    with caplog.at_level(logging.DEBUG):
        typed = {"reason": PLANTED, "look_again": today().replace(year=today().year + 1).isoformat()}
        assert as_(lead).post(reverse("signal-aside", args=[own.pk, "F2"]), typed).status_code == 302
        call_command("run_due")
    assert PLANTED in as_(lead).get(reverse("signals", args=[own.pk])).text
    assert mail.outbox and not any(PLANTED in str(message.message()) for message in mail.outbox)
    ours = [record for record in caplog.records if not record.name.startswith("django.db.backends")]
    assert not any(PLANTED in record.getMessage() for record in ours)


def test_it_reaches_no_published_report(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    here = report_scene()
    set_aside(here.partnership, reason=PLANTED)
    refreshed(here.partnership)
    version = frozen(here, written(here, happened="They came."))
    made_paper(version)
    cleared(here, version)
    assert publish(here, version).status_code == 302
    edition = Edition.objects.get()
    funder = as_user(here.funder)
    said = [text_of(body(funder.get(f"/published/{edition.pk}/download/"))), str(edition.values), funder.get(f"/published/{edition.pk}/").text]
    assert [(PLANTED in text, SENTENCE in text, "seldom" in text) for text in said] == [(False, False, False)] * 3

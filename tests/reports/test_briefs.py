"""One page for the leaders of a city: what stands on it, that it is one page, and who gets it."""

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.translation import override

from mentorship.own_data.erase import erase
from mentorship.retention import forget
from reports.briefs import paper, rendering
from reports.briefs.compile import PARTNERSHIPS, compile_values
from reports.models import Brief
from stages.models import Commitment
from tests import make
from tests.reports.telling import as_user, body, nodes, opened, scene, text_of
from tests.stages.reflections.writing import note, reflection

pytestmark = pytest.mark.django_db
HOSTILE = '<b>x</b> <img src="file:///etc/passwd"> {{ v }} \u202eevil '


@pytest.fixture
def here():
    here = scene(stage="implementation")
    make.membership(here.partnership, "mentor", "political leader", make.practitioner("The mayor of eThekwini"))
    return here


def promise(here, what="Send the manuals", due="2024-06-01"):
    by = here.mentor.practitioner.memberships.get()
    return Commitment(partnership=here.partnership, promiser=by, what=what, on=make.day("2024-03-01"), due=make.day(due)).begin()


def values(here, side="mentor"):
    return compile_values(PARTNERSHIPS.get(pk=here.partnership.pk), side, here.mentor)


def test_it_says_what_each_city_promised_and_who_leads_the_other(here):
    promise(here)
    own, others = values(here), values(here, "mentee")
    assert [line.what for line in own.promised.lines] == ["Send the manuals"] == [line.what for line in others.owed.lines]
    assert [leader.name for leader in others.other_leaders] == ["The mayor of eThekwini"]
    assert own.asks[0] == "The day of one promise of your city has passed. Help to keep it, or let a new day be agreed."
    assert others.asks[0] == "Let yourself be briefed in full. Most such processes fail where leaders were not."


def test_what_happened_begins_after_the_leaders_last_briefing(here):
    leader = make.membership(here.partnership, "mentee", "political leader").practitioner
    make.activity(here.partnership, "Before", "2024-01-01")
    make.activity(here.partnership, "Briefing", "2024-02-01", instrument="leadership briefing", came=[leader])
    make.activity(here.partnership, "After", "2024-03-01")
    found = values(here, "mentee")
    assert (found.briefed, [line.what for line in found.happened.lines]) == ("1 February 2024", ["After"])
    assert [line.what for line in values(here).happened.lines] == ["After", "Briefing", "Before"]


def crowded(here):
    """Long names and much of everything."""
    here.partnership.programme.title = HOSTILE + "W" * 100
    here.partnership.programme.save()
    for city, letter in ((here.partnership.mentor, "X"), (here.partnership.mentee, "Y")):
        city.name = letter * 100
        city.save()
    for number in range(12):
        promise(here, HOSTILE + "W" * 900 + str(number))
        make.activity(here.partnership, "V" * 160, f"2024-03-{number + 1:02}")
        make.activity(here.partnership, HOSTILE + "U" * 100, timezone.localdate() + dt.timedelta(number + 1), held=False)
        make.membership(here.partnership, "mentee", "political leader", make.practitioner(HOSTILE + "T" * 50))
    return here


def test_it_is_one_page_whatever_was_typed_and_fetches_nothing(here):
    made = paper.lay_out(values(crowded(here)))
    text = " ".join(text_of(made.content).split())
    assert made.pages == 1
    assert "root:" not in text
    assert '<img src="file:///etc' in text
    assert "more" in text


def test_it_is_tagged_and_the_same_values_give_the_same_bytes(here):
    found = values(here)
    made = paper.lay_out(found)
    assert made == paper.lay_out(found)
    with opened(made.content) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert [str(node.Alt)[:11] for node in nodes(pdf) if node.get("/S") == "/Figure"] == ["Bridge from"]


def test_it_holds_nothing_of_the_safe_space(here):
    reflection(here.mentor, here.partnership, "Kanarienvogel", level="safe")
    note(here.mentor, here.partnership, "Kanarienvogel")
    page = as_user(here.mentee).get(f"/partnerships/{here.partnership.pk}/brief/mentee/").text
    assert "Kanarienvogel" not in page + paper.html(values(here, "mentee"))


def test_a_lead_has_it_made_and_the_leader_downloads_it(here, monkeypatch):
    from reports.drafts.paper import Paper

    monkeypatch.setattr(paper, "lay_out", lambda found: Paper(b"%PDF-1.7 brief", 1))
    address = f"/partnerships/{here.partnership.pk}/brief/mentee/"
    assert [as_user(here.mentee).post(f"{address}make/").url for _twice in range(2)] == [f"{address}?language=en"] * 2
    row = Brief.objects.get()
    assert rendering.render_due() == 1
    leader = as_user(make.member_user(here.partnership, "mentee", "political leader"))
    assert body(leader.get(f"/briefs/{row.pk}/pdf/")) == b"%PDF-1.7 brief"
    assert leader.post(f"{address}make/").status_code == 403
    assert as_user(here.funder).get(f"/briefs/{row.pk}/pdf/").status_code == 404
    page = as_user(here.mentee).get(address).text
    assert f"/log/new/?partnership={here.partnership.pk}&amp;kind=leadership+briefing" in page


def test_whoever_asks_chooses_its_language(here, monkeypatch):
    from reports.drafts.paper import Paper

    promise(here)
    monkeypatch.setattr(paper, "lay_out", lambda found: Paper(f"%PDF-1.7 {found.language} {found.owed.lines[0].when}".encode(), 1))
    address, lead = f"/partnerships/{here.partnership.pk}/brief/mentee/", as_user(here.mentee)
    assert lead.post(f"{address}make/?language=fr").url == f"{address}?language=fr"
    assert rendering.render_due() == 1
    page, region = (lead.get(f"{address}?language=fr", headers=headers).text for headers in ({}, {"HX-Request": "true"}))
    assert '<article class="brief body" lang="fr">' in page
    assert '<option value="fr" lang="fr" selected>' in page
    assert ("Make the paper again" in region, "Download the paper" in lead.get(address).text) == (True, False)
    made = lead.get(f"/briefs/{Brief.objects.get().pk}/pdf/")
    assert body(made) == "%PDF-1.7 fr échéance : 1er juin 2024".encode()
    assert made["Content-Disposition"].endswith('-mentee-fr.pdf"')
    assert [lead.get(f"{address}?language={code}").status_code for code in ("xx", "../../etc", "")] == [404] * 3
    assert [lead.post(f"{address}make/{query}", data).status_code for query, data in (("?language=xx", {}), ("", {"language": "xx"}))] == [404, 404]


@pytest.mark.parametrize("language", ["fr", "pt"])
def test_it_is_one_page_in_longer_words_too(here, language):
    with override(language):
        made = paper.lay_out(values(crowded(here)))
    assert made.pages == 1
    with opened(made.content) as pdf:
        assert str(pdf.Root.Lang) == language


def test_what_is_not_under_way_says_so(here):
    lead = here.mentor.practitioner.memberships.get()
    before = values(here).halted
    here.partnership.journey.__class__.objects.filter(pk=here.partnership.journey.pk).update(state="paused")
    assert (before, lead.side, values(here).halted) == ("", "mentor", "paused")


def test_of_much_that_happened_five_are_named_and_the_rest_is_counted(here):
    for number in range(8):
        make.activity(here.partnership, f"Held {number}", f"2024-03-{number + 1:02}")
        make.activity(here.partnership, f"Ahead {number}", timezone.localdate() + dt.timedelta(number + 1), held=False)
    found = values(here)
    assert ([line.what for line in found.happened.lines], found.happened.more) == ([f"Held {number}" for number in (7, 6, 5, 4, 3)], 3)
    assert ([line.what for line in found.ahead.lines], found.ahead.more) == ([f"Ahead {number}" for number in range(5)], 3)


def kept(here):
    return Brief.objects.create(partnership=here.partnership, side="mentee", language="en", asked_by=here.mentee)


def test_it_goes_after_a_month_and_when_somebody_of_the_partnership_is_erased(here):
    row = kept(here)
    Brief.objects.filter(pk=row.pk).update(asked_at=timezone.now() - dt.timedelta(29))
    forget()
    assert Brief.objects.exists()
    Brief.objects.filter(pk=row.pk).update(asked_at=timezone.now() - dt.timedelta(31))
    forget()
    assert not Brief.objects.exists()
    kept(here)
    erase(here.mentor)
    assert not Brief.objects.exists()

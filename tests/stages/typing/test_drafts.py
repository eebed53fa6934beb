"""What is typed into a long form is kept on the server, for its author alone, as long as the form is theirs to open."""

import datetime as dt
from urllib.parse import urlencode

import pytest
import time_machine
from django.utils import timezone

from mentorship import retention
from participants.models import Membership
from stages.models import Activity, ClosedNote, Draft, Reflection
from tests import make
from tests.stages.activities.saying import TODAY, duo, said, told
from tests.stages.reflections.writing import closed_part, note, reflection

pytestmark = pytest.mark.django_db
WORDS = "They fear the audit, and the hall was too large."


def address(place, **more):
    return f"/drafts/?{urlencode({'of': place, **more})}"


def typed(client, user, place, /, **fields):
    client.force_login(user)
    return client.post(address(place), fields or {"text": WORDS}, headers={"HX-Request": "true"})


def offered(client, user, place):
    client.force_login(user)
    return client.get(address(place)).status_code


def held(user):
    """Place → fields of all that this person began."""
    return {row.place: row.fields for row in Draft.objects.read_by(user)}


@pytest.fixture
def inside():
    partnership = make.partnership()
    return partnership, make.member_user(partnership, "mentor", "facilitator"), make.member_user(partnership, "mentee", "facilitator")


def new(partnership):
    return f"/partnerships/{partnership.pk}/reflections/new/"


def test_what_is_typed_is_kept_and_offered_to_its_author_alone(client, inside):
    partnership, author, fellow = inside
    with time_machine.travel("2026-03-12T14:05Z", tick=False):
        answer = typed(client, author, new(partnership), text=WORDS, key="a-key", csrfmiddlewaretoken="secret", author="7", draft=new(partnership))
    assert "Saved as a draft at 14:05." in answer.content.decode()
    client.force_login(author)
    offer = client.get(address(new(partnership)))
    assert "You began this on 12 March at 14:05." in offer.content.decode()
    assert WORDS not in offer.content.decode()
    given = client.get(address(new(partnership), fields=1))
    assert (given.json(), "no-store" in given["Cache-Control"]) == ({"text": [WORDS], "key": ["a-key"]}, True)
    assert (offered(client, fellow, new(partnership)), client.get(address(new(partnership), fields=1)).status_code) == (204, 204)


def test_the_last_word_counts_and_the_first_tells_when_it_was_begun(client, inside):
    partnership, author, _fellow = inside
    with time_machine.travel("2026-03-12T14:05Z", tick=False):
        typed(client, author, new(partnership), text="They")
    with time_machine.travel("2026-03-13T09:00Z", tick=False):
        typed(client, author, new(partnership), text=WORDS)
    (row,) = Draft.objects.read_by(author)
    assert (row.fields["text"], row.began_at.day, row.saved_at.day) == ([WORDS], 12, 13)


def test_it_is_thrown_away_by_its_author_and_by_nobody_else(client, inside):
    partnership, author, fellow = inside
    typed(client, author, new(partnership))
    client.force_login(fellow)
    assert (client.post(address(new(partnership), drop=1)).status_code, len(held(author))) == (200, 1)
    client.force_login(author)
    assert (client.post(address(new(partnership), drop=1)).status_code, held(author)) == (200, {})


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_form_that_is_not_ours_to_open_keeps_and_gives_nothing(client, inside, method):
    partnership, _author, _fellow = inside
    for outsider in (make.manager(partnership.programme), make.member_user(make.partnership(), "mentor", "facilitator")):
        client.force_login(outsider)
        assert (getattr(client, method)(address(new(partnership))).status_code, held(outsider)) == (404, {})


def test_whoever_has_left_is_offered_nothing(client, inside):
    partnership, author, _fellow = inside
    typed(client, author, new(partnership))
    Membership.objects.filter(practitioner__user=author).update(until=timezone.localdate())
    assert (offered(client, author, new(partnership)), client.get(address(new(partnership), fields=1)).status_code) == (404, 404)
    assert typed(client, author, new(partnership), text="More").status_code == 404
    assert [row["text"] for row in held(author).values()] == [[WORDS]]


@pytest.mark.parametrize(
    "place", ["", "/", "/journal/", "/nowhere/", "//evil.example/", "/account/login/", "http://[", "/admin/", "/drafts/", "x" * 9000]
)
def test_other_places_keep_no_drafts(client, inside, place):
    _partnership, author, _fellow = inside
    assert (typed(client, author, place).status_code, held(author)) == (404, {})


def test_one_form_has_one_place(client):
    partnership, user = duo()
    place = f"/log/new/?partnership={partnership.pk}"
    assert [typed(client, user, place + more).status_code for more in ("", "&kind=call", f"&partnership={partnership.pk}")] == [200, 404, 404]
    assert list(held(user)) == [place]


def test_too_much_is_refused_and_null_bytes_are_no_letters(client, inside):
    partnership, author, _fellow = inside
    assert typed(client, author, new(partnership), text="x" * 400_001).status_code == 400
    assert typed(client, author, new(partnership), **{f"name-{each}": "" for each in range(201)}).status_code == 400
    assert (typed(client, author, new(partnership), text="a\0b").status_code, held(author)[new(partnership)]) == (200, {"text": ["ab"]})


def test_a_reflection_that_is_kept_needs_its_draft_no_more(client, inside):
    partnership, author, _fellow = inside
    typed(client, author, new(partnership))
    page = client.get(new(partnership))
    assert f'name="draft" value="{new(partnership)}"' in page.content.decode()
    assert client.post(new(partnership), {"text": "", "stage": "courtship", "draft": new(partnership)}).status_code == 200
    assert len(held(author)) == 1
    client.post(new(partnership), {"text": WORDS, "stage": "courtship", "draft": new(partnership)})
    assert ([row.text for row in Reflection.objects.read_by(author)], held(author)) == ([WORDS], {})


def test_a_stale_draft_is_refused_as_a_stale_form_is_and_stays(client, inside):
    partnership, author, _fellow = inside
    row = reflection(author, partnership, "First")
    place = f"/reflections/{row.pk}/change/"
    typed(client, author, place, text=WORDS, stage="courtship", version="1")
    row.change(by=author, text="Written on another phone")
    back = client.get(address(place, fields=1)).json()
    answer = client.post(place, {**{name: values[0] for name, values in back.items()}, "draft": place})
    assert (answer.status_code, len(held(author))) == (409, 1)
    assert [each.text for each in Reflection.objects.read_by(author)] == ["Written on another phone"]


def test_a_note_on_a_closed_session_is_drafted_for_its_author_alone(client, inside):
    partnership, author, fellow = inside
    part = closed_part(partnership)
    place = f"/partnerships/{partnership.pk}/parts/{part.pk}/note/"
    typed(client, author, place)
    assert (offered(client, author, place), offered(client, fellow, place)) == (200, 204)
    client.force_login(author)
    client.post(place, {"text": WORDS, "draft": place})
    assert ([row.text for row in ClosedNote.objects.read_by(fellow)], held(author)) == ([WORDS], {})


def test_another_form_that_is_sent_leaves_the_draft_alone(client, inside):
    partnership, author, _fellow = inside
    mine = note(author, partnership)
    typed(client, author, new(partnership))
    client.post(f"/closed-notes/{mine.pk}/delete/", {"version": "1", "draft": new(partnership)})
    assert len(held(author)) == 1


def test_a_log_that_is_sent_needs_its_draft_no_more_and_a_second_click_makes_no_second(client):
    with time_machine.travel(f"{TODAY}T09:00Z", tick=False):
        partnership, user = duo()
        place = f"/log/new/?partnership={partnership.pk}"
        filled = said(summary=WORDS) | {"key": "6f1c1f39-1f4c-4b1e-9d6e-0b4a5d1f7c11"}
        typed(client, user, place, **filled)
        back = client.get(address(place, fields=1)).json()
        assert client.post(place, {**back, "draft": place}).status_code == 302
        assert held(user) == {}
        client.post(place, {**back, "draft": place})
    assert [each.summary for each in Activity.objects.all()] == [WORDS]


def test_what_came_too_late_stays_as_a_draft_until_the_form_is_gone(client):
    with time_machine.travel(f"{TODAY}T09:00Z", tick=False):
        partnership, user = duo()
        plan = make.activity(partnership, "The plan", TODAY, held=False)
        place = f"/activities/{plan.pk}/hold/"
        typed(client, user, place, summary=WORDS)
        plan.cancel(by=user, reason="The road is closed")
        answer = client.post(place, told(plan, summary=WORDS, draft=place), headers={"HX-Request": "true"})
        assert (answer.status_code, len(held(user)), offered(client, user, place)) == (200, 1, 404)


def test_holding_by_the_quick_way_ends_the_draft(client):
    with time_machine.travel(f"{TODAY}T09:00Z", tick=False):
        partnership, user = duo()
        plan = make.activity(partnership, "The plan", TODAY, held=False)
        place = f"/activities/{plan.pk}/hold/"
        typed(client, user, place, summary=WORDS)
        client.post(place, told(plan, summary=WORDS, draft=place), headers={"HX-Request": "true"})
        plan.refresh_from_db()
        assert (plan.state, held(user)) == ("held", {})


def test_after_thirty_days_the_sweep_deletes_it(inside):
    partnership, author, _fellow = inside
    for name, days in (("old", 31), ("young", 29)):
        at = timezone.now() - dt.timedelta(days)
        Draft(user=author, place=name, fields={"text": [WORDS]}, saved_at=at).keep(by=author)
    retention.forget()
    assert (list(held(author)), partnership.pk) == (["young"], partnership.pk)

"""What a phone sends once the line is back: each entry once, whatever the line does meanwhile."""

import datetime as dt
import random
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from mentorship.offline.sending import take
from stages.models import Activity, Differing, Document, Receipt
from tests import make
from tests.stages.activities.saying import duo
from tests.stages.documents.adding import upload

pytestmark = pytest.mark.django_db
SEND = "/offline/send/"


def entry(here, **fields):
    words = {"instrument": "call", "on": "2026-11-14", "led_by": "together", "summary": "We spoke."}
    return {"kind": "log", "partnership": str(here.pk), "key": str(uuid.uuid4()), **words, **fields}


@pytest.fixture
def here():
    return duo()


@pytest.fixture
def sent(client, here):
    client.force_login(here[1])
    return lambda **fields: client.post(SEND, fields)


def test_an_entry_sent_twice_is_one_and_both_answers_are_the_same(sent, here):
    said = entry(here[0])
    answers = [sent(**said) for _each in range(2)]
    activity = Activity.objects.get()
    assert [each.status_code for each in answers] == [200, 200]
    assert [each.json() for each in answers] == [{"url": f"/activities/{activity.pk}/", "title": str(activity)}] * 2


def test_the_same_key_with_other_words_is_refused_and_kept_beside_what_is_there(sent, here):
    said = entry(here[0])
    sent(**said)
    answers = [sent(**{**said, "summary": "Other words."}) for _each in range(2)]
    row, activity = Differing.objects.get(), Activity.objects.get()
    assert [(each.status_code, each.json()["url"]) for each in answers] == [(422, f"/offline/differing/{row.pk}/")] * 2
    assert (activity.summary, row.fields["summary"], row.user) == ("We spoke.", ["Other words."], here[1])


def test_no_more_than_a_few_contents_are_kept_beside_the_first(sent, here):
    said = entry(here[0])
    urls = [sent(**{**said, "summary": f"Words {number}."}).json()["url"] for number in range(8)]
    assert (Differing.objects.count(), urls[0], urls[-1]) == (5, *[f"/activities/{Activity.objects.get().pk}/"] * 2)


@pytest.mark.parametrize("words", ["bell \x07", "x" * 50_001])
def test_what_cannot_be_shown_or_has_no_end_is_not_kept_beside(sent, here, words):
    said = entry(here[0])
    sent(**said)
    assert (sent(**{**said, "summary": words}).status_code, Differing.objects.count()) == (422, 0)


def test_a_key_belongs_to_one_person(client, sent, here):
    said = entry(here[0])
    sent(**said)
    client.force_login(make.member_user(here[0], "mentee", "facilitator"))
    assert (client.post(SEND, said).status_code, Activity.objects.count()) == (200, 2)


def test_what_somebody_else_wrote_is_not_taken(sent, here):
    other = make.member_user(here[0], "mentee", "facilitator")
    assert (sent(**entry(here[0]), author=other.pk).status_code, Activity.objects.count()) == (403, 0)


def test_an_entry_that_a_page_had_posted_before_the_line_broke_is_the_same(client, sent, here):
    said = entry(here[0])
    client.post(f"/log/new/?partnership={here[0].pk}", said)
    assert (sent(**said).status_code, Activity.objects.count()) == (200, 1)


def test_what_is_wrong_is_said_and_can_be_sent_again_once_it_is_put_right(sent, here):
    said = entry(here[0], on="")
    refused = sent(**said)
    assert (refused.status_code, refused.json(), Receipt.objects.count()) == (
        400,
        {"said": ["When: Say on which day."], "fields": {"on": ["Say on which day."]}},
        0,
    )
    assert sent(**{**said, "on": "2026-11-14"}).status_code == 200


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"key": ""}, 400),
        ({"key": "x" * 4000}, 400),
        ({"kind": "note"}, 404),
        ({"kind": "reflection", "partnership": ""}, 404),
        ({"kind": ""}, 400),
        ({"partnership": "9" * 40}, 404),
        ({"partnership": "-1"}, 404),
        ({"kind": "hold"}, 404),
        ({"kind": "hold", "activity": "0"}, 404),
        ({"kind": "photo"}, 400),
        ({"kind": "photo", "entry": "none"}, 400),
        ({"summary": "bell \x07"}, 400),
        ({"people": "9" * 30}, 400),
    ],
)
def test_bad_entries_are_refused_in_words_and_leave_nothing(sent, here, fields, status):
    answer = sent(**entry(here[0], **fields))
    assert (answer.status_code, bool(answer.json()["said"])) == (status, True)
    assert (Activity.objects.count(), Receipt.objects.count()) == (0, 0)


def test_nobody_logs_where_they_do_not_belong(sent):
    other = make.partnership(make.city("Johannesburg"), make.city("Lilongwe", "MW"))
    assert (sent(**entry(other)).status_code, Activity.objects.count()) == (404, 0)


def held(plan, **fields):
    return {"kind": "hold", "activity": plan.pk, "version": plan.version, "on": "2026-11-14", "key": str(uuid.uuid4()), **fields}


def test_a_plan_is_held_with_those_who_were_ticked(sent, here):
    came, missing = (make.membership(here[0], "mentee", "planner").practitioner for _each in range(2))
    plan = make.activity(here[0], held=False, came=[came, missing])
    said = held(plan, people=[came.pk], others="A guest")
    assert [sent(**said).status_code for _each in range(2)] == [200, 200]
    plan.refresh_from_db()
    rows = {row.practitioner.name: row.came for row in plan.attendances.select_related("practitioner")}
    assert (plan.state, rows) == ("held", {came.name: True, missing.name: False, "A guest": True})


def test_a_plan_that_somebody_else_told_of_is_a_conflict(sent, here):
    plan = make.activity(here[0], held=False)
    plan.hold(by=make.user())
    assert (sent(**held(plan)).status_code, Receipt.objects.count()) == (409, 0)


def test_a_plan_that_was_changed_meanwhile_is_a_conflict(sent, here):
    plan = make.activity(here[0], held=False)
    assert sent(**held(plan, version=7)).status_code == 409
    plan.refresh_from_db()
    assert plan.state == "planned"


def test_a_photo_follows_its_entry_and_comes_once(sent, here, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    said = entry(here[0])
    sent(**said)
    picture = {"kind": "photo", "key": str(uuid.uuid4()), "entry": said["key"]}
    assert [sent(**picture, files=upload()).status_code for _each in range(2)] == [200, 200]
    assert Document.objects.get().activity == Activity.objects.get()


def test_the_line_says_whose_it_is_and_brings_a_token_that_is_taken(here):
    client = Client(enforce_csrf_checks=True)
    client.force_login(here[1])
    line, said = client.get("/offline/line/").json(), entry(here[0])
    answers = [client.post(SEND, said, headers={"X-CSRFToken": token}).status_code for token in ("old", line["token"])]
    assert (line["user"], answers) == (here[1].pk, [403, 200])


def test_the_pack_holds_what_is_near_and_nothing_that_was_said(client, here):
    guest, today = make.membership(here[0], "mentee", "planner").practitioner, timezone.localdate()
    for days in (-20, 3, 20):
        make.activity(here[0], f"In {days}", today + dt.timedelta(days), held=False, came=[guest], summary="Secret", place="Town hall")
    other = make.partnership(make.city("Johannesburg"), make.city("Lilongwe", "MW"))
    make.activity(other, "Elsewhere", today, held=False)
    client.force_login(here[1])
    answer = client.get("/offline/pack/")
    plan = Activity.objects.get(title="In 3")
    assert answer.json()["plans"] == [
        {
            "id": plan.pk,
            "title": "In 3",
            "on": plan.on.isoformat(),
            "version": 1,
            "place": "Town hall",
            "partnerships": ["eThekwini → Mzuzu"],
            "people": [[guest.pk, guest.name]],
        }
    ]
    assert ([each["title"] for each in answer.json()["partnerships"]], "no-store" in answer["Cache-Control"]) == (["eThekwini → Mzuzu"], True)


def test_the_page_without_a_line_is_the_same_for_everyone(client, here):
    pages = set()
    for user in (here[1], make.manager(here[0].programme)):
        client.force_login(user)
        page = client.get("/offline/").content.decode()
        pages.add(page.replace(page.partition('name="key" value="')[2][:36], ""))
    assert len(pages) == 1


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_five_hundred_entries_sent_one_to_five_times_five_at_a_time_are_five_hundred(here):
    """An answer that is cut off after the commit is one that nobody reads: the phone sends again."""
    partnership, user = here
    entries = [entry(partnership, summary=f"Call {number}") for number in range(500)]
    draw = random.Random(5)
    posts = [each for each in entries for _again in range(draw.randint(1, 5))]
    draw.shuffle(posts)

    def send(lot):
        try:
            for said in lot:
                posted = QueryDict(mutable=True)
                posted.update(said)
                take(user, posted, MultiValueDict())
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        list(pool.map(send, [posts[each::5] for each in range(5)]))
    kept = Activity.objects.values_list("key", flat=True)
    assert (sorted(map(str, kept)), Receipt.objects.count()) == (sorted(each["key"] for each in entries), 500)

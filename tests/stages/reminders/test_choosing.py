"""Each person chooses: how often, at which hour, of what; and stops a kind with one click."""

import datetime as dt

import pytest
from django.test import Client, override_settings

from stages.models import Digest, Preference, Reminder
from stages.reminders import digests, stopping
from stages.reminders.due import in_force
from stages.reminders.forgetting import rename
from stages.reminders.kinds import Kind
from stages.reminders.sweep import sweep
from tests import make, smtp
from tests.stages.reminders.scenes import DAY, TUESDAY, scene, visit
from tests.stages.reminders.test_post import mail_to

pytestmark = [pytest.mark.django_db, pytest.mark.both]
HOUR = dt.timedelta(hours=1)


def at(text):
    return dt.datetime.fromisoformat(text)


def chosen(user, **fields):
    return Preference.objects.create(user=user, **fields)


@pytest.mark.parametrize(
    ("fields", "now", "name", "opens"),
    [
        ({"hour": 9}, "2026-03-10T08:59Z", "2026-03-09", "2026-03-09T09:00Z"),
        ({"hour": 9}, "2026-03-10T09:00Z", "2026-03-10", "2026-03-10T09:00Z"),
        ({"rhythm": "weekly", "weekday": 0}, "2026-03-15T23:00Z", "2026-03-09", "2026-03-09T07:00Z"),
        ({"rhythm": "weekly", "weekday": 1}, "2026-03-10T06:59Z", "2026-03-03", "2026-03-03T07:00Z"),
        ({"rhythm": "weekly", "weekday": 1}, "2026-03-10T07:00Z", "2026-03-10", "2026-03-10T07:00Z"),
        ({"rhythm": "at once"}, "2026-03-10T03:04:30Z", "2026-03-10T03:04", "2026-03-10T03:04:30Z"),
    ],
)
def test_a_slot_is_the_one_that_was_chosen(fields, now, name, opens):
    user = make.user()
    assert digests.slot(user, at(now), chosen(user, **fields)) == digests.Slot(name, at(opens))


def test_whoever_chose_once_a_week_gets_one_mail_on_their_day():
    one = scene()
    chosen(one.lead, rhythm="weekly", weekday=4)
    assert [sweep(TUESDAY + number * DAY).sent for number in range(3)] == [0, 0, 0]
    assert sweep(at("2026-03-13T07:00Z")).sent == 1  # a Friday
    assert Digest.objects.get().text.count("at most one such mail a week") == 1
    visit(one.partnership, "Another")
    assert [sweep(at("2026-03-13T09:00Z") + number * DAY).sent for number in range(7)] == [0] * 7
    assert sweep(at("2026-03-20T07:00Z")).sent == 1


def test_whoever_chose_at_once_is_written_to_at_once_and_never_twice_of_the_same():
    one = scene()
    chosen(one.lead, rhythm="at once")
    night = at("2026-03-10T02:00Z")
    assert [sweep(night).sent, sweep(night).sent, sweep(night + HOUR).sent] == [1, 0, 0]
    visit(one.partnership, "Another")
    assert sweep(night + HOUR + dt.timedelta(minutes=1)).sent == 1
    assert Reminder.objects.filter(outcome="sent").count() == Reminder.objects.count() == 2


def test_a_kind_that_is_switched_off_is_not_mailed_and_not_said_later():
    one = scene()
    chosen(one.lead, off=["visits"])
    assert sweep(TUESDAY).sent == 0
    assert Reminder.objects.get().outcome == "cancelled"
    Preference.objects.update(off=[])
    assert sweep(TUESDAY + DAY).sent == 0


def test_a_kind_that_is_switched_off_while_a_mail_waits_is_taken_back():
    one = scene()
    with smtp.server() as server, mail_to(server.url):
        server.answers[one.lead.email] = "450 Try again later"
        sweep(TUESDAY)
        server.answers.clear()
        Preference.stop(one.lead, ["visits"])
        Digest.objects.update(leased_until=None)
        assert sweep(TUESDAY).withdrawn == 1
        assert server.mails == []


def test_every_rule_is_of_a_kind_or_always_told():
    assert {rule.name for rule in in_force().values() if rule.kind not in Kind.values} == {"word written down"}
    assert {rule.kind for rule in in_force().values()} - {""} == set(Kind.values)


@override_settings(PUBLIC_URL="https://mentorship.example.org")
def test_a_mail_carries_the_headers_of_one_click_and_the_click_works_without_signing_in():
    one = scene()
    with smtp.server() as server, mail_to(server.url):
        sweep(TUESDAY)
    [mail] = server.messages
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = mail["List-Unsubscribe"].strip(" <>")
    assert address.startswith("https://mentorship.example.org/reminders/stop/")
    there = address.removeprefix("https://mentorship.example.org")
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(there).status_code == 200
    assert Preference.of(one.lead).off == []  # to look at a link switches nothing off
    for _ in range(2):
        assert strict.post(there, {"List-Unsubscribe": "One-Click"}).status_code == 200
        assert Preference.of(one.lead).off == ["visits"]


@pytest.mark.parametrize(
    "spoil", [lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"), lambda t: "A" + t, lambda t: t.partition(":")[0], lambda t: "x"]
)
def test_an_address_that_was_never_given_out_stops_nothing(client, spoil):
    user = make.user()
    token = spoil(stopping.token(user, ["visits"]))
    assert client.post(f"/reminders/stop/{token}/").status_code == 404
    assert not Preference.objects.exists()


def test_the_page_behind_the_address_names_nobody(client):
    user = make.user("A planted name", email="planted@example.org")
    page = client.get(f"/reminders/stop/{stopping.token(user, ['visits'])}/").content.decode()
    assert "planted" not in page
    assert str(Kind.VISITS.label)[:6] in page


def test_the_html_says_the_same_and_lets_no_title_be_more_than_text():
    one = scene()
    one.visit.title = "<b>Visit</b> & more"
    one.visit.save()
    sweep(TUESDAY)
    html = Digest.objects.get().html
    assert "&lt;b&gt;Visit&lt;/b&gt; &amp; more" in html
    assert f"/activities/{one.visit.pk}/" in html
    assert not [word for word in ("<b>", "<script", "<img", "<style", "style=", "src=") if word in html]


def test_a_name_that_is_forgotten_leaves_the_html_too():
    one = scene()
    one.visit.title = "Visit of O'Neill"
    one.visit.save()
    sweep(TUESDAY)
    rename("O'Neill", "Former planner")
    digest = Digest.objects.get()
    assert "Visit of Former planner" in digest.text
    assert "Visit of Former planner" in digest.html
    assert "Neill" not in digest.subject + digest.text + digest.html


def send(client, **fields):
    said = {"rhythm": "weekly", "hour": 6, "weekday": 2, "zone": "Africa/Blantyre", "language": "pt", "kinds": ["promises", "moves"]}
    return client.post("/reminders/", {**said, **fields})


def test_the_choice_is_kept_on_its_page(client):
    user = make.user()
    client.force_login(user)
    assert send(client).status_code == 302
    kept = Preference.objects.get()
    assert (kept.user, kept.rhythm, kept.hour, kept.weekday, kept.language) == (user, "weekly", 6, 2, "pt")
    assert kept.off == sorted(set(Kind.values) - {"promises", "moves"})
    user.refresh_from_db()
    assert user.zone == "Africa/Blantyre"
    form = client.get("/reminders/").context["form"]
    assert (form["kinds"].value(), form["language"].value()) == (["promises", "moves"], "pt")


@pytest.mark.parametrize(
    "wrong",
    [
        {"rhythm": "hourly"},
        {"hour": 3},
        {"weekday": 7},
        {"zone": "Mars/Olympus"},
        {"language": "es"},
        {"language": ""},
        {"kinds": ["word written down"]},
    ],
)
def test_what_cannot_be_chosen_is_refused_at_its_field(client, wrong):
    client.force_login(make.user())
    answer = send(client, **wrong)
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, list(wrong))
    assert not Preference.objects.exists()


def test_the_manager_sees_whose_address_refused_the_last_mail(client):
    one = scene()
    other = make.member_user(one.partnership, "mentee", "lead facilitator")
    manager = make.manager(one.partnership.programme)
    with smtp.server() as server, mail_to(server.url):
        server.answers[one.lead.email] = "550 5.1.1 No such user here"
        sweep(TUESDAY)
    client.force_login(manager)
    page = client.get("/reminders/refused/")
    assert [person.email for person in page.context["refused"]] == [one.lead.email]
    assert "550 5.1.1 No such user here" in page.text
    assert other.email not in page.text
    assert "Visit to Mzuzu" not in page.text
    client.force_login(make.manager(make.programme("Another")))
    assert client.get("/reminders/refused/").context["refused"] == []
    client.force_login(other)
    assert client.get("/reminders/refused/").status_code == 403


def test_an_address_that_took_a_later_mail_is_no_longer_listed(client):
    one = scene()
    with smtp.server() as server, mail_to(server.url):
        server.answers[one.lead.email] = "550 No"
        sweep(TUESDAY)
        server.answers.clear()
        visit(one.partnership, "Another")
        sweep(TUESDAY + DAY)
    client.force_login(make.manager(one.partnership.programme))
    assert client.get("/reminders/refused/").context["refused"] == []

"""Released texts in reports: as their authors released them, until they take them back; nothing taken back is ever published."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from participants.entry import Conflict
from reports.drafts import paper, quotes, rendering
from reports.models import Edition, Rendering, Version
from reports.published.publishing import publish as publish_as
from stages.models import Quote
from tests import make
from tests.reports.telling import as_user, body, correct, frozen, made, publish, ready, scene, written
from tests.stages.reflections.writing import as_it_is, reflection, released

pytestmark = [pytest.mark.django_db, pytest.mark.both, pytest.mark.usefixtures("plain_paper")]
TEXT = "We lost a year, and nobody said so."


@pytest.fixture
def here():
    return scene()


@pytest.fixture
def author(here):
    return make.member_user(here.partnership, "mentee", "facilitator")


def shown(version):
    return quotes.shown(version)["quotes"]


def test_a_released_text_comes_with_the_report_of_its_stage_by_name_or_without(here, author):
    released(author, here.partnership, "By name.", named=True)
    released(author, here.partnership, "Without.")
    Quote.objects.create(partnership=here.partnership, stage="adoption", text="Of another stage.", digest="0" * 64)
    version = frozen(here, written(here))
    name = author.practitioner.name
    by_name = {"text": "By name.", "signature": name if "Mzuzu" in name else f"{name}, Mzuzu"}
    assert sorted(shown(version), key=lambda quote: quote["text"]) == [by_name, {"text": "Without.", "signature": ""}]


def test_they_stand_by_digest_and_hold_neither_city_nor_day(here, author):
    for number in range(12):
        released(author, here.partnership, f"Text {number}")
    found = shown(frozen(here, written(here)))
    assert [quote["text"] for quote in found] == [quote.text for quote in Quote.objects.order_by("digest")]
    assert {tuple(quote) for quote in found} == {("text", "signature")}


def test_a_private_or_shared_text_does_not_come(here, author):
    reflection(author, here.partnership, "SECRET")
    reflection(author, here.partnership, "SECRET", level="safe")
    released(author, here.partnership, TEXT)
    assert [quote["text"] for quote in shown(frozen(here, written(here)))] == [TEXT]


def test_the_publication_publishes_exactly_those_of_the_edition(here, author):
    released(author, here.partnership, TEXT)
    version = ready(here)
    released(author, here.partnership, "Too late for this edition.")
    assert publish(here, version).status_code == 302
    assert {quote.text: bool(quote.published_at) for quote in Quote.objects.all()} == {TEXT: True, "Too late for this edition.": False}
    assert Edition.objects.get().values["quotes"] == [{"text": TEXT, "signature": ""}]


def test_a_quote_taken_back_makes_the_publication_refuse(here, author):
    row, other = released(author, here.partnership, TEXT), released(author, here.partnership, "Stays.")
    version = ready(here)
    row.recall(by=author)
    answer = publish(here, version)
    assert (answer.status_code, "A quote was taken back: make the report again." in answer.text) == (409, True)
    assert (Edition.objects.count(), Quote.objects.waiting().count()) == (0, 1)
    assert as_it_is(other, author).quote.text == "Stays."


def test_what_was_taken_back_is_gone_from_versions_pages_and_papers(here, author):
    row = released(author, here.partnership, TEXT)
    version = ready(here)
    file = version.rendering.file
    at = f"/versions/{version.pk}/"
    browser = as_user(here.mentor)
    assert (TEXT in browser.get(at).text, body(browser.get(f"{at}pdf/"))[:4]) == (True, b"%PDF")
    row.recall(by=author)
    page = browser.get(at).text
    assert (TEXT in page, "A quote was taken back: make the report again." in page) == (False, True)
    assert browser.get(f"{at}pdf/").status_code == 409
    assert [TEXT in str(row) for row in Version.objects.values_list("values", "quotes")] == [False]
    rendering.render_due()
    after = Rendering.objects.get()
    assert (after.state, after.failure, file.storage.exists(file.name)) == ("failed", "A quote was taken back: make the report again.", False)


def test_a_paper_is_not_made_of_what_was_taken_back(here, author, monkeypatch):
    row = released(author, here.partnership, TEXT)
    version = frozen(here, written(here))
    row.recall(by=author)
    monkeypatch.setattr(paper, "lay_out", lambda version: paper.html(version))
    assert rendering.render(version.rendering.pk)
    version.rendering.refresh_from_db()
    assert (version.rendering.state, version.rendering.failure) == ("failed", "A quote was taken back: make the report again.")


def test_made_again_it_is_another_version_even_if_the_same_words_were_released_anew(here, author):
    row = released(author, here.partnership, TEXT)
    version = ready(here)
    row.recall(by=author)
    as_it_is(row, author).release(by=author, named=False)
    assert publish(here, version).status_code == 409
    second = frozen(here, version.report)
    assert (second.number, second.digest, second.is_cleared) == (2, version.digest, False)


def test_a_quote_that_comes_or_goes_needs_clearing_again(here, author):
    version = ready(here)
    released(author, here.partnership, TEXT)
    second = frozen(here, version.report)
    assert (second.number, second.is_cleared, second.digest == version.digest) == (2, False, False)
    assert publish(here, version).status_code == 409


def test_the_name_is_under_the_seal(here, author):
    released(author, here.partnership, TEXT)
    named = Quote(text=TEXT, named=True, name="A facilitator", city="Mzuzu")
    assert quotes.seal(named) != quotes.seal(Quote.objects.get())


def test_a_published_quote_stays_in_the_next_edition_of_its_report(here, author):
    released(author, here.partnership, TEXT)
    version = ready(here)
    publish(here, version)
    report = version.report
    assert frozen(here, report) == version
    report.happened = "Corrected."
    report.save()
    correct(here, report)
    second = frozen(here, report)
    assert (second.number, [quote["text"] for quote in shown(second)]) == (2, [TEXT])
    made(second)
    for lead in (here.mentor, here.mentee):
        as_user(lead).post(f"/versions/{second.pk}/clear/")
    assert publish(here, second).status_code == 302
    assert [edition.values["quotes"] for edition in Edition.objects.all()] == [[{"text": TEXT, "signature": ""}]] * 2


def test_a_publication_that_fails_publishes_no_quote(here, author):
    released(author, here.partnership, TEXT)
    version = ready(here)
    with open(version.rendering.file.path, "ab") as file:
        file.write(b" ")
    assert publish(here, version).status_code == 409
    assert Quote.objects.waiting().count() == 1


def test_the_funder_reads_it_on_the_page_and_never_before(here, author):
    released(author, here.partnership, TEXT)
    version = ready(here)
    funder = as_user(here.funder)
    assert [funder.get(at).status_code for at in (f"/versions/{version.pk}/", f"/partnerships/{here.partnership.pk}/quotes/")] == [404, 404]
    publish(here, version)
    page = funder.get(f"/published/{Edition.objects.get().pk}/").text
    assert (page.count(TEXT), page.count("Anonymous"), page.count(author.practitioner.name)) == (1, 1, 0)


@pytest.mark.django_db(transaction=True)
def test_of_taking_back_and_publishing_the_edition_at_once_one_happens():
    outcomes = Counter()
    for number in range(5):
        here = scene(mentor=make.city(f"A{number}"), mentee=make.city(f"B{number}"))
        author = make.member_user(here.partnership, "mentee", "facilitator")
        row, gate = released(author, here.partnership, TEXT), Barrier(2)
        quote = row.quote.pk
        version = Version.objects.get(pk=ready(here).pk)
        with ThreadPoolExecutor(2) as pool:
            publication = pool.submit(attempt, gate, lambda version=version, here=here: publish_as(version, by=here.manager))
            taking = pool.submit(attempt, gate, lambda row=row, author=author: as_it_is(row, author).recall(by=author))
        published, recalled = publication.result(), taking.result()
        edition = Edition.objects.filter(version_id=version.pk).exists()
        stands = Quote.objects.filter(pk=quote, published_at__isnull=False).exists()
        outcomes["one"] += {published, recalled} == {"done", "conflict"}
        outcomes["as said"] += edition == stands == (published == "done")
    assert outcomes == {"one": 5, "as said": 5}


def attempt(gate, verb):
    try:
        gate.wait(60)
        verb()
    except Conflict:
        return "conflict"
    finally:
        connection.close()
    return "done"

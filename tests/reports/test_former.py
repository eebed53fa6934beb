"""Boxes and decisions are known by a key that is the same in every language; editions of before have none, and are known by their words."""

import pytest
from django.conf import settings

from reports.drafts import paper
from reports.drafts.compile import STORY
from reports.drafts.models import digest
from reports.models import Edition, Summary, SummaryVersion, Version
from reports.programme import former
from reports.programme.compile import compile_values
from stages.adaptation.kinds import Kind
from tests.reports.telling import as_user, cleared, made, publish, written
from tests.reports.test_languages import full

pytestmark = pytest.mark.django_db
LANGUAGES = sorted(settings.REPORT_LANGUAGES)
FORMER = ("en", "fr", "pt")
"""The languages in which anything was frozen without keys."""


def out(language="en"):
    """The edition of a report with something in every box, and one decision."""
    here = full("adoption")
    report = written(here, **{name: f"Of {name}." for name in STORY})
    assert as_user(here.mentor).post(f"/reports/{report.pk}/freeze/", {"language": language}).status_code == 302
    version = Version.objects.get()
    made(version)
    cleared(here, version)
    assert publish(here, version).status_code == 302
    return Edition.objects.get()


def without_keys(values):
    """As they were frozen before boxes and decisions had keys."""
    boxes, decisions = ([{name: text for name, text in each.items() if name != "key"} for each in values[part]] for part in ("story", "decisions"))
    return {**values, "story": boxes, "decisions": decisions}


def told(edition):
    """What the programme's report takes out of the edition."""
    found = compile_values(Summary.objects.get_or_create(programme_id=edition.programme_id)[0])
    return [each["text"] for each in found["learned"]], [each["text"] for each in found["did_not_work"]], found["method"]


EVERYTHING = (["Of learned."], ["Of did_not_work."], [{"title": "adapted", "elements": 1, "partnerships": 1}])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_frozen_has_the_same_keys_in_every_language(plain_paper, language):
    edition = out(language)
    assert [each["key"] for each in edition.values["story"]] == list(STORY)
    assert [each["key"] for each in edition.values["decisions"]] == ["adapted"]
    assert told(edition) == EVERYTHING


def test_what_has_a_key_is_read_by_it_whatever_its_title_became(plain_paper):
    edition = out()
    for each in edition.values["story"]:
        each["title"] = "What did not work"
    for each in edition.values["decisions"]:
        each["kind"] = "set aside"
    edition.save()
    assert told(edition) == EVERYTHING


@pytest.mark.parametrize("language", FORMER)
def test_what_was_frozen_before_there_were_keys_is_read_by_its_words(plain_paper, language):
    edition = out(language)
    edition.values = without_keys(edition.values)
    edition.save()
    assert told(edition) == EVERYTHING


def test_every_kind_of_decision_of_before_is_known_in_each_of_its_languages():
    assert {kind: list(former.KINDS.values()).count(kind) for kind in Kind} == dict.fromkeys(Kind, len(FORMER))


def test_words_of_before_that_say_nothing_are_left_out():
    assert (former.box({"title": "What happened"}), former.kind({"kind": "thought about"})) == (None, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_version_of_before_gives_the_same_paper_and_page_as_one_with_keys(plain_paper, language):
    edition = out(language)
    version = Version.objects.get()
    new, page = paper.html(version), as_user(edition.published_by).get(f"/published/{edition.pk}/").text
    version.values = without_keys(version.values)
    Edition.objects.update(values=without_keys(edition.values))
    assert paper.html(version) == new
    assert as_user(edition.published_by).get(f"/published/{edition.pk}/").text.split("<main", 1)[1] == page.split("<main", 1)[1]


def test_reading_a_version_of_before_leaves_its_digest_and_its_values(plain_paper):
    edition = out()
    old = without_keys(edition.values)
    Version.objects.update(values=old, digest=digest(old))
    Edition.objects.update(values=old)
    edition.refresh_from_db()
    told(edition)
    as_user(edition.published_by).get(f"/versions/{edition.version_id}/")
    version = Version.objects.get()
    assert (version.values, version.digest, Edition.objects.get().values) == (old, digest(old), old)
    assert not SummaryVersion.objects.exists()

"""A page about a report in another language: all that is in that language says so, and all that is around it stays in the page's."""

import pytest
from django.utils.translation import override
from lxml import html

from reports.drafts import rendering
from reports.drafts.compile import compile_values
from reports.models import Edition, Summary, SummaryEdition, SummaryVersion, Version
from reports.programme import compile as programme_compile
from reports.programme import rendering as programme_rendering
from tests import make
from tests.reports.adding import added, out, programme, published
from tests.reports.adding import made as programme_made
from tests.reports.telling import as_user, cleared, correct, made, publish, scene, written
from tests.reports.test_languages import full

pytestmark = pytest.mark.django_db


def around(user, path):
    """What the page says outside the elements that name a language."""
    answer = as_user(user).get(path)
    assert answer.status_code == 200
    main = html.fromstring(answer.text).find(".//main")
    for each in main.xpath(".//*[@lang]"):
        each.drop_tree()
    return " ".join(main.text_content().split())


def frozen_in(report, language, by):
    answer = as_user(by).post(f"/reports/{report.pk}/freeze/", {"language": language})
    assert answer.status_code == 302
    return Version.objects.order_by("-pk").first()


def speaking(version, language):
    """The same version as if it had been frozen in another language; its digest is left, for the page prints it."""
    with override(language):
        values = compile_values(version.report)
    added_on = {name: version.values[name] for name in ("edition", "correction", "quotes") if name in version.values}
    return {**values, **added_on}


@pytest.mark.parametrize("period", [False, True])
def test_around_a_version_with_a_correction_nothing_is_in_its_language(plain_paper, period):
    here = full()
    days = {"since": "2024-01-01", "until": "2024-03-31"} if period else {"stay": here.stay}
    report = here.partnership.reports.create(recorded_by=here.mentor, happened="x", **days)
    first = frozen_in(report, "pt", here.mentor)
    made(first)
    cleared(here, first)
    assert publish(here, first).status_code == 302
    correct(here, report, "Um dia estava errado.")
    report.learned = "y"
    report.save()
    version = frozen_in(report, "pt", here.mentor)
    path = f"/versions/{version.pk}/"
    page, said = around(here.mentee, path), as_user(here.mentee).get(path).text
    assert ("Um dia estava errado." in said, "Um dia estava errado." in page) == (True, False)
    Version.objects.filter(pk=version.pk).update(values=speaking(version, "en"))
    assert around(here.mentee, path) == page


def test_around_an_edition_and_in_the_list_nothing_is_in_its_language(plain_paper):
    here = full()
    report = written(here, happened="x")
    version = frozen_in(report, "fr", here.mentor)
    made(version)
    cleared(here, version)
    assert publish(here, version).status_code == 302
    edition = Edition.objects.get()
    paths = (f"/published/{edition.pk}/", "/published/", f"/programmes/{edition.programme_id}/report/")
    users = (here.funder, here.funder, here.manager)
    found = [around(user, path) for user, path in zip(users, paths, strict=True)]
    values = speaking(version, "en") | {"quotes": edition.values["quotes"]}
    told = {"stage_title": values["stage"]["title"], "period": "since January 2020", "language": "en"}
    Edition.objects.update(values=values, **told)
    assert [around(user, path) for user, path in zip(users, paths, strict=True)] == found
    assert "visit to" not in found[0]


def test_around_a_programme_report_nothing_is_in_its_language(plain_paper, monkeypatch):
    monkeypatch.setattr("reports.programme.paper.lay_out", plain_paper_of)
    whole = programme()
    published(whole.scenes[0], learned="To listen.")
    version = programme_made(added(whole, language="fr"))
    assert out(whole, version).status_code == 302
    edition = SummaryEdition.objects.get()
    pages = ((whole.manager, f"/programme-versions/{version.pk}/"), (whole.funder, f"/published/programmes/{edition.pk}/"))
    pages += ((whole.funder, "/published/programmes/"),)
    found = [around(*page) for page in pages]
    values = programme_compile.compile_values(Summary.objects.get()) | {"edition": 1, "reason": ""}
    SummaryVersion.objects.update(values=values)
    SummaryEdition.objects.update(values=values, language="en", period=f"{values['since']} – {values['until']}")
    assert [around(*page) for page in pages] == found


def plain_paper_of(version):
    from reports.drafts.paper import Paper

    return Paper(b"%PDF-1.7 " + version.digest.encode(), 3)


def test_a_city_is_one_and_its_country_is_named_in_the_programme_reports_language(plain_paper):
    whole = programme()
    for here, language in zip(whole.scenes, ("en", "fr"), strict=True):
        make.activity(here.partnership, on="2024-03-01", came=[here.mentor.practitioner])
        version = frozen_in(written(here), language, here.mentor)
        made(version)
        cleared(here, version)
        assert publish(here, version).status_code == 302
    expected = {"en": [("eThekwini", "South Africa", 1)], "fr": [("eThekwini", "Afrique du Sud", 1)], "pt": [("eThekwini", "África do Sul", 1)]}
    since = {"en": "since 1 January 2020", "fr": "depuis 1er janvier 2020", "pt": "desde 1 de janeiro de 2020"}
    for keyed in (True, False):
        for language, cities in expected.items():
            with override(language):
                values = programme_compile.compile_values(Summary.objects.get_or_create(programme=whole.programme)[0])
            assert [(each["name"], each["country"], each["people"]) for each in values["cities"]] == cities
            assert {row["mentor"]["country"] for row in values["rows"]} == {cities[0][1]}
            sources = [source for row in values["rows"] for source in row["sources"]]
            assert [(each["period"], each["language"]) for each in sources] == [(since[language], language)] * 2
        for edition in Edition.objects.all() if keyed else ():
            [edition.values["pair"][side].pop("code") for side in ("mentor", "mentee")]
            edition.save()


def test_why_a_paper_could_not_be_made_is_said_in_the_language_of_the_page(monkeypatch):
    here = scene()
    version = frozen_in(written(here), "pt", here.mentor)
    monkeypatch.setattr("reports.drafts.paper.lay_out", too_large)
    assert rendering.render(version.rendering.pk)
    version.rendering.refresh_from_db()
    assert version.rendering.failure == "There was not enough memory to lay it out."


def test_why_a_programme_report_could_not_be_made_is_said_in_the_language_of_the_page(plain_paper, monkeypatch):
    whole = programme()
    version = added(whole, language="pt")
    monkeypatch.setattr("reports.programme.paper.lay_out", too_large)
    assert programme_rendering.render(version.pk)
    version.refresh_from_db()
    assert version.failure == "There was not enough memory to lay it out."


def too_large(version):
    raise MemoryError


def test_an_old_programme_report_without_the_languages_of_its_sources_gives_the_same_page():
    from reports.programme import paper

    whole = programme()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reports.drafts.paper.lay_out", plain_paper_of)
        published(whole.scenes[0])
    version = added(whole)
    new = paper.html(version)
    for row in version.values["rows"]:
        for source in row["sources"]:
            del source["language"]
    assert paper.html(version) == new.replace('<span class="muted small" lang="en">', '<span class="muted small">')

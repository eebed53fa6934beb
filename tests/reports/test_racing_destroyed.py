"""A destruction and another step at the same moment: no edition without its file, no text left in what is to be emptied, nobody stuck."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Thread

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from reports import emptying
from reports.drafts import rendering
from reports.models import Edition, Rendering, Report, SummaryEdition, SummaryVersion, Version
from reports.programme import freezing
from reports.programme import rendering as programme_rendering
from reports.published.destroying import destroy
from tests import make
from tests.reports.adding import added, made, out, programme, published
from tests.reports.telling import as_user, cleared, correct, frozen, publish, ready, scene, written
from tests.reports.telling import made as paper_made
from tests.reports.test_destroyed import BECAUSE, NAME, name
from tests.reports.test_emptied import named
from tests.stages.journey.test_racing import at_once

pytestmark = [pytest.mark.both, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("plain_paper")]
CROWD, ROUNDS = 8, 4
WORD = {"because": BECAUSE}
BOXES = {"happened": "They came.", "learned": "", "did_not_work": "", "comes_next": "", "changed_at_home": ""}


@pytest.fixture(autouse=True)
def plain_sums(monkeypatch):
    from reports.drafts.paper import Paper
    from reports.programme import paper

    monkeypatch.setattr(paper, "lay_out", lambda version: Paper(b"%PDF-1.7 " + version.digest.encode(), 3))


def rounds():
    return (scene(mentor=make.city(f"A{number}"), mentee=make.city(f"B{number}")) for number in range(ROUNDS))


def meanwhile(*posts):
    """Each of these (user, route, key, data) at the same moment."""
    each = [(as_user(user), reverse(route, args=[key]), data) for user, route, key, data in posts]
    return at_once(lambda number: each[number % len(each)], len(each))


def sound():
    """What stands has its text, its file and its version; what is destroyed has none of them, and no file is left that no row names."""
    for edition in (*Edition.objects.all(), *SummaryEdition.objects.all()):
        kind = Version if isinstance(edition, Edition) else SummaryVersion
        version = kind.objects.get(pk=edition.version_id)
        stands = edition.destroyed_at is None
        there = bool(edition.file) and default_storage.exists(edition.file.name)
        assert (bool(edition.values), there, not version.is_emptied) == (stands, stands, stands)
    rows = [*Edition.objects.all(), *SummaryEdition.objects.all(), *Rendering.objects.all(), *SummaryVersion.objects.all()]
    assert sorted(on_disk()) == sorted(row.file.name for row in rows if row.file)


def on_disk():
    folders = [each for each in ("published", "reports") if default_storage.exists(each)]
    return [f"{folder}/{file}" for folder in folders for file in default_storage.listdir(folder)[1]]


def names_somebody():
    """The numbers of versions that hold the name, of stage reports and of programme reports."""
    return [[each.number for each in kind.objects.order_by("pk") if NAME in str(each.values)] for kind in (Version, SummaryVersion)]


def second(here, first, text, reason="A name was in it."):
    """Frozen, with its paper and both cities' words, to replace the first."""
    report = Report.objects.get(pk=first.report_id)
    report.happened = text
    report.save()
    correct(here, report, reason)
    version = frozen(here, report)
    paper_made(version)
    cleared(here, version)
    return version


def test_an_edition_published_while_the_one_before_is_destroyed_is_whole_or_not_published():
    for here in rounds():
        first = ready(here, happened=f"{NAME} came.")
        publish(here, first)
        edition, version = name(Edition.objects.get(version_id=first.pk)), second(here, first, "Somebody came.")
        other = make.manager(here.partnership.programme)
        answers = meanwhile((here.manager, "version-publish", version.pk, {}), (other, "edition-destroy", edition.pk, WORD))
        assert answers in (Counter({302: 2}), Counter({302: 1, 409: 1}))
        sound()
        assert names_somebody() == [[], []]
        standing = Edition.objects.filter(report_id=first.report_id, destroyed_at=None)
        assert [each.version_id for each in standing] == [version.pk] * (answers[302] - 1)


def test_two_editions_of_one_report_destroyed_at_once_are_both_gone():
    for here in rounds():
        first = ready(here, happened=f"{NAME} came.")
        publish(here, first)
        version = second(here, first, f"{NAME} came twice.", f"{NAME} came twice.")
        publish(here, version)
        editions = [name(each) for each in Edition.objects.filter(report_id=first.report_id)]
        assert meanwhile(*((here.manager, "edition-destroy", each.pk, WORD) for each in editions)) == {302: 2}
        sound()
        assert names_somebody() == [[], []]
        assert first.report.corrections.get().reason == ""


def test_a_version_published_and_emptied_at_once_is_one_of_the_two():
    for here in rounds():
        version = named(ready(here, happened=f"{NAME} came."))
        other = make.manager(here.partnership.programme)
        answers = meanwhile((here.manager, "version-publish", version.pk, {}), (other, "version-empty", version.pk, WORD))
        assert answers == {302: 1, 409: 1}
        sound()
        out = Edition.objects.filter(version_id=version.pk).count()
        version.refresh_from_db()
        assert version.is_emptied is (not out)


def test_emptied_by_many_at_once_it_is_emptied_once():
    here = scene()
    version = named(ready(here, happened=f"{NAME} came."))
    clients = [as_user(here.manager), as_user(make.manager(here.partnership.programme))]
    address = reverse("version-empty", args=[version.pk])
    assert at_once(lambda number: (clients[number % 2], address, WORD), CROWD) == {302: 1, 409: CROWD - 1}
    sound()
    assert names_somebody() == [[], []]


@pytest.mark.parametrize("step", ["version-clear", "version-take-back"])
def test_a_word_given_or_taken_back_while_it_is_emptied_comes_before_or_not_at_all(step):
    for here in rounds():
        version = frozen(here, written(here, happened=f"{NAME} came.")) if step == "version-clear" else ready(here, happened=f"{NAME} came.")
        named(version)
        answers = meanwhile((here.mentor, step, version.pk, {}), (here.manager, "version-empty", version.pk, WORD))
        assert answers in (Counter({302: 2}), Counter({302: 1, 409: 1}))
        assert names_somebody() == [[], []]


@pytest.mark.parametrize("is_out", [True, False])
def test_frozen_while_it_is_destroyed_the_name_stays_in_no_version_once_it_is_out_of_the_texts(is_out):
    for here in rounds():
        version = ready(here, happened=f"{NAME} came.")
        if is_out:
            publish(here, version)
            correct(here, version.report, "A name was in it.")
        report = Report.objects.get(pk=version.report_id)
        report.happened = "Somebody came."
        report.save()
        end = ("edition-destroy", name(Edition.objects.get(version_id=version.pk)).pk) if is_out else ("version-empty", named(version).pk)
        answers = meanwhile((here.mentor, "report-freeze", report.pk, {}), (here.manager, *end, WORD))
        assert answers == {302: 2}
        sound()
        assert names_somebody() == [[], []]
        assert report.versions.count() == 2


def test_a_box_saved_while_it_is_destroyed_is_kept_as_it_was_saved():
    for here in rounds():
        version = ready(here, happened=f"{NAME} came.")
        publish(here, version)
        edition, report = name(Edition.objects.get(version_id=version.pk)), Report.objects.get(pk=version.report_id)
        saved = {**BOXES, "version": report.version}
        assert meanwhile((here.mentor, "report-change", report.pk, saved), (here.manager, "edition-destroy", edition.pk, WORD)) == {302: 2}
        assert (Report.objects.get(pk=report.pk).happened, {NAME in row.happened for row in report.history.all()}) == ("They came.", {False})


def test_a_stage_report_destroyed_while_the_programme_adds_it_up_is_in_no_sum():
    """The programme's report is begun at that moment."""
    for number in range(ROUNDS):
        whole = programme(((f"A{number}", f"B{number}", "inspiration"),), f"Programme {number}")
        edition = name(Edition.objects.get(version_id=published(whole.scenes[0], happened="x", learned=f"{NAME} taught us.").pk))
        manager = make.manager(whole.programme)
        posts = (whole.manager, "programme-report-freeze", whole.programme.pk, {}), (manager, "edition-destroy", edition.pk, WORD)
        assert meanwhile(*posts) == {302: 2}
        sound()
        assert names_somebody() == [[], []]


def test_a_programme_report_that_is_begun_and_has_read_the_edition_that_is_destroyed_is_emptied(monkeypatch):
    whole = programme((("A", "B", "inspiration"),))
    edition = name(Edition.objects.get(version_id=published(whole.scenes[0], learned=f"{NAME} taught us.").pk))
    enders, compiled = [], freezing.compile_values

    def destroying():
        try:
            destroy(edition, because=BECAUSE, by=whole.manager)
        finally:
            connection.close()

    def slow(summary):
        values = compiled(summary)
        enders.append(Thread(target=destroying))
        enders[0].start()
        enders[0].join(1)
        return values

    monkeypatch.setattr(freezing, "compile_values", slow)
    added(whole)
    enders[0].join(60)
    sound()
    assert (names_somebody(), Edition.objects.get().is_emptied) == ([[], []], True)


def test_a_programme_report_published_while_the_one_before_or_a_stage_report_in_it_is_destroyed_is_whole_or_not_published():
    for number in range(ROUNDS):
        whole = programme(((f"A{number}", f"B{number}", "inspiration"),), f"Programme {number}")
        stage = name(Edition.objects.get(version_id=published(whole.scenes[0], learned=f"{NAME} taught us.").pk))
        first, manager = made(added(whole)), make.manager(whole.programme)
        assert out(whole, first).status_code == 302
        waiting = made(added(whole, reason="Another word.", language="fr"))
        edition = name(SummaryEdition.objects.get(version_id=first.pk))
        posts = [
            (whole.manager, "programme-version-publish", waiting.pk, {}),
            (manager, "programme-edition-destroy", edition.pk, WORD),
            (make.manager(whole.programme), "edition-destroy", stage.pk, WORD),
        ]
        answers = meanwhile(*posts)
        assert answers in (Counter({302: 3}), Counter({302: 2, 409: 1}))
        sound()
        standing = SummaryEdition.objects.filter(programme_id=whole.programme.pk, destroyed_at=None)
        assert [each.version_id for each in standing] == [waiting.pk] * (answers[302] - 2)
        frozen_here = SummaryVersion.objects.filter(summary__programme=whole.programme)
        assert [each.pk for each in frozen_here if NAME in str(each.values)] == [each.version_id for each in standing]


def laid_out(version):
    """As a worker does it."""
    try:
        is_sum = isinstance(version, SummaryVersion)
        return (programme_rendering if is_sum else rendering).render(version.pk if is_sum else version.rendering.pk)
    finally:
        connection.close()


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_paper_laid_out_while_its_version_is_emptied_leaves_no_file(number):
    here = scene()
    version = named(frozen(here, written(here, happened=f"{NAME} came.")))
    with ThreadPoolExecutor(1) as pool:
        worker = pool.submit(laid_out, version)
        assert meanwhile((here.manager, "version-empty", version.pk, WORD)) == {302: 1}
        worker.result(60)
    assert (on_disk(), rendering.render_due(timezone.now())) == ([], 0)


@pytest.mark.parametrize("kind", ["stage", "programme"])
def test_a_paper_that_is_kept_between_two_steps_of_the_emptying_leaves_no_file(kind, monkeypatch):
    """Whoever lays it out writes it down when the emptying has read the rows, and has not dropped them yet."""
    whole = programme((("A", "B", "inspiration"),))
    if kind == "programme":
        published(whole.scenes[0], learned=f"{NAME} taught us.")
    before = on_disk()
    version = named(added(whole) if kind == "programme" else frozen(whole.scenes[0], written(whole.scenes[0], happened=f"{NAME} came.")))
    workers, strip = [], emptying._strip

    def stripped(*args):
        if not workers:
            workers.append(Thread(target=laid_out, args=[version]))
            workers[0].start()
            workers[0].join(1)
        strip(*args)

    monkeypatch.setattr(emptying, "_strip", stripped)
    destroy(version, because=BECAUSE, by=whole.manager)
    workers[0].join(60)
    assert on_disk() == before
    assert names_somebody()[kind == "programme"] == []

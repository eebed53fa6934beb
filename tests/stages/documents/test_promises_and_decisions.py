"""Documents on a promise and on a decision: who sees and adds them, where they show, and which of them stay."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from stages.models import Addition, Commitment, Decision, Document
from tests import make
from tests.stages.adaptation.scenes import element, from_home
from tests.stages.documents.adding import at, document, send
from tests.stages.documents.test_access import ADDERS, PLANTED, READERS, client_of
from tests.stages.journey.scenes import as_, duo, text

pytestmark = pytest.mark.django_db


def promise(partnership, by):
    return Commitment(partnership=partnership, promiser=by, what="Send the manuals", on=make.day("2024-03-01"), due=make.day("2024-06-01")).begin()


def decide(partnership, by, what=None, **fields):
    fields = {"kind": "adapted", "reason": "Our rooms are small.", "on": make.day("2024-03-01"), **fields}
    return Decision.decide(partnership, what or element(partnership), by=by, **fields)


def part(partnership, user):
    return partnership.memberships.select_related("practitioner__user").get(practitioner__user=user)


def cast_with(name):
    """The cast, with a promise or a decision in the first partnership."""
    cast = make.cast()
    own, actors = cast.own.partnership, cast.own.actors
    made = {"commitment": (promise, "mentor lead"), "decision": (decide, "mentee lead")}[name]
    return cast, made[0](own, part(own, actors[made[1]]))


def shown_on(subject):
    return reverse("promise", args=[subject.pk]) if isinstance(subject, Commitment) else reverse("adaptation", args=[subject.partnership_id])


def add_to(name, subject):
    return reverse(f"{name}-document-new", args=[subject.pk])


def those_inside(relation, name, who):
    return (relation == "own" and name in who) or (relation == "sister" and name == "manager")


both = pytest.mark.parametrize("name", ["commitment", "decision"])


@both
def test_they_are_seen_by_the_partnership_and_its_manager_alone(name):
    cast, subject = cast_with(name)
    kept = document(cast.own.actors["mentor lead"], title=PLANTED, partnership=cast.own.partnership, **{name: subject})
    pages = [at(route, kept) for route in ("document", "document-file")] + [
        shown_on(subject),
        reverse("documents-of", args=[cast.own.partnership.pk]),
    ]
    for relation, who, user in cast.askers():
        inside = those_inside(relation, who, READERS)
        for page in pages:
            response = client_of(user).get(page)
            assert response.status_code == (302 if user is None else 200 if inside else 404), (relation, who, page)
            assert inside or (PLANTED not in str(response.headers) and PLANTED.encode() not in response.getvalue())
            assert not inside or page == pages[1] or PLANTED in response.text


@both
def test_adding_is_for_those_who_log(name):
    cast, subject = cast_with(name)
    for relation, who, user in cast.askers():
        if user:
            refused = 403 if relation == "own" and who in READERS else 404
            expected = 302 if those_inside(relation, who, ADDERS) else refused
            assert send(as_(user), add_to(name, subject)).status_code == expected, (relation, who)
            page = as_(user).get(shown_on(subject))
            assert (add_to(name, subject) in page.text) == (expected == 302), (relation, who)


@both
def test_the_page_shows_what_was_added_and_the_file_says_what_it_is_on(name):
    scene = duo()
    made = {"commitment": (promise, "mentor"), "decision": (decide, "mentee")}[name]
    subject = made[0](scene.partnership, scene.of(made[1]))
    response = send(as_(scene.mentee), add_to(name, subject), title="Minutes of May")
    assert response.url == shown_on(subject)
    assert "Minutes of May" in as_(scene.mentor).get(response.url).text
    kept = Document.objects.get()
    on_what = {"commitment": "Promise: Send the manuals", "decision": "Decision: Small groups"}[name]
    for page in (at("document", kept), reverse("documents-of", args=[scene.partnership.pk])):
        assert on_what in text(as_(scene.mentor).get(page))
    assert (kept.partnership, getattr(kept, name), kept.rests_on_it) == (scene.partnership, subject, "")
    kept.take_down(by=scene.mentee, reason="The wrong file")
    assert "Minutes of May" not in as_(scene.mentor).get(response.url).text


def test_what_was_there_when_a_promise_was_said_to_be_kept_stays():
    scene = duo()
    made = promise(scene.partnership, scene.of("mentor"))
    before = document(scene.mentor, partnership=scene.partnership, commitment=made)
    made.renegotiate(by=scene.of("mentor"), due=make.day("2039-01-01"), reason="The printer is closed.")
    assert before.rests_on_it == ""
    made.keep(by=scene.of("mentor"), on=make.day("2024-05-01"))
    later = document(scene.mentee, title="Another", partnership=scene.partnership, commitment=made)
    assert (bool(before.rests_on_it), later.rests_on_it) == (True, "")
    made.confirm(by=scene.of("mentee"))
    after = document(scene.manager, partnership=scene.partnership, commitment=made)
    for each in (before, later):
        with pytest.raises(ValidationError):
            each.take_down(by=scene.mentor, reason="x")
    response = as_(scene.mentor).post(at("document-take-down", before), {"reason": "x"})
    assert (response.status_code, "What the history rests on stays." in text(response)) == (409, True)
    after.take_down(by=scene.mentor, reason="Added by mistake")


@pytest.mark.parametrize("of", [element, from_home])
def test_what_was_there_before_a_change_of_mind_stays(of):
    scene = duo()
    by, what = scene.of("mentee"), of(scene.partnership)
    kind = "from home" if isinstance(what, Addition) else "adapted"
    first = decide(scene.partnership, by, what, kind=kind)
    decide(scene.partnership, by, element(scene.partnership, "Another element"))
    paper = document(scene.mentee, partnership=scene.partnership, decision=first)
    assert paper.rests_on_it == ""
    decide(scene.partnership, by, what, kind="set aside", reason="It did not work here.")
    late = document(scene.mentor, partnership=scene.partnership, decision=first)
    assert (bool(paper.rests_on_it), late.rests_on_it) == (True, "")
    with pytest.raises(ValidationError):
        paper.take_down(by=scene.mentee, reason="x")
    page = as_(scene.mentor).get(reverse("adaptation", args=[scene.partnership.pk])).text
    assert page.count(at("document", paper)) == 1 and f'id="decision-{first.pk}"' in page


def test_what_was_there_when_the_partnership_left_adoption_stays():
    scene = duo(stage="adoption")
    decision = decide(scene.partnership, scene.of("mentee"))
    paper = document(scene.mentee, partnership=scene.partnership, decision=decision)
    move = scene.propose("implementation")
    assert paper.rests_on_it == ""
    move.accept(by=scene.of("mentee"))
    assert paper.rests_on_it
    assert document(scene.mentor, partnership=scene.partnership, decision=decision).rests_on_it == ""


@pytest.mark.parametrize("number", ["99999999999999999999999999", "0", "123456789"])
def test_numbers_that_nothing_has_are_not_found(number):
    client = as_(duo().mentor)
    for address in (f"/promises/{number}/documents/new/", f"/decisions/{number}/documents/new/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("more", [{"criterion": "terms"}, {"decision": True}, {"partnership": None}])
def test_the_database_keeps_one_subject(more):
    scene = duo()
    fields = {"partnership": scene.partnership, "commitment": promise(scene.partnership, scene.of("mentor")), **more}
    if more.get("decision"):
        fields["decision"] = decide(scene.partnership, scene.of("mentee"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.create(title="x", kind="jpg", file="x", size=1, sha256="x", **fields)


@pytest.mark.parametrize("number", [5, 25])
def test_the_pages_take_the_same_few_queries(number, django_assert_num_queries):
    scene = duo()
    made, decisions = promise(scene.partnership, scene.of("mentor")), []
    for each in range(number):
        decisions.append(decide(scene.partnership, scene.of("mentee"), element(scene.partnership, str(each), each + 1)))
        for subject in ({"commitment": made}, {"decision": decisions[-1]}):
            fields = {"title": str(each), "kind": "jpg", "file": "x", "thumbnail": "x", "size": 1, "sha256": "x"}
            Document.objects.create(partnership=scene.partnership, recorded_by=scene.mentor, **fields, **subject)
    client = as_(scene.mentee)
    for most, page in ((6, shown_on(made)), (7, shown_on(decisions[0])), (5, reverse("documents-of", args=[scene.partnership.pk]))):
        with django_assert_num_queries(most):
            client.get(page)
    with django_assert_num_queries(7):  # two of them ask whether history rests on it
        client.get(at("document", Document.objects.filter(decision=decisions[0]).get()))

"""Nothing of the working level leaves but what is named in ``reports.drafts.values``: a text is planted in every other field."""

import pytest
from django.utils import timezone

from participants.models import Context
from reports.drafts import paper
from reports.models import Edition
from stages.models import Attestation, Reflection
from tests import make
from tests.reports.telling import as_user, body, cleared, frozen, publish, scene, text_of, written
from tests.reports.telling import made as made_paper

pytestmark = pytest.mark.django_db
PLANTED = "Kanarienvogel"


def planted(number):
    return f"{PLANTED}{number}"


@pytest.fixture
def here():
    """People, activities, notes and words, each with a planted text."""
    here = scene(stage="inspiration")
    for number, user in enumerate((here.mentor, here.mentee, here.manager)):
        type(user.practitioner).objects.filter(user=user).update(name=planted(number), profession=planted(number), position=planted(number))
        user.name, user.email = planted(number), f"{planted(number)}@example.org"
        user.save()
    make.membership(here.partnership, "mentor", "planner", make.practitioner(planted(4)))
    make.activity(here.partnership, planted(5), "2024-03-01", summary=planted(6), place=planted(7), came=[here.mentor.practitioner], closed=True)
    make.activity(here.partnership, planted(8), "2024-03-02", held=False, summary=planted(9))
    make.interest(here.partnership.programme, heard_through=here.partnership, story=planted(10))
    Context.objects.create(partnership=here.partnership, side="mentor", on="2024-01-01", notes=planted(11))
    journey = here.partnership.journey
    leads = [user.practitioner.memberships.get() for user in (here.mentor, here.mentee)]
    Attestation.objects.create(journey=journey, criterion="reflected", side="mentee", by=leads[1], note=planted(12))
    journey.propose(to="adoption", by=leads[0], reason=planted(13)).accept(by=leads[1])
    author = make.member_user(here.partnership, "mentee", "facilitator")
    type(author.practitioner).objects.filter(user=author).update(name=planted(14))
    stage = {"stage": "inspiration", "partnership": here.partnership, "author": author}
    for level in ("private", "safe"):
        shared = timezone.now() if level == "safe" else None
        Reflection(text=planted(15), level=level, shared_at=shared, **stage).keep(by=author)
    Reflection(text="The hall was too large.", **stage).keep(by=author).release(by=author, named=False)
    return here


def test_no_planted_text_reaches_the_paper_or_a_funders_page(here):
    report = here.partnership.reports.create(stay=here.partnership.journey.stays.get(stage="inspiration"), happened="They came.")
    version = frozen(here, report)
    made_paper(version)
    cleared(here, version)
    assert publish(here, version).status_code == 302
    edition = Edition.objects.get()
    funder = as_user(here.funder)
    content = body(funder.get(f"/published/{edition.pk}/download/"))
    pages = [funder.get(page).text for page in ("/published/", f"/published/{edition.pk}/")]
    said = [text_of(content), paper.html(version), str(edition.values), *pages]
    assert [PLANTED in text for text in said] == [False] * 5
    for kept in ("They came.", "The hall was too large.", "Anonymous"):
        assert [kept in " ".join(text.split()) for text in (*said[:2], pages[1])] == [True] * 3
    assert PLANTED.encode() not in content


def test_the_planted_texts_are_there_to_be_found(here):
    page = as_user(here.mentor).get(f"/partnerships/{here.partnership.pk}/log/").text
    assert planted(5) in page


def test_two_worlds_that_differ_in_names_and_summaries_give_equal_papers():
    sheets = []
    for name in ("Ada", "Bongani"):
        here = scene(mentor=make.city("eThekwini"), mentee=make.city("Mzuzu", "MW"))
        who = make.practitioner(name, city=here.partnership.mentor)
        make.activity(here.partnership, f"{name} travels", "2024-03-01", summary=f"{name} said", came=[who])
        version = frozen(here, written(here, happened="They came."))
        version.made_at = version.made_at.replace(2026, 1, 1)
        sheets.append((version.digest, paper.lay_out(version).content))
    assert sheets[0] == sheets[1]

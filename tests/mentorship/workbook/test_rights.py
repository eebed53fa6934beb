"""A workbook opens no door: a manager writes to what they manage, nobody is admitted or signs in by it, and an export holds what its reader sees."""

import io
import zipfile

import pytest

from mentorship.workbook.export import export
from participants.models import Contact, Membership, Practitioner, Programme, User
from stages.models import Reflection
from tests import make
from tests.mentorship.workbook.filling import HERE, brought, said

pytestmark = pytest.mark.django_db
PERSON = {"Name": "A planner", "City": "Mzuzu", "E-mail address": "planner@example.org"}
SEAT = {**HERE, "Person": "A planner", "Side": "mentee", "Role": "lead planner", "Since": "2024"}


def of_another():
    """A programme of the same title that somebody else manages."""
    programme = make.programme("City Future")
    make.partnership(programme=programme)
    return programme, make.manager(make.programme("My own"))


def test_a_manager_writes_to_what_they_manage_and_never_to_another_programme_of_that_title():
    theirs, manager = of_another()
    before = Programme.objects.filter(pk=theirs.pk).values().get()
    outcome = brought({"Programmes": [{"Title": "City Future", "Convener": "A network", "Objective": "Mine"}]}, manager)
    assert said(outcome) == []
    mine = Programme.objects.exclude(pk=theirs.pk).get(title="City Future")
    assert [role.practitioner.user for role in mine.roles.all()] == [manager]
    assert Programme.objects.filter(pk=theirs.pk).values().get() == before
    assert theirs.partnerships.count() == 1


def test_only_the_named_programme_is_written_to():
    programme = make.programme("My own")
    outcome = brought({}, make.manager(programme), only=programme)
    sentence = "Only “My own” is brought in here. Take other programmes out of the file."
    assert said(outcome)[0] == ("Programmes, 2, Title", sentence)
    assert not Programme.objects.filter(title="City Future").exists()


def test_nobody_gets_an_account_and_nobody_is_admitted():
    admin = make.administrator()
    users = User.objects.count()
    outcome = brought({"Practitioners": [PERSON], "Memberships": [SEAT]}, admin)
    assert (said(outcome), User.objects.count()) == ([], users)
    assert (Membership.objects.get().admitted_at, Contact.objects.get().email) == (None, "planner@example.org")
    assert Practitioner.objects.get(name="A planner").user is None


def test_an_admitted_part_does_not_end_by_a_workbook():
    admin = make.administrator()
    brought({"Practitioners": [PERSON], "Memberships": [SEAT]}, admin)
    Membership.objects.update(admitted_at="2024-05-01T00:00Z", admitted_by=admin)
    outcome = brought({"Practitioners": [PERSON], "Memberships": [{**SEAT, "Until": "2024-09-01"}]}, admin)
    sentence = "This person is admitted to the safe space. Such a part ends on the pages, not by a workbook."
    assert said(outcome) == [("Memberships, 2, Until", sentence)]
    assert Membership.objects.get().until is None


def test_the_history_of_a_partnership_that_is_here_is_compared_and_never_rewritten():
    admin, stay = make.administrator(), {**HERE, "Stage": "courtship"}
    brought({"Stays": [{**stay, "Since": "2024-03-01"}]}, admin)
    assert said(brought({"Stays": [{**stay, "Since": "2024-03-01"}]}, admin)) == []
    outcome = brought({"Stays": [{**stay, "Since": "2024-03-02"}]}, admin)
    sentence = "The way of this partnership is kept here already, and says something else. It changes on the pages, by a move."
    assert said(outcome) == [("Stays, 2, Partnership", sentence)]


def test_a_move_that_took_effect_has_the_word_of_both_sides():
    lead = {"Practitioners": [PERSON], "Memberships": [SEAT]}
    stays = [{**HERE, "Stage": "courtship", "Since": "2024-03-01", "Until": "2024-06-01"}, {**HERE, "Stage": "inspiration", "Since": "2024-06-01"}]
    move = {
        **HERE,
        "Number": 1,
        "From": "courtship",
        "To": "inspiration",
        "Proposed by": "A planner",
        "Outcome": "effective",
        "Holds from": "2024-06-01",
    }
    word = {**HERE, "Move": 1, "Side": "mentee", "Says": "accepts", "Said by": "A planner", "Said on": "2024-06-01"}
    outcome = brought({**lead, "Stays": stays, "Moves": [move], "Words on moves": [word]})
    sentence = "Move 1 of eThekwini → Mzuzu: an effective move has both sides’ acceptance, an open one that of its proposer alone."
    assert said(outcome) == [("Words on moves", sentence)]


def test_an_address_that_is_somebody_elses_is_not_taken_over():
    admin = make.administrator()
    brought({"Practitioners": [PERSON], "Memberships": [SEAT]}, admin)
    taken = brought({"Practitioners": [{**PERSON, "Name": "Another name"}]}, admin)
    assert [place for place, _sentence in said(taken)] == ["Practitioners, 2, Name"]


PLANTED = "Kanarienvogel"


@pytest.fixture
def planted():
    """What no export may hold: telephone numbers, addresses of those whom one does not manage, texts of the safe space."""
    here = make.partnership()
    lead = make.member_user(here, "mentor", "lead facilitator")
    for user in (lead, make.member_user(here, "mentee", "facilitator")):
        Contact.objects.create(practitioner=user.practitioner, email=f"{PLANTED}.mail{user.pk}@example.org", phone=f"{PLANTED} phone")
    Reflection(author=lead, partnership=here, text=f"{PLANTED} thought").keep(by=lead)
    other = make.partnership(make.city("Elsewhere"), make.city("Nowhere", "NA"), here.programme)
    make.activity(other, f"{PLANTED} of the sister", came=[make.practitioner("Somebody")])
    make.activity(here, "A workshop", came=[lead.practitioner])
    return here, lead


def text_of(programme, reader):
    out = io.BytesIO()
    export(programme, reader, out)
    with zipfile.ZipFile(out) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))


def found(text):
    return [each in text for each in (f"{PLANTED} phone", f"{PLANTED} thought", f"{PLANTED} of the sister", f"{PLANTED.lower()}.mail", "A workshop")]


def test_a_managers_export_holds_addresses_and_no_numbers_and_nothing_of_the_safe_space(planted):
    here, _lead = planted
    assert found(text_of(here.programme, make.manager(here.programme))) == [False, False, True, True, True]


def test_a_members_export_holds_their_own_partnership_alone(planted):
    here, _lead = planted
    facilitator = make.member_user(here, "mentee", "planner", admitted=False)
    assert found(text_of(here.programme, facilitator)) == [False, False, False, False, True]

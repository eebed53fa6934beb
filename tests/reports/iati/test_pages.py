"""The manager's pages: what is missing stands in words, nothing half-finished leaves, and an identifier belongs to one activity for ever."""

import pytest
from lxml import etree

from participants.models import Organisation, Programme
from participants.places.forms import OrganisationForm
from reports.iati import codes
from reports.models import Address, Amount, Identifier, Profile, Report
from tests import make
from tests.reports.iati.files import LANG, amount, edition, file_of, partnership, profile, programme, ready, tree_of
from tests.reports.telling import as_user

SIGN_IN = "This address asks for a sign-in. Put the report on a website that anybody can open, and give its address there."
pytestmark = pytest.mark.django_db


def typed(**fields):
    given = {"code": "C2C", "status": "2", "sectors": "15112", "mentor_share": "50", **fields}
    return {"version": "1", **given}


def download(user, programme):
    return as_user(user).get(f"/programmes/{programme.pk}/iati/file/")


def page_of(programme):
    return as_user(make.manager(programme)).get(f"/programmes/{programme.pk}/iati/")


def musts(programme):
    return [each.words for each in page_of(programme).context["musts"]]


def test_nothing_is_downloaded_while_something_is_missing():
    mine = programme()
    answer = download(make.manager(mine), mine)
    assert answer.status_code == 409
    assert "Give the programme a code of your own." in answer.text
    assert not Identifier.objects.exists()


def test_a_bare_programme_is_told_all_that_it_lacks():
    assert musts(make.programme()) == [
        "Name the reporting organisation: the one that answers for this file.",
        "Say what the programme is for: its objective becomes the description.",
        "Give the day from which the programme is funded.",
        "No report is published yet. The file names a partnership and its countries once its first report is published.",
        "Give the programme a code of your own. It follows the organisation’s identifier.",
        "Say where the programme stands.",
        "Give at least one sector, such as 15112 for decentralisation and subnational government.",
    ]


def test_the_organisation_is_asked_for_its_identifier_and_its_type():
    mine, _here = ready()
    Organisation.objects.filter(name="UCLG").update(iati_reference="", iati_type="")
    assert musts(mine) == [
        "Give the IATI identifier of UCLG, such as XM-DAC-41111 or GB-COH-01234567.",
        "Give the IATI type of UCLG: a code of two digits, such as 11 for a local government.",
    ]


def test_an_identifier_that_is_none_is_said_to_be_none():
    mine, _here = ready()
    Organisation.objects.filter(name="UCLG").update(iati_reference="UCLG/1")
    assert musts(mine) == ["“UCLG/1” is no IATI identifier. Write the register, a hyphen and the number of UCLG there."]


def test_a_closed_programme_says_when_it_ended():
    mine, _here = ready()
    Profile.objects.update(status="4")
    assert musts(mine) == ["Give the day on which it ended."]


def test_what_is_missing_stands_next_to_its_field():
    mine = programme()
    form = as_user(make.manager(mine)).get(f"/programmes/{mine.pk}/iati/change/").context["form"]
    assert "Give the programme a code of your own." in form.fields["code"].help_text
    assert "Say where the programme stands." in form.fields["status"].help_text


def test_the_manager_downloads_what_the_file_holds():
    mine, _here = ready()
    answer = download(make.manager(mine), mine)
    assert (answer.status_code, answer.content) == (200, file_of(mine))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="iati-city-future.xml"'


def test_who_does_not_manage_the_programme_gets_no_file():
    mine, here = ready()
    member, funder = make.member_user(here, "mentor", "lead facilitator"), make.funder(mine)
    assert [download(user, mine).status_code for user in (member, funder, make.administrator())] == [403, 404, 404]


def test_parent_and_children_name_each_other():
    mine, here = ready()
    parent, child = tree_of(mine)
    names = [each.findtext("iati-identifier") for each in (parent, child)]
    assert names == ["XM-DAC-47073-C2C", f"XM-DAC-47073-C2C-{here.pk}"]
    assert [each.find("related-activity").attrib for each in (parent, child)] == [{"ref": names[1], "type": "2"}, {"ref": names[0], "type": "1"}]
    assert [each.get("hierarchy") for each in (parent, child)] == ["1", "2"]


def test_an_identifier_that_was_out_is_never_given_to_another_programme():
    mine, here = ready()
    manager = make.manager(mine)
    assert download(manager, mine).status_code == 200
    assert list(Identifier.objects.values_list("text", "partnership")) == [("XM-DAC-47073-C2C", None), (f"XM-DAC-47073-C2C-{here.pk}", here.pk)]
    other = programme(title="Another", reporting_organisation=mine.reporting_organisation)
    profile(other, code="X")
    answer = as_user(make.manager(other)).post(f"/programmes/{other.pk}/iati/change/", typed())
    assert answer.context["form"].errors["code"] == [
        "Another activity was published under this identifier before. An identifier is never used again: choose another code."
    ]
    Profile.objects.filter(programme=other).update(code="C2C")
    edition(partnership(other, ("Lilongwe", "MW")))
    assert download(make.manager(other), other).status_code == 409


def test_an_identifier_that_changed_stays_known_as_an_earlier_one():
    mine, _here = ready()
    manager = make.manager(mine)
    download(manager, mine)
    assert as_user(manager).post(f"/programmes/{mine.pk}/iati/change/", typed(code="NEW")).status_code == 302
    made = etree.fromstring(download(manager, mine).content)
    assert [(each.get("type"), each.get("ref")) for each in made[0].findall("other-identifier")][1:] == [("A3", "XM-DAC-47073-C2C")]
    assert download(manager, mine).content == download(manager, mine).content


def test_a_change_moves_the_day_of_the_file():
    mine, _here = ready()
    before = tree_of(mine)[0].get("last-updated-datetime")
    changed = Programme.objects.get(pk=mine.pk)
    changed.history.update(history_date="2020-01-01T00:00:00Z")
    Programme.history.create(id=mine.pk, title="x", convener_id=mine.convener_id, key=mine.key, recorded_at=mine.recorded_at,
                             currency="EUR", history_date="2031-05-01T10:00:00Z", history_type="~")  # fmt: skip
    assert before < tree_of(mine)[0].get("last-updated-datetime") == "2031-05-01T10:00:00Z"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://example.org/a.pdf", "Give an address that begins with https://."),
        ("https://me:secret@example.org/a.pdf", "This address holds a name or a password. Give one that anybody can open."),
        ("https://localhost/a.pdf", "Only your own network knows this address. Give one that anybody can open."),
        ("https://10.0.0.1/a.pdf", "Only your own network knows this address. Give one that anybody can open."),
        (
            "https://testserver.example/a.pdf",
            "This address asks for a sign-in. Put the report on a website that anybody can open, and give its address there.",
        ),
    ],
)
def test_an_address_that_is_not_public_is_refused(settings, url, said):
    settings.ALLOWED_HOSTS = ["testserver.example", "testserver"]
    mine = programme()
    here = edition(partnership(mine))
    form = as_user(make.manager(mine)).post(f"/published/{here.pk}/address/", {"url": url}).context["form"]
    assert form.errors["url"] == [said]
    assert not Address.objects.exists()


def test_a_report_is_linked_only_where_it_has_a_public_address():
    mine, here = ready()
    assert tree_of(mine).findall(".//document-link") == []
    report = here.reports.get()
    found = edition(here, 2, report)
    answer = as_user(make.manager(mine)).post(f"/published/{found.pk}/address/", {"url": "example.org/a.pdf"})
    assert answer.status_code == 302
    (link,) = tree_of(mine).findall(".//document-link")
    assert (link.get("url"), [each.tag for each in link]) == ("https://example.org/a.pdf", ["title", "category", "language", "document-date"])


def test_a_corrected_edition_takes_the_place_of_the_first():
    mine, here = ready()
    edition(here, 2, here.reports.get(), visits={"to_mentee": 9, "to_mentor": 0})
    assert [each.get("value") for each in tree_of(mine).findall(".//actual")] == ["9", "0"]


def test_sums_stand_at_the_programme_and_nowhere_else():
    mine, _here = ready()
    for kind in ("original", "11"):
        amount(mine, kind)
    parent, child = tree_of(mine)
    assert [(each.tag, each.findtext("value")) for each in parent if each.tag in ("budget", "transaction")] == [
        ("budget", "1000.5"),
        ("transaction", "1000.5"),
    ]
    assert [each.tag for each in child if each.tag in ("budget", "transaction")] == []


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"until": ""}, "until"),
        ({"until": "2009-12-31"}, "until"),
        ({"until": "2011-01-01"}, "until"),
        ({"since": "2010-06-01", "until": "2010-09-01"}, "since"),
        ({"value": "0"}, "value"),
        ({"kind": "4", "since": "2999-01-01"}, "since"),
    ],
)
def test_a_sum_that_cannot_be_is_refused_at_its_field(fields, where):
    mine = programme()
    amount(mine, since="2010-03-01", until="2010-12-31") if where == "since" else None
    sent = {"kind": "original", "since": "2010-01-01", "until": "2010-12-31", "value": "100", **fields}
    answer = as_user(make.manager(mine)).post(f"/programmes/{mine.pk}/iati/amounts/new/", sent)
    assert list(answer.context["form"].errors) == [where]


def test_a_sum_is_removed():
    mine = programme()
    made = amount(mine)
    assert as_user(make.manager(mine)).post(f"/iati/amounts/{made.pk}/remove/").status_code == 302
    assert not Amount.objects.exists()


def test_a_persons_own_address_does_not_go_into_the_file():
    mine = programme()
    profile(mine)
    manager = make.manager(mine)
    form = as_user(manager).post(f"/programmes/{mine.pk}/iati/change/", typed(contact_email=manager.email.upper())).context["form"]
    assert form.errors["contact_email"] == ["This is the address of somebody here. Give an office’s."]


def test_countries_and_places_follow_the_share_of_the_mentor():
    mine, _here = ready()
    assert [(each.get("code"), each.get("percentage")) for each in tree_of(mine)[1].findall("recipient-country")] == [("MW", "50"), ("ZA", "50")]
    Profile.objects.update(mentor_share=0)
    child = tree_of(mine)[1]
    assert [(each.get("code"), each.get("percentage")) for each in child.findall("recipient-country")] == [("MW", "100")]
    assert [each.findtext("name/narrative") for each in child.findall("location")] == ["Mzuzu"]


LISTED = {
    "reporting-org/@type": codes.ORGANISATION_TYPE,
    "participating-org/@type": codes.ORGANISATION_TYPE,
    "participating-org/@role": codes.ORGANISATION_ROLE,
    "other-identifier/@type": codes.OTHER_IDENTIFIER_TYPE,
    "activity-status/@code": codes.ACTIVITY_STATUS,
    "activity-date/@type": codes.ACTIVITY_DATE_TYPE,
    "activity-scope/@code": codes.ACTIVITY_SCOPE,
    "sector/@code": codes.sectors(),
    "tag/@vocabulary": codes.TAG_VOCABULARY,
    "policy-marker/@code": codes.POLICY_MARKER,
    "policy-marker/@significance": codes.POLICY_SIGNIFICANCE,
    "collaboration-type/@code": codes.COLLABORATION_TYPE,
    "default-flow-type/@code": codes.FLOW_TYPE,
    "default-finance-type/@code": codes.FINANCE_TYPE,
    "default-aid-type/@code": codes.AID_TYPE,
    "default-tied-status/@code": codes.TIED_STATUS,
    "budget/@type": codes.BUDGET_TYPE,
    "budget/@status": codes.BUDGET_STATUS,
    "transaction/transaction-type/@code": codes.TRANSACTION_TYPE,
    "related-activity/@type": codes.RELATED_ACTIVITY_TYPE,
    "result/@type": codes.RESULT_TYPE,
    "result/indicator/@measure": codes.INDICATOR_MEASURE,
    "document-link/category/@code": [codes.RESULTS_DOCUMENT],
    "description/@type": codes.DESCRIPTION_TYPE,
}


def test_every_code_that_is_written_is_of_its_list():
    from tests.reports.iati.test_schema import everything

    made = etree.fromstring(file_of(everything()))
    written = {path: set(made.xpath(f"//iati-activity/{path}")) for path in LISTED}
    assert {path: found - set(LISTED[path]) for path, found in written.items() if not found or found - set(LISTED[path])} == {}
    assert {each.get(LANG) for each in made} == {"en"}


def test_the_page_names_the_reports_that_rest_on_illustrative_days():
    mine = programme()
    profile(mine)
    here = partnership(mine)
    edition(here, illustrative=False)
    assert "Some days are illustrative" not in page_of(mine).text
    edition(here, number=2, report=Report.objects.get(), illustrative=True)
    answer = page_of(mine)
    assert [each.number for each in answer.context["facts"].illustrative] == [2]
    assert "Some days are illustrative" in answer.text


def test_the_type_of_an_organisation_is_chosen_from_the_list():
    data = {"name": "UCLG", "kind": "network", "website": "uclg.org", "iati_reference": ""}
    form = OrganisationForm({**data, "iati_type": "21"})
    assert (form.errors, form.cleaned_data["website"]) == ({}, "https://uclg.org")
    assert list(OrganisationForm({**data, "iati_type": "xx"}).errors) == ["iati_type"]

"""Whatever stands in a workbook: it is said in one sentence at its place, and nothing is half imported."""

import io
import time
import zipfile

import pytest
from openpyxl import Workbook

from mentorship.workbook.file import Unreadable
from mentorship.workbook.run import bring_in
from participants.models import City, Partnership, Practitioner, Programme
from stages.models import Activity
from tests import make
from tests.mentorship.workbook.filling import BASE, HERE, book, brought, file, said, saved

pytestmark = pytest.mark.django_db
CALL = {"Partnerships": "eThekwini → Mzuzu", "Title": "A call", "What it was": "call"}


def test_a_good_workbook_goes_in():
    outcome = brought({"Activities": [{**CALL, "Date": "2024-05-01"}]})
    assert (said(outcome), outcome.total("created"), str(Partnership.objects.get())) == ([], 6, "eThekwini → Mzuzu")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        *[(text, ("2024-03-01", "day")) for text in ("2024-03-01", "1 March 2024", "01/03/2024", "1.3.2024", "1 mar 2024", make.day("2024-03-01"))],
        *[(text, ("2024-03-01", "month")) for text in ("March 2024", "2024-03", "mar 2024")],
        *[(text, ("2024-01-01", "year")) for text in ("2024", 2024)],
    ],
)
def test_a_date_is_read_as_exact_as_it_is_written(typed, stored):
    outcome = brought({"Activities": [{**CALL, "Date": typed}]})
    assert said(outcome) == []
    made = Activity.objects.get()
    assert (made.on.isoformat(), made.on_precision) == stored


@pytest.mark.parametrize("typed", ["31/02/2024", "soon", "2024-13-01", "1/2/3", "45"])
def test_what_is_no_date_is_said(typed):
    outcome = brought({"Activities": [{**CALL, "Date": typed}]})
    sentence = f"“{typed}” is no date. Write 2024-03-01, 1 March 2024, 01/03/2024, March 2024 or 2024."
    assert said(outcome) == [("Activities, 2, Date", sentence)]
    assert not Programme.objects.exists()


def test_merged_cells_and_formulas_are_said_at_their_place():
    made = book({**BASE, "Activities": [{**CALL, "Date": "2024-05-01"}]})
    made["Activities"]["D2"] = "=1+1"
    made["Cities"].merge_cells("B2:C2")
    outcome = bring_in(saved(made), by=make.administrator())
    assert said(outcome) == [
        ("Cities, B2:C2", "These cells are merged. Split them, and fill in each of them."),
        ("Activities, 2, Title", "This cell holds a formula. Copy it and paste it back as a value."),
    ]
    assert not City.objects.exists()


def test_a_city_that_geonames_knows_twice_is_asked_about():
    outcome = brought({"Cities": [*BASE["Cities"], {"Name": "Springfield", "Country": "US"}]})
    [(place, sentence)] = said(outcome)
    assert place == "Cities, 4, Name"
    assert sentence.startswith("GeoNames knows ")
    assert "of “Springfield”: name the region or the GeoNames id (" in sentence
    assert said(brought({"Cities": [*BASE["Cities"], {"Name": "Springfield", "Country": "US", "Region": "Illinois"}]})) == []
    assert City.objects.get(name="Springfield").zone == "America/Chicago"


def test_a_city_is_filled_in_from_geonames_and_a_figure_keeps_its_year_and_source():
    told = {"Population": 250000, "Year of the population": 2018, "Source of the population": "Census"}
    assert said(brought({"Cities": [{"Name": "eThekwini"}, {"Name": "Mzuzu", **told}]})) == []
    durban, mzuzu = (City.objects.get(name=name) for name in ("eThekwini", "Mzuzu"))
    assert (durban.name, durban.also_known_as, durban.country, durban.zone) == ("eThekwini", "Durban", "ZA", "Africa/Johannesburg")
    assert (mzuzu.population, mzuzu.population_year, mzuzu.population_source, mzuzu.zone) == (250000, 2018, "Census", "Africa/Blantyre")
    assert durban.population_source == "GeoNames"
    refused = brought({"Cities": [*BASE["Cities"], {"Name": "Zomba", "Population": 5}]})
    assert said(refused) == [("Cities, 4, Source of the population", "Say where the population figure comes from.")]


@pytest.mark.parametrize("other", ["Thandi Mkize", "Mkhize Thandi", "THANDI  MKHIZÉ", "Thandie Mkhize"])
def test_a_person_twice_under_two_spellings_is_asked_about_and_never_merged(other):
    people = [{"Name": "Thandi Mkhize", "City": "Mzuzu"}, {"Name": other, "City": "Mzuzu"}]
    outcome = brought({"Practitioners": people})
    assert [place for place, _sentence in said(outcome)] == ["Practitioners, 3, Name"] or "Row 2 says this already" in said(outcome)[0][1]
    assert not Practitioner.objects.exists()


def test_two_people_of_nearly_one_name_go_in_when_it_is_said():
    people = [{"Name": "Thandi Mkhize", "City": "Mzuzu"}, {"Name": "Thandi Mkhise", "City": "Mzuzu", "Another person": "yes"}]
    manager = make.administrator()
    assert said(brought({"Practitioners": people}, manager)) == []
    again = brought({"Practitioners": people}, manager)
    assert (said(again), again.total("created"), again.total("changed")) == ([], 0, 0)


def test_a_missing_sheet_and_an_unknown_one_are_said_and_the_rest_is_read():
    made = file({**BASE, "Gardens": [{"Rose": "red"}]}, whole=False)
    outcome = bring_in(made, by=make.administrator())
    assert ("Stays", "This sheet is missing. The rest is read.") in said(outcome, "note")
    assert ("Gardens", "This sheet is not known here. It is not read.") in said(outcome, "note")
    assert Partnership.objects.count() == 1


def test_rows_far_below_are_not_waited_for():
    made = book(BASE)
    made["Cities"].cell(1_048_576, 2, "Lilongwe")
    outcome = bring_in(saved(made), by=make.administrator())
    assert said(outcome, "note") == [("Cities, 3", "More than a thousand empty rows follow. What may stand below them is not read.")]
    assert City.objects.count() == 2


def test_a_million_rows_that_are_formatted_and_empty_are_not_waited_for():
    """As a spreadsheet writes a sheet whose every row was given a height or a colour."""
    out, made = io.BytesIO(), file(BASE)
    empty = "".join(f'<row r="{number}" ht="20" customHeight="1"/>' for number in range(4, 1_048_577)).encode()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b"</sheetData>", empty + b"</sheetData>") if name.endswith("sheet1.xml") else content)
    begun = time.process_time()
    outcome = bring_in(out, by=make.administrator())
    assert time.process_time() - begun < 10
    assert (said(outcome), City.objects.count()) == ([], 2)
    assert said(outcome, "note") == [("Cities, 3", "More than a thousand empty rows follow. What may stand below them is not read.")]


def test_a_reference_to_nothing_is_said():
    outcome = brought({"Attendance": [{"Activity": "2024-05-01 A call", "Person": "Nobody"}]})
    sentence = "“2024-05-01 A call” is not known here. Add it to the sheet “Activities”, or spell it as there."
    assert said(outcome) == [("Attendance, 2, Activity", sentence)]


def test_a_choice_that_is_not_on_the_list_is_said_with_the_list():
    outcome = brought({"Activities": [{**CALL, "Date": "2024-05-01", "State": "maybe"}]})
    assert said(outcome) == [("Activities, 2, State", "“maybe” is not on the list. Choose: planned, held, cancelled.")]


def test_an_example_row_is_not_read_and_an_empty_cell_says_nothing():
    admin = make.administrator()
    brought({"Cities": [{"Remark": "Example, not read", "Name": "Nowhere"}, {"Name": "eThekwini", "Languages": "isiZulu"}, {"Name": "Mzuzu"}]}, admin)
    outcome = brought({}, admin)
    assert (outcome.total("created"), outcome.total("changed")) == (0, 0)
    assert City.objects.get(name="eThekwini").languages == "isiZulu"


def test_text_that_looks_like_a_formula_stays_text():
    made = book({**BASE, "Activities": [{**CALL, "Date": "2024-05-01"}]})
    made["Activities"]["D2"].value = "=1+1"
    made["Activities"]["D2"].data_type = "s"
    assert said(bring_in(saved(made), by=make.administrator())) == []
    assert Activity.objects.get().title == "=1+1"


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    return out.getvalue()


def with_entities():
    out, made = io.BytesIO(), file(BASE)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            target.writestr(name, text.replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1) if "sheet1" in name else text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This is no Excel workbook. Save it as .xlsx, then try again."),
        (b"Name;Country", "This is no Excel workbook. Save it as .xlsx, then try again."),
        (b"PK\x03\x04 cut off", "This is no Excel workbook. Save it as .xlsx, then try again."),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "This is an old Excel file (.xls). Save it as .xlsx, then try again."),
        (
            b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "The workbook has a password. Save a copy without one, then try again.",
        ),
        (bomb(), "The file unpacks to far more than its size. Copy its rows into a new workbook, then try again."),
        (with_entities(), "The file holds something that no workbook needs. Copy its rows into a new workbook, then try again."),
        (
            saved(Workbook()).getvalue(),
            "None of the sheets is known here. They are called Cities, Organisations, Practitioners, Programmes",
        ),
    ],
    ids=["empty", "text", "cut", "old", "password", "bomb", "entities", "other"],
)
def test_what_is_no_workbook_is_said_in_one_sentence(content, sentence):
    with pytest.raises(Unreadable) as refusal:
        bring_in(io.BytesIO(content), by=make.administrator())
    assert str(refusal.value).startswith(sentence)


def test_nothing_is_half_imported():
    outcome = brought({"Commitments": [{**HERE, "What was promised": "X"}]})
    assert [place for place, _sentence in said(outcome)] == ["Commitments, 2, Promised by", "Commitments, 2, Promised on"]
    assert not City.objects.exists()

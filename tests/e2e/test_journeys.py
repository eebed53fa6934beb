"""The main jobs, done from the sign-in page to the end by those whose jobs they are."""

import datetime as dt
import io

import pypdf
import pytest

from tests.e2e.hands import click, heading, overhang, says, tab

pytestmark = pytest.mark.e2e
LILONGWE = "Johannesburg → Lilongwe"


def columns(page):
    """The portfolio: which partnerships stand in which stage; beside its title stands how many."""
    page.goto("/")
    rows = [
        (each.get_by_role("heading", level=2).inner_text(), each.locator("h3").all_inner_texts()) for each in page.locator(".columns5 > li").all()
    ]
    return {title.rstrip(" 0123456789"): cards for title, cards in rows if cards}


def stage_of(page, partnership):
    (found,) = [stage for stage, cards in columns(page).items() if partnership in cards]
    return found


def test_a_manager_writes_down_a_word_and_then_two_leads_move_the_partnership_by_themselves(enter):
    manager, johannesburg, lilongwe = (enter(who) for who in ("manager", "lead.johannesburg", "lead.lilongwe"))
    assert stage_of(manager, LILONGWE) == "4. Supported implementation"
    click(manager, LILONGWE, "Write down a side’s word")
    manager.get_by_label("Who said it").select_option(index=1)
    manager.get_by_role("radio", name="accepts").check()
    manager.get_by_role("radio", name="by letter").check()
    manager.get_by_label("When it was said").fill(dt.date.today().isoformat())
    click(manager, "Write it down")
    says(manager, "The word is written down.")
    assert stage_of(manager, LILONGWE) == "5. After-care"

    click(johannesburg, LILONGWE, "Propose a move")
    johannesburg.get_by_role("radio", name="4. Supported implementation").check()
    johannesburg.get_by_role("textbox", name="Reason").fill("The new planners want to do the second plan with us.")
    click(johannesburg, "Propose the move")
    says(johannesburg, "The move is proposed.")

    click(manager, "Home", LILONGWE)
    says(manager, "Still to come: the word of Lilongwe.")

    lilongwe.goto("/")
    click(lilongwe, f"{LILONGWE}: on to Supported implementation", "Accept the move")
    says(lilongwe, "Both sides have said yes.")
    assert stage_of(manager, LILONGWE) == "4. Supported implementation"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_facilitator_logs_a_visit_on_a_phone(phone, javascript):
    page = phone("facilitator.mzuzu", java_script_enabled=javascript)
    page.locator("header a.log").click()
    title = f"Exploratory visit, {'with' if javascript else 'without'} scripts"
    page.get_by_label("What was it").select_option("exploratory visit")
    page.get_by_label("Place, or another town").fill("Mzuzu town hall")
    page.get_by_text("More about the time").click()
    page.get_by_label("Title").fill(title)
    click(page, "Log it")
    says(page, "It is logged.")
    assert heading(page) == title
    click(page, "eThekwini → Mzuzu")
    tab(page, "Log")
    says(page, title)
    if javascript:
        assert overhang(page) == 0


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_facilitator_plans_a_call_and_holds_it_on_a_phone(phone, javascript):
    page = phone("facilitator.mzuzu", java_script_enabled=javascript)
    page.goto("/plan/new/")
    page.get_by_label("What will it be").select_option("call")
    page.get_by_label("When").first.fill(dt.date.today().isoformat())
    click(page, "Plan it")
    says(page, "It is planned.")
    address = page.url
    click(page, "It was held")
    page.get_by_label("Summary").fill("The land use plan.")
    click(page, "Keep it as held")
    says(page, "It is kept as held.")
    page.goto(address)
    assert page.get_by_role("link", name="It was held").count() == 0
    says(page, "The land use plan.")


def test_a_plan_whose_day_has_passed_is_asked_about_by_mail_and_the_link_leads_to_the_answer(demo, phone):
    demo.run_due(dt.datetime.now(dt.UTC) + dt.timedelta(days=1))
    page = phone("lead.otjiwarongo")
    page.goto("/mailbox/")
    letter = page.locator("details", has=page.get_by_text("Was it held?")).first
    assert "Call about the road map" in letter.inner_text()
    letter.get_by_role("link").first.click()
    page.get_by_role("link", name="It was held").wait_for()


def test_a_published_report_is_a_real_paper_in_the_hands_of_the_funder(report, enter):
    funder = enter("funder")
    funder.goto("/")
    assert report.edition.endswith(funder.locator("a[href^='/published/']:not([href='/published/'])").first.get_attribute("href"))
    funder.goto(report.edition)
    with funder.expect_download() as waiting:
        funder.get_by_role("link", name="Download the report").click()
    content = waiting.value.path().read_bytes()
    assert content.startswith(b"%PDF-")
    assert waiting.value.suggested_filename == "ethekwini-mzuzu-adoption-edition-1.pdf"
    paper = pypdf.PdfReader(io.BytesIO(content))
    text = " ".join(" ".join(page.extract_text().split()) for page in paper.pages)
    assert len(paper.pages) >= 3
    assert "Planners of both cities worked on the first plan of Mzuzu together." in text
    assert funder.goto(report.version).status == 404

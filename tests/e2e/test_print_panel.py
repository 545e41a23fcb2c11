"""The print panel of a worksheet, the PDFs that pages link to, and the names on a pack."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import SMALL, Visits
from tests.e2e.print_panel import go_to_print_panel
from tests.e2e.test_accessibility import NARROW, WIDE, assert_accessible
from tests.e2e.test_paper import A4, lay
from tests.quick_and_slow import first_quick
from tests.site_server import PREFIX

SHEET = "worksheets/2/"
PRINTS = "() => { window.printed = []; window.print = () => window.printed.push(document.querySelector('.paper').className); }"

LETTERS = "parseFloat(getComputedStyle(document.querySelector('.paper')).fontSize)"
LOW = """() => [...document.querySelectorAll('#print :is(a, button, .option)')]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
  .map((one) => one.textContent.trim())"""
"""Targets less than 44 px high."""


def sheet(visit: Visits, address: str = SHEET, below: str = SMALL, **options: str) -> Page:
    """Open a sheet, and go to its print panel."""
    page = visit(address, below=below, **options)
    go_to_print_panel(page)
    return page


def chosen_file(page: Page) -> str:
    return page.locator("a[data-print=file]").get_attribute("href") or ""


def printed_text(page: Page) -> str:
    return "\n".join(one.get_textpage().get_text_range() for one in pdfium.PdfDocument(page.pdf(format="A4")))


def choose(page: Page, what: str) -> None:
    page.locator(f"[name=print-what][value={what}]").check()


def test_each_choice_opens_its_file_or_prints(visit: Visits) -> None:
    page = sheet(visit)
    page.evaluate(PRINTS)
    page.locator("[name=print-paper][value=a4]").check()
    for what, name in (("pen", ""), ("fill-in", "-fill-in"), ("example", "-example")):
        choose(page, what)
        assert chosen_file(page) == f"worksheet-2-a4{name}.pdf"
        expect(page.locator("[data-print=browser]")).to_be_hidden()
    page.locator("[name=print-paper][value=letter]").check()
    assert chosen_file(page) == "worksheet-2-letter-example.pdf"
    choose(page, "answers")
    expect(page.locator("[data-print=file]")).to_be_hidden()
    page.locator("button[data-print=browser]").click()
    assert page.evaluate("window.printed") == ["paper filled"]


def test_the_linked_files_exist(visit: Visits) -> None:
    page = sheet(visit)
    links = page.locator(".print-files a").evaluate_all("all => all.map((one) => one.href)")
    assert len(links) == 6
    for link in links:
        answer = page.request.get(link)
        assert answer.ok, link
        assert answer.body().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("locale", "paper"),
    [("en-US", "letter"), ("es-MX", "letter"), ("en-GB", "a4"), ("de-DE", "a4"), ("fr-CA", "letter")],
)
def test_the_paper_size_follows_the_language_of_the_browser(visit: Visits, locale: str, paper: str) -> None:
    page = sheet(visit, "worksheets/3/", locale=locale)
    expect(page.locator(f"[name=print-paper][value={paper}]")).to_be_checked()
    assert f"-{paper}" in chosen_file(page)
    other = "a4" if paper == "letter" else "letter"
    page.locator(f"[name=print-paper][value={other}]").check()
    page.reload()
    go_to_print_panel(page)
    expect(page.locator(f"[name=print-paper][value={other}]")).to_be_checked()


def test_large_print_goes_through_the_browser_and_is_undone_afterwards(visit: Visits) -> None:
    page = sheet(visit)
    page.evaluate(PRINTS)
    page.locator("[name=print-large]").check()
    page.locator("button[data-print=browser]").click()
    choose(page, "answers")
    page.locator("button[data-print=browser]").click()
    assert page.evaluate("window.printed") == ["paper large", "paper large filled"]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".paper").get_attribute("class") == "paper"
    choose(page, "fill-in")
    expect(page.locator("[name=print-large]")).to_be_hidden()


def test_answers_to_share_are_picked_only_when_sharing(visit: Visits) -> None:
    page = sheet(visit)
    expect(page.locator("#share")).to_be_hidden()
    choose(page, "shared")
    page.locator("a[data-print=share]").click()
    expect(page.locator("#share input").first).to_be_focused()
    choose(page, "answers")
    expect(page.locator("#share")).to_be_hidden()


def test_shared_answers_can_be_printed_large(visit: Visits) -> None:
    page = sheet(visit)
    page.evaluate(PRINTS)
    page.locator("#a-letter-owner").fill("Ann")
    choose(page, "shared")
    page.locator("#share input").first.check()
    page.locator("[data-share=print]").click()
    page.locator("[name=print-large]").check()
    page.locator("[data-share=print]").click()
    assert page.evaluate("window.printed") == ["paper filled", "paper filled large"]


def test_large_print_is_larger_and_stays_on_the_paper(visit: Visits) -> None:
    page = sheet(visit)
    page.evaluate(PRINTS)
    lay(page, A4)
    before = page.evaluate(LETTERS)
    page.emulate_media(media="screen")
    page.locator("[name=print-large]").check()
    page.locator("button[data-print=browser]").click()
    lay(page, A4)
    assert page.evaluate(LETTERS) == pytest.approx(before * 1.45, rel=0.01)
    assert page.evaluate("document.documentElement.scrollWidth") <= int(A4.room[0])


@pytest.mark.parametrize("what", first_quick(["answers", "pen", "shared"]))
def test_axe_finds_nothing_in_any_state_of_the_panel(visit: Visits, what: str) -> None:
    page = sheet(visit)
    choose(page, what)
    assert_accessible(page)
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(LOW) == [], width


def test_without_javascript_each_file_is_a_link(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL, java_script_enabled=False)
    assert [link.is_visible() for link in page.locator("#print .print-files a").all()] == [True] * 6
    expect(page.locator("#print").get_by_text("You get a clean sheet")).to_be_visible()
    expect(page.locator(".print-form")).to_be_hidden()
    expect(page.locator("#share")).to_be_hidden()


def test_leaving_forgets_the_paper_size(visit: Visits) -> None:
    page = sheet(visit, locale="en-GB")
    page.locator("[name=print-paper][value=letter]").check()
    assert page.evaluate("sessionStorage.getItem('amends.paper')") == "letter"
    page.locator("a.leave").first.click()
    page.wait_for_url(lambda url: "/small/" not in url)
    page.goto(visit.origin + SMALL + "help/")
    assert page.evaluate("sessionStorage.getItem('amends.paper')") is None
    visit.asked.clear()


def test_a_sheet_that_is_never_kept_can_only_be_printed_blank(visit: Visits) -> None:
    page = sheet(visit, "worksheets/1/")
    values = page.locator("[name=print-what]").evaluate_all("all => all.map((one) => one.value)")
    assert values == ["pen"]
    assert page.locator(".print-files a").count() == 2


def test_choices_work_by_keyboard(visit: Visits) -> None:
    page = sheet(visit)
    page.locator("[name=print-what][value=pen]").focus()
    page.keyboard.press("ArrowDown")
    assert "-fill-in" in chosen_file(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "print-paper"


@pytest.mark.parametrize("address", ["lessons/borrowed-book/", "pathways/bring-it-back/", "packs/first-talk/", "help/"])
def test_each_item_links_to_its_files(visit: Visits, address: str) -> None:
    page = visit(address, below=SMALL)
    links = page.locator(".print-files a").evaluate_all("all => all.map((one) => one.href)")
    assert len(links) in {2, 4}
    assert all(page.request.get(link).ok for link in links)


def test_a_site_without_pdfs_links_to_none(visit: Visits) -> None:
    page = sheet(visit, "worksheets/7/", PREFIX)
    page.evaluate(PRINTS)
    assert page.locator(".print-files").count() == 0
    page.locator("button[data-print=browser]").click()
    assert page.evaluate("window.printed") == ["paper"]


def test_names_on_a_pack_are_printed_and_not_stored(visit: Visits) -> None:
    page = visit("packs/first-talk/", below=SMALL)
    page.get_by_label("From").fill("Dr <b>Ono</b>")
    page.get_by_label("For", exact=True).fill("A. N.")
    text = printed_text(page)
    assert re.search(r"From\s+Dr <b>Ono</b>", text)
    assert re.search(r"For\s+A. N.", text)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.reload()
    assert page.get_by_label("From").input_value() == ""
    blank = printed_text(page)
    assert "Ono" not in blank
    assert re.search(r"From\b", blank), "a blank line to write on"


def test_names_on_a_printed_pack_are_aligned_and_screen_controls_hidden(visit: Visits) -> None:
    page = visit("packs/first-talk/", below=SMALL)
    lay(page, A4)
    starts = page.locator(".pack-name-lines b").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().left)"
    )
    assert len(starts) == 2
    assert starts[0] == starts[1]
    for gone in ("[data-pack-names]", ".print-section", "a[href$='#counsellor']"):
        expect(page.locator(gone).first).to_be_hidden()


def test_without_javascript_a_pack_prints_blank_lines(visit: Visits) -> None:
    page = visit("packs/first-talk/", below=SMALL, java_script_enabled=False)
    expect(page.locator("[data-pack-names]")).to_be_hidden()
    assert re.search(r"From\s+For\b", printed_text(page))
    lay(page, A4)
    for line in page.locator(".pack-name-lines b").all():
        box = line.bounding_box()
        assert box is not None
        assert box["width"] > 300

"""The browser's printout, read from its PDF: every character of every answer, and real ruled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser, Page
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from tests.content_folder import copy
from tests.e2e.conftest import SMALL, Visits
from tests.e2e.print_panel import print_answers
from tests.e2e.site_pages import fields, load, straight
from tests.e2e.test_paper import A4, LETTER, Paper
from tests.site_server import ROOT, once, run, serving

MM = 72 / 25.4
"""Points per millimetre."""
LONG = 2000
"""The length of each answer in characters."""
SHEETS = {2: "book-plan", 3: "book-log"}
"""The sheets of the small site, which together have every field type."""

each_paper = pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
each_sheet = pytest.mark.parametrize("number", SHEETS)


def printed(page: Page, paper: Paper) -> Iterator[pdfium.PdfPage]:
    """Print a page without background graphics, and yield the pages of the PDF."""
    data = page.pdf(format=paper.name, print_background=False, prefer_css_page_size=False)
    yield from pdfium.PdfDocument(data)


def text_of(pages: list[pdfium.PdfPage]) -> str:
    """Return the text of a PDF without white space, which depends on line breaks."""
    return re.sub(r"\s+", "", "".join(page.get_textpage().get_text_range() for page in pages))


def answer_at_length(page: Page) -> dict[str, str]:
    """Enter a unique text in every text control, and return the texts by control name."""
    for button in page.get_by_role("button", name=re.compile("^Add")).all():
        while button.is_visible():
            button.click()
    given: dict[str, str] = page.evaluate(
        """(long) => {
          const given = {};
          const form = document.querySelector('form.sheet');
          const texts = [...form.elements].filter((one) => one.matches('textarea, input[type=text]'));
          texts.forEach((control, index) => {
            let text = '';
            for (let word = 0; text.length < long - 12; word++) text += `a${index}w${String(word).padStart(4, '0')}z `;
            control.value = text.trim();
            for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true }));
            given[control.name] = control.value;
          });
          return given;
        }""",
        LONG,
    )
    return given


@pytest.mark.slow
@each_paper
@each_sheet
def test_every_character_of_every_answer_is_printed(visit: Visits, number: int, paper: Paper) -> None:
    page = visit(f"worksheets/{number}/", below=SMALL)
    given = answer_at_length(page)
    assert len(given) >= 10
    assert all(len(text) > LONG - 40 for text in given.values())
    page.evaluate("window.print = () => {}")
    print_answers(page)
    pages = list(printed(page, paper))
    assert len(pages) > 5
    text = text_of(pages)
    # The footer may be in the middle of a word that continues on the next page.
    lost = {name: [word for word in answer.split() if word not in text] for name, answer in given.items()}
    assert {name: words for name, words in lost.items() if len(words) > len(pages)} == {}
    for one in pages:
        width, height = one.get_size()
        read = one.get_textpage()
        for index in range(read.count_rects()):
            left, bottom, right, top = read.get_rect(index)
            assert -0.5 <= left <= right <= width + 0.5
            assert -0.5 <= bottom <= top <= height + 0.5


def lines_across(page: pdfium.PdfPage) -> list[tuple[float, float]]:
    """Return the thin horizontal lines on a page as pairs of distance from the top and length, in points."""
    found = []
    for shape in page.get_objects(filter=[FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = shape.get_bounds()
        if top - bottom < 2 and right - left > 20 * MM:
            found.append((page.get_size()[1] - top, right - left))
    return sorted(set(found))


@each_paper
def test_ruled_lines_print_without_backgrounds_at_the_right_spacing(visit: Visits, paper: Paper) -> None:
    page = visit("worksheets/2/", below=SMALL)
    [story] = [one for one in fields(_written(2)) if one["id"] == "story"]
    runs: list[list[float]] = []
    for one in printed(page, paper):
        run: list[float] = []
        for at, _length in lines_across(one):
            if run and not 8 * MM <= at - run[-1] <= 9 * MM:
                runs.append(run)
                run = []
            run.append(at)
        runs.append(run)
    assert max(map(len, runs)) >= int(story["lines"])


@each_paper
@each_sheet
def test_no_question_is_separated_from_its_answer_space(visit: Visits, number: int, paper: Paper) -> None:
    """Within 90 mm below each question, on the same page, there is something to write on or to mark."""
    page = visit(f"worksheets/{number}/", below=SMALL)
    pages = list(printed(page, paper))
    for field in fields(_written(number)):
        if "label" not in field:
            continue
        words = straight(field["label"]).split()[:4]
        places = [(one, box) for one in pages for box in _boxes(one, r"\W+".join(map(re.escape, words)))]
        assert places, field["label"]
        assert any(_room_below(one, box) for one, box in places), field["label"]


def _written(number: int) -> dict[str, object]:
    return load(ROOT / "tests" / "sites" / "small" / "content" / "en" / "worksheets" / f"{SHEETS[number]}.yaml")


def _boxes(page: pdfium.PdfPage, pattern: str) -> Iterator[float]:
    """Yield the distance from the bottom of the page of each match."""
    read = page.get_textpage()
    text = read.get_text_range()
    for found in re.finditer(pattern, text.replace("’", "'")):
        yield read.get_charbox(min(found.start(), read.count_chars() - 1))[1]


def _room_below(page: pdfium.PdfPage, above: float) -> bool:
    for shape in page.get_objects(filter=[FPDF_PAGEOBJ_PATH]):
        _left, bottom, _right, top = shape.get_bounds()
        if 0 < above - bottom < 90 * MM and top < above + 1:
            return True
    return False


@pytest.fixture(scope="module")
def long_site(common: Path) -> Iterator[str]:
    """The origin that serves the small site with a log of a hundred rows."""

    def make(folder: Path) -> None:
        content = copy(folder.with_suffix(".content"))
        sheet = content / "en" / "worksheets" / "book-log.yaml"
        log = re.compile(r"(type: log\n(?:.*\n)*? +max: )\d+")
        text, count = log.subn(r"\g<1>100", sheet.read_text("utf-8"))
        assert count == 1
        sheet.write_text(text, "utf-8")
        run("amends", "build", "--no-pdf", "--content", content, "--site", folder)

    with serving({SMALL: once(common / "the-long-site", make)}) as origin:
        yield origin


@pytest.mark.slow
@each_paper
def test_ten_thousand_characters_and_a_hundred_rows_are_printed(browser: Browser, long_site: str, paper: Paper) -> None:
    visit = Visits(browser, long_site)
    page = visit("worksheets/3/", below=SMALL)
    given: list[str] = page.evaluate("""() => {
      const given = [];
      const write = (control, text) => {
        control.value = text;
        for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true }));
        given.push(...text.split(' '));
      };
      const texts = [...document.querySelector('form.sheet').elements].filter((one) => one.matches('textarea, input[type=text]'));
      const log = texts.filter((one) => one.name.startsWith('noted.'));
      log.forEach((one, at) => write(one, `row${at}begins and row${at}ends`));
      const long = texts.filter((one) => one.matches('textarea') && !log.includes(one)).slice(0, 2);
      long.forEach((one, at) => write(one, [...Array(1000).keys()].map((word) => `t${at}w${String(word).padStart(4, '0')}zz`).join(' ')));
      return [String(log.length), String(long.length), ...given];
    }""")
    rows, texts, *words = given
    assert (int(rows), texts) == (200, "2"), "two columns of a hundred rows, and two texts of ten thousand characters"
    page.evaluate("window.print = () => {}")
    print_answers(page)
    pages = list(printed(page, paper))
    text = text_of(pages)
    lost = [word for word in dict.fromkeys(words) if word not in text]
    assert len(lost) <= len(pages), lost[:5]
    assert "row99begins" in text
    visit.close()

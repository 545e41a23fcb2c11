"""The layout of worksheets: questions are not split, writing space fills the page, and lines break well."""

from __future__ import annotations

import itertools
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from weasyprint.formatting_structure import boxes

from amends.data import Plain
from amends.load.content import load
from amends.model.content import Content
from amends.model.worksheet import Worksheet
from amends.pdf.layout import document, lay_out
from amends.pdf.pagination import LEAST_ROOM, MOST_TIMES, PX_PER_MM, filled_pages, parted
from amends.pdf.stylesheet import worksheet_css
from amends.pdf.worksheet import paper_tree, pen_sheet
from amends.render.paper import paper_margins
from amends.render.pdfs import PAPER_SIZES, PaperSize
from tests.site_server import ROOT


@lru_cache(maxsize=2)
def content_of(folder: str) -> Content:
    content, _problems = load(ROOT / folder)
    return content


REAL = "content"
SMALL = "tests/sites/small/content"
EACH_SHEET = [
    *(pytest.param(SMALL, id_, id=f"small {id_}") for id_ in ("book-log", "book-plan", "private-check")),
    *(
        pytest.param(REAL, path.stem, id=path.stem, marks=pytest.mark.slow)
        for path in sorted((ROOT / "content" / "en" / "worksheets").glob("*.yaml"))
    ),
]


def set_sheet(content: Content, sheet: Worksheet, paper: PaperSize) -> Any:
    margins = paper_margins(content, sheet)
    return filled_pages(paper_tree(content, sheet), lambda tree: lay_out(tree, worksheet_css(), paper, margins))


def words_of(box: Any) -> str:
    return "".join(part.text for part in box.descendants() if isinstance(part, boxes.TextBox))


def blocks_of(page: Any) -> list[Any]:
    return [box for box in boxes_of(page) if box.element is not None and hasattr(box, "margin_height")]


def boxes_of(page: Any) -> list[Any]:
    return list(page._page_box.descendants())  # noqa: SLF001 - WeasyPrint has no public access to its layout


@pytest.mark.parametrize("paper", PAPER_SIZES)
@pytest.mark.parametrize(("folder", "id_"), EACH_SHEET)
def test_questions_headings_and_lines_break_well(folder: str, id_: str, paper: PaperSize) -> None:
    content = content_of(folder)
    made = set_sheet(content, content.worksheets[id_], paper)
    assert parted(made) == ()
    for number, page in enumerate(made.pages, start=1):
        low = max((bottom(box), box.element.tag) for box in blocks_of(page) if not blocks_within(box))
        assert low[1] not in {"h3", "h4"}, f"page {number} ends with a heading"
    assert _early_breaks(made) == []


def bottom(box: Any) -> float:
    return float(box.position_y + box.margin_top + box.border_height())


def blocks_within(box: Any) -> bool:
    return any(child.element is not None and child.element is not box.element for child in box.descendants())


def _early_breaks(made: Any) -> list[str]:
    """Return lines that break although the next word would have fitted easily."""
    found: list[str] = []
    for page in made.pages:
        for box in boxes_of(page):
            lines = getattr(box, "children", ())
            if isinstance(box, boxes.BlockBox) and lines and all(isinstance(line, boxes.LineBox) for line in lines):
                for line, following in itertools.pairwise(lines):
                    word = (words_of(following).split() or [""])[0]
                    used = sum(part.width for part in line.children)
                    if box.width - used > 60 + 7 * len(word):
                        found.append(words_of(line))
    return found


@pytest.mark.parametrize("width", [392, 394])
def test_a_line_does_not_break_after_its_first_word_before_a_link(width: int) -> None:
    """At these widths, WeasyPrint on its own leaves "An" alone on a line."""
    text = "An apology can then add pressure or danger. Please go to <b>safety and help</b> instead. There is help."
    tree = document("", "en", f"<p>{text}</p>")
    made = lay_out(tree, f"p {{ font: 10pt serif; width: {width}px; margin: 0 }}", "a4")
    assert _early_breaks(made) == []


def test_writing_space_grows_to_fill_the_page() -> None:
    lines = '<div class="rule" data-line></div>' * 3
    question = f'<section class="paper-field" data-field="a"><h4>What?</h4><div class="paper-answer"><div data-answer="a">{lines}</div></div></section>'
    tree = document("", "en", f'<article class="paper">{question}<footer class="after"><p>After</p></footer></article>')
    made = filled_pages(tree, lambda root: lay_out(root, worksheet_css(), "a4"))
    assert len(made.pages) == 1
    rules = [box for box in blocks_of(made.pages[0]) if box.element.get("class") == "rule"]
    assert len(rules) == max(LEAST_ROOM, int(3 * MOST_TIMES))
    after = next(box for box in blocks_of(made.pages[0]) if box.element.get("class") == "after")
    foot = made.pages[0].height - 19 * PX_PER_MM  # the margin that print.css gives
    assert 0 <= foot - bottom(after) < 10, "the closing section is not at the bottom of the page"


def test_the_closing_section_is_never_alone_on_a_page() -> None:
    rows = "".join(
        f'<section class="paper-field" data-field="q{number}"><h4>What?</h4><div style="height: 110mm"></div></section>'
        for number in range(2)
    )
    step = f'<section class="paper-step"><h3>Do it</h3>{rows}</section>'
    end = '<footer class="after"><div style="height: 40mm"><p>After</p></div></footer>'
    tree = document("", "en", f'<article class="paper">{step}{end}</article>')
    made = filled_pages(tree, lambda root: lay_out(root, worksheet_css(), "a4"))
    assert len(made.pages) == 2
    assert [box.element.get("data-field") for box in blocks_of(made.pages[1]) if box.element.get("data-field")]


def test_foreign_files_are_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes((ROOT / "tests/sites/small/content/media/book.png").read_bytes())
    body = f'<img src="{secret.as_uri()}" alt="x"><img src="https://example.org/x.png" alt="x"><p>words</p>'
    made = lay_out(document("", "en", body), "", "a4", pictures=tmp_path / "media")
    shown = [box for box in boxes_of(made.pages[0]) if isinstance(box, boxes.ReplacedBox)]
    assert shown == []


def test_links_on_paper_are_absolute_or_plain_text() -> None:
    content = content_of(SMALL)
    sheet = content.worksheets["book-plan"]
    assert all("href" not in link.attrib or ":" in link.attrib["href"] for link in paper_tree(content, sheet).iter("a"))


def test_author_text_stays_text() -> None:
    content = content_of(SMALL)
    hostile = "</h2></article><script>alert(1)</script>&<img src=x onerror=alert(1)>"
    sheet = content.worksheets["book-plan"].model_copy(update={"title": Plain(hostile)})
    tree = paper_tree(content, sheet)
    assert [element.tag for element in tree.iter() if element.tag in {"script", "img"}] == []
    assert hostile in "".join(tree.itertext())


def test_european_scripts_use_our_fonts() -> None:
    content = content_of(SMALL)
    title = "Żółta książka, το βιβλίο, книга, größer"
    sheet = content.worksheets["book-plan"].model_copy(update={"title": Plain(title)})
    data = pen_sheet(content, sheet, "a4").data
    assert title in pdfium.PdfDocument(data)[0].get_textpage().get_text_range()
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = {
            str(font.BaseFont).partition("+")[2]
            for page in pdf.pages
            for font in page.obj.Resources.get("/Font", {}).values()
        }
    assert fonts
    assert all(font.replace("-", "").startswith(("SourceS", "AmendsS")) for font in fonts), fonts

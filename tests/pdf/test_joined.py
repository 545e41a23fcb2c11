"""Workbooks and packs: PDFs joined from parts, with correct tags, page numbers, links and bookmarks."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Name

from amends.load.content import load
from amends.model.content import Content
from amends.pdf.finish import walk
from amends.pdf.make import make
from tests.content_folder import SMALL


@lru_cache(maxsize=1)
def content() -> Content:
    return load(SMALL)[0]


@lru_cache(maxsize=1)
def made() -> dict[str, bytes]:
    ids = ("bring-it-back", "first-talk", "borrowed-book", "help")
    return {str(one.recipe.uri): one.result.data for one in make(content(), ids, ("a4",))}


def text(uri: str) -> list[str]:
    pages = pdfium.PdfDocument(made()[uri])
    return [page.get_textpage().get_text_range() for page in pages]


WORKBOOK = "pathways/bring-it-back/workbook-a4.pdf"
EACH = [WORKBOOK, "packs/first-talk/session-a4.pdf", "lessons/borrowed-book/handout-a4.pdf"]


def test_a_workbook_has_its_parts_in_order() -> None:
    pages = text(WORKBOOK)
    pathway = content().pathways["bring-it-back"]
    assert str(pathway.title) in pages[0]
    assert "Contents" in pages[1]
    whole = "\n".join(pages)
    titles = [str(content().lessons[step.lesson].title) for step in pathway.steps if step.lesson in content().lessons]
    at = [whole.rindex(title) for title in titles]
    assert titles
    assert at == sorted(at)
    assert "Answers, sources and help" in pages[-1] + pages[-2]


def test_contents_links_and_bookmarks_agree() -> None:
    with pikepdf.open(BytesIO(made()[WORKBOOK])) as pdf:
        index = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        links = [
            index[annotation.A.D[0].objgen]
            for annotation in pdf.pages[1].obj.Annots
            if annotation.Subtype == Name.Link and Name.GoTo == annotation.A.S
        ]
        told = [
            int(line.split()[-1])
            for line in text(WORKBOOK)[1].splitlines()
            if line.split()[-1:] and line.split()[-1].isdigit()
        ]
        assert links
        assert links == told[: len(links)]
        with pdf.open_outline() as outline:
            marked = [index[_page(item).objgen] for item in _flat(outline.root)]
            back = "Answers, sources and help"
            assert [item.title for item in outline.root] == ["Bring it back", "Contents", "A borrowed book", back]
        assert set(links) <= set(marked)
        assert marked == sorted(marked)


def _flat(items: Any) -> list[Any]:
    return [one for item in items for one in (item, *_flat(item.children))]


def _page(item: Any) -> Any:
    return item.destination[0]


def test_page_numbers_are_artifacts_and_start_after_the_cover() -> None:
    with pikepdf.open(BytesIO(made()[WORKBOOK])) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            page.contents_coalesce()
            drawn = page.obj.Contents.read_bytes()
            stamp = f"({number}) Tj".encode()
            assert (stamp in drawn) == (number > 1), number
            if number > 1:
                assert b"/Artifact" in drawn[: drawn.rindex(stamp)].rsplit(b"BDC", 1)[0][-60:]


@pytest.mark.parametrize("uri", EACH)
def test_marked_content_belongs_to_elements_of_its_page(uri: str) -> None:
    with pikepdf.open(BytesIO(made()[uri])) as pdf:
        nums = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
        assert len(parents) == len(nums) // 2, "each key once"
        seen = 0
        for element, _head in walk(pdf.Root.StructTreeRoot):
            for child in element.K if isinstance(element.get("/K"), pikepdf.Array) else ():
                if isinstance(child, int):
                    page = next(page for page in pdf.pages if page.obj.objgen == element.Pg.objgen)
                    assert parents[int(page.obj.StructParents)][int(child)].objgen == element.objgen
                    seen += 1
        assert seen > 50
        for page in pdf.pages:
            for annotation in page.obj.get("/Annots", []):
                tagged = parents[int(annotation.StructParent)]
                assert tagged.S in {Name.Link, Name.Form}


def test_the_clients_pack_omits_the_contraindications() -> None:
    pack = content().packs["first-talk"]
    client = " ".join("\n".join(text("packs/first-talk/session-a4.pdf")).split())
    notes = " ".join("\n".join(text("packs/first-talk/session-a4-notes.pdf")).split())
    assert "When not to use it" in notes
    assert "When not to use it" not in client
    assert "Not for the client" in notes
    assert str(pack.title) in client


def test_the_plain_card_does_not_name_the_site() -> None:
    plain, named = (made()[f"help/card-a4{kind}.pdf"] for kind in ("-plain", ""))
    site = str(content().site.name)
    assert site in "\n".join(text("help/card-a4.pdf"))
    assert site not in "\n".join(text("help/card-a4-plain.pdf"))
    with pikepdf.open(BytesIO(plain)) as pdf, pdf.open_metadata() as metadata:
        assert site not in str(metadata)
        assert metadata["dc:title"] == "Numbers"
    assert named != plain


def test_explanations_are_at_the_end_of_a_handout() -> None:
    pages = text("lessons/borrowed-book/handout-a4.pdf")
    checks = [block for _loc, block in content().lessons["borrowed-book"].blocks() if block.type == "check"]
    assert checks
    end = next(number for number, page in enumerate(pages) if "Answers, sources and help" in page)
    before, after = (plain("".join(part)) for part in (pages[:end], pages[end:]))
    for check in checks:
        for option in check.options:  # type: ignore[attr-defined]
            begins = plain(str(option.explanation))[:25]
            assert begins not in before
            assert begins in after


def plain(words: str) -> str:
    """Return text with single spaces and straight quotes, without Markdown, for comparison."""
    return " ".join(words.translate(str.maketrans("‘’“”", "''\"\"", "*")).split())

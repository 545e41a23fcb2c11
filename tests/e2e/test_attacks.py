"""Every attack string in every text of every model: nothing runs, and no element or attribute is added.

Checked in pages, with and without their policy, in the search index, in metadata and in PDFs.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Browser, Page

from amends.adapters.build import build
from amends.adapters.pdf import write_pdfs
from amends.model.content import Content
from amends.render.search import search_entry, search_index
from tests.attacks import ATTACKS
from tests.built_pages import read_pages, skeleton
from tests.changed_texts import changed
from tests.e2e.conftest import Visits
from tests.e2e.keeping import pass_gate
from tests.e2e.keyboard import whole
from tests.site_server import once, serving

PER_TEXT = 25
"""The number of attacks in each text, one after the other."""
BATCHES = range(0, len(ATTACKS), PER_TEXT)
BETWEEN = " ¶ "
AUTHORS_OWN = {"em", "strong"}
"""Elements that asterisks and underscores in an attack may become in Markdown."""
ELEMENTS = """() => [...document.querySelectorAll('*')]
  .filter((one) => !one.parentElement?.closest('svg, em, strong') && !one.matches('em, strong'))
  .map((one) => `${one.localName} ${one.getAttributeNames().filter((name) => name !== 'hidden').sort().join(' ')}`)"""
HARMLESS: dict[str, set[str]] = {}
"""The elements of each page without attacks, collected once in each worker."""
TRY_ALL = """() => {
  for (const one of document.querySelectorAll('details')) one.open = true;
  for (const one of document.querySelectorAll('*')) {
    for (const type of ['pointerenter', 'mouseover', 'focus', 'error', 'load', 'toggle', 'animationstart']) {
      one.dispatchEvent(new Event(type));
    }
  }
}"""
each_batch = pytest.mark.parametrize(
    "batch", [BATCHES[0], *(pytest.param(batch, marks=pytest.mark.slow) for batch in BATCHES[1:])]
)


def test_there_are_enough_attacks_without_duplicates() -> None:
    assert len(ATTACKS) == len(set(ATTACKS)) >= 200


@lru_cache(maxsize=2)
def attacked(batch: int) -> Content:
    words = BETWEEN.join(("x", *ATTACKS[batch : batch + PER_TEXT], "x"))
    # A line that begins with an angle bracket is a block quotation, which authors may write.
    return changed(lambda _text: words, lambda _text: words.replace("\n", " "))


@pytest.fixture
def harmless(common: Path) -> Path:
    content = changed(lambda _text: "x ¶ x", lambda _text: "x ¶ x")
    return once(common / "attacked-not-at-all", lambda folder: build([content], folder, pdfs=False))


@pytest.fixture
def site_of(common: Path, batch: int) -> Path:
    return once(common / f"attacked-{batch}", lambda folder: build([attacked(batch)], folder, pdfs=False))


@each_batch
def test_attacks_add_no_element_or_attribute(harmless: Path, site_of: Path) -> None:
    before, after = ({str(page): page for page in read_pages(site)} for site in (harmless, site_of))
    assert before.keys() == after.keys()
    for name, page in after.items():
        there, expected = (
            [(tag, names) for tag, names in skeleton(one) if tag not in AUTHORS_OWN] for one in (page, before[name])
        )
        assert there == expected, name
        for element in page.all():
            for key, value in element.attributes.items():
                assert not key.startswith("on")
                if key in {"href", "src", "action", "content"}:
                    assert not value.strip().lower().startswith(("javascript:", "data:", "vbscript:", "blob:", "file:"))


@pytest.mark.slow
@pytest.mark.parametrize("guarded", [True, False], ids=["with-policy", "without-policy"])
@pytest.mark.parametrize("batch", BATCHES)
def test_no_attack_runs_in_the_browser(browser: Browser, harmless: Path, site_of: Path, *, guarded: bool) -> None:
    with serving({"/before/": harmless, "/after/": site_of}) as origin:
        visits = Visits(browser, origin)
        page = visits("x", below="/nowhere/", bypass_csp=not guarded)
        page.add_init_script("window.hits = 0; window.hit = () => { window.hits += 1; };")
        visits.said.clear()
        for address in _addresses(site_of):
            there, expected = (_looked_at(page, f"{origin}{below}{address}") for below in ("/after/", "/before/"))
            assert there == expected, address
        visits.close()
    assert visits.asked == []
    assert [said for said in visits.said if "404" not in said] == []


def _addresses(site: Path) -> Iterator[str]:
    for built in read_pages(site):
        yield built.path.as_posix().removesuffix("index.html")


def _looked_at(page: Page, address: str) -> set[str]:
    """Return the kinds of elements on a page, with the names of their attributes, after triggering every event."""
    page.goto(address)
    pass_gate(page)
    whole(page)
    page.evaluate(TRY_ALL)
    assert page.evaluate("window.hits") == 0, address
    assert page.url == address
    return set(page.evaluate(ELEMENTS))


def test_a_successful_attack_is_detected(browser: Browser, harmless: Path) -> None:
    with serving({"/before/": harmless}) as origin:
        visits = Visits(browser, origin)
        page = visits("x", below="/nowhere/", bypass_csp=True)
        page.add_init_script("window.hits = 0; window.hit = () => { window.hits += 1; };")
        page.goto(f"{origin}/before/help/")
        page.locator("main").evaluate("(main) => { main.innerHTML += '<img src=x onerror=hit()>'; }")
        page.wait_for_function("window.hits > 0")
        assert "img onerror src" in page.evaluate(ELEMENTS)
        visits.close()


@each_batch
def test_search_index_and_metadata_stay_data(site_of: Path, batch: int) -> None:
    content = attacked(batch)
    words = content.site.name
    found = [search_entry(content.language, item) for item in content.items()]
    entries = json.loads(search_index(content, found).data)
    assert entries
    assert any(words in entry["title"] for entry in entries)
    for page in read_pages(site_of):
        for script in page.all("script"):
            if script.attributes.get("type") == "application/ld+json":
                assert words in _all_words(json.loads(script.text)), str(page)


def _all_words(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(map(_all_words, value.values()))
    return " ".join(map(_all_words, value)) if isinstance(value, list) else str(value)


@pytest.mark.slow
@pytest.mark.parametrize("batch", BATCHES)
def test_a_pdf_is_inert_and_shows_the_text(tmp_path: Path, batch: int) -> None:
    ids = ("book-plan", "borrowed-book") if batch == BATCHES[0] else ("book-plan",)
    write_pdfs(attacked(batch), ids, "a4", tmp_path)
    made = sorted(tmp_path.rglob("*.pdf"))
    assert len(made) == 2 + len(ids)
    for path in made:
        data = path.read_bytes()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                    assert not {"/JS", "/AA", "/OpenAction", "/EF", "/RichMediaContent"} & set(thing.keys()), path.name
                    assert thing.get("/S") not in {"/JavaScript", "/Launch", "/SubmitForm", "/GoToR"}, path.name
                    if "/URI" in thing:
                        assert str(thing["/URI"]).startswith(("https://", "tel:", "mailto:", "sms:")), path.name
            assert ATTACKS[batch] in str(pdf.docinfo.get("/Author" if "worksheet" in path.name else "/Title")), (
                path.name
            )

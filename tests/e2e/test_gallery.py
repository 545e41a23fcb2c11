"""The gallery in a browser: no console messages, and its narrow viewport matches a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from amends.adapters.examples import kinds
from amends.adapters.gallery import VIEWPORTS, page_of, write_gallery
from amends.catalogue import Kind
from tests.site_server import once, serving

SAMPLE = [kind for kind in kinds() if kind.name in {"scale", "log", "table", "cycle"}]
NARROW = next(viewport for viewport in VIEWPORTS if viewport.narrow)
A_PHONE = 320


@pytest.fixture(scope="session")
def gallery_origin(common: Path) -> Iterator[str]:
    """The origin that serves the gallery."""
    with serving({"/": once(common / "the-gallery", write_gallery)}) as address:
        yield f"{address}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must have no console messages at the end."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.route("**/*.css", waiting_for_fonts)
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    yield page
    context.unroute_all(behavior="ignoreErrors")
    context.close()
    assert said == []


def open_with_fonts(page: Page, address: str) -> None:
    """Open a page and wait for its fonts; on the site, fonts that load late are not used."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")


def waiting_for_fonts(route: Route) -> None:
    """Serve a stylesheet that blocks on its fonts."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("font-display: optional", "font-display: block"))


def heights(page: Page) -> list[int]:
    """Return the height of each example on screen."""
    return [
        round(height)
        for height in page.evaluate(
            "[...document.querySelectorAll('.gallery-screen .body')].map((body) => {"
            "  const range = document.createRange(); range.selectNodeContents(body);"
            "  return range.getBoundingClientRect().height; })"
        )
    ]


@pytest.mark.slow
@pytest.mark.parametrize("kind", SAMPLE, ids=lambda kind: kind.name)
def test_a_narrow_page_matches_a_phone_and_paper_is_black_on_white(page: Page, gallery_origin: str, kind: Kind) -> None:
    open_with_fonts(page, gallery_origin + page_of(kind, NARROW))
    assert page.locator(".gallery-narrow").first.bounding_box()["width"] == A_PHONE + 2  # type: ignore[index] # it shows
    shown = heights(page)

    page.set_viewport_size({"width": A_PHONE, "height": 900})
    open_with_fonts(page, gallery_origin + page_of(kind))
    page.evaluate("document.querySelector('.gallery-main').style.padding = '0 1rem'")
    on_a_phone = heights(page)

    assert len(shown) == len(on_a_phone) > 3
    assert all(abs(one - other) <= 1 for one, other in zip(shown, on_a_phone, strict=True)), (shown, on_a_phone)

    page.goto(gallery_origin + page_of(kind, VIEWPORTS[1]))
    papers = page.evaluate(
        "[...document.querySelectorAll('.gallery-paper')].map((host) => {"
        "  const style = getComputedStyle(host.shadowRoot.querySelector('.paper, .lesson'));"
        "  const box = host.getBoundingClientRect();"
        "  return [style.color, getComputedStyle(host).backgroundColor, box.height > 20]; })"
    )
    assert papers
    assert all(paper == ["rgb(0, 0, 0)", "rgb(255, 255, 255)", True] for paper in papers), papers

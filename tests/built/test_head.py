"""Page metadata: canonical links, link previews, learning resources and icons; and none for worksheets."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from amends.load.content import load
from amends.render.head import learning_resource
from amends.render.pictures import ICON_SIZES, PREVIEW_SIZE, icons, preview_picture
from tests.built_pages import BuiltPage, read_pages
from tests.content_folder import REAL, SMALL
from tests.site_server import SITE_URL, run

QUIET = ("my-worksheets/", "search/", "404.html")
HOSTILE = "</script><script>alert(1)</script><!-- \u2028 &lt; \" ' \\"


@pytest.fixture(scope="module")
def pages(site: Path) -> list[BuiltPage]:
    return read_pages(site)


def is_quiet(page: BuiltPage) -> bool:
    """Return whether a page must have no metadata."""
    address = page.address.removeprefix(SITE_URL)
    return bool(re.fullmatch(r"worksheets/\d+/", address)) or address in QUIET or page.path.name == "404.html"


def properties(page: BuiltPage) -> dict[str, str]:
    found = [element.attributes for element in page.all("meta") if "property" in element.attributes]
    assert len({one["property"] for one in found}) == len(found), page
    return {str(one["property"]): str(one["content"]) for one in found}


def linked_data(page: BuiltPage) -> dict[str, Any] | None:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.html)
    assert len(found) <= 1
    return json.loads(found[0]) if found else None


def test_each_indexable_page_has_a_unique_title_and_metadata(site: Path, pages: list[BuiltPage]) -> None:
    told = [page for page in pages if not is_quiet(page)]
    assert len(told) > 40
    titles = [re.search(r"<title>(.*?)</title>", page.html) for page in told]
    assert len({title[1] for title in titles if title}) == len(told)
    for page in told:
        facts = properties(page)
        assert facts["og:url"] == page.address
        [canonical] = [link.attributes for link in page.all("link") if link.attributes.get("rel") == "canonical"]
        assert canonical["href"] == page.address
        assert facts["og:title"]
        assert 20 <= len(facts["og:description"]) <= 300, page
        assert page.meta("description") == [facts["og:description"]]
        assert facts["og:image"].startswith(f"{SITE_URL}assets/images/preview.")
        assert (site / facts["og:image"].removeprefix(SITE_URL)).is_file()
        assert not page.meta("robots")


def test_sheets_and_private_pages_have_no_metadata(pages: list[BuiltPage]) -> None:
    quiet = [page for page in pages if is_quiet(page)]
    assert len(quiet) > 25
    for page in quiet:
        assert properties(page) == {}, page
        assert linked_data(page) is None, page
        assert page.meta("robots") == ["noindex"], page
        assert page.meta("description") == [], page
        assert not [link for link in page.all("link") if link.attributes.get("rel") == "canonical"], page


def test_a_lesson_is_a_learning_resource(pages: list[BuiltPage]) -> None:
    lessons = [page for page in pages if re.search(r"/lessons/.+/$", page.address)]
    assert lessons
    for page in lessons:
        facts = linked_data(page)
        assert facts
        assert facts["@context"] == "https://schema.org"
        assert facts["@type"] == "LearningResource"
        assert re.fullmatch(r"PT\d+M", facts["timeRequired"])
        assert facts["license"].startswith("https://creativecommons.org/")
        assert facts["audience"]
        assert facts["teaches"]
        assert not {"author", "reviewedBy", "creator", "aggregateRating"} & set(facts)
    assert linked_data(next(page for page in pages if page.address == SITE_URL)) is not None
    assert linked_data(next(page for page in pages if page.address == f"{SITE_URL}help/")) is None


def test_hostile_text_cannot_close_the_script_element() -> None:
    content = load(REAL)[0]
    lesson = next(iter(content.lessons.values()))
    hostile = lesson.model_copy(update={"title": type(lesson.title)(HOSTILE), "objective": type(lesson.title)(HOSTILE)})
    text = learning_resource(content, hostile, ())
    assert not re.search(r"[<>&\u2028\u2029]", text)
    assert json.loads(text)["name"] == HOSTILE


@pytest.mark.slow
def test_without_a_site_url_there_are_no_absolute_addresses(tmp_path: Path) -> None:
    run("amends", "build", "--no-pdf", "--content", SMALL, "--site", tmp_path / "site", SITE_URL="")
    for path in (tmp_path / "site").rglob("*.html"):
        text = path.read_text("utf-8")
        assert 'rel="canonical"' not in text, path
        assert "og:url" not in text
        assert "og:image" not in text


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture.convert("RGB")


def test_the_link_preview_has_its_size_and_fits_its_text() -> None:
    content = load(REAL)[0]
    asset = preview_picture(content)
    assert opened(asset.data).size == PREVIEW_SIZE
    assert len(asset.data) < 60_000
    assert preview_picture(content) == asset
    long = content.home.model_copy(update={"title": type(content.home.title)("Unverhältnismäßigkeitsgrundsatz " * 9)})
    stretched = opened(preview_picture(replace(content, home=long)).data)
    ground = Image.new("RGB", (1200, 60), stretched.getpixel((2, 2)))
    words = stretched.crop((0, 0, 700, 540))
    blank = Image.new("RGB", words.size, stretched.getpixel((2, 2)))
    box = ImageChops.difference(words, blank).getbbox()
    assert box
    assert box[0] >= 80, "the text touches the left edge"
    assert box[2] <= 690, "the text overlaps the drawing"
    assert ImageChops.difference(stretched.crop((0, 550, 1200, 610)), ground).getbbox()


def test_icons_have_their_sizes_and_the_manifest_names_them(site: Path) -> None:
    for name, asset in icons().items():
        assert opened(asset.data).size == (ICON_SIZES[name], ICON_SIZES[name])
        assert (site / asset.uri).read_bytes() == asset.data
    [path] = (site / "assets").glob("site.*.webmanifest")
    told = json.loads(path.read_text("utf-8"))
    assert (path.parent / told["start_url"]).resolve() == site.resolve()
    assert "description" not in told, "an icon on a home screen must not reveal the topic"
    assert told["name"] == told["short_name"] == "Amends"
    for icon in told["icons"]:
        assert f"{opened((path.parent / icon['src']).read_bytes()).width}x" in icon["sizes"]
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}


def test_every_page_links_its_icons_manifest_and_colours(pages: list[BuiltPage]) -> None:
    for page in pages:
        rels = [link.attributes.get("rel") for link in page.all("link")]
        assert rels.count("manifest") == rels.count("apple-touch-icon") == rels.count("icon") == 1, page
        assert len(page.meta("theme-color")) == 2, page

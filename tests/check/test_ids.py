"""Every id that would clash with an address or id of the site's own is reserved."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from amends.check.ids import OF_THE_PAGE, OF_THE_SITE
from amends.model.collections import COLLECTIONS
from amends.model.item import ItemKind
from amends.render.site import render
from tests.built_pages import BuiltPage
from tests.content_folder import SMALL, checked
from tests.example_site import site_files


@pytest.mark.parametrize("kind", ["lesson", "pathway", "page"])
def test_the_addresses_of_generated_pages_are_reserved(kind: ItemKind) -> None:
    content, _problems = checked(SMALL)
    items = {item.id for item in content.items() if item.kind == kind}
    tree = render(content)
    folder = COLLECTIONS[kind].address
    below = [PurePosixPath(page.uri.removeprefix(folder)) for page in tree.pages if page.uri.startswith(folder)]
    below += [PurePosixPath(asset.uri) for asset in tree.assets if not folder and "/" in asset.uri]
    taken = {path.parts[0].removesuffix(".md") for path in below} - items

    assert taken <= OF_THE_SITE[kind]


def test_the_ids_of_generated_lesson_parts_are_reserved() -> None:
    content, _problems = checked(SMALL)
    html = site_files(render(content))["lessons/borrowed-book/index.html"].decode()
    elements = BuiltPage(Path("index.html"), html).all()
    drawn = [element for element in elements if any(around.tag == "svg" for around in element.around)]
    ids = {element.attributes["id"] for element in elements if element not in drawn and "id" in element.attributes}
    lesson = content.lessons["borrowed-book"]
    own = {section.id for section in lesson.sections}
    own |= {id_ for _loc, block in lesson.blocks() for id_ in block.inner_ids()}

    assert {id_ for id_ in ids - own if not id_.startswith("source-")} <= OF_THE_PAGE

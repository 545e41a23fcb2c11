"""The gallery shows every example in every viewport, is self-contained, and replaces only its own folder."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from click.testing import CliRunner

from amends.adapters.cli import main
from amends.adapters.examples import examples, kinds
from amends.adapters.gallery import MARKER, VIEWPORTS, gallery, page_of, write_gallery
from amends.catalogue import Kind
from amends.render.site import CSP
from tests.markup import Markup

FILES = gallery()
PAGES = sorted(name for name in FILES if name.endswith(".html"))
ALL = kinds()


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: f"{kind.family}/{kind.name}")
def test_every_good_example_is_shown_in_every_viewport(kind: Kind) -> None:
    for viewport in VIEWPORTS:
        page = FILES[page_of(kind, viewport)].decode()
        titles = {element.text for element in Markup(page).elements if element.tag == "h2"}
        for example in examples(kind, "good"):
            assert example.name in titles
        assert page.count('<template shadowrootmode="open">') == len(examples(kind, "good"))
        assert f'data-theme="{viewport.theme}"' in page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_valid_and_follows_the_security_policy(name: str) -> None:
    markup = Markup(FILES[name].decode())
    assert not markup.mistakes
    policy = [element for element in markup.elements if element.attributes.get("http-equiv")]
    assert [element.attributes["content"] for element in policy] == [CSP]
    for element in markup.elements:
        assert "style" not in element.attributes
        assert element.tag not in {"style", "iframe"}
        assert element.tag != "script" or "src" in element.attributes
    on_the_page = [e for e in markup.elements if not any(around.tag == "template" for around in e.around)]
    ids = [element.attributes["id"] for element in on_the_page if "id" in element.attributes]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", PAGES)
def test_links_and_resources_of_a_page_exist(name: str) -> None:
    for element in Markup(FILES[name].decode()).elements:
        for attribute in ("href", "src"):
            target = unquote(element.attributes.get(attribute, "")).partition("#")[0]
            if target and not target.startswith(("https:", "tel:", "mailto:", "sms:")):
                assert urljoin(f"/{name}", target).removeprefix("/") in FILES, element


def test_the_index_links_to_every_type() -> None:
    index = FILES["index.html"].decode()
    for kind in ALL:
        assert f'href="{page_of(kind)}"' in index


def test_only_a_gallery_folder_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "gallery"
    assert write_gallery(out) == len(PAGES)
    (out / "fields" / "gone.html").write_text("")
    result = CliRunner().invoke(main, ["gallery", "--out", str(out)])
    assert (result.exit_code, (out / "fields" / "gone.html").exists()) == (0, False)
    assert f"{len(PAGES)} pages" in result.output

    (out / MARKER).unlink()
    (out / "mine.txt").write_text("mine")
    result = CliRunner().invoke(main, ["gallery", "--out", str(out)])
    assert result.exit_code == 2
    assert "not a gallery" in result.output
    assert (out / "mine.txt").read_text() == "mine"

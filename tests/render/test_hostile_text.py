"""Hostile author text stays text: on every page that MkDocs builds, in front matter and in CSS."""

from __future__ import annotations

from itertools import cycle

import markdown
import pytest
from mkdocs.utils.meta import get_data

from amends.adapters.build import build
from amends.render.site import render
from amends.render.tree import Page
from tests.attacks import ATTACKS
from tests.built_pages import BuiltPage, read_pages, skeleton
from tests.changed_texts import changed

HOSTILE = (
    "<script>alert(1)</script> <b onclick='x()'>b</b> </div></form></style> <!-- c --> &lt;i&gt; &amp;amp; "
    "{{ 7777+1 }} {% raw %} ${7777+1} `c` [l](javascript:x) ![p](javascript:q) { #id .c onclick=y } {: onclick=z } "
    "| # --- ]]> \\ “é” x"
)
HARMLESS = "".join(char if char.isalpha() else " " for char in HOSTILE)
MARKS = "*i* __b__ ~~s~~ <u>u</u>"
"""Markdown that stays plain text in a title."""
TITLES = [
    *("---", "a\n---\nb", "12:30", "no", "null", "1.10", "!tag", "*alias", "- x", "'", "a\u2028b", "é 😀"),
    *('A "title": with #signs, [brackets], {braces} & more', "<script>", "{{ 7*7 }}"),
    "long " * 400 + "--- " * 400,
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[BuiltPage]]:
    folder = tmp_path_factory.mktemp("hostile")
    contents = {
        "harmless": changed(lambda _text: HARMLESS, lambda _text: HARMLESS),
        "hostile": changed(lambda _text: f"{HOSTILE} {MARKS}", lambda _text: HOSTILE),
    }
    for name, content in contents.items():
        build([content], folder / name, pdfs=False)
    return {name: read_pages(folder / name) for name in contents}


def test_hostile_text_neither_adds_nor_removes_elements(built: dict[str, list[BuiltPage]]) -> None:
    for harmless, hostile in zip(built["harmless"], built["hostile"], strict=True):
        assert str(hostile) == str(harmless)
        assert skeleton(hostile) == skeleton(harmless), str(hostile)
        assert hostile.markup.mistakes == harmless.markup.mistakes
        drawn = {element.tag for element in hostile.all() if any(around.tag == "svg" for around in element.around)}
        assert drawn <= {"title", "desc", "path", "g", "text", "tspan", "rect", "line", "circle", "ellipse", "polyline"}


def test_hostile_text_is_shown_as_written(built: dict[str, list[BuiltPage]]) -> None:
    for page in built["hostile"]:
        if page.path.name == "404.html":
            continue
        for part in ("<script>alert(1)</script>", "{{ 7777+1 }}", "${7777+1}", "{ #id .c onclick=y }", "<!-- c -->"):
            assert part in page.markup.text, f"{part} in {page}"
        assert "&lt;i&gt;" in page.markup.text
        assert "7778" not in page.markup.text
        assert "wzxhzdk" not in page.html
        if page.path.parent.as_posix() in {"lessons/borrowed-book", "pathways/bring-it-back", "help"}:
            titles = [
                title for title in page.all("title", "h1") if not any(around.tag == "svg" for around in title.around)
            ]
            assert len(titles) == 2
            assert all(MARKS in title.text for title in titles), page


def test_no_attribute_runs_a_script(built: dict[str, list[BuiltPage]]) -> None:
    for page in built["hostile"]:
        for element in page.all():
            for name, value in element.attributes.items():
                assert not name.startswith("on")
                assert name != "style"
                if name in {"href", "src", "action"}:
                    assert not value.lower().startswith(("javascript:", "data:", "vbscript:"))


def test_hostile_text_stays_within_its_string_in_css() -> None:
    tree = render(changed(lambda _text: '"} </style> \\22 * { color: red } /* \n', lambda _text: "x"))

    sheets = [asset.data.decode() for asset in tree.assets if "/css/sheet-" in asset.uri]
    assert sheets
    for sheet in sheets:
        (line,) = (line for line in sheet.splitlines() if "@bottom-left" in line)
        _before, words, after = line.split('"')
        assert after == "; }"
        assert not set("<>*/{}") & set(words)


@pytest.mark.parametrize("title", TITLES)
def test_front_matter_preserves_titles(title: str) -> None:
    page = Page("help.md", title, {"description": title, "section": "help"}, "# Not a title\n\n---\n\ntext")

    body, meta = get_data(page.text())

    assert meta == {"title": title, "description": title, "section": "help"}
    assert body.strip() == page.body


def test_every_body_is_one_html_block_for_markdown() -> None:
    attacks = cycle(ATTACKS)
    tree = render(
        changed(lambda text: f"{text}\n\n\t{next(attacks)}", lambda text: f"{text}\n\n{next(attacks)}\n\n    x")
    )

    for page in tree.pages:
        assert not [line for line in page.body.splitlines() if not line.strip()]
        by_the_host = markdown.markdown(page.body, extensions=["toc", "tables", "fenced_code"])
        assert by_the_host.split() == page.body.split(), page.uri

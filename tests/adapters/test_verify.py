"""Verifying a built site: missing files, broken links, links out of its folder, and inline code."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends.adapters.verify import published, verify
from amends.render.tree import Asset, Page, Tree

TREE = Tree(
    (Page("index.md", "Home", {}, ""), Page("help.md", "Help", {}, ""), Page("lessons/index.md", "Lessons", {}, "")),
    (Asset("assets/a b.png", b""),),
    {},
)
PAGE = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><h1 id=top>Page</h1>'


def _defects(folder: Path, home: str = "", *without: str) -> list[str]:
    files = {"index.html": PAGE + home, "help/index.html": PAGE, "lessons/index.html": PAGE, "assets/a b.png": ""}
    for name in set(files) - set(without):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(files[name], "utf-8")
    return list(verify(folder, TREE))


def test_a_complete_site_passes(tmp_path: Path) -> None:
    links = [
        *("help/", "help/index.html", "./", "#top", "help/#top", "help/?q=1#top", "lessons/../help/"),
        *(
            "assets/a%20b.png",
            "https://www.example.org/nowhere",
            "mailto:a@example.org",
            "tel:911",
            "data:,x",
            "//example.org/",
        ),
    ]

    assert _defects(tmp_path, "".join(f'<a href="{link}">x</a>' for link in links)) == []


@pytest.mark.parametrize(
    ("home", "defect"),
    [
        ('<a href="hlep/">x</a>', "index.html links to hlep/, which does not exist"),
        ('<img src="b.png">', "index.html links to b.png, which does not exist"),
        ('<a href="help/#part">x</a>', "index.html links to help/#part, which has no such id"),
        ('<a href="/help/">x</a>', "index.html links to /help/, which does not exist"),
        ('<a href="../">x</a>', "index.html links to ../, which does not exist"),
        ('<a href="lessons">x</a><h1>y</h1>', "index.html has 2 main headings instead of one"),
        ("<script>1</script>", "index.html contains inline <script>, which the site's policy forbids"),
        ("<style>a { }</style>", "index.html contains inline <style>, which the site's policy forbids"),
        ("<p onclick=x>y</p>", "index.html contains inline onclick=, which the site's policy forbids"),
        ("<P ONCLICK=x>y</P>", "index.html contains inline onclick=, which the site's policy forbids"),
        ("<a/onclick=x>y</a>", "index.html contains inline onclick=, which the site's policy forbids"),
        ("<p title='>' onclick=x>y</p>", "index.html contains inline onclick=, which the site's policy forbids"),
        ("<p\nonclick = 'x'>y</p>", "index.html contains inline onclick=, which the site's policy forbids"),
        ("<SCRIPT>1</SCRIPT>", "index.html contains inline <script>, which the site's policy forbids"),
        ("<a href='a&amp;b/'>x</a>", "index.html links to a&b/, which does not exist"),
        ("<p style=x>y</p>", "index.html contains inline style=, which the site's policy forbids"),
    ],
)
def test_defects_are_reported(tmp_path: Path, home: str, defect: str) -> None:
    (tmp_path / "index.html").write_text("outside", "utf-8")

    assert _defects(tmp_path / "site", home) == [defect]


@pytest.mark.parametrize("name", ["help/index.html", "assets/a b.png"])
def test_missing_files_are_named(tmp_path: Path, name: str) -> None:
    assert _defects(tmp_path, "", name) == [f"{name} is missing"]


def test_a_page_becomes_a_folder() -> None:
    assert [published(page.uri) for page in TREE.pages] == ["index.html", "help/index.html", "lessons/index.html"]


def test_json_in_a_script_element_is_allowed(tmp_path: Path) -> None:
    data = '<script type="application/ld+json">{"a": "<h1 onclick=x href=hlep/>"}</script>'
    assert _defects(tmp_path, f'{data}<script src="help/"></script>') == []


@pytest.mark.parametrize(
    "home",
    [
        "<p title='style=x onclick=y href=hlep/ id=z <h1>'>y</p>",
        '<p title="a > b" class="c">y</p>',
        "<!-- <h1 style=x><a href=hlep/> -->",
        "<p>1 < 2, onclick=x, style=y</p>",
        "<p data-style=x data-href=hlep/ aria-describedby=id>y</p>",
    ],
)
def test_text_and_comments_are_not_taken_for_attributes(tmp_path: Path, home: str) -> None:
    assert _defects(tmp_path, home) == []


def test_a_page_without_a_policy_is_reported(tmp_path: Path) -> None:
    _defects(tmp_path)
    (tmp_path / "help" / "index.html").write_text("<h1 id=top>Page</h1>", "utf-8")

    assert list(verify(tmp_path, TREE)) == ["help/index.html has no Content-Security-Policy"]

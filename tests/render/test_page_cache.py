"""Cached pages equal freshly rendered ones after a change of any text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amends.data import Loc, Marked, Plain, Verbatim, walk
from amends.load.content import load
from amends.problems import errors
from amends.render import page_cache
from amends.render.page_cache import PageCache
from amends.render.pages import render_item
from amends.render.site import render
from tests.content_folder import copy, replace
from tests.pseudo_content import put, read, wholes, write
from tests.quick_and_slow import first_quick

PARTS = 8


def _texts(content_folder: Path) -> Iterator[tuple[Path, Loc, str]]:
    """Yield each text of the content, with its file and its path in the file."""
    content, _problems = load(content_folder)
    for (kind, id_), whole in wholes(content).items():
        for loc, text in walk(whole):
            if isinstance(text, Plain | Marked | Verbatim):
                yield Path(content.sources[kind, id_].place().path), loc, str(text)


@pytest.mark.parametrize("part", first_quick(range(PARTS)))
def test_after_any_text_change_cached_pages_equal_fresh_ones(tmp_path: Path, part: int) -> None:
    folder = copy(tmp_path)
    cache = PageCache()
    render(load(folder)[0], cache=cache)
    changed = 0
    for path, loc, text in list(_texts(folder))[part::PARTS]:
        before = path.read_bytes()
        data = read(path)
        put(data, loc, f"{text} changed")
        write(path, data)
        content, problems = load(folder)
        if not errors(problems):
            changed += 1
            assert render(content, cache=cache) == render(content), f"{path.name}: {loc}"
        path.write_bytes(before)
    assert changed > 25


ALL = "borrowed-book private-check book-plan book-log bring-it-back first-talk help staying-safe-online"
LESSON, SHEET = "en/lessons/borrowed-book.yaml", "en/worksheets/book-plan.yaml"
EDITS = {
    "nothing": ("site.yaml", "name: Small Site", "name: Small Site  # a comment", ""),
    "the body of a lesson": (LESSON, "I missed the book.", "I missed it.", "borrowed-book first-talk"),
    "the body of a sheet": (SHEET, "The blue one", "The red one", "book-plan"),
    "the title of a lesson": (LESSON, "title: A borrowed book", "title: Lent", ALL),
    "a link from a lesson to a sheet": (LESSON, "        worksheet: book-plan\n", "        worksheet: book-log\n", ALL),
    "the safety check": ("en/worksheets/private-check.yaml", "Are you alone?", "Is nobody here?", ALL),
    "the glossary": ("en/glossary.yaml", "A thing that you give for a while.", "A thing that comes back.", ALL),
    "the name of the site": ("site.yaml", "name: Small Site", "name: Smaller Site", ALL),
}
"""The file, the text to replace, its replacement, and the items that are rendered again. The pack shows key points."""


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_renders_one_page_or_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    folder = copy(tmp_path)
    cache = PageCache()
    render(load(folder)[0], cache=cache)
    rendered: list[str] = []
    real = render_item
    monkeypatch.setattr(page_cache, "render_item", lambda *a, **more: rendered.append(a[1].id) or real(*a, **more))
    name, old, new, expected = EDITS[what]
    replace(folder / name, old, new)
    content, _problems = load(folder)

    assert render(content, cache=cache) == render(load(folder)[0])
    assert rendered[: len(expected.split())] == expected.split()
    assert len(rendered) == len(expected.split()) + len(ALL.split())

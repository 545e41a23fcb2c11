"""Pages that are kept are those of a rendering from nothing, whichever text of the content has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amends.data import Loc, Marked, Plain, Verbatim, walk
from amends.load.content import Known, load
from amends.problems import errors
from amends.render import kept_pages
from amends.render.addresses import address
from amends.render.kept_pages import KeptPages
from amends.render.pages import render_item
from amends.render.site import render
from tests.content_folder import copy, replace
from tests.pseudo_content import put, read, wholes, write
from tests.quick_and_slow import first_quick

PARTS = 8


def _texts(content_folder: Path) -> Iterator[tuple[Path, Loc, str]]:
    """Yield each text of the content, with its file and the way to it."""
    content, _problems = load(content_folder)
    for (kind, id_), whole in wholes(content).items():
        for loc, text in walk(whole):
            if isinstance(text, Plain | Marked | Verbatim):
                yield Path(content.sources[kind, id_].place().path), loc, str(text)


@pytest.mark.parametrize("part", first_quick(range(PARTS)))
def test_whichever_text_changes_the_site_is_that_of_a_rendering_from_nothing(tmp_path: Path, part: int) -> None:
    folder = copy(tmp_path)
    known: Known = {}
    kept = KeptPages()
    render(load(folder, known=known)[0], kept=kept)
    changed = 0
    for path, loc, text in list(_texts(folder))[part::PARTS]:
        before = path.read_bytes()
        data = read(path)
        put(data, loc, f"{text} changed")
        write(path, data)
        content, problems = load(folder, known=known)
        if not errors(problems):
            changed += 1
            assert render(content, kept=kept) == render(content), f"{path.name}: {loc}"
        path.write_bytes(before)
    assert changed > 25


EDITS = {
    "nothing": ("site.yaml", "name: Small Site", "name: Small Site  # as it was", ""),
    "the body of a lesson": ("en/lessons/borrowed-book.yaml", "Take a breath.", "Breathe.", "borrowed-book first-talk"),
    "the title of a lesson": (
        "en/lessons/borrowed-book.yaml",
        "title: A borrowed book",
        "title: Lent",
        "borrowed-book book-plan bring-it-back first-talk",
    ),
    "the body of a sheet": ("en/worksheets/book-plan.yaml", "The blue one", "The red one", "book-plan"),
    "the summary of a sheet": (
        "en/worksheets/book-plan.yaml",
        "Say what comes back, and when.",
        "Say it.",
        "book-plan first-talk",
    ),
    "the safety check": (
        "en/worksheets/private-check.yaml",
        "Are you alone?",
        "Is nobody here?",
        "private-check book-plan",
    ),
    "a word": (
        "en/glossary.yaml",
        "A thing that you give for a while.",
        "A thing that comes back.",
        "borrowed-book",
    ),
    "a form that stands somewhere": (
        "en/glossary.yaml",
        "term: owner",
        "term: owner\n  forms: [book]",
        "borrowed-book",
    ),
    "a source that is cited": ("references.yaml", "year: 2001", "year: 2002", "borrowed-book"),
    "a number to call": ("helplines.yaml", "Text HELLO to", "Text BOOK to", "borrowed-book help"),
    "the title of a page": ("en/pages/help.yaml", "title: Find help", "title: Help", "help"),
    "a step of a pathway": ("en/pathways/bring-it-back.yaml", "Read it once.", "Read it twice.", "bring-it-back"),
    "the name of the site": (
        "site.yaml",
        "name: Small Site",
        "name: Smaller Site",
        "borrowed-book private-check book-plan book-log bring-it-back first-talk help staying-safe-online",
    ),
}
"""What is edited: the file, what stands there instead of what, and whose pages are rendered anew."""


@pytest.mark.parametrize("what", EDITS)
def test_only_what_shows_a_change_is_rendered_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    folder = copy(tmp_path)
    known: Known = {}
    kept = KeptPages()
    before = {page.uri: page for page in render(load(folder, known=known)[0], kept=kept).pages}
    done: list[str] = []
    real = render_item
    monkeypatch.setattr(kept_pages, "render_item", lambda *a, **more: done.append(a[1].id) or real(*a, **more))
    name, old, new, shown = EDITS[what]
    replace(folder / name, old, new)
    after = render(load(folder, known=known)[0], kept=kept)
    differ = [page.uri for page in after.pages if page != before.get(page.uri)]
    # The pack shows parts of the lesson, and asks for all of it.
    assert done == shown.split()
    ids = {(item.kind, item.id): address(item) for item in load(folder)[0].items()}
    assert {uri for uri in ids.values() if f"{uri}index.md" in differ} <= {
        uri for (_kind, id_), uri in ids.items() if id_ in done
    }

"""Pages that are kept are those of a rendering from nothing, whichever text of the content has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amends.data import Loc, Marked, Plain, Verbatim, walk
from amends.load.content import Known, load
from amends.problems import errors
from amends.render import kept_pages
from amends.render.kept_pages import KeptPages
from amends.render.pages import render_item
from amends.render.site import render
from tests.content_folder import copy
from tests.pseudo_content import put, read, wholes, write

PARTS = 8


def _texts(content_folder: Path) -> Iterator[tuple[Path, Loc, str]]:
    """Yield each text of the content, with its file and the way to it."""
    content, _problems = load(content_folder)
    for (kind, id_), whole in wholes(content).items():
        for loc, text in walk(whole):
            if isinstance(text, Plain | Marked | Verbatim):
                yield Path(content.sources[kind, id_].place().path), loc, str(text)


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.slow) for part in range(1, PARTS))])
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


def test_only_what_has_changed_is_rendered_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copy(tmp_path)
    known: Known = {}
    kept = KeptPages()
    render(load(folder, known=known)[0], kept=kept)
    done: list[str] = []
    real = render_item
    monkeypatch.setattr(kept_pages, "render_item", lambda *a, **more: done.append(a[1].id) or real(*a, **more))
    render(load(folder, known=known)[0], kept=kept)
    always = ["bring-it-back", "first-talk"]
    assert done == always, "the pathway and the pack show parts of others"
    done.clear()
    sheet = folder / "en" / "worksheets" / "book-plan.yaml"
    sheet.write_text(sheet.read_text("utf-8").replace("The blue one", "The red one"), "utf-8")
    render(load(folder, known=known)[0], kept=kept)
    assert done == ["book-plan", *always]
    done.clear()
    sheet.write_text(sheet.read_text("utf-8").replace("objective: say", "objective: then say"), "utf-8")
    render(load(folder, known=known)[0], kept=kept)
    assert len(done) > 5, "what lists the sheet may show it"

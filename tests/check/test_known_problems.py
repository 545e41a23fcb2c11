"""Problems that are remembered are those of a check from nothing, whichever text of the content has changed since."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends.check import KnownProblems, check, rule_modules
from amends.data import Marked, Plain, Verbatim, walk
from amends.load.content import Known, load
from tests.content_folder import copy, replace
from tests.pseudo_content import put, read, wholes, write

BAD = "You have to forgive ☀. Add up your points. He is a narcissist, and " + "so on and on and on " * 9 + "it goes."
"""Something that each rule for single items finds."""


def test_what_is_found_in_a_changed_text_is_found_and_goes_again(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    known: Known = {}
    problems = KnownProblems()
    content, _ = load(folder, known=known)
    assert check(content, problems) == ()
    found = set()
    texts = [
        (Path(content.sources[key].place().path), loc)
        for key, whole in wholes(content).items()
        for loc, text in walk(whole)
        if isinstance(text, Plain | Marked | Verbatim)
    ]
    for path, loc in texts[::9]:
        before = path.read_bytes()
        data = read(path)
        put(data, loc, BAD)
        write(path, data)
        content, _ = load(folder, known=known)
        told = check(content, problems)
        assert told == check(content), (path.name, loc)
        found |= {problem.rule for problem in told}
        path.write_bytes(before)
        assert check(load(folder, known=known)[0], problems) == ()
    assert found >= {module.RULE for module in rule_modules() if hasattr(module, "check_item")}


def test_an_item_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copy(tmp_path)
    known: Known = {}
    problems = KnownProblems()
    [pressure] = [module for module in rule_modules() if module.RULE == "pressure"]
    looked_at: list[str] = []
    real = pressure.check_item
    monkeypatch.setattr(pressure, "check_item", lambda content, item: looked_at.append(item.id) or real(content, item))
    check(load(folder, known=known)[0], problems)
    assert len(looked_at) == 8
    check(load(folder, known=known)[0], problems)
    assert len(looked_at) == 8
    replace(folder / "en/lessons/borrowed-book.yaml", "I missed the book.", "I missed the big book.")
    check(load(folder, known=known)[0], problems)
    assert looked_at[8:] == ["borrowed-book"]
    (folder / "en" / "words.yaml").write_text("accountability: It is what they say.\n", "utf-8")
    check(load(folder, known=known)[0], problems)
    assert len(looked_at) == 17

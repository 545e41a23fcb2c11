"""Problems that are remembered are those of a check from nothing, whichever text of the content has changed since."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends.check import KnownProblems, check, rule_modules
from amends.data import Marked, Plain, Verbatim, walk
from amends.load.content import Known, load
from tests.content_folder import copy, replace
from tests.pseudo_content import put, read, wholes, write

BAD = (
    f"You have to forgive ☀. Add up your points. He is a narcissist, and {'so on and on ' * 15}. "
    "See [this](page:nowhere).[^nobody-1900]"
)
"""Something that each rule for texts finds."""

LESSON, SHEET = "en/lessons/borrowed-book.yaml", "en/worksheets/book-plan.yaml"
STRUCTURE = {
    "anatomy": (
        LESSON,
        "- type: traps\n        items:\n          - belief: They have lots of books.\n            what_helps: It is",
        "- type: note\n        kind: grounding\n        text: It is",
    ),
    "deciding": (SHEET, "label: Fine", "label: I want to stay"),
    "missing-item": (LESSON, "worksheet: book-plan\n        text", "worksheet: book-plans\n        text"),
    "show-when": (SHEET, "cross: [3, 4]", "crossed: [3, 4]"),
}
"""What the rules that look at more than texts find: the file, and what stands there instead of what."""


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
    assert found >= {rule for rule in _rules_of_pieces() if rule not in STRUCTURE}


def _rules_of_pieces() -> set[str]:
    return {module.RULE for module in rule_modules() if hasattr(module, "check_item") or hasattr(module, "gather")}


@pytest.mark.parametrize("rule", STRUCTURE)
def test_what_is_found_in_a_changed_structure_is_found_and_goes_again(tmp_path: Path, rule: str) -> None:
    assert set(STRUCTURE) < _rules_of_pieces()
    folder = copy(tmp_path)
    known: Known = {}
    problems = KnownProblems()
    assert check(load(folder, known=known)[0], problems) == ()
    name, old, new = STRUCTURE[rule]
    before = (folder / name).read_bytes()
    replace(folder / name, old, new)
    content, found = load(folder, known=known)
    assert found == ()
    told = check(content, problems)
    assert told == check(content)
    assert rule in {problem.rule for problem in told}
    (folder / name).write_bytes(before)
    assert check(load(folder, known=known)[0], problems) == ()


def test_what_goes_elsewhere_is_missed_where_nothing_has_changed(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    known: Known = {}
    problems = KnownProblems()
    assert check(load(folder, known=known)[0], problems) == ()
    (folder / SHEET).unlink()
    (folder / "references.yaml").write_text((folder / "references.yaml").read_text().replace("doe-2001", "doe-2002"))
    (folder / "en/pages/staying-safe-online.yaml").unlink()
    told = check(load(folder, known=known)[0], problems)
    assert told == check(load(folder)[0])
    assert {problem.rule for problem in told if problem.place.path.endswith(LESSON)} >= {"missing-item", "reference"}
    assert "link" in {problem.rule for problem in told}


def test_an_item_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copy(tmp_path)
    known: Known = {}
    problems = KnownProblems()
    [pressure] = [module for module in rule_modules() if module.RULE == "pressure"]
    looked_at: list[str] = []
    real = pressure.check_item
    monkeypatch.setattr(
        pressure, "check_item", lambda content, item, parts: looked_at.append(item.id) or real(content, item, parts)
    )
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

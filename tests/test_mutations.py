"""Mutated files get a message with its place and never an exception; those that are valid render."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from amends.load.content import load
from amends.problems import errors
from amends.render.site import render
from tests.content_folder import REAL, SMALL, checked, copy
from tests.mutations import break_file, mutate
from tests.quick_and_slow import first_quick

PARTS = 8
"""The seeds are split into parts that run in parallel."""
BROKEN, CHANGED, CHANGED_OF_THE_REAL_SITE = 250, 100, 40
"""Files that each part breaks or mutates. The real site takes fifty times as long and is one part."""


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.yaml"))


@pytest.mark.parametrize("part", first_quick(range(PARTS)))
def test_each_broken_file_gets_a_message_with_its_place(tmp_path: Path, part: int) -> None:
    folder = copy(tmp_path)
    files = [(path, path.read_text("utf-8")) for path in _files(folder)]
    ways: Counter[str] = Counter()
    for seed in range(part * BROKEN, (part + 1) * BROKEN):
        random = Random(seed)  # noqa: S311 - a seed for tests
        path, text = random.choice(files)
        broken, way = break_file(text, random)
        ways[way] += 1
        path.write_text(broken, "utf-8")
        _, problems = load(folder)
        path.write_text(text, "utf-8")
        shown = str(path.relative_to(tmp_path))
        places = [problem.place for problem in errors(problems) if str(problem.place.path).endswith(shown)]
        assert any(place.line and place.column for place in places), (
            f"seed {seed}, {way}, {shown}: {problems}\n{broken}"
        )
    assert len(ways) > 12, ways


@pytest.mark.parametrize(
    ("source", "seeds"),
    first_quick(
        [
            *((SMALL, range(part * CHANGED, (part + 1) * CHANGED)) for part in range(PARTS)),
            (REAL, range(CHANGED_OF_THE_REAL_SITE)),
        ]
    ),
    ids=lambda given: given.parent.name if isinstance(given, Path) else str(given.start),
)
def test_a_mutated_file_gets_a_message_or_renders(tmp_path: Path, source: Path, seeds: range) -> None:
    folder = copy(tmp_path, source)
    # Judgements of changed texts are invalid, and their messages would hide everything else.
    (folder / "en" / "clear-communication.yaml").unlink(missing_ok=True)
    files = [(path, path.read_bytes()) for path in _files(folder)]
    passed = 0
    for seed in seeds:
        random = Random(seed)  # noqa: S311 - a seed for tests
        path, original = random.choice(files)
        changed = mutate(original.decode(), random)
        path.write_bytes(changed.encode())
        try:
            content, problems = checked(folder)
            for problem in problems:
                lines = Path(problem.place.path).read_bytes().count(b"\n") + 1
                assert 1 <= problem.place.line <= lines
                own = re.sub(r'"[^"]*"', "", problem.message)  # without quotations from the file
                assert not re.search(r"pydantic|None|\[type=|<class|object at 0x|'dict'|Traceback", own)
            if not errors(problems):
                passed += 1
                render(content)
        except Exception as exception:
            exception.add_note(f"seed {seed}, {path.relative_to(tmp_path)}:\n{changed}")
            raise
        path.write_bytes(original)
    assert passed, "no mutated file was valid, so rendering was not tested"

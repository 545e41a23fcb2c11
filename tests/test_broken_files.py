"""Thousands of broken files: each gets a message with its place, none an exception, and none that passes breaks a build."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from amends.load.content import Known, load
from amends.problems import errors
from amends.render.site import render
from tests.broken_files import break_file, mutate
from tests.content_folder import REAL, SMALL, checked, copy

BROKEN, OF_THE_SMALL_SITE, OF_THE_REAL_SITE = 10_000, 9_800, 200
"""How many files are broken, and how many changed. The real site takes fifty times as long to check and render."""
PARTS, PARTS_OF_THE_REAL_SITE = 20, 4
"""Each count is split into parts, so that they run side by side."""


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.yaml"))


def _seeds(count: int, part: int, parts: int = PARTS) -> range:
    return range(count * part // parts, count * (part + 1) // parts)


def _parts() -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "part", [0, *(pytest.param(part, marks=pytest.mark.slow) for part in range(1, PARTS))]
    )


@_parts()
def test_each_broken_file_gets_a_message_that_says_where(tmp_path: Path, part: int) -> None:
    folder = copy(tmp_path)
    files = [(path, path.read_text("utf-8")) for path in _files(folder)]
    ways: Counter[str] = Counter()
    known: Known = {}
    for seed in _seeds(BROKEN, part):
        random = Random(seed)  # noqa: S311 - a seed for tests
        path, text = random.choice(files)
        broken, way = break_file(text, random)
        ways[way] += 1
        path.write_text(broken, "utf-8")
        _, problems = load(folder, known=known)
        path.write_text(text, "utf-8")
        shown = str(path.relative_to(tmp_path))
        told = [problem.place for problem in errors(problems) if str(problem.place.path).endswith(shown)]
        assert any(place.line and place.column for place in told), f"seed {seed}, {way}, {shown}: {problems}\n{broken}"
    assert len(ways) > 12, ways


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "seeds"),
    [
        *(pytest.param(SMALL, _seeds(OF_THE_SMALL_SITE, part), id=f"small-{part}") for part in range(PARTS)),
        *(
            pytest.param(REAL, _seeds(OF_THE_REAL_SITE, part, PARTS_OF_THE_REAL_SITE), id=f"real-{part}")
            for part in range(PARTS_OF_THE_REAL_SITE)
        ),
    ],
)
def test_whatever_is_changed_is_told_or_can_be_rendered(tmp_path: Path, source: Path, seeds: range) -> None:
    folder = copy(tmp_path, source)
    # A judgement of a text is void once the text has changed, and would hide all else.
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
            if not errors(problems):
                passed += 1
                render(content)
        except Exception as problem:
            problem.add_note(f"seed {seed}, {path.relative_to(tmp_path)}:\n{changed}")
            raise
        path.write_bytes(original)
    assert passed, "some changes have to be right, or the half of this test that renders does nothing"

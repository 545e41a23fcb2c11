"""The pictures of the authors' reference are up to date; `make pictures` needs a browser, as these tests may."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends.adapters.reference import made_from, pictures_made_from

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
HEAVIEST, HEAVIEST_TOGETHER = 12 * 1024, 500_000


def test_the_pictures_are_current() -> None:
    made, wanted = pictures_made_from(FOLDER), made_from()  # a new type has no picture yet
    stale = sorted(name for name in made if made[name] != wanted.get(name))
    assert not stale, "run `make pictures`"
    there = {path.relative_to(FOLDER).as_posix(): path.stat().st_size for path in FOLDER.rglob("*.webp")}
    assert there.keys() == made.keys()
    assert max(there.values()) <= HEAVIEST
    assert sum(there.values()) <= HEAVIEST_TOGETHER
    for name in there:
        data = (FOLDER / name).read_bytes()
        assert (data[:4], data[8:12]) == (b"RIFF", b"WEBP"), name


def test_a_picture_is_outdated_once_its_html_or_css_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = made_from()
    real = Path.read_text

    def changed(path: Path, *arguments: str, **named: str) -> str:
        text = real(path, *arguments, **named)
        return text + " " if path.match("choice/field.css") else text

    monkeypatch.setattr(Path, "read_text", changed)
    after = made_from()
    assert {name for name in before if before[name] != after[name]} == {"pictures/field-choice.webp"}

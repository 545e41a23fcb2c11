"""The authors' reference and its pictures are up to date with the types."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from amends.adapters.cli import main
from amends.adapters.examples import examples, kinds, message
from amends.adapters.keys import keys
from amends.adapters.reference import made_from, page_of, pictures_made_from, reference, write_reference
from amends.catalogue import Kind

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
HEAVIEST, HEAVIEST_TOGETHER = 12 * 1024, 500_000
PAGES = reference(FOLDER)
ALL = kinds()


def test_the_pages_are_current() -> None:
    there = {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in FOLDER.rglob("*.md")}
    stale = sorted(name for name in PAGES.keys() | there.keys() if PAGES.get(name) != there.get(name))
    assert not stale, "run `make reference`"


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


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: f"{kind.family}/{kind.name}")
def test_a_page_documents_every_key_and_message(kind: Kind) -> None:
    page = PAGES[page_of(kind)]
    assert page.count("\n# ") == 1
    for key in keys(kind.model):
        assert f"`{key.name}`" in page
        assert key.meaning, f"{key.name} needs a docstring"
    for example in examples(kind, "bad"):
        text = " ".join(message(example).message.split()).replace("|", "\\|")
        assert text.replace("<", "&lt;") in page
    assert "amends." not in re.sub(r"```.*?```", "", page, flags=re.DOTALL), "names of modules do not help authors"


def test_pages_of_removed_types_are_deleted(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "reference")
    gone = tmp_path / "reference" / "fields" / "gone.md"
    gone.write_text("gone")
    assert write_reference(tmp_path / "reference") == len(PAGES)
    assert not gone.exists()


def test_the_command_reports_outdated_pictures(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["reference", "--out", str(tmp_path)])
    assert result.exit_code == 0
    assert "make pictures" in result.output

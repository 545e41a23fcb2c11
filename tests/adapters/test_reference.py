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
from amends.adapters.reference import page_of, reference, write_reference
from amends.catalogue import Kind

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
PAGES = reference(FOLDER)
ALL = kinds()


def test_the_pages_are_current() -> None:
    there = {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in FOLDER.rglob("*.md")}
    stale = sorted(name for name in PAGES.keys() | there.keys() if PAGES.get(name) != there.get(name))
    assert not stale, "run `make reference`"


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

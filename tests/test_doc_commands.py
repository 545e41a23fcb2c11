"""The commands in the docs are valid, and following the walk-throughs gives the documented results."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from amends.adapters.cli import main
from amends.pseudo_locale import PSEUDO
from tests.content_folder import REAL, SMALL
from tests.site_server import ROOT, run
from tests.test_docs import DOCS, FENCE

_INDENT = re.compile(r"^ +", re.MULTILINE)
_AMENDS = re.compile(r"(?:\S*/)?amends$")
PROGRAMS = {"make", "mkdir", "ln", "python", "python3", "bash", "cd", "pip", "pytest"}
"""Programs other than `amends` that the docs may use."""


def _commands(path: Path) -> Iterator[list[str]]:
    """Yield each command in the shell samples of a page, split into words."""
    text = re.sub(r"^ {4}", "", path.read_text("utf-8"), flags=re.MULTILINE)  # samples in a list are indented
    for found in FENCE.finditer(text):
        if found["kind"] == "sh":
            for line in found["text"].splitlines():
                for command in line.split("&&"):
                    words = shlex.split(command, comments=True)
                    yield [word for word in words if not re.fullmatch(r"[A-Z_]+=.*", word)]


ALL = [(path, command) for path in DOCS for command in _commands(path) if command]


@pytest.mark.parametrize(("path", "command"), ALL, ids=[f"{path.stem}: {' '.join(words)}" for path, words in ALL])
def test_each_command_exists(path: Path, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, *rest = command
    if not _AMENDS.match(program):
        assert Path(program).name in PROGRAMS, f"{path}: {program}"
        if program == "make":
            targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
            assert {word for word in rest if "=" not in word} <= targets
        return
    # Create the folders and files that the command refers to.
    (tmp_path / "content").mkdir()
    for word in rest:
        if "/" in word:
            (tmp_path / word).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / word).touch() if word.endswith(".yaml") else (tmp_path / word).mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path)
    group: click.Command = main
    with click.Context(main) as context:
        while isinstance(group, click.Group):
            name, group, rest = group.resolve_command(context, rest)
            assert name
            assert group
        group.make_context(group.name, rest, parent=context)


@pytest.mark.slow
def test_the_quick_start_produces_a_valid_worksheet_and_its_pdf(tmp_path: Path) -> None:
    page = ROOT / "docs" / "quick-start.md"
    text = _INDENT.sub(lambda found: found[0][4:], page.read_text("utf-8"))
    [steps] = [found["text"] for found in FENCE.finditer(text) if found["kind"] == "yaml"]
    called = [command for command in _commands(page) if _AMENDS.match(command[0])]
    assert [command[1] for command in called] == ["init", "new", "preview"]
    run("amends", *called[0][1:], folder=tmp_path)
    mine = tmp_path / "my-site"
    run("amends", *called[1][1:], folder=mine)
    file = mine / called[2][2]
    before = file.read_text("utf-8")
    after = re.sub(r"^steps:.*\n(?:(?:[ #].*)?\n)*", steps, before, flags=re.MULTILINE)
    assert after != before
    file.write_text(after, "utf-8")
    run("amends", "check", folder=mine)
    sheet = re.findall(r"`\.\./amends-env/bin/amends pdf ([\w-]+)`", text)
    assert "worksheet-3-a4.pdf" in run("amends", "pdf", *sheet, folder=mine)


def test_a_translation_can_be_started_as_the_guide_says(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "translating.md").read_text("utf-8")
    assert "`cp -r content/en content/cy`" in page
    shutil.copytree(SMALL, tmp_path / "content")
    shutil.copytree(tmp_path / "content" / "en", tmp_path / "content" / PSEUDO)
    site = tmp_path / "content" / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("  - en\n", f"  - en\n  - {PSEUDO}\n"), "utf-8")
    assert "pieces are not translated yet" in run("amends", "check", folder=tmp_path)
    assert "title has the words of the original" in run("amends", "translation", PSEUDO, folder=tmp_path)


@pytest.mark.slow
def test_the_pseudo_locale_can_be_built_as_the_guide_says(tmp_path: Path) -> None:
    [(_, written), (_, built)] = [(path, command) for path, command in ALL if "pseudo" in " ".join(command)]
    assert written[:3] == ["python", "-m", "tests.pseudo_content"]
    run("python", "-m", "tests.pseudo_content", tmp_path / "build" / "pseudo")
    assert len(list((tmp_path / "build/pseudo/content" / PSEUDO).rglob("*.yaml"))) == len(
        [*(REAL / "en").rglob("*.yaml"), "site-texts.yaml"]
    )
    run("amends", "check", *built[2:4], folder=tmp_path)

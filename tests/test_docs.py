"""The docs are correct: links and samples work, tables are complete, and the walk-throughs give what they promise."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from amends.adapters.cli import main
from amends.check import check, rule_names
from amends.data import Data
from amends.load.content import load
from amends.load.source import parse
from amends.problems import as_text, errors
from tests.site_server import ROOT, run

_TOP = [ROOT / f"{name}.md" for name in ("README", "CHANGELOG", "CONTRIBUTING", "SECURITY", "CODE_OF_CONDUCT")]
DOCS = sorted([*_TOP, *(ROOT / "docs").rglob("*.md")])
README = (ROOT / "README.md").read_text("utf-8")
WRITING = (ROOT / "docs" / "writing-content.md").read_text("utf-8")
RECORDS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))

FENCE = re.compile(r"^(?P<fence>`{3,})(?P<kind>\w*)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
CONTENT_FILE = re.compile(r"# (content/\S+)\n")
FILE_OF_A_KIND = re.compile(r"^### `([\w.]+)`$.*?^(`{3,})\w*\n(.*?)^\2$", re.MULTILINE | re.DOTALL)

each_doc = pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())


def samples(path: Path) -> Iterator[str]:
    """Yield the YAML samples of a page."""
    for found in FENCE.finditer(path.read_text("utf-8")):
        if found["kind"] == "yaml":
            yield found["text"]


# ---------- README ----------


def test_the_readme_lists_every_make_target() -> None:
    targets = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert "site" in targets
    assert sorted(re.findall(r"^\| `make ([a-z-]+)` \|", README, re.MULTILINE)) == sorted(targets)


def test_the_first_commands_are_on_the_first_screen() -> None:
    first_screen = "\n".join(README.splitlines()[:30])
    assert "\nmake quick\nmake site\nmake test\n" in first_screen


def test_the_readme_describes_each_command_as_its_help_does() -> None:
    rows = dict(re.findall(r"^\| `amends ([a-z]+)[^|]*?((?:\\\||[^|])*\|[^|]*)\|", README, re.MULTILINE))
    assert rows.keys() == main.commands.keys()
    for name, command in main.commands.items():
        first_sentence = " ".join((command.help or "").split("\n\n")[0].split())
        assert first_sentence in rows[name], name
        options = {option for given in command.params for option in (*given.opts, *given.secondary_opts)}
        assert set(re.findall(r"--[a-z-]+", rows[name])) <= options, name


# ---------- every page ----------


@each_doc
def test_links_resolve(path: Path) -> None:
    text = FENCE.sub("", path.read_text("utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", text)):
        address, _, part = target.partition("#")
        if re.match(r"[a-z]+:", address):
            assert address.startswith("https://"), target
            continue
        linked = (path.parent / address).resolve() if address else path
        assert linked.exists(), target
        if part:
            headings = re.findall(r"^#+ (.+)$", linked.read_text("utf-8"), re.MULTILINE)
            assert part in {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}, target


@each_doc
def test_yaml_samples_parse(path: Path) -> None:
    for text in samples(path):
        yaml.safe_load(text)
        if text.strip("\n").startswith("#") and all(line.startswith("#") for line in text.splitlines()):
            continue  # only a comment
        _source, problems = parse(text, path.name)
        assert not problems, as_text(problems)


def test_decision_records_are_numbered_without_gaps_and_listed() -> None:
    assert [path.name[:4] for path in RECORDS] == [f"{number:04}" for number in range(1, len(RECORDS) + 1)]
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8")
    for path in RECORDS:
        text = path.read_text("utf-8")
        assert text.startswith(f"# {path.name[:4]}: ")
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
        assert f"]({path.name})" in listed


# ---------- for authors ----------


def test_the_samples_for_authors_make_a_valid_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in samples(ROOT / "docs" / "writing-content.md"):
        named = CONTENT_FILE.match(text)
        if named:
            path = tmp_path / named[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    content, problems = load(Path("content"))
    found = errors((*problems, *check(content)))
    assert not found, as_text(found)


def test_every_key_is_documented_for_authors() -> None:
    def models(base: type[Data]) -> Iterator[type[Data]]:
        for model in base.__subclasses__():
            yield model
            yield from models(model)

    docs = WRITING + (ROOT / "docs" / "reference" / "checks.md").read_text("utf-8")
    for model in models(Data):
        if model.__module__.startswith("amends.model."):
            for name, field in model.model_fields.items():
                key = field.alias or name
                assert f"`{key}`" in docs or f"{key}:" in docs, f"{model.__name__}: {key}"


def test_every_rule_for_files_is_documented_for_authors() -> None:
    in_loading = "".join(path.read_text("utf-8") for path in (ROOT / "generator/amends/load").glob("*.py"))
    named = set(re.findall(r"""\b(?:error|complain)\(\s*"([a-z-]+)",""", in_loading)) - rule_names() | {"ignore"}
    rows = "\n".join(line for line in WRITING.splitlines() if line.startswith("| `"))
    assert not [rule for rule in named if f"`{rule}`" not in rows]


# ---------- for developers ----------


def test_the_architecture_names_what_is_in_the_code() -> None:
    text = FENCE.sub("", (ROOT / "docs" / "architecture.md").read_text("utf-8"))
    types = ("generator/amends/blocks/story", "generator/amends/fields/scale")
    homes = [ROOT / home for home in (".", "generator/amends", "theme/assets/js", *types, "tests")]
    source = {".py", ".mjs", ".js", ".html"}
    code = "\n".join(
        path.read_text("utf-8") for home in homes[1:3] for path in home.rglob("*") if path.suffix in source
    )
    for name in set(re.findall(r"`([^`\n]+)`", text)):
        if "/" in name or re.search(r"\.(py|mjs|js|yaml|css|toml)$", name):
            assert any((home / name).exists() for home in homes), name
        elif not name.startswith("make "):
            for word in re.findall(r"[A-Za-z_]{4,}", name.partition("(")[0]):
                assert word in code or (homes[2] / f"{word}.mjs").exists(), name


@pytest.mark.slow
def test_the_walk_through_makes_a_type_that_passes_the_tests(tmp_path: Path) -> None:
    for name in ("generator", "tests", "tools"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "test_docs.py"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    generator = tmp_path / "generator" / "amends"
    made = CliRunner().invoke(main, ["new", "field", "word_pair", "--generator", str(generator)])
    assert made.exit_code == 0, made.output
    files = FILE_OF_A_KIND.findall((ROOT / "docs" / "adding-a-field.md").read_text("utf-8"))
    assert {"__init__.py", "field.html", "paper.html", "examples.yaml"} <= {name for name, _fence, _text in files}
    for name, _fence, text in files:
        (generator / "fields" / "word_pair" / name).write_text(text, "utf-8")
    tests = ("tests/test_examples.py", "tests/test_controls.py", "-k", "word_pair")
    command = ("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)
    output = run(*command, folder=tmp_path, PYTHONPATH=str(tmp_path / "generator"))
    assert int(re.findall(r"(\d+) passed", output)[0]) > 40  # the type was found, and every example tried


def test_the_ethics_review_covers_every_lesson_and_sheet() -> None:
    review = (ROOT / "docs" / "ethics-review.md").read_text("utf-8")
    assert len(re.findall(r"^\| \d+ \|", review, re.MULTILINE)) == 15
    content, _problems = load(ROOT / "content")
    named = set(re.findall(r"\b([LW]\d+)\b", review))
    expected = {f"L{lesson.number}" for lesson in content.lessons.values()}
    expected |= {f"W{sheet.number:02}" for sheet in content.worksheets.values()}
    assert named == expected

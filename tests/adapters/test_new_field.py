"""Adding a type touches one folder: a new one, or a copy of an old one, passes the tests of all types at once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from amends.adapters.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The generator and what the loop over all examples needs, in a folder of its own."""
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tests").mkdir()
    for name in ("test_examples.py", "test_controls.py", "examples.py", "examples.yaml", "markup.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests")
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def passed(tree: Path, name: str) -> int:
    """Run the loop over all examples on one type, see that nothing fails, and return how many tests passed."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    environment["PYTHONPATH"] = str(tree / "generator")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/test_examples.py",
        "tests/test_controls.py",
        "-k",
        name,
    ]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return int(re.findall(r"(\d+) passed", done.stdout)[0])


def test_a_new_field_passes_the_tests_at_once(tree: Path) -> None:
    fields = tree / "generator" / "amends" / "fields"
    told = CliRunner().invoke(main, ["new", "field", "two_sides", "--folder", str(fields)])
    assert told.exit_code == 0, told.output
    made = {path.name for path in (fields / "two_sides").iterdir()}
    assert made == {
        "__init__.py",
        "README.md",
        "examples.yaml",
        "field.css",
        "field.html",
        "paper.html",
        "words.yaml",
    }
    assert not [path for path in (fields / "two_sides").iterdir() if "<<" in path.read_text("utf-8")]
    assert passed(tree, "two_sides") > 40
    for check in (["check", "--quiet"], ["format", "--check", "--quiet"]):
        command = [sys.executable, "-m", "ruff", *check, fields / "two_sides"]
        done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def test_a_copy_of_a_type_under_a_new_name_passes_the_tests_too(tree: Path) -> None:
    fields = tree / "generator" / "amends" / "fields"
    before = {path for path in tree.rglob("*") if path.is_file()}
    shutil.copytree(fields / "choice", fields / "pick_one")
    for path in (fields / "pick_one").iterdir():
        text = path.read_text("utf-8")
        text = re.sub(r"\btype: choice\b", "type: pick_one", text).replace("`choice`", "`pick_one`")
        text = text.replace('Literal["choice"]', 'Literal["pick_one"]').replace("class Choice(", "class PickOne(")
        text = text.replace("-> Choice:", "-> PickOne:").replace('the choice "', 'the pick one "')
        path.write_text(text.replace("amends-choice", "amends-pick-one"), "utf-8")
    added = {path.relative_to(tree).parent for path in tree.rglob("*") if path.is_file() and path not in before}
    assert added == {Path("generator/amends/fields/pick_one")}
    assert passed(tree, "pick_one") > 40


def test_a_type_whose_label_is_lost_does_not_pass(tree: Path) -> None:
    fields = tree / "generator" / "amends" / "fields"
    CliRunner().invoke(main, ["new", "field", "two_sides", "--folder", str(fields)])
    template = fields / "two_sides" / "field.html"
    text = template.read_text("utf-8")
    broken = re.sub(r"<label .*</label>\n", "", text)
    assert broken != text
    template.write_text(broken, "utf-8")
    with pytest.raises(AssertionError, match="test_every_control_has_a_name"):
        passed(tree, "two_sides")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("choice", 'there is a "choice" already'),
        ("contract", 'there is a "contract" already'),
        ("TwoSides", "needs small letters"),
        ("two-sides", "needs small letters"),
        ("2_sides", "needs small letters"),
        ("../two_sides", "needs small letters"),
        ("two__sides", "needs small letters"),
        ("a_name_that_is_much_too_long_for_a_type", "24 letters at most"),
        ("class", "means something else"),
        ("plain", "means something else"),
        ("yes", "means something else"),
    ],
)
def test_a_name_that_is_taken_or_none_is_refused(name: str, says: str, tmp_path: Path) -> None:
    folder = [] if says.startswith("there") else ["--folder", str(tmp_path)]
    told = CliRunner().invoke(main, ["new", "field", name, *folder])
    assert told.exit_code == 2
    assert says in told.output
    assert not list(tmp_path.iterdir())

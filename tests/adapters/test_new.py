"""Adding a field type, block or rule with one command, as a newcomer would: all tests pass."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from amends.adapters.cli import main
from amends.adapters.new import Part
from tests.site_server import ROOT, run

NAMES: dict[Part, str] = {"field": "two_sides", "block": "small_box", "rule": "no_todo"}
LOOPS: dict[Part, tuple[str, ...]] = {
    "field": ("tests/test_examples.py", "tests/test_controls.py", "-k", "two_sides"),
    "block": ("tests/test_examples.py", "-k", "small_box"),
    "rule": ("tests/test_golden.py", "-k", "no-todo or every_rule"),
}
LEAST = {"field": 40, "block": 30, "rule": 2}
"""The least number of tests that a new part passes."""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of everything that the tests of a part need."""
    for name in ("generator", "tests", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "e2e"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def run_python(tree: Path, *command: str) -> str:
    """Run Python in a copy of the repository, with that copy's generator, and return the output.

    `CI` is unset, since a newcomer's first run writes the golden HTML of a new type and CI accepts none.
    """
    return run("python", *command, folder=tree, PYTHONPATH=str(tree / "generator"), CI="")


def passed(tree: Path, part: Part) -> int:
    """Run the tests of the new part, and return how many passed."""
    output = run_python(tree, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", *LOOPS[part])
    return int(re.findall(r"(\d+) passed", output)[0])


def add(tree: Path, part: Part) -> set[Path]:
    """Add a new part to a copy of the repository, and return its files."""
    generator = tree / "generator" / "amends"
    result = CliRunner().invoke(main, ["new", part, NAMES[part], "--generator", str(generator)])
    assert result.exit_code == 0, result.output
    return {Path(line) for line in result.output.splitlines() if line.startswith("/")}


def ask_for_numbers(tree: Path) -> None:
    """Turn the new field type from one for words into one for numbers, as its comments suggest."""
    folder = tree / "generator" / "amends" / "fields" / NAMES["field"]
    for name, old, new in (
        ("__init__.py", "import Integer, Plain", "import Integer"),
        ("__init__.py", "tuple[Plain, ...]", "tuple[Integer, ...]"),
        ("field.html", "parts.labelled(control)", 'parts.native(control, more={"inputmode": "numeric"})'),
        ("field.html", "{{ parts.native", '<label for="{{ control.id }}">{{ control.label }}</label>{{ parts.native'),
        ("examples.yaml", "example: [quiet, a bit better]", "example: [96, 72]"),
        ("examples.yaml", "example: [one, two, three]", "example: [1, 2, 3]"),
    ):
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), "utf-8")
    text = (folder / "examples.yaml").read_text("utf-8")
    (folder / "examples.yaml").write_text(
        re.sub(r"^        - .*$", "        - 999999999", text, flags=re.MULTILINE), "utf-8"
    )


@pytest.mark.parametrize("part", NAMES)
def test_a_new_part_passes_the_tests_unchanged(tree: Path, part: Part) -> None:
    before = {path for path in tree.rglob("*") if path.is_file()}
    made = add(tree, part)
    assert {path for path in tree.rglob("*") if path.is_file()} - before == made
    assert not [path for path in made if "<<" in path.read_text("utf-8")]
    assert passed(tree, part) >= LEAST[part]
    code = [str(path) for path in made if path.suffix == ".py"]
    run_python(tree, "-m", "ruff", "check", "--quiet", *code)
    run_python(tree, "-m", "ruff", "format", "--check", "--quiet", *code)


@pytest.mark.slow
def test_new_parts_need_no_other_changes(tmp_path: Path) -> None:
    tree = tmp_path / "repository"
    left_out = shutil.ignore_patterns(".venv", ".git", ".cache", ".*_cache", "__pycache__", "node_modules", "site")
    shutil.copytree(ROOT, tree, ignore=left_out, symlinks=True)
    (tree / "node_modules").symlink_to(ROOT / "node_modules")
    for command in (["init", "--quiet"], ["add", "--all"]):
        subprocess.run(["git", *command], cwd=tree, check=True)
    for part in NAMES:
        add(tree, part)
    ask_for_numbers(tree)
    for command in ("schema", "reference"):
        run_python(tree, "-c", f"from amends.adapters.cli import main; main([{command!r}])")
    quick = [f"--ignore=tests/{folder}" for folder in ("built", "pdf", "e2e")]
    run_python(
        tree, "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", *quick, "--ignore=tests/adapters/test_new.py"
    )
    run_python(
        tree, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "tests/pdf/test_forms.py", "-k", NAMES["field"]
    )
    run_python(tree, "-m", "ruff", "check", "--quiet")
    run_python(tree, "-m", "mypy", "--strict", "--no-error-summary", "generator")


@pytest.mark.slow
def test_a_renamed_copy_of_a_type_passes_the_tests(tree: Path) -> None:
    fields = tree / "generator" / "amends" / "fields"
    shutil.copytree(fields / "choice", fields / "two_sides")
    for path in (fields / "two_sides").iterdir():
        text = path.read_text("utf-8")
        text = re.sub(r"\btype: choice\b", "type: two_sides", text).replace("`choice`", "`two_sides`")
        text = text.replace('Literal["choice"]', 'Literal["two_sides"]').replace("class Choice(", "class TwoSides(")
        text = text.replace("-> Choice:", "-> TwoSides:").replace('the choice "', 'the two sides "')
        path.write_text(text.replace("amends-choice", "amends-two-sides"), "utf-8")
    assert passed(tree, "field") >= LEAST["field"]


@pytest.mark.slow
def test_a_type_without_its_label_fails_the_tests(tree: Path) -> None:
    add(tree, "field")
    template = tree / "generator" / "amends" / "fields" / "two_sides" / "field.html"
    text = template.read_text("utf-8")
    broken = text.replace("parts.labelled(control)", "parts.native(control)")
    assert broken != text
    template.write_text(broken, "utf-8")
    with pytest.raises(AssertionError, match="test_every_control_has_an_accessible_name"):
        passed(tree, "field")


@pytest.mark.slow
def test_a_rule_that_finds_nothing_fails_the_tests(tree: Path) -> None:
    add(tree, "rule")
    rule = tree / "generator" / "amends" / "check" / "no_todo.py"
    rule.write_text(rule.read_text("utf-8").replace('if "TODO" in text', 'if "never" in text'), "utf-8")
    with pytest.raises(AssertionError, match="test_the_message_matches_the_golden_file"):
        passed(tree, "rule")


@pytest.mark.parametrize(
    ("part", "name", "says"),
    [
        ("field", "choice", 'there is already a field "choice"'),
        ("field", "contract", 'there is already a field "contract"'),
        ("block", "traps", 'there is already a block "traps"'),
        ("rule", "wording", 'there is already a rule "wording"'),
        ("rule", "source_claims", 'there is already a rule "source_claims"'),
        ("rule", "view", 'there is already a rule "view"'),
        ("field", "TwoSides", "needs small letters"),
        ("field", "two-sides", "needs small letters"),
        ("field", "2_sides", "needs small letters"),
        ("block", "../two_sides", "needs small letters"),
        ("rule", "two__sides", "needs small letters"),
        ("field", "a_name_that_is_much_too_long_for_a_type", "24 letters"),
        ("rule", "class", "means something else"),
        ("field", "plain", "means something else"),
        ("field", "yes", "means something else"),
    ],
)
def test_a_name_that_is_taken_or_invalid_is_refused(part: Part, name: str, says: str, tmp_path: Path) -> None:
    elsewhere = [] if says.startswith("there") else ["--generator", str(tmp_path)]
    result = CliRunner().invoke(main, ["new", part, name, *elsewhere])
    assert result.exit_code == 2
    assert says in result.output
    assert not list(tmp_path.iterdir())

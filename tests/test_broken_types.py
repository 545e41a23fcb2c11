"""The tests of the types can fail: one thing broken in each type turns the loop over its examples red."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from amends.fields import field_kinds

ROOT = Path(__file__).parents[1]
QUESTIONS = sorted(name for name in field_kinds() if name != "note")

# What is broken, in which template, and how. The frame of a question is shared; its label is lost for one type alone.
BREAKS = {
    "label": ("field.html", r'{% extends "question.html" %}', '{% extends "nameless.html" %}'),
    "value": ("field.html", r'(name="[^"]*)"', r'\1-x"'),
    "paper": ("paper.html", r'data-(answer|copy-of)="', 'data-lost="'),
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The generator with its loop over examples, to break and to mend."""
    folder = tmp_path_factory.mktemp("broken")
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copytree(ROOT / "tests" / "golden" / "html", folder / "tests" / "golden" / "html")
    for name in ("test_examples.py", "test_golden_html.py", "examples.py", "examples.yaml", "markup.py"):
        shutil.copy(ROOT / "tests" / name, folder / "tests")
    shutil.copy(ROOT / "pyproject.toml", folder)
    templates = folder / "generator" / "amends" / "render" / "templates"
    frame = (templates / "question.html").read_text("utf-8")
    (templates / "nameless.html").write_text(frame.replace("{{ field.label }}", ""), "utf-8")
    return folder


def red(tree: Path, name: str) -> list[str]:
    """Run the loop on one type and return the tests that fail."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    environment["PYTHONPATH"] = str(tree / "generator")
    tests = ["tests/test_examples.py", "tests/test_golden_html.py"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests, "-k", f"fields/{name}"]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    assert "passed" in done.stdout or "failed" in done.stdout, done.stdout + done.stderr
    return re.findall(r"^FAILED (\S+)", done.stdout, re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize("name", QUESTIONS)
def test_one_broken_thing_turns_the_loop_red(tree: Path, name: str) -> None:
    folder = tree / "generator" / "amends" / "fields" / name
    assert red(tree, name) == []
    for what, (file, before, after) in BREAKS.items():
        template = folder / file
        whole = template.read_text("utf-8")
        broken = re.sub(before, after, whole)
        assert broken != whole, f"{file} of {name} has nothing to break for {what}"
        template.write_text(broken, "utf-8")
        try:
            assert red(tree, name), f"{what} of {name} is broken, and nothing fails"
        finally:
            template.write_text(whole, "utf-8")

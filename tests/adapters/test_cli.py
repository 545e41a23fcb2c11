"""The command `amends`: exit codes, output, and no tracebacks."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from amends.adapters.cli import main
from tests.content_folder import change, copy
from tests.site_server import run

A_WARNING = (
    "en/lessons/borrowed-book.yaml\n-             text: I missed the book.\n+             text: Jo is a narcissist.\n"
)
AN_ERROR = "en/lessons/borrowed-book.yaml\n- minutes: 5\n+ minutes: five, or 100% more\n"


def _run(folder: Path, *arguments: str) -> Result:
    with contextlib.chdir(folder):
        return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.mark.parametrize(
    ("arguments", "recipes", "code"),
    [
        pytest.param("check", [], 0, id="check valid content"),
        pytest.param("check", [A_WARNING], 0, id="check content with a warning"),
        pytest.param("check", [AN_ERROR], 1, id="check content with an error"),
        pytest.param("check --content nowhere", [], 2, id="check a missing folder"),
        pytest.param("check --content content/site.yaml", [], 2, id="check a file"),
        pytest.param("check --format xml", [], 2, id="an unknown format"),
        pytest.param("check --colour", [], 2, id="an unknown option"),
        pytest.param("checks", [], 2, id="an unknown command"),
        pytest.param("", [], 2, id="no command"),
        pytest.param("--help", [], 0, id="help"),
        pytest.param("--version", [], 0, id="version"),
        pytest.param("build", [AN_ERROR], 1, id="build content with an error"),
        pytest.param("build --content nowhere", [], 2, id="build from a missing folder"),
        pytest.param("build --site content/site.yaml", [], 2, id="build into a file"),
        pytest.param("build --site content/site.yaml/below", [], 1, id="build below a file"),
        pytest.param("write tree", [], 0, id="write"),
        pytest.param("write tree", [A_WARNING], 0, id="write content with a warning"),
        pytest.param("write tree", [AN_ERROR], 1, id="write content with an error"),
        pytest.param("write", [], 2, id="write without a folder"),
        pytest.param("write content", [], 2, id="write into a foreign folder"),
        pytest.param("write content/site.yaml", [], 2, id="write into a file"),
        pytest.param("write content/site.yaml/below", [], 2, id="write below a file"),
        pytest.param("serve --content nowhere", [], 2, id="serve a missing folder"),
        pytest.param("serve --address nowhere", [], 2, id="serve without a port"),
        pytest.param("schema --out schema", [], 0, id="schemas"),
        pytest.param("schema --out content/site.yaml", [], 2, id="schemas into a file"),
        pytest.param("schema --out content/site.yaml/below", [], 2, id="schemas below a file"),
    ],
)
def test_exit_codes(tmp_path: Path, arguments: str, recipes: list[str], code: int) -> None:
    content = copy(tmp_path)
    for recipe in recipes:
        change(content, recipe)

    result = _run(tmp_path, *arguments.split())

    assert result.exit_code == code, result.output
    assert result.output.strip()
    assert "Traceback" not in result.output


def test_missing_files_are_reported(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()

    result = _run(tmp_path, "check")

    assert result.exit_code == 1
    assert "content/site.yaml:1:1: error [file] this file is missing" in result.stdout


def test_problems_are_reported_as_text(tmp_path: Path) -> None:
    content = copy(tmp_path)
    change(content, A_WARNING)
    change(content, AN_ERROR)

    result = _run(tmp_path, "check")

    assert result.stdout == 'content/en/lessons/borrowed-book.yaml:7:1: error [value] "minutes" needs a whole number\n'
    assert result.stderr == "1 error.\n"


def test_problems_are_reported_as_json(tmp_path: Path) -> None:
    change(copy(tmp_path), A_WARNING)

    result = _run(tmp_path, "check", "--format", "json")

    assert result.stderr == ""
    assert json.loads(result.stdout) == [
        {
            "level": "warn",
            "rule": "wording",
            "message": '"narcissist" is a word that this site does not use',
            "hint": "Say what the person did.",
            "path": "content/en/lessons/borrowed-book.yaml",
            "line": 34,
            "column": 27,
        }
    ]


def test_valid_content_is_an_empty_list_in_json(tmp_path: Path) -> None:
    copy(tmp_path)

    assert json.loads(_run(tmp_path, "check", "--format", "json").stdout) == []


def test_problems_are_reported_as_github_annotations(tmp_path: Path) -> None:
    content = copy(tmp_path)
    change(content, "en/glossary.yaml\n-   lesson: borrowed-book\n+   lesson: 100%:borrowed,book\n")
    change(content, A_WARNING)

    result = _run(tmp_path, "check", "--format", "github")

    assert result.exit_code == 1
    first, second = result.stdout.splitlines()
    assert first == (
        "::error file=content/en/glossary.yaml,line=5,col=3,title=value::"
        '"lesson" needs small letters, digits and hyphens only, like "first-weeks"; it is "100%25:borrowed,book"'
        '%0AWrite "100-borrowed-book".'
    )
    assert second == (
        "::warning file=content/en/lessons/borrowed-book.yaml,line=34,col=27,title=wording::"
        '"narcissist" is a word that this site does not use%0ASay what the person did.'
    )


def test_paths_are_relative_to_the_current_folder(tmp_path: Path) -> None:
    content = copy(tmp_path)
    change(content, AN_ERROR)
    path = "en/lessons/borrowed-book.yaml:7:1: error"

    assert _run(content / "en", "check", "--content", "..").stdout.startswith(f"../{path}")
    assert _run(tmp_path, "check", "--content", str(content)).stdout.startswith(f"content/{path}")
    assert _run(content, "check", "--content", ".").stdout.startswith(path)


def test_problems_can_be_printed_in_a_limited_encoding(tmp_path: Path) -> None:
    content = copy(tmp_path)
    change(content, "en/lessons/borrowed-book.yaml\n- minutes: 5\n+ minutes: 5\n+ größe–😀: 1\n")

    done = subprocess.run(
        [sys.executable, "-c", "from amends.adapters.cli import main; main()", "check"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert "größe–\\U0001f600" in done.stdout.decode("cp1252")


@pytest.mark.parametrize("command", ["check", "build", "serve", "write", "pdf", "schema"])
def test_every_command_has_help(command: str) -> None:
    help_ = CliRunner().invoke(main, [command, "--help"]).output

    assert main.commands[command].get_short_help_str(200) in " ".join(help_.split())
    assert "--" in help_


def test_help_imports_no_heavy_modules() -> None:
    heavy = ("jinja2", "markdown_it", "mkdocs", "pydantic", "weasyprint", "yaml")
    script = f"import sys, amends.adapters.cli; print([name for name in {heavy} if name in sys.modules])"
    assert run("python", "-c", script) == "[]\n"

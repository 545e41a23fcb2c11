"""The pages that browser tests visit, read from the content files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from _pytest.mark.structures import ParameterSet

from tests.site_server import ROOT

_ENGLISH = ROOT / "content" / "en"
MISSING = "no-such/page/"


def _ids(folder: str) -> list[str]:
    return sorted(path.stem for path in (_ENGLISH / folder).glob("*.yaml"))


@lru_cache(maxsize=1)
def worksheets() -> dict[int, dict[str, Any]]:
    """Return the parsed file of each worksheet by number; every scalar is text."""
    return {int(sheet["number"]): sheet for sheet in map(load, (_ENGLISH / "worksheets").glob("*.yaml"))}


def load(path: Path) -> dict[str, Any]:
    """Parse a YAML file; every scalar is text."""
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - makes nothing but text
    return loaded


def fields(sheet: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the fields of a worksheet, in order."""
    return [field for step in sheet["steps"] for field in step["fields"]]


def straight(text: str) -> str:
    """Return text with single spaces and straight quotes, to compare with typographic text."""
    return " ".join(text.translate(str.maketrans("‘’“”", "''\"\"")).split())


SHEETS = [f"worksheets/{number}/" for number in sorted(worksheets())]
LESSONS = [f"lessons/{id_}/" for id_ in _ids("lessons")]
KINDS = [
    "",
    "lessons/",
    LESSONS[0],
    SHEETS[0],
    SHEETS[-1],
    "pathways/",
    f"pathways/{_ids('pathways')[0]}/",
    "packs/",
    f"packs/{_ids('packs')[0]}/",
    "help/",
    "glossary/",
    "references/",
    "my-worksheets/",
    "search/",
    MISSING,
]
"""One page of each kind, and two worksheets that differ most."""
PAGES = [
    "",
    "lessons/",
    *LESSONS,
    "worksheets/",
    *SHEETS,
    "pathways/",
    *(f"pathways/{id_}/" for id_ in _ids("pathways")),
    "packs/",
    *(f"packs/{id_}/" for id_ in _ids("packs")),
]
PAGES += [*(f"{id_}/" for id_ in _ids("pages")), "glossary/", "references/", "my-worksheets/", "search/"]
"""Every page."""


QUICK = {"", LESSONS[0], SHEETS[0], "help/", "search/", MISSING}
"""The pages that differ most, which expensive tests visit in quick runs; they visit the others in slow runs."""


def mostly_slow(addresses: list[str]) -> list[ParameterSet]:
    """Return addresses as parameters, with all but a few marked as slow."""
    return [pytest.param(address, marks=[] if address in QUICK else pytest.mark.slow) for address in addresses]


EACH_PAGE = mostly_slow([*PAGES, MISSING])
EACH_SHEET = [pytest.param(address, marks=[] if address in KINDS else pytest.mark.slow) for address in SHEETS]

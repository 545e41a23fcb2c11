"""No file outside a type's folder mentions the type, and no shared stylesheet has a class of a field type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from amends.catalogue import Kind
from tests.examples import kinds
from tests.site_server import ROOT

EXCEPTIONS = {
    ("generator/amends/pdf/lesson.py", "helplines"): "every handout ends with the numbers to call",
}
"""Files that may mention a type, and why."""
SUFFIXES = {".py", ".html", ".css", ".mjs", ".js"}
FOLDERS = (ROOT / "generator" / "amends", ROOT / "theme")


@lru_cache(maxsize=1)
def files() -> dict[Path, str]:
    """Return the files of the generator and the theme, except for the templates of new sites and types."""
    return {
        path: path.read_text("utf-8")
        for folder in FOLDERS
        for path in folder.rglob("*")
        if path.suffix in SUFFIXES and not {"starter", "patterns"} & set(path.parts)
    }


def named(kind: Kind, text: str) -> bool:
    """Return whether a text mentions a type unambiguously."""
    name, family = kind.name, kind.folder.parent.name
    dashed = name.replace("_", "-")
    patterns = (
        rf"\bamends\.{family}\.{name}\b",
        rf"\b{family}/{name}/",
        *((rf"<amends-{dashed}\b", rf"\.(field|paper)-{name}\b") if family == "fields" else (rf"\.block-{name}\b",)),
        rf"""\b(field|block)\.type ?(==|!=|in) ?[(\[]?["']{name}["']""",
        rf"""_kinds\(\)\[["']{name}["']\]""",
    )
    return any(re.search(pattern, text) for pattern in patterns)


def classes(css: str) -> set[str]:
    return set(re.findall(r"\.(-?[a-z][a-z0-9-]*)", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)))


def leaks(kind: Kind) -> Iterator[str]:
    """Yield each mention of a type outside its folder."""
    shared = {
        one
        for path, text in files().items()
        if "theme" in path.parts and path.suffix == ".css"
        for one in classes(text)
    }
    own = {one for path in kind.folder.glob("field.css") for one in classes(path.read_text("utf-8"))} - shared
    for path, text in files().items():
        if kind.folder in path.parents:
            continue
        where = path.relative_to(ROOT).as_posix()
        if named(kind, text) and (where, kind.name) not in EXCEPTIONS:
            yield f"{where} names {kind.name}"
        if path.parent.name == "css":
            yield from (f"{where} has the class {one} of {kind.name}" for one in sorted(classes(text) & own))


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: f"{kind.folder.parent.name}/{kind.name}")
def test_no_file_outside_its_folder_mentions_a_type(kind: Kind) -> None:
    assert list(leaks(kind)) == []


def test_every_exception_is_needed() -> None:
    by_name = {kind.name: kind for kind in kinds()}
    for where, name in EXCEPTIONS:
        assert named(by_name[name], (ROOT / where).read_text("utf-8")), (where, name)

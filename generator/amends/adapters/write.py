"""Writes the tree as files with a configuration for other hosts; only what changed is written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from amends.adapters.host import host_config
from amends.model.site import Site
from amends.render.tree import Tree
from amends.resources import theme_folder

MANIFEST = ".amends.json"
"""Lists every file that was written, so that the next run removes no others."""


class NotOursError(Exception):
    """The folder holds files that Amends has not written."""


@dataclass(frozen=True)
class Written:
    """The result: the number of files, and how many of them were written and removed."""

    files: int
    changed: int
    removed: int


def write(tree: Tree, site: Site, folder: Path) -> Written:
    """Write the tree below a folder that is empty, new, or was written by us before; else raise NotOursError."""
    before = _written_before(folder)
    files = dict(_files(tree, site))
    changed = 0
    for name, data in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            changed += 1
    gone = before - set(files)
    for name in gone:
        if not (folder / name).is_dir():
            (folder / name).unlink(missing_ok=True)
    (folder / MANIFEST).write_text(json.dumps(sorted(files), indent=0), "utf-8")
    return Written(len(files), changed, len(gone))


def _written_before(folder: Path) -> set[str]:
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        folder.mkdir(parents=True, exist_ok=True)
        return set()
    try:
        names = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        names = None
    if not isinstance(names, list):
        raise NotOursError(f"{folder} holds files that Amends has not written; choose an empty folder")
    inside = folder.resolve()
    return {name for name in names if isinstance(name, str) and (folder / name).resolve().is_relative_to(inside)}


def _files(tree: Tree, site: Site) -> Iterator[tuple[str, bytes]]:
    for page in tree.pages:
        yield f"docs/{page.uri}", page.text().encode()
    for asset in tree.assets:
        yield f"docs/{asset.uri}", asset.data
    theme = theme_folder()
    for path in sorted(theme.rglob("*")):
        if path.suffix in {".html", ".xml"}:
            yield f"overrides/{path.relative_to(theme).as_posix()}", path.read_bytes()
    config = host_config(site, "docs")
    config["theme"]["custom_dir"] = "overrides"
    config["extra"] = {"amends": dict(tree.furniture)}
    yield "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False).encode()

"""Starts a new site: content with a lesson and two worksheets, and the files to build and publish it; no code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from amends import __version__
from amends.adapters.schema import schema_comment, schemas
from amends.load.content import FOLDERS
from amends.resources import shared_content_file

_STARTER = Path(__file__).with_name("starter")
_OTHERS = {
    "mkdocs.yml": "mkdocs.yml.txt",
    "requirements.txt": "requirements.txt.txt",
    "README.md": "README.md.txt",
    ".gitignore": "gitignore.txt",
    ".github/workflows/pages.yml": "pages.yml.txt",
}
"""Files of a new site beside its content, and the patterns that they are made from."""

SHARED = (
    "helplines.yaml",
    "references.yaml",
    "en/pages/help.yaml",
    "en/pages/staying-safe-online.yaml",
    "en/worksheets/private-check.yaml",
    "en/worksheets/support-card.yaml",
)
"""Files of the project's own content that a new site starts with: texts on safety are written once."""


_ITEM_LINK = re.compile(r"\[([^\]]*)\]\((?:lesson|worksheet|pathway|pack):([a-z0-9-]+)\)")


class FolderInUseError(Exception):
    """The folder has files with names that a new site needs."""


def init(folder: Path) -> tuple[Path, ...]:
    """Write a new site into a folder and return the paths of its files, below the folder.

    Raises FolderInUseError, before anything is written, if a file of the same name exists.
    """
    files = dict(_files())
    taken = sorted(name for name in files if (folder / name).exists())
    if taken:
        raise FolderInUseError(f"{folder} has files of that name already: {', '.join(taken)}; nothing was written")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return tuple(Path(name) for name in sorted(files))


def _files() -> Iterator[tuple[str, str]]:
    for name, pattern in _OTHERS.items():
        yield name, (_STARTER / pattern).read_text("utf-8").replace("<<VERSION>>", __version__)
    yield "content/media/.gitkeep", ""
    content = {path.relative_to(_STARTER).as_posix(): path.read_text("utf-8") for path in _STARTER.rglob("*.yaml")}
    content |= {f"content/{name}": _own(shared_content_file(name).read_text("utf-8")) for name in SHARED}
    there = {Path(name).stem for name in content}
    content = {name: _without_dead_links(text, there) for name, text in content.items()}
    cited = set(re.findall(r"^  - ([a-z][a-z0-9-]*-\d{4}|ndvh-[a-z-]+)\b", "\n".join(content.values()), re.MULTILINE))
    content["content/references.yaml"] = _only(content["content/references.yaml"], cited)
    for name, text in content.items():
        path = Path(name)
        model = FOLDERS.get(path.parent.name)
        kind = model.kind if model else path.stem
        comment = schema_comment(Path("/") / path, kind, Path("/"))
        yield name, f"{comment}\n{text}"
    for name, text in schemas().items():
        yield f"schema/{name}", text


def _own(text: str) -> str:
    """Return a file without its first line, which has the path of a schema relative to the original file."""
    return text.partition("\n")[2] if text.startswith("# yaml-language-server:") else text


def _without_dead_links(text: str, ids: set[str]) -> str:
    """Return a file whose links to items that a new site lacks are plain words."""
    return _ITEM_LINK.sub(lambda found: found[0] if found[2] in ids or found[2] == "its-id" else found[1], text)


def _only(references: str, keys: set[str]) -> str:
    """Return the file of sources with only those that are cited."""
    head, *entries = re.split(r"(?m)^(?=[a-z0-9-]+:$)", references)
    return head + "".join(entry for entry in entries if entry.partition(":")[0] in keys)

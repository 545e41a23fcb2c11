"""Writes the file of a new lesson, worksheet, pathway or pack: valid, with placeholders that say what goes where."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

from amends.adapters.new import filled
from amends.adapters.schema import schema_comment
from amends.model.collections import COLLECTIONS
from amends.model.content import Content
from amends.model.item import ItemKind

_PATTERNS = Path(__file__).with_name("patterns")


class NoItemError(Exception):
    """The item cannot be created, or it exists already."""


def new_item(kind: ItemKind, id_: str, content: Content, folder: Path) -> Path:
    """Write the file of a new item and return its path. `folder` is that of the content.

    Raises NoItemError if the id is invalid or taken, or if a pathway or pack would be empty.
    """
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_):
        raise NoItemError(f'"{id_}" is not a valid id: it needs small letters, digits and hyphens, like "first-weeks"')
    path = folder / content.language / COLLECTIONS[kind].name / f"{id_}.yaml"
    if content.find(kind, id_) or path.exists():
        raise NoItemError(f'there is already a {kind} "{id_}"; choose another id')
    if kind in {"pathway", "pack"} and not (content.lessons and content.worksheets):
        raise NoItemError(f"a {kind} needs a lesson and a worksheet; write those first")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_text(kind, id_, content, path), "utf-8", newline="\n")
    return path


def _text(kind: ItemKind, id_: str, content: Content, path: Path) -> str:
    """Return the text of a new item, which has the next free number and, if there is a plan for it, its title."""
    taken = [item.number for item in (content.lessons if kind == "lesson" else content.worksheets).values()]
    text = filled(
        _PATTERNS / f"{kind}.yaml.txt",
        id=id_,
        title=json.dumps(content.planned_title(kind, id_) or id_.replace("-", " ").capitalize(), ensure_ascii=False),
        number=max(taken, default=0) + 1,
        today=datetime.datetime.now(tz=datetime.UTC).date(),
        lesson=next(iter(content.lessons), None),
        worksheet=next(iter(content.worksheets), None),
    )
    return f"{schema_comment(path, kind, content.folder.parent)}\n{text}"

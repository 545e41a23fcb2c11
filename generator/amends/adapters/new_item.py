"""Writes the file of a new lesson, worksheet, pathway or pack: valid, with placeholders that say what goes where."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

from amends.adapters.schema import schema_comment
from amends.model.collections import COLLECTIONS
from amends.model.content import Content
from amends.model.item import ItemKind

_PATTERNS = Path(__file__).with_name("patterns")
_CHECK = """\
      - type: check
        id: check-{number}
        question: A question about something that could happen?
        options:
          - id: one
            label: One way to act
            explanation: What would come of it.
          - id: other
            label: Another way
            best: true
            explanation: Why this is likely to help more.
"""
_WORKSHEET = """\
  - id: try-it
    title: Try it
    blocks:
      - type: worksheet
        worksheet: {id}
        text: Why one would do it now.

"""


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
    path.write_text(_filled(kind, id_, content, path), "utf-8", newline="\n")
    return path


def _filled(kind: ItemKind, id_: str, content: Content, path: Path) -> str:
    lesson, *_ = [*content.lessons, ""]
    sheets = list(content.worksheets)
    taken = [item.number for item in (content.lessons if kind == "lesson" else content.worksheets).values()]
    title = content.planned_title(kind, id_) or id_.replace("-", " ").capitalize()
    indent = " " * (6 if kind == "pathway" else 2)
    parts = {
        "ID": id_,
        "TITLE": json.dumps(title, ensure_ascii=False),
        "NUMBER": str(max(taken, default=0) + 1),
        "TODAY": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "LESSON": lesson,
        "WORKSHEETS": f"\n{indent}- {sheets[0]}" if sheets else " []",
        "WORKSHEET": _WORKSHEET.format(id=sheets[0]) if sheets else "",
        "CHECKS": "".join(_CHECK.format(number=number) for number in (1, 2, 3)),
    }
    text = (_PATTERNS / f"{kind}.yaml.txt").read_text("utf-8")
    for name, part in parts.items():
        text = text.replace(f"<<{name}>>", part)
    return f"{schema_comment(path, kind, content.folder.parent)}\n{text}"

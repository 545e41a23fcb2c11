"""Writes the register of the ids that kept answers refer to, for the present content."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from amends.adapters.schema import schema_comment
from amends.check.kept_ids import register
from amends.model.content import Content

_HEAD = """\
# The questions of each worksheet, by the names that kept answers refer to. Written by: amends check --accept
# If a name goes from here and no `former_ids` in the worksheet has it, readers' answers to it lose their place.
"""


def accept(content: Content) -> Path:
    """Write the register beside the content, and return its path."""
    path = content.folder / "kept-ids.yaml"
    kept = json.loads(register(content).model_dump_json(exclude_defaults=True))
    text = yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)
    comment = schema_comment(path, "kept-ids", content.folder.parent)
    path.write_text(f"{comment}\n{_HEAD}{text}", "utf-8")
    return path

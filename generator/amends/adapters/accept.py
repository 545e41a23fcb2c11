"""Writes the register of ids that kept answers hang on, as the content is now."""

from __future__ import annotations

from pathlib import Path

import yaml

from amends.adapters.schema import schema_comment
from amends.check.kept_ids import register
from amends.model.content import Content
from amends.model.kept_ids import KeptField

_HEAD = """\
# What each worksheet asks, by the names that kept answers hang on. Not written by hand: amends check --accept.
# A name that goes from here without `former_ids` in the worksheet takes readers' answers from their place.
"""


def accept(content: Content) -> Path:
    """Write the register beside the content, and return its path."""
    path = content.folder / "kept-ids.yaml"
    kept = {
        str(sheet): {str(field): _plain(known) for field, known in fields.items()}
        for sheet, fields in register(content).root.items()
    }
    text = yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)
    comment = schema_comment(path, "kept-ids", content.folder.parent)
    path.write_text(f"{comment}\n{_HEAD}{text}", "utf-8")
    return path


def _plain(field: KeptField) -> dict[str, object]:
    names = {"names": [str(name) for name in field.names]} if field.names else {}
    return {"type": str(field.type), **names}

"""What the scripts of keeping need to know of a worksheet: its questions, and which of them may be shared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from amends.fields.contract import Question, kept_parts
from amends.model.content import Content
from amends.model.worksheet import Worksheet
from amends.render.addresses import Here, address


def kept_fields(sheet: Worksheet) -> list[dict[str, Any]]:
    """Return the questions of a sheet in order, as plain data for `theme/assets/js/answers.mjs`.

    `was` holds former ids of the question, and `values` the former names within it, each with the present one.
    """
    return [
        {
            "id": str(field.id),
            "type": str(field.type),
            "label": str(field.label),
            "was": [str(former) for former in field.former_ids],
            "values": {str(former): str(name) for _loc, name, part in kept_parts(field) for former in part.former_ids},
        }
        for _loc, field in sheet.fields()
        if isinstance(field, Question)
    ]


def shareable(sheet: Worksheet) -> list[Question]:
    """Return the questions that a shared copy may hold: those marked `share`, and all of a sheet for two."""
    questions = [field for _loc, field in sheet.fields() if isinstance(field, Question)]
    return [field for field in questions if field.share or sheet.mode == "together"]


def keeping_words(words: Mapping[str, str], *prefixes: str) -> dict[str, str]:
    """Return what the scripts of keeping say, by the names that they use.

    `prefixes` add what another page's script says besides, under its names without the prefix.
    """
    said = {
        name.removeprefix(prefix): str(text)
        for prefix in ("keep_say_", *prefixes)
        for name, text in words.items()
        if name.startswith(prefix)
    }
    return said | {"nothing": str(words["nothing_kept"]), "nothing_more": str(words["nothing_kept_more"])}


def sheets_by_id(content: Content, here: Here) -> dict[str, dict[str, Any]]:
    """Return number, title, address and the ids of the questions of each worksheet that may be kept, by its id."""
    return {
        str(sheet.id): {
            "number": int(sheet.number),
            "title": str(sheet.title),
            "url": here.to(address(sheet)),
            "fields": [str(field.id) for _loc, field in sheet.fields() if isinstance(field, Question)],
        }
        for sheet in content.worksheets.values()
        if sheet.keep != "never"
    }

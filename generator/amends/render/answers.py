"""What the scripts that store answers need to know about a worksheet: its questions, and which may be shared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from amends.fields.contract import Question, identified_parts
from amends.model.content import Content
from amends.model.worksheet import Worksheet
from amends.render.addresses import Here, address


def kept_fields(sheet: Worksheet) -> list[dict[str, Any]]:
    """Return the questions of a sheet in order, as plain data for `theme/assets/js/answers.mjs`.

    `values` maps former ids within a question (of options, columns, blanks) to the present ones.
    """
    return [
        {
            "id": str(field.id),
            "type": str(field.type),
            "label": str(field.label),
            "former_ids": [str(former) for former in field.former_ids],
            "values": {
                str(former): str(part.id) for _loc, part in identified_parts(field) for former in part.former_ids
            },
        }
        for field in sheet.questions()
    ]


def shareable(sheet: Worksheet) -> list[Question]:
    """Return the questions that a shared copy may contain: those marked `share`, or all of a joint sheet."""
    return [field for field in sheet.questions() if field.share or sheet.mode == "together"]


def keeping_words(words: Mapping[str, str], *prefixes: str) -> dict[str, str]:
    """Return the messages of the scripts that store answers, by the names that the scripts use.

    `prefixes` add the messages of another page's script, under their names without the prefix.
    """
    messages = {
        name.removeprefix(prefix): str(text)
        for prefix in ("keep_say_", *prefixes)
        for name, text in words.items()
        if name.startswith(prefix)
    }
    return messages | {"nothing": str(words["nothing_kept"]), "nothing_more": str(words["nothing_kept_more"])}


def sheets_by_id(content: Content, here: Here) -> dict[str, dict[str, Any]]:
    """Return number, title, address and question ids of each worksheet whose answers may be kept, by its id."""
    return {
        str(sheet.id): {
            "number": int(sheet.number),
            "title": str(sheet.title),
            "url": here.to(address(sheet)),
            "fields": [str(field.id) for field in sheet.questions()],
        }
        for sheet in content.worksheets.values()
        if sheet.keep != "never"
    }

"""The small site with every text of every model changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from amends.data import Address, Data, Marked, Plain, Verbatim
from amends.fields.letter import Part
from amends.model.collections import COLLECTIONS
from amends.model.content import Content
from tests.content_folder import SMALL, checked

Texts = Callable[[str], str]


def _with(value: Any, line: Texts, prose: Texts) -> Any:
    """Return data with every text changed: plain texts by `line`, Markdown by `prose`."""
    if isinstance(value, Data):
        # Texts with constraints, such as a date or the path of a picture, are left alone.
        free = [name for name, field in type(value).model_fields.items() if not field.metadata]
        changed = {name: _with(getattr(value, name), line, prose) for name in free}
        if isinstance(value, Part):  # the braces of a letter hold the names of its blanks
            changed["text"] = Marked(prose(value.text).replace("{", "(").replace("}", ")"))
        return value.model_copy(update=changed)
    if isinstance(value, tuple):
        return tuple(_with(part, line, prose) for part in value)
    if isinstance(value, dict):
        return {key: _with(part, line, prose) for key, part in value.items()}
    if isinstance(value, Marked):
        return Marked(prose(value))
    if isinstance(value, Plain | Verbatim):
        return type(value)(line(value))
    return Address(value + '?q="><script>alert(1)</script>&lt;') if isinstance(value, Address) else value


def changed(line: Texts, prose: Texts) -> Content:
    """Return the small site with every text changed: plain texts by `line`, Markdown by `prose`."""
    content, _problems = checked(SMALL)

    def of(value: Any) -> Any:
        return _with(value, line, prose)

    items: Any = {collection.name: of(dict(content.of(kind))) for kind, collection in COLLECTIONS.items()}
    return replace(
        content,
        site=of(content.site),
        home=of(content.home),
        references=content.references.model_copy(update={"root": of(content.references.root)}),
        helplines=of(content.helplines),
        glossary=content.glossary.model_copy(update={"root": of(content.glossary.root)}),
        **items,
    )

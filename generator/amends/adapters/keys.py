"""Describes in words the keys of a model, for the reference."""

from __future__ import annotations

import datetime
import re
import types
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from amends.data import Address, Data, Id, Marked, Plain, Verbatim
from amends.descriptions import description

_KINDS: dict[Any, str] = {
    Plain: "one line of text",
    Marked: "text with Markdown",
    Verbatim: "lines of text, as typed",
    Id: "id",
    Address: "web address",
    str: "text",
    int: "whole number",
    bool: "`true` or `false`",
    datetime.date: "date",
    Decimal: "number",
}


_NOUNS = {"Choosable": "thing to choose", "ShowWhen": "condition"}
"""Words for models whose names mean little to an author."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name, the kind of value, the default value or `needed`, and what it means."""

    name: str
    kind: str
    default: str
    meaning: str


def keys(model: type[Data], without: type[Data] | None = None) -> tuple[Key, ...]:
    """Return the keys of a model in order, without those that it inherits from another model."""
    known = set(without.model_fields) - {"type"} if without else set()
    return tuple(
        Key(info.alias or name, _kind(info.annotation, info.metadata), _default(info), description(model, name))
        for name, info in model.model_fields.items()
        if name not in known and info.annotation is not Any  # the type, which only the types themselves know
    )


def inner_models(model: type[Data], without: type[Data] | None = None) -> tuple[type[Data], ...]:
    """Return the models of the groups below a model, each once, in order of appearance."""
    known = set(without.model_fields) if without else set()
    found: dict[type[Data], None] = {}
    for name, info in model.model_fields.items():
        for inner in _models(info.annotation) if name not in known else ():
            found |= dict.fromkeys((inner, *inner_models(inner)))
    return tuple(found)


def noun(model: type) -> str:
    """Return the name of a class as a word: "way out" for WayOut."""
    return _NOUNS.get(model.__name__) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()


def _models(annotation: Any) -> Iterator[type[Data]]:
    if isinstance(annotation, type) and issubclass(annotation, Data):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _kind(annotation: Any, metadata: list[Any]) -> str:
    """Describe the values that an annotation allows; `metadata` holds its further constraints."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is None:
        return _single(annotation, metadata)
    if origin is Annotated:
        return _kind(parts[0], [*parts[1:], *metadata])
    if origin is Literal:
        return ("one of " if len(parts) > 1 else "") + ", ".join(f"`{part}`" for part in parts)
    if origin is tuple and parts[-1] is ...:
        return f"list of {_bounds(metadata)}{_several(parts[0])}"
    if origin is dict:
        return f"{_kind(parts[1], [])} for each {_kind(parts[0], [])}"
    if origin in {Union, types.UnionType}:
        return " or ".join(_kind(part, metadata) for part in parts if part is not types.NoneType)
    raise TypeError(f"there are no words yet for {annotation}")


def _single(annotation: type, metadata: list[Any]) -> str:
    if issubclass(annotation, Data):
        return noun(annotation)
    bounds = _bounds(metadata).strip()
    kind = next((_KINDS[base] for base in annotation.__mro__ if base in _KINDS), noun(annotation))
    return kind + (f", {bounds}" if bounds else "")


def _bounds(metadata: list[Any]) -> str:
    """Return the bounds in words, with a space after them, or an empty text if there are none."""
    least = most = None
    for rule in metadata:
        least = getattr(rule, "ge", getattr(rule, "min_length", least))
        most = getattr(rule, "le", getattr(rule, "max_length", most))
    if least and most:
        return f"{least} " if least == most else f"{least} to {most} "
    if most is not None:
        return f"up to {most} "
    return f"{least} or more " if least else ""


def _several(annotation: Any) -> str:
    """Return the plural for the entries of a list."""
    if get_origin(annotation) is dict:
        return f"groups: {_kind(annotation, [])}"
    kind = _kind(annotation, [])
    known = {"one line of text": "lines of text", "text with Markdown": "texts with Markdown"}
    known["thing to choose"] = "things to choose"
    return known.get(kind) or (kind if "," in kind else f"{kind}s")


def _default(info: FieldInfo) -> str:
    if info.is_required():
        return "needed"
    default = info.default_factory() if info.default_factory else info.default  # type: ignore[call-arg] # ours take none
    if default is None or default is PydanticUndefined or default in ((), {}):
        return ""
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"

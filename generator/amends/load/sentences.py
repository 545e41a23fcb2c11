"""Turns pydantic's errors about a file into sentences for its author, each with its line and column."""

from __future__ import annotations

import itertools
import re
import types
from textwrap import shorten
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from amends.data import Data
from amends.descriptions import description
from amends.fields.contract import Choosable
from amends.load.source import SourceFile
from amends.load.suggest import did_you_mean, nearest
from amends.problems import Place, Problem, error

_OWN_WORDS = frozenset({"integer", "boolean", "date", "empty_text", "not_text", "long_text", "id", "address"})
"""Errors of single values, whose message follows the name of the key."""

_RENAMED = {"was": "former_ids", "silence": "ignore", "value": "id"}
"""The present names of keys that were called something else in earlier versions."""

_IN_QUOTES = 'A text that begins with a bracket needs quotes round it: "...".'

_Steps = tuple[tuple[Any, Any, Any], ...]
"""The values on the way to an error, each with its model and with the key or position that led to it."""


def sentences(problem: ValidationError, source: SourceFile, model: type[BaseModel]) -> tuple[Problem, ...]:
    """Return one problem for each error of the model, with the place of the value in the file."""
    found = problem.errors(include_url=False)
    meant = {_meant(details, source, model) for details in found if details["type"] == "extra_forbidden"}
    return tuple(_sentence(details, source, model) for details in found if not _only_follows(details, meant))


def _meant(details: ErrorDetails, source: SourceFile, model: type[BaseModel]) -> tuple[Any, ...]:
    """Return the path to the key that a mistyped or renamed one most likely means."""
    where = _Where(source, model, _way(details, source))
    return (*details["loc"][:-1], where.renamed() or nearest(where.key, where.known_keys()))


def _way(details: ErrorDetails, source: SourceFile) -> tuple[Any, ...]:
    """Return the way to an error by keys and positions alone: pydantic also names the type of a field or block."""
    way: list[Any] = []
    here = source.data
    for before, part in itertools.pairwise((None, *details["loc"])):
        if isinstance(before, int) and isinstance(here, dict) and here.get("type") == part:
            continue
        way.append(part)
        if isinstance(here, dict):
            here = here.get(str(part))
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
    return tuple(way)


def _only_follows(details: ErrorDetails, meant: set[tuple[Any, ...]]) -> bool:
    """Return whether an error only follows from another one, which is reported anyway.

    A key is missing because it is mistyped, or a list seems too short because its entries have errors of their own.
    """
    given = details.get("input")
    if details["type"] == "too_short":
        return isinstance(given, list) and len(given) >= details["ctx"]["min_length"]
    return details["type"] == "missing" and details["loc"] in meant


def _sentence(details: ErrorDetails, source: SourceFile, model: type[BaseModel]) -> Problem:
    loc = _way(details, source)
    kind = details["type"]
    context: dict[str, Any] = details.get("ctx", {})
    where = _Where(source, model, loc)
    if kind == "missing":
        key = str(loc[-1])
        return error("missing-key", f'{where.thing} needs the key "{key}"', source.place(loc[:-1]), where.help(key))
    if kind == "extra_forbidden":
        message = f'"{where.key}" is not a key of {where.thing}'
        renamed = where.renamed()
        hint = f'It is now called "{renamed}".' if renamed else did_you_mean(where.key, where.known_keys())
        return error("unknown-key", message, source.place(loc), hint)
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        return _unknown_type(context, source, loc, where)
    if kind == "literal_error":
        return _not_allowed(details.get("input"), context, source.place(loc), where)
    if kind in _OWN_WORDS:
        said = details["msg"].partition(";")[0] if where.key == "[key]" else details["msg"]
        return error("value", f"{where.name} {said}", source.place(loc), _own_hint(details, source, loc))
    entries = "entry" if context.get("min_length") == 1 else "entries"
    words = {"msg": details["msg"], "input": details.get("input"), "entries": entries, **context}
    message = _MESSAGES.get(kind, "{msg}").format_map(words)
    return error("value", f"{where.thing_itself} {message}", source.place(loc), _hint(kind, context, where))


_KEYS = "needs keys below it"
_LIST = "needs a list, each line beginning with a hyphen and a space"
_MESSAGES = {
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
    "dict_type": _KEYS,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "string_pattern_mismatch": "is not written in the way that is needed",
    "too_short": "needs at least {min_length} {entries}",
    "too_long": "may have {max_length} at most, and has {actual_length}",
    "greater_than_equal": "is too small: {input}; the least is {ge}",
    "less_than_equal": "is too large: {input}; the most is {le}",
}
"""What a message says after the name of the value, by pydantic's type of error. Others bring words of their own."""


def _hint(kind: str, context: dict[str, Any], where: _Where) -> str:
    if "allowed" in context:
        return did_you_mean(str(context.get("value", "")), context["allowed"])
    if kind == "string_pattern_mismatch":
        return where.help(where.key)
    return did_you_mean("", where.inner_keys()) if kind in _MESSAGES else str(context.get("hint", ""))


def _not_allowed(given: Any, context: dict[str, Any], place: Place, where: _Where) -> Problem:
    allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    if given is None or isinstance(given, dict | list):
        return error("value", f"{where.name} needs one word", place, did_you_mean("", allowed))
    message = f'"{given}" is not allowed as {where.list_name}'
    return error("value", message, place, did_you_mean(str(given), allowed))


def _own_hint(details: ErrorDetails, source: SourceFile, loc: tuple[Any, ...]) -> str:
    if details["type"] == "id":
        slug = re.sub(r"[^a-z0-9]+", "-", str(details["ctx"]["name"]).lower()).strip("-")
        return f'Write "{slug}".' if slug else ""
    if details["type"] == "not_text" and source.char_at(loc) in {"[", "{"}:
        return _IN_QUOTES
    return ""


_LONGEST_NAME = 60
"""How many letters of a wrong name a message shows: a text may have slipped into its place."""


def _unknown_type(context: dict[str, Any], source: SourceFile, loc: tuple[Any, ...], where: _Where) -> Problem:
    known = where.known_types()
    types = f"Known here: {', '.join(known)}."  # all of them, however many there come to be
    given = where.steps[-1][0]
    tag = given.get("type") if isinstance(given, dict) else None
    if isinstance(tag, str) and tag:
        near = nearest(tag, known)
        hint = f'Did you mean "{near}"?' if near else types
        named = shorten(tag, _LONGEST_NAME, placeholder=" …")
        return error("unknown-type", f'there is no type "{named}"', source.place((*loc, "type")), hint)
    if "tag" in context or tag is not None:
        return error("value", '"type" needs one word', source.place((*loc, "type")), types)
    message = f'{where.thing_itself} needs the key "type"'
    return error("missing-key", message, source.place(loc), types)


class _Where:
    """The surroundings of an error: the model that it happened in, and names for it and for the value."""

    def __init__(self, source: SourceFile, model: type[BaseModel], loc: tuple[Any, ...]) -> None:
        self.loc = loc
        self.steps = _walk(source.data, model, loc)
        self.key = str(loc[-1]) if loc else ""

    @property
    def thing(self) -> str:
        """The innermost thing around the value."""
        return _named(self._around())

    @property
    def thing_itself(self) -> str:
        """The thing that the error is about, or the name of a single value."""
        value, model, _part = self.steps[-1]
        return _named(self.steps) if isinstance(value, dict) and _is_data(model) else self.name

    @property
    def name(self) -> str:
        """The name of a single value: its key, or its place in a list."""
        return _place_name(self.loc)

    @property
    def list_name(self) -> str:
        """The name of a single value, or of the list that it is in."""
        return _place_name(self.loc[:-1] if isinstance(self.loc[-1], int) else self.loc)

    def _around(self) -> _Steps:
        """Return the way to the innermost thing around the value."""
        for end in range(len(self.steps) - 1, 0, -1):
            value, model, _part = self.steps[end - 1]
            if isinstance(value, dict) and _is_data(model):
                return self.steps[:end]
        return self.steps[:1]

    def known_keys(self) -> list[str]:
        """The keys that the thing around the value may have."""
        return _keys(self._around()[-1][1])

    def renamed(self) -> str | None:
        """The present name of the key, if it is the former name of a key that is known here."""
        name = _RENAMED.get(self.key)
        return name if name in self.known_keys() else None

    def inner_keys(self) -> list[str]:
        """The keys that the value itself may have."""
        return _keys(self.steps[-1][1])

    def known_types(self) -> list[str]:
        """The types that are allowed here."""
        annotation = self.steps[-1][1]
        return sorted(
            str(get_args(member.model_fields["type"].annotation)[0])
            for member in _members(annotation)
            if _is_data(member) and "type" in member.model_fields
        )

    def help(self, key: str) -> str:
        """What the missing key is for."""
        model = self._around()[-1][1]
        if _is_data(model) and key in model.model_fields:
            return description(model, key)
        return ""


def _is_data(model: object) -> bool:
    return isinstance(model, type) and issubclass(model, Data)


def _keys(model: object) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()] if _is_data(model) else []  # type: ignore[attr-defined]


def _place_name(loc: tuple[Any, ...]) -> str:
    keys = [part for part in loc if isinstance(part, str)]
    last = loc[-1] if loc else None
    if isinstance(last, int) and keys:
        return f'entry {last + 1} of "{keys[-1]}"'
    if last == "[key]":  # what pydantic calls a key that is wrong itself
        return f'the key "{keys[-2]}"'
    return f'"{last}"' if last else "this file"


def _named(steps: _Steps) -> str:
    """Return what an author would call a thing: what it is and its name, or else its place."""
    value, model, part = steps[-1]
    if not _is_data(model):
        return "this file"
    own_name = value["id"] if isinstance(value.get("id"), str) else None
    if own_name is None and isinstance(part, str) and part not in _keys(steps[-2][1]):
        own_name = part  # an entry of a group whose keys the author chose
    noun = _noun(value, model, [step[2] for step in steps])
    if own_name is None and " " in noun and "type" not in value:
        return _place_name(tuple(step[2] for step in steps[1:]))
    return f'the {noun} "{own_name}"' if own_name else f"the {noun}"


_NOUNS = {"Home": "home page"}
"""The words for things whose models have names that mean nothing to an author."""


def _noun(value: dict[str, Any], model: type[Data], way: list[Any]) -> str:
    """Return the word for a thing: its type, if it has one of its own, or the name of its model."""
    type_field = model.model_fields.get("type")
    if type_field and len(get_args(type_field.annotation)) == 1:
        return str(value.get("type")).replace("_", " ")
    if model is Choosable:
        return next(str(part) for part in reversed(way) if isinstance(part, str)).removesuffix("s")
    return _NOUNS.get(model.__name__) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()


def _walk(data: Any, model: Any, loc: tuple[Any, ...]) -> _Steps:
    """Return the values along the way with the model of each; a part of `loc` that only names a type is skipped."""
    value, annotation = data, model
    steps = [(value, _concrete(annotation, value), None)]
    for part in loc:
        inner = _inner(steps[-1][1] or annotation, part)
        if (isinstance(value, dict) and part in value) or (
            isinstance(value, list) and isinstance(part, int) and part < len(value)
        ):
            value = value[part]
        elif inner is None:
            continue
        else:
            value = None
        annotation = inner
        steps.append((value, _concrete(annotation, value) or annotation, part))
    return tuple(steps)


def _members(annotation: Any) -> tuple[Any, ...]:
    """Return the members of a union, or the annotation alone, without what Annotated adds."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _members(get_args(annotation)[0])
    if origin in {Union, types.UnionType}:
        return tuple(member for part in get_args(annotation) for member in _members(part) if member is not type(None))
    return (annotation,)


def _concrete(annotation: Any, value: Any) -> Any:
    """Return the one model that fits a value, by its `type` where there are several."""
    members = [member for member in _members(annotation) if isinstance(member, type) and issubclass(member, BaseModel)]
    if len(members) == 1:
        return members[0]
    type_name = value.get("type") if isinstance(value, dict) else None
    for member in members:
        if "type" in member.model_fields and get_args(member.model_fields["type"].annotation) == (type_name,):
            return member
    return None


def _inner(annotation: Any, part: Any) -> Any:
    """Return the annotation of what is below a key or position; None if there is nothing of that name."""
    for member in _members(annotation):
        if isinstance(member, type) and issubclass(member, RootModel):
            return _inner(member.model_fields["root"].annotation, part)
        if isinstance(member, type) and issubclass(member, BaseModel):
            for name, field in member.model_fields.items():
                if part in {name, field.alias}:
                    return field.annotation
            continue
        arguments = get_args(member)
        if get_origin(member) is tuple and isinstance(part, int):
            return arguments[0]
        if get_origin(member) is dict and isinstance(part, str):
            return arguments[1]
    return None

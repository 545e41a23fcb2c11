"""Turns pydantic's errors about a file into sentences for its author, each with its line and column."""

from __future__ import annotations

import re
import types
from textwrap import shorten
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from amends.data import Data, Loc
from amends.descriptions import description
from amends.fields.contract import Choosable
from amends.load.source import SourceFile
from amends.load.suggest import did_you_mean, nearest
from amends.problems import Problem, error

_OWN_WORDS = frozenset({"integer", "boolean", "date", "empty_text", "not_text", "long_text", "id", "address"})
"""Errors of single values, whose message follows the name of the key."""

_RENAMED = {"was": "former_ids", "silence": "ignore", "value": "id"}
"""The present names of keys that were called something else in earlier versions."""

_IN_QUOTES = 'A text that begins with a bracket needs quotes round it: "...".'

_Step = tuple[Any, Any, Any]
_Steps = tuple[_Step, ...]
"""The values on the way to an error, each with its model and with the key or position that led to it."""


def sentences(problem: ValidationError, source: SourceFile, model: type[BaseModel]) -> tuple[Problem, ...]:
    """Return one problem for each error of the model, with the place of the value in the file."""
    found = [_Failure(details, source, model) for details in problem.errors(include_url=False)]
    meant = {failure.meant() for failure in found if failure.kind == "extra_forbidden"}
    return tuple(_sentence(failure) for failure in found if not _only_follows(failure, meant))


def _only_follows(failure: _Failure, meant: set[Loc]) -> bool:
    """Return whether an error only follows from another one, which is reported anyway.

    A key is missing because it is mistyped, or a list seems too short because its entries have errors of their own.
    """
    if failure.kind == "too_short":
        return isinstance(failure.given, list) and len(failure.given) >= failure.context["min_length"]
    return failure.kind == "missing" and failure.loc in meant


def _sentence(failure: _Failure) -> Problem:
    kind, key, context = failure.kind, failure.key, failure.context
    place = failure.source.place(failure.loc)
    if kind == "missing":
        return error("missing-key", f'{failure.thing} needs the key "{key}"', place, failure.help)
    if kind == "extra_forbidden":
        renamed = failure.renamed()
        hint = f'It is now called "{renamed}".' if renamed else did_you_mean(key, failure.known_keys)
        return error("unknown-key", f'"{key}" is not a key of {failure.thing}', place, hint)
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        return _unknown_type(failure)
    if kind == "literal_error":
        return _not_allowed(failure)
    if kind in _OWN_WORDS:
        message = failure.message.partition(";")[0] if key == "[key]" else failure.message
        return error("value", f"{failure.name} {message}", place, _own_hint(failure))
    entries = "entry" if context.get("min_length") == 1 else "entries"
    words = {"msg": failure.message, "input": failure.given, "entries": entries, **context}
    message = _MESSAGES.get(kind, "{msg}").format_map(words)
    return error("value", f"{failure.thing_itself} {message}", place, _hint(failure))


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


def _hint(failure: _Failure) -> str:
    context = failure.context
    if "allowed" in context:
        return did_you_mean(str(context.get("value", "")), context["allowed"])
    if failure.kind == "string_pattern_mismatch":
        return failure.help
    return did_you_mean("", _keys(failure.steps[-1][1])) if failure.kind in _MESSAGES else str(context.get("hint", ""))


def _not_allowed(failure: _Failure) -> Problem:
    given, place = failure.given, failure.source.place(failure.loc)
    allowed = re.findall(r"'([^']*)'", str(failure.context.get("expected", "")))
    if given is None or isinstance(given, dict | list):
        return error("value", f"{failure.name} needs one word", place, did_you_mean("", allowed))
    message = f'"{given}" is not allowed as {failure.list_name}'
    return error("value", message, place, did_you_mean(str(given), allowed))


def _own_hint(failure: _Failure) -> str:
    if failure.kind == "id":
        slug = re.sub(r"[^a-z0-9]+", "-", str(failure.context["name"]).lower()).strip("-")
        return f'Write "{slug}".' if slug else ""
    return _IN_QUOTES if failure.kind == "not_text" and failure.source.char_at(failure.loc) in {"[", "{"} else ""


_LONGEST_NAME = 60
"""How many letters of a wrong name a message shows: a text may have slipped into its place."""


def _unknown_type(failure: _Failure) -> Problem:
    known = sorted(str(name) for member in _members(failure.steps[-1][1]) for name in _type_names(member))
    types = f"Known here: {', '.join(known)}."  # all of them, however many there come to be
    place = failure.source.place((*failure.loc, "type"))
    given = failure.steps[-1][0]
    tag = given.get("type") if isinstance(given, dict) else None
    if isinstance(tag, str) and tag:
        near = nearest(tag, known)
        named = shorten(tag, _LONGEST_NAME, placeholder=" …")
        return error("unknown-type", f'there is no type "{named}"', place, f'Did you mean "{near}"?' if near else types)
    if "tag" in failure.context or tag is not None:
        return error("value", '"type" needs one word', place, types)
    return error("missing-key", f'{failure.thing_itself} needs the key "type"', place, types)


class _Failure:
    """One of pydantic's errors, with the way to the value, and names for the value and the things around it."""

    def __init__(self, details: ErrorDetails, source: SourceFile, model: type[BaseModel]) -> None:
        self.kind, self.message, self.given = details["type"], details["msg"], details.get("input")
        self.context: dict[str, Any] = details.get("ctx", {})
        self.source = source
        self.loc, self.steps = _walk(source.data, model, details["loc"])
        self.key = str(self.loc[-1]) if self.loc else ""
        things = [end for end, step in enumerate(self.steps[:-1], start=1) if _is_thing(step)]
        self.around = self.steps[: things[-1] if things else 1]
        self.known_keys = _keys(self.around[-1][1])

    @property
    def thing(self) -> str:
        """The innermost thing around the value."""
        return _named(self.around)

    @property
    def thing_itself(self) -> str:
        """The thing that the error is about, or the name of a single value."""
        return _named(self.steps) if _is_thing(self.steps[-1]) else self.name

    @property
    def name(self) -> str:
        """The name of a single value: its key, or its place in a list."""
        return _place_name(self.loc)

    @property
    def list_name(self) -> str:
        """The name of a single value, or of the list that it is in."""
        return _place_name(self.loc[:-1] if isinstance(self.loc[-1], int) else self.loc)

    @property
    def help(self) -> str:
        """What the key is for."""
        model = self.around[-1][1]
        return description(model, self.key) if _is_data(model) and self.key in model.model_fields else ""

    def renamed(self) -> str | None:
        """Return the present name of the key, if it is the former name of a key that is known here."""
        name = _RENAMED.get(self.key)
        return name if name in self.known_keys else None

    def meant(self) -> Loc:
        """Return the path to the key that this one, mistyped or renamed, most likely means."""
        return (*self.loc[:-1], self.renamed() or nearest(self.key, self.known_keys) or "")


def _is_thing(step: _Step) -> bool:
    """Return whether the value of a step is a group of keys that has a model."""
    return isinstance(step[0], dict) and _is_data(step[1])


def _is_data(model: object) -> bool:
    return isinstance(model, type) and issubclass(model, Data)


def _keys(model: object) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()] if _is_data(model) else []  # type: ignore[attr-defined]


def _type_names(model: Any) -> tuple[Any, ...]:
    """Return the names that the key `type` of a model allows; none if it has no such key."""
    return get_args(model.model_fields["type"].annotation) if _is_data(model) and "type" in model.model_fields else ()


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
    if len(_type_names(model)) == 1:
        return str(value.get("type")).replace("_", " ")
    if model is Choosable:
        return next(str(part) for part in reversed(way) if isinstance(part, str)).removesuffix("s")
    return _NOUNS.get(model.__name__) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()


def _walk(data: Any, model: Any, loc: Loc) -> tuple[Loc, _Steps]:
    """Return the way to an error, and the values along it with the model of each.

    The way is by keys and positions alone, without the type of a field or block, which pydantic also names.
    """
    way: list[str | int] = []
    value, annotation = data, model
    steps: list[_Step] = [(value, _concrete(annotation, value), None)]
    for before, part in zip((None, *loc), loc, strict=False):
        if isinstance(before, int) and isinstance(value, dict) and value.get("type") == part:
            continue
        way.append(part)
        inner = _inner(steps[-1][1] or annotation, part)
        known = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        if part in known or inner is not None:
            value = value[part] if part in known else None
            annotation = inner
            steps.append((value, _concrete(annotation, value) or annotation, part))
    return tuple(way), tuple(steps)


def _members(annotation: Any) -> tuple[Any, ...]:
    """Return the members of a union, or the annotation alone, without what Annotated and a RootModel add."""
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        return _members(annotation.model_fields["root"].annotation)
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _members(parts[0])
    if origin in {Union, types.UnionType}:
        return tuple(member for part in parts for member in _members(part) if member is not type(None))
    return (annotation,)


def _concrete(annotation: Any, value: Any) -> Any:
    """Return the one model that fits a value, by its `type` where there are several."""
    members = [member for member in _members(annotation) if _is_data(member)]
    if len(members) == 1:
        return members[0]
    named = (value.get("type") if isinstance(value, dict) else None,)
    return next((member for member in members if _type_names(member) == named), None)


def _inner(annotation: Any, part: Any) -> Any:
    """Return the annotation of what is below a key or position; None if there is nothing of that name."""
    for member in _members(annotation):
        arguments = get_args(member)
        if get_origin(member) is tuple and isinstance(part, int):
            return arguments[0]
        if get_origin(member) is dict and isinstance(part, str):
            return arguments[1]
        for name, field in member.model_fields.items() if _is_data(member) else ():
            if part in {name, field.alias}:
                return field.annotation
    return None

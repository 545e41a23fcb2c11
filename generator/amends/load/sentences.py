"""Turns what pydantic says about a file into sentences that an author understands, each with its line and column."""

from __future__ import annotations

import re
import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from amends.data import Data
from amends.load.source import Group, Items, SourceFile
from amends.load.suggest import did_you_mean
from amends.problems import Problem, error

_OWN_WORDS = frozenset({"whole", "flag", "day", "empty_text", "not_text", "id", "address"})
"""Errors of single values, whose message follows the name of the key."""

_Steps = tuple[tuple[Any, Any], ...]


def sentences(problem: ValidationError, source: SourceFile, model: type[BaseModel]) -> tuple[Problem, ...]:
    """Return one problem for each error of the model, with the place of the value in the file."""
    return tuple(
        _sentence(details, source, model) for details in problem.errors(include_url=False) if not _only_follows(details)
    )


def _only_follows(details: ErrorDetails) -> bool:
    """Tell whether a list seems too short only because its items have errors of their own, which are told anyway."""
    given = details.get("input")
    return details["type"] == "too_short" and isinstance(given, list) and len(given) >= details["ctx"]["min_length"]


def _sentence(details: ErrorDetails, source: SourceFile, model: type[BaseModel]) -> Problem:
    loc = tuple(details["loc"])
    kind = details["type"]
    context: dict[str, Any] = details.get("ctx", {})
    where = _Where(source, model, loc)
    if kind == "missing":
        key = str(loc[-1])
        return error("missing-key", f'{where.thing} needs the key "{key}"', source.place(loc[:-1]), where.help(key))
    if kind == "extra_forbidden":
        message = f'"{where.key}" is not a key of {where.thing}'
        return error("unknown-key", message, source.place(loc), did_you_mean(where.key, where.known_keys()))
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        return _unknown_type(context, source, loc, where)
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        given = str(details.get("input"))
        message = f'"{given}" is not allowed as {where.name}'
        return error("value", message, source.place(loc), did_you_mean(given, allowed))
    if kind in _OWN_WORDS:
        return error("value", f"{where.name} {details['msg']}", source.place(loc))
    message, hint = _message(kind, details, context)
    if "allowed" in context:
        hint = did_you_mean(str(context.get("value", "")), context["allowed"])
    subject = where.name if kind in _SHAPES else where.thing_itself
    return error("value", f"{subject} {message}", source.place(loc), hint)


_SHAPES = {
    "model_type": "needs keys below it",
    "model_attributes_type": "needs keys below it",
    "dict_type": "needs keys below it",
    "tuple_type": "needs a list, each line beginning with a hyphen",
    "list_type": "needs a list, each line beginning with a hyphen",
    "string_pattern_mismatch": "is not written in the way that is needed",
}


def _message(kind: str, details: ErrorDetails, context: dict[str, Any]) -> tuple[str, str]:
    if kind in _SHAPES:
        return _SHAPES[kind], ""
    if kind == "too_short":
        return f"needs at least {context['min_length']} of them", ""
    if kind == "too_long":
        return f"may have {context['max_length']} at most, and has {context['actual_length']}", ""
    if kind in {"greater_than_equal", "greater_than"}:
        return f"is too small: {details['input']}", ""
    if kind in {"less_than_equal", "less_than"}:
        return f"is too large: {details['input']}", ""
    return details["msg"], str(context.get("hint", ""))


def _unknown_type(context: dict[str, Any], source: SourceFile, loc: tuple[Any, ...], where: _Where) -> Problem:
    known = re.findall(r"'([^']*)'", str(context.get("expected_tags", "")))
    tag = context.get("tag")
    if tag is None:
        known = where.known_types()
        hint = did_you_mean("", known) or f"Known here: {', '.join(known)}."
        return error("missing-key", f'{where.thing_itself} needs the key "type"', source.place(loc), hint)
    hint = did_you_mean(str(tag), known) or f"Known here: {', '.join(sorted(known))}."
    return error("unknown-type", f'there is no type "{tag}"', source.place((*loc, "type")), hint)


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
        """The thing that the error is about, where it is a thing and not a single value."""
        value, model = self.steps[-1]
        if isinstance(value, Group) and model is not None:
            return _named((value, model))
        return self.name

    @property
    def name(self) -> str:
        """The name of a single value: its key, and the thing that it belongs to."""
        keys = [part for part in self.loc if isinstance(part, str)]
        last = self.loc[-1] if self.loc else ""
        if isinstance(last, int) and keys:
            return f'line {last + 1} of "{keys[-1]}"'
        return f'"{last}"' if last else "this file"

    def _around(self) -> tuple[Any, Any]:
        for value, model in reversed(self.steps[:-1] or self.steps):
            if isinstance(value, Group) and _is_data(model):
                return value, model
        return self.steps[0]

    def known_keys(self) -> list[str]:
        """The keys that the thing around the value may have."""
        _value, model = self._around()
        if not _is_data(model):
            return []
        return [field.alias or name for name, field in model.model_fields.items()]

    def known_types(self) -> list[str]:
        """The types that may stand here."""
        _value, annotation = self.steps[-1]
        return sorted(
            str(get_args(member.model_fields["type"].annotation)[0])
            for member in _members(annotation)
            if _is_data(member) and "type" in member.model_fields
        )

    def help(self, key: str) -> str:
        """What the missing key is for."""
        _value, model = self._around()
        if _is_data(model) and key in model.model_fields:
            return model.model_fields[key].description or ""
        return ""


def _is_data(model: object) -> bool:
    return isinstance(model, type) and issubclass(model, Data)


def _named(step: tuple[Any, Any]) -> str:
    value, model = step
    if not _is_data(model):
        return "this file"
    type_name = value.get("type") if isinstance(value, Group) and "type" in model.model_fields else None
    words = str(type_name or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()).replace("_", " ")
    own_name = next((value[key] for key in ("id", "value") if isinstance(value.get(key), str)), None)
    return f'the {words} "{own_name}"' if own_name else f"the {words}"


def _walk(data: Any, model: Any, loc: tuple[Any, ...]) -> _Steps:
    """Return the values along the way with the model of each; a part of `loc` that only names a type is passed over."""
    value, annotation = data, model
    steps = [(value, _concrete(annotation, value))]
    for part in loc:
        inner = _inner(steps[-1][1] or annotation, part)
        if (isinstance(value, Group) and part in value) or (
            isinstance(value, Items) and isinstance(part, int) and part < len(value)
        ):
            value = value[part]
        elif inner is None:
            continue
        else:
            value = None
        annotation = inner
        steps.append((value, _concrete(annotation, value) or annotation))
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
    type_name = value.get("type") if isinstance(value, Group) else None
    for member in members:
        if "type" in member.model_fields and get_args(member.model_fields["type"].annotation) == (type_name,):
            return member
    return None


def _inner(annotation: Any, part: Any) -> Any:
    """Return the annotation of what lies below a key or position; None where there is nothing of that name."""
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

"""Rule `show-when`: a condition must name existing fields and answers, be acyclic and be satisfiable."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from amends.check.view import Document, View, once_per_document
from amends.data import Loc
from amends.fields import choosing
from amends.fields.contract import Control, Field
from amends.load.suggest import did_you_mean
from amends.model.worksheet import Worksheet
from amends.problems import Problem, error

RULE = "show-when"

MAX_CASES = 50_000
"""How many combinations of answers are tried; beyond that a condition is assumed to be satisfiable."""
MAX_FIELDS = 100
"""The number of fields, direct and indirect, beyond which a condition is assumed to be satisfiable."""


class _Node(NamedTuple):
    """A field with its place in the sheet and the control whose values a condition may name."""

    loc: Loc
    field: Field
    control: Control | None


_Fields = Mapping[str, _Node]


def check(view: View) -> Iterator[Problem]:
    """Yield a problem for each condition that is wrong or can never hold."""
    for sheet in view.of(Worksheet):
        yield from _conditions(sheet, view.content.language)


@once_per_document
def _conditions(sheet: Document[Worksheet], language: str) -> Iterator[Problem]:
    fields: _Fields = {field.id: _Node(loc, field, choosing(field, language)) for loc, field in sheet.root.fields()}
    found = {id_: list(_wrong_names(sheet, fields, node)) for id_, node in fields.items()}
    yield from itertools.chain.from_iterable(found.values())
    # Conditions that depend on a wrong one are checked once that is corrected.
    broken = {id_ for id_, problems in found.items() if problems}
    reached = {id_: _leads_to(fields, id_) for id_, node in fields.items() if node.field.show_when}
    for circle in _circles(reached, broken):
        broken.update(circle)
        by_way = " and ".join(f'"{id_}"' for id_ in circle[1:])
        message = f"depends on itself by way of {by_way}" if by_way else "depends on itself"
        place = sheet.place((*fields[circle[0]].loc, "show_when"))
        yield error(RULE, f'the condition of "{circle[0]}" {message}', place)
    for id_, others in reached.items():
        loc, field, _control = fields[id_]
        if not (others | {id_}) & broken and not _can_hold(fields, field):
            hint = "No set of answers fits all of it. Look at the fields that it names, and at their conditions."
            place = sheet.place((*loc, "show_when"))
            yield error(RULE, f'the condition of "{id_}" can never hold', place, hint)


def _circles(reached: Mapping[str, set[str]], broken: set[str]) -> Iterator[list[str]]:
    """Yield each group of fields whose conditions depend on each other, in the order of the sheet."""
    seen = set(broken)
    for id_, others in reached.items():
        if id_ in others and id_ not in seen:
            circle = [other for other in reached if other in others and id_ in reached[other]]
            seen.update(circle)
            yield sorted(circle, key=lambda other: other != id_)


def _wrong_names(sheet: Document[Worksheet], fields: _Fields, node: _Node) -> Iterator[Problem]:
    for group, other, values in _lines(node.field):
        place = sheet.place((*node.loc, "show_when", group, other))
        if other not in fields:
            hint = did_you_mean(other, [id_ for id_, other_node in fields.items() if other_node.control])
            yield error(RULE, f'there is no field "{other}" on this sheet', place, hint)
            continue
        control = fields[other].control
        if control is None:
            hint = did_you_mean("", [id_ for id_, other_node in fields.items() if other_node.control])
            yield error(RULE, f'no condition can depend on "{other}", which has no answers to choose from', place, hint)
            continue
        for position, value in enumerate(values):
            if value not in control.values:
                at = sheet.place((*node.loc, "show_when", group, other, position))
                yield error(RULE, f'"{other}" has no answer "{value}"', at, did_you_mean(value, control.values))


def _lines(field: Field) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    if field.show_when is not None:
        for group in ("any_of", "all_of"):
            for other, values in getattr(field.show_when, group).items():
                yield group, other, values


def _leads_to(fields: _Fields, id_: str) -> set[str]:
    """Return every field that a field's condition depends on, directly or through others."""
    reached: set[str] = set()
    waiting = [id_]
    while waiting:
        current = waiting.pop()
        if current in fields:
            for _group, other, _values in _lines(fields[current].field):
                if other not in reached:
                    reached.add(other)
                    waiting.append(other)
    return reached


def _can_hold(fields: _Fields, field: Field) -> bool:
    """Return whether some answers make the field show; the answers of hidden fields do not count."""
    involved = sorted(id_ for id_ in _leads_to(fields, field.id) if id_ in fields)
    if len(involved) > MAX_FIELDS:
        return True
    values = {id_: control.values if (control := fields[id_].control) else {} for id_ in involved}
    single = [id_ for id_ in involved if (control := fields[id_].control) and control.kind == "radio"]
    choices = [[None, *values[id_]] for id_ in single]
    if math.prod(len(choice) for choice in choices) > MAX_CASES:
        return True
    free = {id_: frozenset(values[id_]) for id_ in involved if id_ not in single}
    for combination in itertools.product(*choices):
        answers = dict(free)
        answers |= {id_: frozenset([value] if value else []) for id_, value in zip(single, combination, strict=True)}
        if _shows(fields, field, answers, {}):
            return True
    return False


def _shows(fields: _Fields, field: Field, answers: Mapping[str, frozenset[str]], found: dict[str, bool]) -> bool:
    """Return whether a field shows under some answers; `found` caches the result for each field."""
    if field.show_when is None:
        return True
    if field.id not in found:

        def matches(other: str, values: tuple[str, ...]) -> bool:
            return bool(answers[other] & set(values)) and _shows(fields, fields[other].field, answers, found)

        any_of = [matches(str(other), values) for other, values in field.show_when.any_of.items()]
        all_of = [matches(str(other), values) for other, values in field.show_when.all_of.items()]
        found[field.id] = (not any_of or any(any_of)) and all(all_of)
    return found[field.id]

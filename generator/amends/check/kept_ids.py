"""Rule `kept-ids`: readers' kept answers survive a change to a worksheet, or its author knows that they do not.

The register (`kept-ids.yaml`) holds the ids of the questions when they were last accepted. An id that is missing
since needs an entry in the `former_ids` of its successor. A site without a register is not asked about it; `amends
check --accept` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from amends.check.view import View
from amends.data import Id, Loc, Plain
from amends.fields.contract import Field, Identified, Question, identified_parts
from amends.load.suggest import did_you_mean
from amends.model.content import Content
from amends.model.kept_ids import KeptField, KeptIds
from amends.model.worksheet import Worksheet
from amends.problems import Problem, error, warn

RULE = "kept-ids"

_ACCEPT = "If this is intentional, run amends check --accept."


def register(content: Content) -> KeptIds:
    """Return the register that fits the content as it is."""
    return KeptIds(
        {sheet.id: _kept(sheet) for _id, sheet in sorted(content.worksheets.items()) if sheet.keep != "never"}
    )


def _kept(sheet: Worksheet) -> dict[Id, KeptField]:
    return {field.id: _names(field) for _loc, field in sheet.fields() if isinstance(field, Question)}


def _names(field: Field) -> KeptField:
    return KeptField(
        type=Plain(field.type), names=tuple(dict.fromkeys(part.id for _loc, part in identified_parts(field)))
    )


def check(view: View) -> Iterator[Problem]:
    """Yield a problem for each id that kept answers would miss, and for each wrong entry of `former_ids`."""
    content = view.content
    for sheet in content.worksheets.values():
        yield from _former_names(content, sheet)
    source = content.sources.get(("kept-ids", "kept-ids"))
    if source is None:
        return
    for id_, fields in content.kept_ids.root.items():
        known_sheet = content.worksheets.get(id_)
        if known_sheet:
            yield from _changes(content, known_sheet, fields)
        elif ("worksheet", id_) not in content.unread and content.original is None:
            message = f'the worksheet "{id_}" is gone; answers to it can only be read and exported'
            yield warn(RULE, message, source.place((id_,)), _ACCEPT)
    for id_, fields in register(content).root.items() if content.original is None else ():
        fresh = [field for field in fields if field not in content.kept_ids.root.get(id_, {})]
        if fresh:
            message = f"the register of ids does not know these questions yet: {', '.join(fresh)}"
            yield warn(RULE, message, content.place(content.worksheets[id_]), "Run amends check --accept.")


def _former_names(content: Content, sheet: Worksheet) -> Iterator[Problem]:
    """Yield an error where a former name is still in use, or two claim it."""
    yield from _claims(content, sheet, list(sheet.fields()))
    for outer, field in sheet.fields():
        by_parent: dict[Loc, list[tuple[Loc, Identified]]] = {}
        for loc, part in identified_parts(field):
            by_parent.setdefault(loc[:-1], []).append(((*outer, *loc), part))
        for parts in by_parent.values():
            yield from _claims(content, sheet, parts)


def _claims(content: Content, sheet: Worksheet, parts: Sequence[tuple[Loc, Identified]]) -> Iterator[Problem]:
    names = {part.id for _loc, part in parts}
    claimed: dict[str, str] = {}
    for loc, part in parts:
        for position, former in enumerate(part.former_ids):
            place = content.place(sheet, (*loc, "former_ids", position))
            if former in names:
                yield error(RULE, f'"{former}" is still a name here, so "{part.id}" cannot take it over', place)
            elif former in claimed:
                yield error(RULE, f'"{claimed[former]}" takes over the answers of "{former}" already', place)
            claimed.setdefault(former, part.id)


def _changes(content: Content, sheet: Worksheet, before: Mapping[Id, KeptField]) -> Iterator[Problem]:
    now = {field.id: (loc, field) for loc, field in sheet.fields() if isinstance(field, Question)}
    heirs = {former: (loc, field) for loc, field in now.values() for former in field.former_ids}
    for id_, known in before.items():
        found = now.get(id_) or heirs.get(id_)
        if not found:
            hint = did_you_mean(id_, [field for field in now if field not in before])
            hint = f"Write `former_ids: [{id_}]` at its successor. {hint} {_ACCEPT}".replace("  ", " ")
            message = f'the question "{id_}" is gone, and answers to it that readers have kept would lose their place'
            yield warn(RULE, message, content.place(sheet, ("steps",)), hint)
            continue
        loc, field = found
        if field.type != known.type:
            message = (
                f'"{field.id}" was of type {known.type}; kept answers that do not fit {field.type} lose their place'
            )
            yield warn(RULE, message, content.place(sheet, (*loc, "type")), _ACCEPT)
        yield from _lost_names(content, sheet, loc, field, known)


def _lost_names(content: Content, sheet: Worksheet, loc: Loc, field: Field, known: KeptField) -> Iterator[Problem]:
    names = {name for _loc, part in identified_parts(field) for name in (part.id, *part.former_ids)}
    lost = [name for name in known.names if name not in names]
    if lost and field.type == known.type:
        message = f'"{field.id}" has lost ids that kept answers refer to: {", ".join(lost)}'
        hint = f"Write `former_ids: [{lost[0]}]` at its successor. {_ACCEPT}"
        yield warn(RULE, message, content.place(sheet, (*loc, "id")), hint)

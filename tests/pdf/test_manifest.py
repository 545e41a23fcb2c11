"""A PDF to fill in has one field for each place to answer that its YAML asks for, worked out here from the model alone.

Nothing of `amends.pdf.controls` or of the templates is used: what a field of each type needs is said once more, by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Name

from amends.fields import field_kinds
from amends.model.worksheet import Worksheet
from tests.pdf.sheets import every_field, every_field_form, over_two_pages, over_two_pages_form

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SURE = ("sure", "unsure", "told")


@dataclass(frozen=True)
class Place:
    """A place to answer: the name of its field, what it is, its values, and words that it is called by beside the question."""

    name: str
    kind: str
    """`text` for a line, `lines` for several, `write` for either; `check` or `radio`."""
    values: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def places_of(sheet: Worksheet) -> Iterator[tuple[Place, str]]:
    """Yield every place to answer that a sheet needs, in no special order within a question, with the question."""
    for _loc, field in sheet.fields():
        if field.is_question:
            yield from ((place, str(field.label)) for place in OF_TYPE[field.type](field))  # type: ignore[attr-defined]


def _short_text(field: Any) -> Iterator[Place]:
    yield Place(field.id, "text")


def _long_text(field: Any) -> Iterator[Place]:
    yield Place(field.id, "lines")


def _date(field: Any) -> Iterator[Place]:
    for part in ("day", "month", "year"):
        yield Place(f"{field.id}:{part}", "text", words=(part.title(),))


def _choice(field: Any) -> Iterator[Place]:
    values = [option.id for option in field.options] + (["other"] if field.other else [])
    yield Place(field.id, "radio", tuple(values))
    if field.other:
        yield Place(f"{field.id}:other", "text", words=(field.other,))


def _checklist(field: Any) -> Iterator[Place]:
    for option in field.options:
        yield Place(f"{field.id}={option.id}", "check", (option.id,), (option.label,))
    if field.other:
        yield Place(f"{field.id}=other", "check", ("other",), (field.other,))
        yield Place(f"{field.id}:other", "text", words=(field.other,))
    if field.none_of_these:
        yield Place(f"{field.id}=none", "check", ("none",), (field.none_of_these,))


def _scale(field: Any) -> Iterator[Place]:
    yield Place(field.id, "radio", tuple(map(str, field.points())))


def _ranking(field: Any) -> Iterator[Place]:
    for option in field.options:
        yield Place(f"{field.id}:{option.id}", "text", words=(option.label,))


def _sort(field: Any) -> Iterator[Place]:
    for card in field.cards:
        yield Place(f"{field.id}:{card.id}", "radio", tuple(bin_.id for bin_ in field.bins), (card.label,))


def _cells(row: str, columns: Iterable[Any], *words: str) -> Iterator[Place]:
    for column in columns:
        name, said = f"{row}:{column.id}", (*words, str(column.label))
        if column.kind == "tick":
            yield Place(name, "check", ("true",), said)
        elif column.kind == "choice":
            yield Place(name, "radio", tuple(option.id for option in column.options), said)
        else:
            yield Place(name, "write", words=said)


def _table(field: Any) -> Iterator[Place]:
    for row in field.rows:
        yield from _cells(f"{field.id}:{row.id}", field.columns, row.label)
    if not field.rows:
        for number in range(1, (field.print_rows or max(4, field.min or 1)) + 1):
            yield from _cells(f"{field.id}:{number}", field.columns, str(number))


def _log(field: Any) -> Iterator[Place]:
    for number in range(1, field.print_rows + 1):
        yield Place(f"{field.id}:{number}:when", "write", words=(str(number),))
        yield from _cells(f"{field.id}:{number}", field.columns, str(number))


def _timeline(field: Any) -> Iterator[Place]:
    for number in range(1, field.print_rows + 1):
        yield Place(f"{field.id}:{number}:when", "write", words=(str(number),))
        yield Place(f"{field.id}:{number}:what", "lines", words=(str(number),))
        yield Place(f"{field.id}:{number}:sure", "radio", SURE, (str(number),))


def _week(field: Any) -> Iterator[Place]:
    for day in WEEK:
        for slot in field.slots:
            name, words = f"{field.id}:{day}:{slot.id}", (day.title(), str(slot.label))
            is_tick = field.kind == "tick"
            yield Place(name, "check" if is_tick else "write", ("true",) if is_tick else (), words)


def _if_then(field: Any) -> Iterator[Place]:
    pairs = field.print_rows or field.min or min(3, field.max or 3)
    for number in range(1, pairs + 1):
        for half in ("if", "then"):
            yield Place(f"{field.id}:{number}:{half}", "lines", words=(str(number),))


def _how_to(field: Any) -> Iterator[Place]:
    for step in field.steps:
        yield Place(f"{field.id}:{step.id}", "check", ("true",), (step.label,))


def _letter(field: Any) -> Iterator[Place]:
    for part in field.parts:
        for blank in part.blanks:
            kind = "text" if blank.chars <= 40 else "lines"
            yield Place(f"{field.id}:{blank.id}", kind, words=(blank.label, part.title))


def _agreement(field: Any) -> Iterator[Place]:
    items = [(f"items:{item.id}", str(item.label)) for item in field.items]
    items += [(f"own:{number}", str(number)) for number in range(1, field.own_items + 1)]
    people = [str(number) for number in range(1, field.parties + 1)]
    for name, label in items:
        yield Place(f"{field.id}:{name}:words", "lines", words=(label,))
        for person in people:
            yield Place(f"{field.id}:{name}:agreed={person}", "check", (person,), (label,))
    if field.review:
        yield Place(f"{field.id}:until", "text")
    for person in people:
        yield Place(f"{field.id}:name:{person}", "text", words=("Name",))
        yield Place(f"{field.id}:date:{person}", "text", words=("Date",))


OF_TYPE: dict[str, Callable[[Any], Iterator[Place]]] = {
    "agreement": _agreement,
    "checklist": _checklist,
    "choice": _choice,
    "date": _date,
    "how_to": _how_to,
    "if_then": _if_then,
    "letter": _letter,
    "log": _log,
    "long_text": _long_text,
    "ranking": _ranking,
    "scale": _scale,
    "short_text": _short_text,
    "sort": _sort,
    "table": _table,
    "timeline": _timeline,
    "week": _week,
}
"""What a question of each type needs; a note asks nothing."""


@dataclass(frozen=True)
class Found:
    """One field as it is in a PDF."""

    kind: str
    values: tuple[str, ...]
    called: str


def fields_of(data: bytes) -> dict[str, Found]:
    """Return the fields of a PDF by name, in its order."""
    found = {}
    with pikepdf.open(BytesIO(data)) as pdf:
        for one in pdf.Root.AcroForm.Fields:
            flags, kids = int(one.get("/Ff", 0)), list(one.get("/Kids", [one]))
            is_mark = Name.Btn == one.FT
            kind = ("radio" if flags & 1 << 15 else "check") if is_mark else ("lines" if flags & 1 << 12 else "text")
            states = [str(state)[1:] for kid in kids for state in kid.AP.N if state != "/Off"] if is_mark else []
            found[str(one.T)] = Found(kind, tuple(states), str(one.TU))
    return found


def differences(sheet: Worksheet, data: bytes) -> list[str]:
    """Return where a PDF to fill in does not have what its sheet asks for."""
    there, wanted = fields_of(data), list(places_of(sheet))
    names = [place.name for place, _question in wanted]
    said = [f"{name} is needed twice" for name in set(names) if names.count(name) > 1]
    said += [f"{name} is missing" for name in names if name not in there]
    said += [f"{name} belongs to no question" for name in there if name not in names]
    calls = [(_question(name), one.called) for name, one in there.items()]
    said += [
        f'two fields of "{id_}" are called "{called}"' for id_, called in set(calls) if calls.count((id_, called)) > 1
    ]
    for place, question in wanted:
        one = there.get(place.name)
        if one is None:
            continue
        if one.kind not in ({"text", "lines"} if place.kind == "write" else {place.kind}):
            said.append(f"{place.name} is of the kind {one.kind} and not {place.kind}")
        if one.values != place.values:
            said.append(f"{place.name} has the values {one.values} and not {place.values}")
        called = _straight(one.called)
        if not called.startswith(_straight(question)):
            said.append(f'{place.name} is called "{one.called}", which does not begin with its question')
        said += [
            f'{place.name} is called "{one.called}", without "{words}"'
            for words in place.words
            if _straight(words) not in called
        ]
    return said + list(_out_of_order(sheet, there))


def _question(name: str) -> str:
    """Return the id of the question that a field belongs to."""
    return name.split(":", maxsplit=1)[0].split("=", maxsplit=1)[0]


def _straight(words: str) -> str:
    """Return words with plain quotation marks, as authors type them."""
    return " ".join(words.translate(str.maketrans("‘’“”", "''\"\"")).split())


def _out_of_order(sheet: Worksheet, there: Iterable[str]) -> Iterator[str]:
    """Yield a sentence where the questions follow each other in another order than in the sheet."""
    asked = [str(field.id) for _loc, field in sheet.fields() if field.is_question]
    found = list(dict.fromkeys(_question(name) for name in there))
    if found != asked:
        yield f"the questions come in the order {found} and not {asked}"


def test_every_type_of_field_is_worked_out_here() -> None:
    questions = {name for name, kind in field_kinds().items() if kind.model.is_question}  # type: ignore[attr-defined]
    assert set(OF_TYPE) == questions


def test_the_small_sheet_has_a_field_for_each_place_to_answer() -> None:
    assert differences(every_field(), every_field_form().data) == []
    assert differences(over_two_pages(), over_two_pages_form().data) == []


@pytest.mark.parametrize("key", ["TU", "T", "Ff"])
def test_a_field_that_is_not_right_is_noticed(key: str) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(every_field_form().data)) as pdf:
        field = pdf.Root.AcroForm.Fields[0]
        field[f"/{key}"] = 1 << 12 if key == "Ff" else pikepdf.String("Something else")
        pdf.save(out)
    assert differences(every_field(), out.getvalue())


def test_another_sheet_is_noticed() -> None:
    said = differences(over_two_pages(), every_field_form().data)
    assert "days is missing" in said
    assert "title belongs to no question" in said

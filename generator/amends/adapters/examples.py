"""Loads and renders the examples of field types and blocks in a small site of their own, for gallery and reference."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup
from pydantic import ValidationError

from amends.blocks import block_kinds
from amends.catalogue import Kind
from amends.fields import field_kinds
from amends.load.sentences import sentences
from amends.load.source import Group, Items, SourceFile, parse
from amends.model.content import Content
from amends.model.helpline import Helplines
from amends.model.home import Home
from amends.model.lesson import Lesson, Page
from amends.model.reference import References
from amends.model.site import Site
from amends.model.worksheet import Worksheet
from amends.problems import ContentError, Problem
from amends.render.addresses import Here
from amends.render.blocks import render_block
from amends.render.fields import render_field

Family = Literal["field", "block"]
GATE = "gate"
"""The id of the question on which conditions of examples hang."""

_LED_AWAY = re.compile(r'\bhref="(?!https:|tel:|mailto:|sms:)[^"]*"')


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a type: its data with line marks, the YAML it is written in, and what a bad one is told."""

    name: str
    data: Group
    yaml: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Faces:
    """An example as HTML: for the screen, with the question that its condition hangs on, and for a pen."""

    screen: Markup
    paper: Markup
    gate: Markup


def kinds() -> dict[Family, tuple[Kind, ...]]:
    """Return every field type and every block, by family; one without examples has nothing to show yet."""
    families: dict[Family, dict[str, Kind]] = {"field": field_kinds(), "block": block_kinds()}
    return {
        family: tuple(kind for kind in of_family.values() if kind.file("examples.yaml") and kind.file("README.md"))
        for family, of_family in families.items()
    }


def family_of(kind: Kind) -> Family:
    """Return what a type is one of."""
    return "field" if kind.name in field_kinds() and field_kinds()[kind.name] == kind else "block"


def purpose(kind: Kind) -> str:
    """Return what a type is for, in the words of the first line of its README."""
    first = (kind.folder / "README.md").read_text("utf-8").partition("\n")[0]
    return first.partition(": ")[2]


def examples(kind: Kind, quality: Literal["good", "bad"]) -> tuple[Example, ...]:
    """Return the examples of a type that work, or those that are refused."""
    path = kind.folder / "examples.yaml"
    source, problems = parse(path.read_text("utf-8"), path.name)
    if source is None:
        raise ContentError(problems)
    family = family_of(kind)
    lines = source.text.splitlines()
    found = []
    for example in source.data.get(quality) or ():
        data = example[family]
        found.append(Example(example["name"], data, _yaml(lines, data), example.get("says", "")))
    return tuple(found)


def _yaml(lines: list[str], data: Group) -> str:
    """Return the lines that an example is written in, moved to the left."""
    first, column = data.start
    taken = [lines[first - 1][column - 1 :]]
    for line in lines[first:]:
        if line.strip() and len(line) - len(line.lstrip()) < column - 1:
            break
        taken.append(line[column - 1 :])
    return "\n".join(taken).rstrip()


def load(kind: Kind, data: Group) -> Worksheet | Lesson:
    """Return the sheet or lesson that holds an example; ContentError with every problem where it is refused."""
    small, at = _small_site(), data.start
    model: type[Worksheet | Lesson]
    if family_of(kind) == "field":
        gate = _with_id(small["gate"], _gate_of(data))
        step = _group(at, {"title": "A step", "fields": _items(at, gate, data)})
        frame = _group(at, small["item"] | small["worksheet"] | {"steps": _items(at, step)})
        model = Worksheet
    else:
        section = _group(at, {"id": "part", "title": "A part", "blocks": _items(at, data)})
        frame = _group(at, small["item"] | small["lesson"] | {"sections": _items(at, section)})
        model = Lesson
    try:
        return model.model_validate(frame)
    except ValidationError as problem:
        raise ContentError(sentences(problem, SourceFile("examples.yaml", "", frame), model)) from problem


def message(kind: Kind, example: Example) -> Problem:
    """Return what the author of a bad example is told; LookupError where it is not what the example promises."""
    try:
        load(kind, example.data)
    except ContentError as refused:
        for problem in refused.problems:
            if example.says in problem.message:
                return problem
    raise LookupError(f"{kind.name}: {example.name}: not told {example.says!r}")


def faces(kind: Kind, data: Group) -> Faces:
    """Return an example as HTML. Its links stay where they are, since there is nowhere to lead to."""
    item = load(kind, data)
    here = Here(content(), "", _cited())
    if isinstance(item, Worksheet):
        gate, field = item.steps[0].fields
        screen, paper = (_tamed(str(render_field(field, item, here, face))) for face in ("field", "paper"))
        return Faces(screen, paper, render_field(gate, item, here, "field") if field.show_when else Markup())
    shown = _tamed(str(render_block(item.sections[0].blocks[0], here)))
    return Faces(shown, shown, Markup())


def _tamed(html: str) -> Markup:
    return Markup(_LED_AWAY.sub('href="#main"', html))  # noqa: S704 - the renderer has escaped all that authors wrote


def renamed(data: Group, number: int) -> Group:
    """Return an example whose ids are its own where several stand on one page."""
    made = _group(data.start, data)
    if "id" in data:
        made["id"] = f"{data['id']}-{number}"
    if "show_when" in data:
        made["show_when"] = {
            rule: {f"{name}-{number}" if name == GATE else name: values for name, values in conditions.items()}
            for rule, conditions in data["show_when"].items()
        }
    return made


def _gate_of(data: Group) -> str:
    named = [name for conditions in (data.get("show_when") or {}).values() for name in conditions or ()]
    return next((name for name in named if str(name).startswith(GATE)), GATE)


def _with_id(field: Mapping[str, Any], id_: str) -> Group:
    return _group((1, 1), {**field, "id": id_})


def _group(at: tuple[int, int], values: Mapping[str, Any]) -> Group:
    group = Group(at)
    group.update(values)
    group.keys_at.update(dict.fromkeys(values, at))
    group.values_at.update(dict.fromkeys(values, at))
    return group


def _items(at: tuple[int, int], *values: Any) -> Items:
    items = Items(at)
    items.extend(values)
    items.values_at.extend([at] * len(values))
    return items


@lru_cache(maxsize=1)
def _small_site() -> Group:
    path = Path(__file__).with_suffix(".yaml")
    source, problems = parse(path.read_text("utf-8"), path.name)
    if source is None:
        raise ContentError(problems)
    small: Group = source.data
    return small


@lru_cache(maxsize=1)
def _cited() -> tuple[str, ...]:
    """Return the keys of all sources that examples name."""
    texts = [(kind.folder / "examples.yaml").read_text("utf-8") for family in kinds().values() for kind in family]
    return tuple(sorted({key for text in texts for key in re.findall(r"(?:\[\^|reference: )([a-z0-9-]+)", text)}))


@lru_cache(maxsize=1)
def content() -> Content:
    """Return the small site: one worksheet, one lesson, the page on help, and every source that an example names."""
    small = _small_site()
    part = {"sections": [small["section"]]}
    steps = {"steps": [{"title": "A step", "fields": [small["gate"]]}]}
    return Content(
        folder=Path(__file__).parent / "no-such-folder",
        language="en",
        site=Site.model_validate(small["site"]),
        home=Home.model_validate(small["home"]),
        lessons={"apology": Lesson.model_validate(small["item"] | small["lesson"] | part | {"id": "apology"})},
        worksheets={"apology-builder": Worksheet.model_validate(small["item"] | small["worksheet"] | steps)},
        pages={"help": Page.model_validate(small["item"] | part | {"id": "help"})},
        references=References.model_validate(dict.fromkeys(_cited(), small["reference"])),
        helplines=Helplines.model_validate(small["helplines"]),
    )

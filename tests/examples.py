"""Every example of every field type and block, loaded into a sheet or lesson of a tiny site and rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from amends.blocks import block_kinds
from amends.catalogue import Kind
from amends.fields import controls_of, field_kinds
from amends.fields.contract import Field
from amends.load.sentences import sentences
from amends.load.source import Group, Items, SourceFile, parse
from amends.model.content import Content
from amends.model.helpline import Helplines
from amends.model.home import Home
from amends.model.lesson import Lesson, Page
from amends.model.reference import References
from amends.model.site import Site
from amends.model.worksheet import Worksheet
from amends.problems import ContentError
from amends.render.addresses import Here, address
from amends.render.blocks import render_block
from amends.render.fields import render_field

SITE: dict[str, Any] = yaml.load(Path(__file__).with_suffix(".yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - BaseLoader makes nothing but text
"""The tiny site. Every scalar is text, as in the content."""


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its data with positions, the expected message of a bad one, and its lines in `examples.yaml`."""

    kind: Kind
    name: str
    good: bool
    data: Group
    says: str
    source: SourceFile
    lines: range
    controls: tuple[Mapping[str, Any], ...] = ()
    """The expected controls of a field, if the example lists them."""

    def __str__(self) -> str:
        """Return a test id such as `fields/choice: plain`."""
        return f"{self.kind.folder.parent.name}/{self.kind.name}: {self.name}"

    @property
    def is_field(self) -> bool:
        """Whether it is the example of a field type rather than a block."""
        return self.kind.folder.parent.name == "fields"


def kinds() -> tuple[Kind, ...]:
    """Return every field type and every block."""
    return (*field_kinds().values(), *block_kinds().values())


@lru_cache(maxsize=1)
def examples() -> tuple[Example, ...]:
    """Return every example of every kind."""
    return tuple(example for kind in kinds() for example in _of(kind))


def _of(kind: Kind) -> Iterator[Example]:
    path = kind.folder / "examples.yaml"
    if not path.is_file():  # reported by another test
        return
    source, problems = parse(path.read_text("utf-8"), f"{kind.folder.parent.name}/{kind.name}/examples.yaml")
    if source is None:
        raise ContentError(problems)
    listed = [(quality, example) for quality in ("good", "bad") for example in source.data.get(quality) or ()]
    ends = [example.start[0] for _quality, example in listed] + [at[0] for at in source.data.keys_at.values()]
    for quality, example in listed:
        first = example.start[0]
        last = min((line for line in ends if line > first), default=len(source.text.splitlines()) + 1)
        data, says = example.get("field") or example["block"], example.get("says", "")
        controls = tuple(example.get("controls", ()))
        yield Example(kind, example["name"], quality == "good", data, says, source, range(first, last), controls)


def load(example: Example, data: Mapping[str, Any] | None = None) -> Worksheet | Lesson:
    """Return the item that contains the example, or the example with other data; ContentError if it is invalid."""
    at = example.data.start
    shown = example.data if data is None else data
    if example.is_field:
        part = _marked(at, {"title": "A step", "fields": _items(at, SITE["gate"], shown)})
        frame = _marked(at, SITE["item"] | SITE["worksheet"] | {"steps": _items(at, part)})
    else:
        part = _marked(at, {"id": "part", "title": "A part", "blocks": _items(at, shown)})
        frame = _marked(at, SITE["item"] | SITE["lesson"] | {"sections": _items(at, part)})
    model: type[Worksheet | Lesson] = Worksheet if example.is_field else Lesson
    try:
        return model.model_validate(frame)
    except ValidationError as problem:
        source = SourceFile(example.source.path, example.source.text, frame)
        raise ContentError(sentences(problem, source, model)) from problem


def field_of(example: Example) -> Any:
    """Return the field of an example."""
    item = load(example)
    assert isinstance(item, Worksheet)
    return item.steps[0].fields[1]


def _marked(at: tuple[int, int], values: Mapping[str, Any]) -> Group:
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


def faces(example: Example, item: Worksheet | Lesson | None = None) -> dict[str, str]:
    """Return the example as HTML: a field for `screen` and `paper`, a block on its `page`."""
    item = item or load(example)
    here = Here(content(), address(item), cited())
    if isinstance(item, Worksheet):
        field = item.steps[0].fields[1]
        templates = {"screen": "field", "paper": "paper"}
        return {face: str(render_field(field, item, here, template)) for face, template in templates.items()}
    return {"page": str(render_block(item.sections[0].blocks[0], here))}


def given(field: Field) -> dict[str, tuple[str, ...]]:
    """Return the worked example of a field by the names of its controls, as a form would send it."""
    return {control.name: control.example for control in controls_of(field, "en") if control.example}


@lru_cache(maxsize=1)
def cited() -> tuple[str, ...]:
    """Return the keys of all sources that examples cite."""
    texts = {example.source.text for example in examples()}
    return tuple(sorted({key for text in texts for key in re.findall(r"(?:\[\^|reference: )([a-z0-9-]+)", text)}))


@lru_cache(maxsize=1)
def content() -> Content:
    """Return the tiny site: one worksheet, one lesson, the help page, and every source that an example cites."""
    part = {"sections": [SITE["section"]]}
    steps = {"steps": [{"title": "A step", "fields": [SITE["gate"]]}]}
    return Content(
        folder=Path(__file__).parent / "no-such-folder",
        language="en",
        site=Site.model_validate(SITE["site"]),
        home=Home.model_validate(SITE["home"]),
        lessons={"apology": Lesson.model_validate(SITE["item"] | SITE["lesson"] | part | {"id": "apology"})},
        worksheets={"apology-builder": Worksheet.model_validate(SITE["item"] | SITE["worksheet"] | steps)},
        pages={"help": Page.model_validate(SITE["item"] | part | {"id": "help"})},
        references=References.model_validate(dict.fromkeys(cited(), SITE["reference"])),
        helplines=Helplines.model_validate(SITE["helplines"]),
    )

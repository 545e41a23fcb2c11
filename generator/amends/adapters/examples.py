"""Loads and renders the examples of field types and blocks in a small site, for gallery, reference and tests."""

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
from amends.render.addresses import Here, address
from amends.render.blocks import render_block
from amends.render.fields import render_field

GATE = "gate"
"""The id of the question on which conditions of examples hang."""

_LED_AWAY = re.compile(r'\bhref="(?!https:|tel:|mailto:|sms:)[^"]*"')


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a type: its data with line marks, and the file that it is written in."""

    kind: Kind
    name: str
    good: bool
    data: Group
    source: SourceFile
    says: str = ""
    """A part of the message that a bad example gets."""
    controls: tuple[Mapping[str, Any], ...] = ()
    """What the controls of a field must be, if the example specifies it."""

    def __str__(self) -> str:
        """Return a name for lists of tests, such as `fields/choice: plain`."""
        return f"{self.kind.family}s/{self.kind.name}: {self.name}"

    @property
    def is_field(self) -> bool:
        """Whether it is the example of a field type, and not of a block."""
        return self.kind.family == "field"

    @property
    def lines(self) -> range:
        """The numbers of the lines of its data in the file."""
        first, column = self.data.start
        lines = self.source.text.splitlines()
        outside = (
            number
            for number, line in enumerate(lines[first:], start=first + 1)
            if line.strip() and len(line) - len(line.lstrip()) < column - 1
        )
        return range(first, next(outside, len(lines) + 1))

    @property
    def yaml(self) -> str:
        """The lines of its data, without their common indent."""
        lines, indent = self.source.text.splitlines(), self.data.start[1] - 1
        return "\n".join(lines[number - 1][indent:] for number in self.lines).rstrip()


def kinds() -> tuple[Kind, ...]:
    """Return every field type and then every block; one without examples has nothing to show yet."""
    every = (*field_kinds().values(), *block_kinds().values())
    return tuple(kind for kind in every if kind.file("examples.yaml") and kind.file("README.md"))


def purpose(kind: Kind) -> str:
    """Return what a type is for, in the words of the first line of its README."""
    first = (kind.folder / "README.md").read_text("utf-8").partition("\n")[0]
    return first.partition(": ")[2]


def examples(kind: Kind, quality: Literal["good", "bad"]) -> tuple[Example, ...]:
    """Return the examples of a type that work, or those that are refused."""
    path = kind.folder / "examples.yaml"
    source = _parsed(path, f"{kind.family}s/{kind.name}/{path.name}")
    return tuple(
        Example(
            kind,
            example["name"],
            quality == "good",
            example.get("field") or example["block"],
            source,
            example.get("says", ""),
            tuple(example.get("controls", ())),
        )
        for example in source.data.get(quality) or ()
    )


def load(example: Example, data: Mapping[str, Any] | None = None) -> Worksheet | Lesson:
    """Return the sheet or lesson that holds an example, or other data in its place.

    Raises ContentError with every problem if it is refused.
    """
    small, at = small_site(), example.data.start
    shown = example.data if data is None else data
    model: type[Worksheet | Lesson]
    if example.is_field:
        gate = Group(at, {**small["gate"], "id": _gate_of(shown)})
        step = Group(at, {"title": "A step", "fields": Items(at, (gate, shown))})
        frame = Group(at, small["item"] | small["worksheet"] | {"steps": Items(at, [step])})
        model = Worksheet
    else:
        section = Group(at, {"id": "part", "title": "A part", "blocks": Items(at, [shown])})
        frame = Group(at, small["item"] | small["lesson"] | {"sections": Items(at, [section])})
        model = Lesson
    try:
        return model.model_validate(frame)
    except ValidationError as problem:
        source = SourceFile(example.source.path, example.source.text, frame)
        raise ContentError(sentences(problem, source, model)) from problem


def message(example: Example) -> Problem:
    """Return what the author of a bad example is told; LookupError if it is not what the example promises."""
    try:
        load(example)
    except ContentError as refused:
        for problem in refused.problems:
            if example.says in problem.message:
                return problem
    raise LookupError(f"{example}: not told {example.says!r}")


def faces(example: Example, item: Worksheet | Lesson | None = None, *, on_its_own: bool = False) -> dict[str, Markup]:
    """Return an example as HTML: a field for `screen` and `paper`, with its `gate`, or a block on its `page`.

    On its own it is not on a page of the small site, so its links to others stay where they are.
    """
    item = item or load(example)
    here = Here(content(), "" if on_its_own else address(item), cited())
    if isinstance(item, Worksheet):
        gate, field = item.steps[0].fields
        shown = {"screen": render_field(field, item, here, "field"), "paper": render_field(field, item, here, "paper")}
        if field.show_when:
            shown["gate"] = render_field(gate, item, here, "field")
    else:
        shown = {"page": render_block(item.sections[0].blocks[0], here)}
    if not on_its_own:
        return shown
    # The renderer has escaped all that authors wrote.
    return {face: Markup(_LED_AWAY.sub('href="#main"', html)) for face, html in shown.items()}  # noqa: S704


def renamed(data: Group, number: int) -> Group:
    """Return an example with ids of its own, for a page that shows several."""
    made = Group(data.start, data)
    if "id" in data:
        made["id"] = f"{data['id']}-{number}"
    if "show_when" in data:
        made["show_when"] = {
            rule: {f"{name}-{number}" if name == GATE else name: values for name, values in conditions.items()}
            for rule, conditions in data["show_when"].items()
        }
    return made


def _gate_of(data: Mapping[str, Any]) -> str:
    named = [name for conditions in (data.get("show_when") or {}).values() for name in conditions or ()]
    return next((name for name in named if str(name).startswith(GATE)), GATE)


def _parsed(path: Path, shown: str) -> SourceFile:
    source, problems = parse(path.read_text("utf-8"), shown)
    if source is None:
        raise ContentError(problems)
    return source


@lru_cache(maxsize=1)
def small_site() -> dict[str, Any]:
    """Return the parts of the small site, by name. Every scalar is text, as it is in content."""
    path = Path(__file__).with_suffix(".yaml")
    return dict(_parsed(path, path.name).data)


@lru_cache(maxsize=1)
def cited() -> tuple[str, ...]:
    """Return the keys of all sources that examples name."""
    texts = [(kind.folder / "examples.yaml").read_text("utf-8") for kind in kinds()]
    return tuple(sorted({key for text in texts for key in re.findall(r"(?:\[\^|reference: )([a-z0-9-]+)", text)}))


@lru_cache(maxsize=1)
def content() -> Content:
    """Return the small site: one worksheet, one lesson, the page on help, and every source that an example names."""
    small = small_site()
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
        references=References.model_validate(dict.fromkeys(cited(), small["reference"])),
        helplines=Helplines.model_validate(small["helplines"]),
    )

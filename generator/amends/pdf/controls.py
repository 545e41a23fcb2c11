"""The controls of a worksheet's form: what each is called, and what it can hold. A fill-in PDF has the same."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from amends.data import Plain
from amends.fields.contract import Question
from amends.model.content import Content
from amends.model.worksheet import Worksheet
from amends.pdf.layout import document, read
from amends.render.addresses import Here
from amends.render.fields import render_field

Kind = Literal["text", "lines", "radio", "check", "select"]


@dataclass(frozen=True)
class Control:
    """One control: its name, the value that it stands for where it is a mark, and what it is called."""

    name: str
    kind: Kind
    value: str
    """Of a radio button or checkbox; else nothing."""
    group: str
    """The question, with what else encloses the control, such as the entry of a log."""
    label: str
    """Its own label."""
    options: tuple[tuple[str, str], ...] = ()
    """Of a select: its values, each with its words."""

    @property
    def called(self) -> str:
        """The whole name: the question, and the control's own label unless that is the question."""
        return f"{self.group}: {self.label}" if self.label else self.group

    def option(self, value: str) -> str:
        """Return what one option of a select is called; KeyError for a value that it has not."""
        return f"{self.called}: {dict(self.options)[value]}"


def controls(content: Content, sheet: Worksheet) -> tuple[Control, ...]:
    """Return the controls of a worksheet in order, as its form on screen has them."""
    here = Here(content, "")
    found: list[Control] = []
    for _loc, field in sheet.fields():
        if isinstance(field, Question):
            form = read(document("", content.language, str(render_field(field, sheet, here, "field"))))
            found.extend(_of_question(form, field.label))
    return tuple(found)


def _of_question(form: ET.Element, question: Plain) -> Iterator[Control]:
    words = {element.get("for"): _words(element) for element in form.iter("label") if element.get("for")}
    by_id = {element.get("id"): element for element in form.iter() if element.get("id")}
    asked = " ".join(question.split())

    def walk(element: ET.Element, groups: tuple[str, ...], label: str) -> Iterator[Control]:
        if element.tag == "fieldset":
            legend = element.find("legend")
            is_question = legend is not None and "question" in (legend.get("class") or "").split()
            said = "" if legend is None or is_question else _words(legend)
            groups = (*groups, said) if said else groups
        elif element.get("role") == "group" and element.get("aria-labelledby") in by_id:
            groups = (*groups, _words(by_id[element.get("aria-labelledby")]))
        elif element.tag == "label":
            label = _words(element)
        if element.tag in {"input", "textarea", "select"}:
            kind = _kind(element)
            own = words.get(element.get("id"), label)
            if element.get("aria-labelledby") in by_id:
                own = _words(by_id[element.get("aria-labelledby")])
            if own.endswith(asked):  # the label of a question's only control is the question itself
                own = ""
            value = (element.get("value") or "") if kind in {"radio", "check"} else ""
            options = tuple((option.get("value") or "", _words(option)) for option in element.iter("option"))
            yield Control(element.get("name") or "", kind, value, ": ".join((asked, *groups)), own, options)
        for child in element:
            yield from walk(child, groups, label)

    yield from walk(form, (), "")


def _kind(element: ET.Element) -> Kind:
    if element.tag != "input":
        return "lines" if element.tag == "textarea" else "select"
    return {"radio": "radio", "checkbox": "check"}.get(element.get("type") or "", "text")  # type: ignore[return-value]


def _words(element: ET.Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())

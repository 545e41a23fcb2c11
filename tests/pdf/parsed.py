"""A PDF parsed for the checks: its structure elements, annotations and marked content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf, Stream

Key = tuple[int, int]
"""The number and generation of a PDF object."""

_PAINTS = {"Tj", "TJ", "'", '"', "Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "INLINE IMAGE"}


@dataclass(frozen=True)
class Element:
    """One structure element: its kind, its ancestors, and the marked content and annotations in it."""

    obj: Any
    kind: str
    above: tuple[Element, ...]
    marks: tuple[tuple[Key, int], ...]
    """The page and number of each piece of its content."""
    annotations: tuple[Any, ...]

    def has(self, key: str) -> bool:
        """Return whether a text of it, such as `/Alt`, is set."""
        return bool(str(self.obj.get(key, "")).strip())


@dataclass
class Marks:
    """The content of a page: the numbers of its tagged content in order, and what is neither tagged nor an artifact."""

    numbers: list[int] = field(default_factory=list)
    bare: set[str] = field(default_factory=set)
    """The operators that paint outside all marks."""
    pictures: list[int | None] = field(default_factory=list)
    """The number of the tagged content of each picture, or None for artifacts."""


@dataclass(frozen=True)
class Annotation:
    """One annotation, and the number of its page, from 1."""

    obj: Any
    page: int

    @property
    def rectangle(self) -> tuple[float, float, float, float]:
        """Its rectangle as the file has it: left, bottom, right, top."""
        x1, y1, x2, y2 = (float(number) for number in self.obj.Rect)
        return x1, y1, x2, y2

    @property
    def name(self) -> str:
        """The full name of its field: the names of all levels, joined by dots."""
        names: list[str] = []
        at = self.obj
        while at is not None:
            names += [str(at.T)] if "/T" in at else []
            at = at.get("/Parent")
        return ".".join(reversed(names))


class Parsed:
    """A PDF, parsed, with what the checks ask of it."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.Root
        self.elements = tuple(_elements(pdf.Root.get("/StructTreeRoot", Dictionary()), ()))
        self.annotations = tuple(
            Annotation(obj, number)
            for number, page in enumerate(pdf.pages, start=1)
            for obj in page.obj.get("/Annots", [])
        )
        self.widgets = tuple(one for one in self.annotations if one.obj.get("/Subtype") == Name.Widget)
        self.marks = tuple(_marks(page) for page in pdf.pages)

    def of_kind(self, *kinds: str) -> tuple[Element, ...]:
        """Return the structure elements of some kinds, in the order in which they are read."""
        return tuple(element for element in self.elements if element.kind in kinds)

    def fields(self) -> list[Any]:
        """Return the fields that the form lists."""
        return list(self.root.get("/AcroForm", Dictionary()).get("/Fields", []))

    def dictionaries(self) -> Iterator[Any]:
        """Yield every dictionary of the file once, including nested ones."""
        for obj in self.pdf.objects:
            yield from _dictionaries(obj)


def _elements(parent: Any, above: tuple[Element, ...]) -> Iterator[Element]:
    for child in _list(parent.get("/K", [])):
        if not (isinstance(child, Dictionary) and "/S" in child):
            continue
        inner = _list(child.get("/K", []))
        marks = [(child.Pg.objgen, int(one)) for one in inner if isinstance(one, int)]
        marks += [(one.get("/Pg", child.get("/Pg")).objgen, int(one.MCID)) for one in inner if _is(one, Name.MCR)]
        annotations = tuple(one.Obj for one in inner if _is(one, Name.OBJR))
        element = Element(child, str(child.S)[1:], above, tuple(marks), annotations)
        yield element
        yield from _elements(child, (*above, element))


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, Array) else [value]


def _is(value: Any, kind: Name) -> bool:
    return isinstance(value, Dictionary) and value.get("/Type") == kind


def _marks(page: pikepdf.Page) -> Marks:
    found = Marks()
    open_marks: list[int | str] = []
    forms = page.obj.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if operator == Operator("BDC"):
            properties = operands[1] if isinstance(operands[1], Dictionary) else Dictionary()
            number = properties.get("/MCID")
            open_marks.append(str(operands[0]) if number is None else int(number))
            if number is not None:
                found.numbers.append(int(number))
        elif operator == Operator("BMC"):
            open_marks.append(str(operands[0]))
        elif operator == Operator("EMC"):
            open_marks.pop()
        elif name in _PAINTS:
            inside = [mark for mark in open_marks if isinstance(mark, int) or mark == "/Artifact"]
            if not inside:
                found.bare.add(name)
            if name == "INLINE IMAGE" or (name == "Do" and forms[operands[0]].get("/Subtype") == Name.Image):
                found.pictures.append(next((mark for mark in reversed(inside) if isinstance(mark, int)), None))
    return found


def _dictionaries(obj: Any, *, outermost: bool = True) -> Iterator[Any]:
    if not outermost and getattr(obj, "is_indirect", False):
        return
    if isinstance(obj, Dictionary | Stream):
        yield obj
        for value in obj.values():
            yield from _dictionaries(value, outermost=False)
    elif isinstance(obj, Array):
        for value in obj:
            yield from _dictionaries(value, outermost=False)

"""Parse HTML strictly, and report mistakes that browsers repair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
WORDS_ONLY = HEADINGS | {"p", "label", "legend", "summary", "button", "dt"}
WORDS_ONLY |= {"span", "small", "b", "i", "em", "strong", "a"}
"""Elements that may contain inline content only."""
TABLES = {"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"}
LISTS = {"ul", "ol", "li", "dl", "dt", "dd"}
SECTIONS = {"address", "article", "aside", "footer", "form", "header", "main", "nav", "section"}
BOXES = {"blockquote", "details", "div", "fieldset", "figure", "hr", "p", "pre"}
BLOCKS = HEADINGS | TABLES | LISTS | SECTIONS | BOXES
"""Elements that are not inline content."""
ONLY_IN = {
    "li": {"ul", "ol"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "legend": {"fieldset"},
    "summary": {"details"},
    "figcaption": {"figure"},
    "tr": {"thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
}
POINTERS = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "headers", "list", "form")
"""Attributes whose value is one id or more."""
NOT_WITHIN = {"a": {"a", "button"}, "button": {"a", "button"}, "label": {"label"}, "form": {"form"}}
WRITTEN = {"text", "search", "tel", "url", "email", "number", "password"}
"""The types of `input` that readers type into."""


@dataclass(slots=True)
class Element:
    """One element: its tag, attributes, ancestors, and the text within it."""

    tag: str
    attributes: dict[str, str]
    around: tuple[Element, ...]
    words: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Return its opening tag."""
        attributes = "".join(f' {name}="{value}"' for name, value in self.attributes.items())
        return f"<{self.tag}{attributes}>"

    @property
    def text(self) -> str:
        """All text within it."""
        return "".join(self.words)

    @property
    def is_written_in(self) -> bool:
        """Whether a reader types into it."""
        return self.tag == "textarea" or (self.tag == "input" and self.attributes.get("type", "text") in WRITTEN)

    @property
    def is_ticked(self) -> bool:
        """Whether it is a radio button or a checkbox."""
        return self.tag == "input" and self.attributes.get("type") in {"radio", "checkbox"}

    @property
    def is_control(self) -> bool:
        """Whether it is a control that needs an accessible name."""
        return self.is_written_in or self.is_ticked or self.tag in {"select", "button"}


class Markup(HTMLParser):
    """A piece of HTML: its elements in order, its text, and its mistakes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.mistakes: list[str] = []
        self._open: list[Element] = []
        self._words: list[str] = []
        self.feed(html)
        self.close()
        self.mistakes.extend(f"{element} is never closed" for element in self._open)

    @property
    def text(self) -> str:
        """All text."""
        return "".join(self._words)

    def ids(self) -> list[str]:
        """Return every id, each as often as it occurs."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    def pointers(self) -> Iterator[tuple[Element, str]]:
        """Yield each id that an attribute refers to, with the element of the attribute."""
        for element in self.elements:
            for name in POINTERS:
                for id_ in element.attributes.get(name, "").split():
                    yield element, id_

    def labels(self, control: Element) -> str:
        """Return the accessible name of a control, or nothing."""
        attributes = control.attributes
        found = [attributes.get("aria-label", ""), control.text if control.tag == "button" else ""]
        by = attributes.get("aria-labelledby", "").split()
        found += [element.text for element in self.elements if element.attributes.get("id") in by]
        labels = [element for element in self.elements if element.tag == "label"]
        found += [label.text for label in labels if attributes.get("id", "?") == label.attributes.get("for")]
        found += [around.text for around in control.around if around.tag == "label"]
        return " ".join("".join(found).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record an element, and a mistake where it must not be."""
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self._open))
        self.elements.append(element)
        if len(element.attributes) < len(attrs):
            self.mistakes.append(f"{element} has an attribute twice")
        self._check_place(element)
        if tag not in VOID:
            self._open.append(element)

    def _check_place(self, element: Element) -> None:
        tags = [around.tag for around in element.around]
        parent = tags[-1] if tags else ""
        if element.tag in BLOCKS:
            narrow = next((tag for tag in tags if tag in WORDS_ONLY), None)
            heading_in_legend = parent in {"legend", "summary"} and element.tag in HEADINGS
            if narrow and not heading_in_legend:
                self.mistakes.append(f"{element} is within <{narrow}>, which takes inline content only")
        if element.tag in ONLY_IN and parent not in ONLY_IN[element.tag]:
            self.mistakes.append(f"{element} is within <{parent}>")
        for tag in NOT_WITHIN.get(element.tag, set()) & set(tags):
            self.mistakes.append(f"{element} is within <{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record an element that closes itself, which only those of an SVG may."""
        self.handle_starttag(tag, attrs)
        if tag in VOID:
            return
        self._open.pop()
        if not any(around.tag == "svg" for around in self._open):
            self.mistakes.append(f"<{tag} /> cannot close itself")

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost open element; closing any other is a mistake."""
        if self._open and self._open[-1].tag == tag:
            self._open.pop()
        elif any(element.tag == tag for element in self._open):
            self.mistakes.append(f"</{tag}> closes {self._open[-1]}")
            while self._open.pop().tag != tag:
                pass
        else:
            self.mistakes.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        """Add text to every element around it."""
        self._words.append(data)
        for element in self._open:
            element.words.append(data)

"""Writes answers on the paper face of a worksheet, as filled-print.mjs does in the browser: here, worked examples."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence


def fill(root: ET.Element, answers: Mapping[str, Sequence[str]], texts: Mapping[str, Sequence[str]]) -> None:
    """Change a paper face so that it shows answers, given by the names of the controls.

    A place for a mark is ticked if its value is among the answers; elsewhere the words take the place of the rules.
    `texts` holds the paragraphs of answers that are shown as one text, by the id of their field.
    """
    article = next(element for element in root.iter("article"))
    _add_class(article, "filled")
    for place in list(root.iter()):
        name = place.get("data-answer")
        given = answers.get(name or "", ())
        words = "\n".join(given).strip()
        if not words:
            continue
        value = place.get("data-value")
        if value is None:
            _write(place, [words], wrapped=False)
        elif value in given:
            _add_class(place, "ticked")
    for row in root.iter():
        if row.get("data-spare") is not None and any({"written", "ticked"} & _classes(part) for part in row.iter()):
            row.attrib.pop("hidden", None)
    for question in root.iter():
        paragraphs = texts.get(question.get("data-field") or "", ())
        for place in question.iter() if paragraphs else ():
            if place.get("data-copy-of") is not None:
                place.attrib.pop("hidden", None)
                _write(place, paragraphs, wrapped=True)


def _write(place: ET.Element, paragraphs: Sequence[str], *, wrapped: bool) -> None:
    for child in list(place):
        place.remove(child)
    place.text = None if wrapped else "\n".join(paragraphs)
    for words in paragraphs if wrapped else ():
        ET.SubElement(place, "p").text = words
    _add_class(place, "written")


def _classes(element: ET.Element) -> set[str]:
    return set((element.get("class") or "").split())


def _add_class(element: ET.Element, name: str) -> None:
    element.set("class", f"{element.get('class') or ''} {name}".strip())

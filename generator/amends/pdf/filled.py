"""Writes answers on the paper face of a worksheet, as filled-print.mjs does in the browser; here, worked examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lxml.etree import SubElement


def fill(root: Any, answers: Mapping[str, Sequence[str]], texts: Mapping[str, Sequence[str]]) -> None:
    """Change a paper face so that it shows answers, given by the names of the controls.

    A place for a mark is ticked if its value is among the answers; elsewhere the words replace the ruled lines.
    `texts` has the paragraphs of answers that are shown as one text, by the id of their field.
    """
    next(root.iter("article")).classes.add("filled")
    for place in root.findall(".//*[@data-answer]"):
        given = answers.get(place.get("data-answer"), ())
        text = "\n".join(given).strip()
        if text and place.get("data-value") is None:
            _write(place, text)
        elif text and place.get("data-value") in given:
            place.classes.add("ticked")
    for row in root.iterfind(".//*[@data-spare]"):
        if any({"written", "ticked"} & set(part.classes) for part in row.iter()):
            row.attrib.pop("hidden", None)
    for id_, paragraphs in texts.items():
        for place in root.findall(f".//*[@data-field='{id_}']//*[@data-copy-of]") if paragraphs else ():
            place.attrib.pop("hidden", None)
            _write(place, None, paragraphs)


def _write(place: Any, text: str | None, paragraphs: Sequence[str] = ()) -> None:
    place[:] = []
    place.text = text
    for paragraph in paragraphs:
        SubElement(place, "p").text = paragraph
    place.classes.add("written")

"""Rule `reference`: every source that is cited or listed is in `references.yaml`, and listed where it is cited."""

from __future__ import annotations

from collections.abc import Iterator

from amends.check.view import Document, View, once_per_document
from amends.data import Id, Loc
from amends.load.suggest import did_you_mean
from amends.markdown import citations
from amends.model.item import Item
from amends.problems import Problem, error

RULE = "reference"


def check(view: View) -> Iterator[Problem]:
    """Yield a problem for each source that is missing, or missing from the list of its item."""
    known = view.content.references.root
    if ("references", "references") not in view.content.sources:
        return
    for document in view.documents:
        listed = document.root.references if isinstance(document.root, Item) else None
        for loc, key, find in _named(document):
            if key not in known:
                hint = did_you_mean(key, known)
                yield error(RULE, f'there is no source "{key}" in references.yaml', document.place(loc, find), hint)
            elif find and listed is not None and key not in listed:
                hint = f"Add `- {key}` to the list `references` of this file."
                yield error(RULE, f'the source "{key}" is cited but not listed', document.place(loc, find), hint)


@once_per_document
def _named(document: Document[object]) -> Iterator[tuple[Loc, str, str]]:
    """Yield the path and key of each source that a document names, and, where a text cites it, the words to find."""
    for loc, text in document.marked:
        for key in citations(text):
            yield loc, key, f"[^{key}"
    for model, found in document.models.items():
        for loc, data in found if "reference" in model.model_fields else ():
            single = getattr(data, "reference", None)
            if isinstance(single, Id):
                yield (*loc, "reference"), single, ""
    if isinstance(document.root, Item):
        for position, key in enumerate(document.root.references):
            yield ("references", position), key, ""

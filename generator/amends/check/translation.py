"""Rule `translation`: a translated item has the number of its original; a note says how much is missing.

No page has the code of a language as its id. `amends translation LANGUAGE` lists each text that is not translated
yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from amends.check.view import View
from amends.data import Data, Id, Loc, Marked, Plain, Verbatim
from amends.model.content import Content
from amends.model.item import Item
from amends.problems import Level, Place, Problem, error

RULE = "translation"

_SAME_BY_CHANCE = 3
"""Texts of fewer words may well be the same in two languages: a name, a figure, "Start"."""
_OF_EACH_LANGUAGE = frozenset({"changelog", "review", "ignore"})
"""Parts of an item that each language has of its own."""


def check(view: View) -> Iterator[Problem]:
    """Yield an error for each difference in numbers from the original, and a note on how much is missing."""
    content = view.content
    for page in content.pages.values():
        if page.id in content.site.languages[1:]:
            message = f'this page would have the address of the site in the language "{page.id}"'
            yield error(RULE, message, content.place(page, ("id",)), "Give the page another id.")
    site = content.sources.get(("site", "site"))
    if content.original is None or site is None:
        return
    yield from _numbers(content, content.original)
    count = sum(1 for _problem in lacking(content))
    if count:
        pieces = "1 piece is" if count == 1 else f"{count} pieces are"
        place = site.place(("languages", content.site.languages.index(Id(content.language))))
        message = f'in the language "{content.language}" {pieces} not translated yet'
        yield _note(message, place, f"What they are: amends translation {content.language}")


def _numbers(content: Content, theirs: Content) -> Iterator[Problem]:
    for item in content.items():
        original = theirs.find(item.kind, item.id)
        mine, other = (getattr(one, "number", None) for one in (item, original))
        if original and mine != other:
            message = f"this {item.kind} has the number {mine}, and in the language it comes from {other}"
            hint = "People name lessons and sheets by number, whatever language they read."
            yield error(RULE, message, content.place(item, ("number",)), hint)


def lacking(content: Content) -> Iterator[Problem]:
    """Yield a note for each item, text and word explained that the original has and this translation has not.

    A text of some length that is the same in both is taken for one that still waits to be translated.
    """
    theirs = content.original
    if theirs is None:
        return
    for original in theirs.items():
        item = content.find(original.kind, original.id)
        if item:
            yield from _lacking_texts(content, item, theirs, original)
        elif (original.kind, original.id) not in content.unread:
            yield _note(f'the {original.kind} "{original.id}" is not there', theirs.place(original))
    mine, source = content.glossary.root, content.sources.get(("glossary", "glossary"))
    for key, term in theirs.glossary.root.items():
        if source and key not in mine:
            yield _note(f'the word "{key}" is not explained', source.place())
        elif source and mine[key].meaning == term.meaning:
            yield _note(f"{key}.meaning has the words of the original", source.place((str(key), "meaning")))


def _lacking_texts(content: Content, item: Item, theirs: Content, original: Item) -> Iterator[Problem]:
    mine = dict(_texts(item))
    for name, (loc, text) in _texts(original):
        if name not in mine:
            message = f"{name} is missing; the original has it at {theirs.place(original, loc)}"
            yield _note(message, content.place(item))
        elif mine[name][1] == text and len(text.split()) >= _SAME_BY_CHANCE:
            yield _note(f"{name} has the words of the original", content.place(item, mine[name][0]))


def _texts(value: object, name: str = "", loc: Loc = ()) -> Iterator[tuple[str, tuple[Loc, str]]]:
    """Yield each text with its place, by a name that is the same in every language: `steps.1.fields.now.label`.

    List entries with an id are named by it, wherever they are in the list.
    """
    if isinstance(value, Plain | Marked | Verbatim):
        yield name.removeprefix("."), (loc, str(value))
    elif isinstance(value, Data):
        for key in type(value).model_fields:
            if loc or key not in _OF_EACH_LANGUAGE:
                yield from _texts(getattr(value, key), f"{name}.{key}", (*loc, key))
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            known = getattr(part, "id", None)
            own = known if isinstance(known, Id) else position + 1
            yield from _texts(part, f"{name}.{own}", (*loc, position))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _texts(part, f"{name}.{key}", (*loc, str(key)))


def _note(message: str, place: Place, hint: str = "") -> Problem:
    return Problem(Level.INFO, RULE, message, place, hint)

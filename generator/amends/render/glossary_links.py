"""Links each word of the glossary where a lesson first uses it, and finds what a page has to explain in place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from amends.data import Id, Marked, walk
from amends.markdown import links
from amends.model.content import Content
from amends.model.glossary import Term
from amends.model.item import Item
from amends.model.lesson import Lesson

_NOT_PROSE = re.compile(r"\[[^\]]*\]\([^)]*\)|\[\^[^\]]*\]|`[^`]*`|\"[^\"]*\"|“[^”]*”", re.DOTALL)
"""Links, citations, code, and what somebody says."""


def with_glossary_links(lesson: Lesson, content: Content) -> Lesson:
    """Return a lesson in whose prose each word of the glossary is a link where it stands first.

    A word that the author links anywhere in the lesson is left alone.
    """
    linked = {link.rest for _loc, text in walk(lesson) if isinstance(text, Marked) for link in links(text)}
    waiting = {key: term for key, term in content.glossary.root.items() if key not in linked}
    sections = []
    for section in lesson.sections:
        blocks = []
        for block in section.blocks:
            text = getattr(block, "text", None)
            if block.prose and isinstance(text, Marked):
                text, found = _linked(text, waiting)
                waiting = {key: term for key, term in waiting.items() if key not in found}
                blocks.append(block.model_copy(update={"text": text}))
            else:
                blocks.append(block)
        sections.append(section.model_copy(update={"blocks": tuple(blocks)}))
    return lesson.model_copy(update={"sections": tuple(sections)})


def explained(item: Item, content: Content) -> tuple[tuple[Id, Term], ...]:
    """Return the words of the glossary that an item links, with their keys, in the order of the text."""
    linked = (link for _loc, text in walk(item) if isinstance(text, Marked) for link in links(text))
    keys = dict.fromkeys(link.rest for link in linked if link.scheme == "glossary")
    return tuple((Id(key), content.glossary.root[Id(key)]) for key in keys if key in content.glossary.root)


def _linked(text: Marked, terms: Mapping[Id, Term]) -> tuple[Marked, set[str]]:
    """Return a text with the first place of each term as a link, and the keys of those that were found."""
    keys = {form.casefold(): key for key, term in terms.items() for form in (term.term, *term.forms)}
    if not keys:
        return text, set()
    longest_first = sorted(keys, key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(re.escape(form) for form in longest_first)})\b", re.IGNORECASE)
    prose = _NOT_PROSE.sub(lambda found: " " * len(found.group()), text)
    found: dict[str, re.Match[str]] = {}
    for match in pattern.finditer(prose):
        found.setdefault(keys[match.group().casefold()], match)
    made = str(text)
    for key, match in sorted(found.items(), key=lambda pair: pair[1].start(), reverse=True):
        made = f"{made[: match.start()]}[{match.group()}](glossary:{key}){made[match.end() :]}"
    return Marked(made), set(found)

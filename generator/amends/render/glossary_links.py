"""Links each glossary term where a lesson first uses it, and finds the terms that a page explains in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it.token import Token

from amends.data import Id, Marked, walk
from amends.markdown import links
from amends.model.content import Content
from amends.model.glossary import Term
from amends.model.item import Item


class FirstUses:
    """Links the first use of each glossary term in the texts of one lesson."""

    def __init__(self, terms: Mapping[Id, Term]) -> None:
        """Look for every form of each term, the longest first."""
        self.found: list[Id] = []
        """The terms that were linked, in the order of the texts."""
        self._keys = {form.casefold(): key for key, term in terms.items() for form in (term.term, *term.forms)}
        forms = "|".join(re.escape(form) for form in sorted(self._keys, key=len, reverse=True))
        self._pattern = re.compile(rf"[\"“”]|\b(?:{forms})\b" if forms else r"[\"“”]", re.IGNORECASE)

    def link(self, tokens: Sequence[Token]) -> list[Token]:
        """Return the tokens of a paragraph with links added, but none in a quotation or in another link."""
        made: list[Token] = []
        linked = quoted = False
        for token in tokens:
            linked = token.type == "link_open" or (linked and token.type != "link_close")
            if token.type != "text":
                made.append(token)
                continue
            start = 0
            for match in self._pattern.finditer(token.content):
                words = match.group()
                key = self._keys.get(words.casefold())
                if key is None:
                    quoted = words == "“" or (words == '"' and not quoted)
                elif not (linked or quoted or key in self.found):
                    self.found.append(key)
                    made += [_text(token.content[start : match.start()]), *_link(key, words)]
                    start = match.end()
            made.append(_text(token.content[start:]))
        return made


def author_links(item: Item) -> tuple[str, ...]:
    """Return the keys of the glossary terms that the author of an item links, in the order of the text."""
    found = (link for _loc, text in walk(item) if isinstance(text, Marked) for link in links(text))
    return tuple(dict.fromkeys(link.rest for link in found if link.scheme == "glossary"))


def explained(content: Content, keys: Sequence[str]) -> tuple[tuple[Id, Term], ...]:
    """Return the keys and terms of the keys that the glossary has."""
    terms = content.glossary.root
    return tuple((Id(key), terms[Id(key)]) for key in dict.fromkeys(keys) if key in terms)


def _link(key: Id, words: str) -> Iterator[Token]:
    yield Token("link_open", "a", 1, attrs={"href": f"glossary:{key}"})
    yield _text(words)
    yield Token("link_close", "a", -1)


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)

"""Rule `link`: links in texts lead somewhere, and only to allowed places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.check.view import Document, View, once_per_document
from amends.data import Address, Loc
from amends.load.suggest import did_you_mean
from amends.markdown import INNER_SCHEMES, OUTER_SCHEMES, Link, failed_links, links
from amends.model.collections import COLLECTIONS
from amends.problems import Problem, error, warn

RULE = "link"

_WHOLE = {"mailto": r"mailto:[^\s@]+@[^\s@]+", "tel": r"tel:\+?[0-9][0-9-]*"}
"""What an address that leads to a person looks like."""

_HOW = (
    "Write page:, lesson:, worksheet:, pathway:, pack: or glossary: and an id, or an address that starts with https://."
)


def check(view: View) -> Iterator[Problem]:
    """Yield a problem for each link that leads nowhere, leads where no link may lead, or is not read as a link."""
    for document in view.documents:
        for loc, link in _links(document):
            for message, hint in _wrong(view, link):
                yield error(RULE, message, document.place(loc, f"]({link.target}"), hint)
        yield from _not_links(document)


@once_per_document
def _links(document: Document[object]) -> Iterator[tuple[Loc, Link]]:
    for loc, text in document.marked:
        yield from ((loc, link) for link in links(text))


@once_per_document
def _not_links(document: Document[object]) -> Iterator[Problem]:
    for loc, text in document.marked:
        for target in failed_links(text):
            hint = "A link is [words](page:help), with no source and no space between its brackets."
            place = document.place(loc, f"]({target}")
            yield warn(RULE, f'this is not read as a link to "{target}"', place, hint)


def _wrong(view: View, link: Link) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a link, and what would help."""
    if not link.target or (link.scheme in INNER_SCHEMES and not link.rest):
        shown = f'"{link.target}" leads nowhere' if link.target else "there is no address behind the words of this link"
        yield shown, _HOW
        return
    for kind in COLLECTIONS:
        if link.scheme == kind and not view.exists(kind, link.rest):
            hint = view.hint(kind, link.rest)
            yield f'this link leads to the {kind} "{link.rest}", which does not exist', hint
    if link.scheme == "glossary" and not _is_explained(view, link.rest):
        hint = did_you_mean(link.rest, view.content.glossary.root)
        yield f'this link leads to the glossary word "{link.rest}", which does not exist', hint
    if link.scheme not in {*INNER_SCHEMES, *OUTER_SCHEMES}:
        shown = link.target if len(link.target) <= 60 else f"{link.target[:60]} ..."  # noqa: PLR2004 - fits a line
        yield f'"{shown}" may not be the target of a link', _HOW
    elif link.scheme in OUTER_SCHEMES and not _is_whole(link):
        yield f'"{link.target}" is not a whole address', _HOW


def _is_whole(link: Link) -> bool:
    if link.scheme == "https":
        return Address.fits(f"https:{link.rest}")
    return bool(re.fullmatch(_WHOLE[link.scheme], link.target, re.IGNORECASE))


def _is_explained(view: View, word: str) -> bool:
    return word in view.content.glossary.root or ("glossary", "glossary") in view.content.unread

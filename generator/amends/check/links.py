"""Rule `link`: every link in a text leads somewhere, and nowhere that it may not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.check.parts import Parts
from amends.check.targets import KINDS, hint_for, is_there
from amends.data import Address, Loc
from amends.load.suggest import did_you_mean
from amends.markdown import INNER_SCHEMES, OUTER_SCHEMES, Link, failed_links, links
from amends.model.content import Content, Source
from amends.problems import Problem, error, warn

RULE = "link"

_WHOLE = {"mailto": r"mailto:[^\s@]+@[^\s@]+", "tel": r"tel:\+?[0-9][0-9-]*"}
"""What an address that leads to a person looks like."""

_HOW = (
    "Write page:, lesson:, worksheet:, pathway:, pack: or glossary: and an id, or an address that starts with https://."
)


def gather(parts: Parts) -> tuple[tuple[Loc, Link | str], ...]:
    """Return each link of a piece of content, and the target of what was meant to be one and is not read so."""
    found: list[tuple[Loc, Link | str]] = []
    for loc, text in parts.marked:
        found += [(loc, link) for link in links(text)]
        found += [(loc, target) for target in failed_links(text)]
    return tuple(found)


def check_gathered(
    content: Content, source: Source, _whole: object, gathered: tuple[tuple[Loc, Link | str], ...]
) -> Iterator[Problem]:
    """Yield a problem for each link that leads nowhere, or where no link may lead."""
    for loc, link in gathered:
        if isinstance(link, Link):
            for message, hint in _wrong(content, link):
                yield error(RULE, message, source.place(loc, f"]({link.target}"), hint)
        else:
            hint = "A link is [words](page:help), with no source and no space between its brackets."
            yield warn(RULE, f'this is not read as a link to "{link}"', source.place(loc, f"]({link}"), hint)


def _wrong(content: Content, link: Link) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a link, and what would help."""
    if not link.target or (link.scheme in INNER_SCHEMES and not link.rest):
        shown = f'"{link.target}" leads nowhere' if link.target else "there is no address behind the words of this link"
        yield shown, _HOW
        return
    for kind in KINDS:
        if link.scheme == kind and not is_there(content, kind, link.rest):
            hint = hint_for(content, kind, link.rest)
            yield f'this link leads to the {kind} "{link.rest}", which does not exist', hint
    if link.scheme == "glossary" and not _is_explained(content, link.rest):
        hint = did_you_mean(link.rest, content.glossary.root)
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


def _is_explained(content: Content, word: str) -> bool:
    return word in content.glossary.root or ("glossary", "glossary") in content.unread

"""The small Markdown that authors write: parsed into tokens, then checked or rendered as HTML.

Paragraphs, lists, quotations, bold, italic, links and `[^key]` for a source. Raw HTML, headings, pictures and code
are text like any other. Links name what they lead to (`page:help`, `lesson:first-weeks`) or start with https:.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from amends.quotation_marks import typographic

INNER_SCHEMES = ("page", "lesson", "worksheet", "pathway", "pack", "glossary")
"""What a link may name inside the site."""
OUTER_SCHEMES = ("https", "mailto", "tel")
"""What a link may lead to outside of it."""

_CITATION = re.compile(r"\[\^([^\]\s]{1,100})\]")


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the author wrote it: `page:help` has the scheme `page` and the rest `help`."""

    target: str

    @property
    def scheme(self) -> str:
        """The part before the colon, or nothing."""
        return self.target.partition(":")[0].lower() if ":" in self.target else ""

    @property
    def rest(self) -> str:
        """The part after the colon."""
        return self.target.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a link becomes: an address, or none for an item that is only planned."""

    address: str | None
    note: str = ""
    """Words after the link's own, such as "coming"."""
    outside: bool = False
    name: str = ""
    """The class that the link has on the page."""


class Setting(Protocol):
    """What a text needs to know of the page that it is rendered for."""

    @property
    def language(self) -> str:
        """The language whose quotation marks replace straight ones."""

    def resolve(self, link: Link) -> Resolved:
        """Return what a link becomes."""

    def cite(self, key: str) -> tuple[str, str, str]:
        """Return the number, the address and the name of a source."""


Rewrite = Callable[[Sequence[Token]], Sequence[Token]]
"""Replaces the tokens within a paragraph."""


def _citation_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature is markdown-it's
    found = _CITATION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = found.group(1)
    state.pos = found.end()
    return True


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Return the parser of the authors' Markdown, with its renderer."""
    made = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False}, renderer_cls=_Renderer)
    made.enable(
        ["list", "blockquote", "emphasis", "link", "escape", "entity", "newline", "balance_pairs", "fragments_join"]
    )
    made.inline.ruler.before("link", "citation", _citation_rule)
    # A link to javascript: is not dropped silently but kept, so that a check can name it; rendering refuses it anyway.
    made.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - the signature is theirs
    made.normalizeLink = str  # type: ignore[method-assign,assignment]
    return made


@lru_cache(maxsize=100_000)
def tokens(text: str) -> tuple[Token, ...]:
    """Return a text as the tokens of markdown-it. Checks, pages and search parse each text once."""
    return tuple(_parser().parse(text))


def _inlines(text: str) -> Iterator[Token]:
    for token in tokens(text):
        yield from token.children or ()


def links(text: str) -> tuple[Link, ...]:
    """Return the links of a text, in order."""
    if "](" not in text:
        return ()
    return tuple(Link(str(token.attrGet("href") or "")) for token in _inlines(text) if token.type == "link_open")


def citations(text: str) -> tuple[str, ...]:
    """Return the keys of the sources that a text cites, in order."""
    if "[^" not in text:
        return ()
    return tuple(token.content for token in _inlines(text) if token.type == "citation")


def failed_links(text: str) -> tuple[str, ...]:
    """Return the targets of links that did not parse, because of a source or a space between their brackets."""
    if "](" not in text:
        return ()
    parts = [part for token in _inlines(text) for part in token.content.split("](")[1:]]
    return tuple(part.partition(")")[0] for part in parts)


@lru_cache(maxsize=100_000)
def paragraphs(text: str) -> tuple[str, ...]:
    """Return the words of each paragraph or list item without marks, as a reader would read them out.

    A single space separates words, and a paragraph without words is left out.
    """
    inlines = (token for token in tokens(text) if token.type == "inline")
    spoken = ("".join(_SPOKEN.get(child.type, child.content) for child in token.children or ()) for token in inlines)
    tidied = (_SPACES.sub(" ", words).strip(" ") for words in spoken)
    return tuple(words for words in tidied if words)


_SPACES = re.compile(" +")
_SPOKEN = {"softbreak": " ", "hardbreak": " ", "citation": ""}
"""What is read out of tokens that are not text; marks and links have no content of their own."""


def plain(text: str) -> str:
    """Return the words of a text in one line."""
    return " ".join(" ".join(paragraphs(text)).split())


def to_html(text: str, setting: Setting, rewrite: Rewrite = tuple) -> Markup:
    """Return a text as HTML in which everything of the author's is escaped."""
    return _rendered(tokens(text), setting, rewrite)


def to_inline_html(text: str, setting: Setting) -> Markup:
    """Return a text as HTML without paragraphs around it; line breaks separate several."""
    parts = (_rendered([token], setting) for token in tokens(text) if token.type == "inline")
    return Markup("<br>").join(parts)


def _rendered(parsed: Sequence[Token], setting: Setting, rewrite: Rewrite = tuple) -> Markup:
    parser = _parser()
    html = parser.renderer.render(parsed, parser.options, {"setting": setting, "rewrite": rewrite})
    return Markup(html.strip())  # noqa: S704 - the renderer escapes whatever is not a tag of its own


class _Renderer(RendererHTML):
    """Renders what differs from CommonMark: typography, links by name, and citations.

    `env` holds the `setting`, `rewrite`, the words `before` the next ones, and what the open `link` becomes.
    """

    def renderInline(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:  # noqa: N802 - theirs
        env["before"] = " "
        return super().renderInline(env["rewrite"](tokens), options, env)

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        words = typographic(tokens[idx].content, env["setting"].language, env["before"])
        env["before"] = words or env["before"]
        return escape(words)

    def softbreak(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        env["before"] = "\n"
        return "\n"

    def hardbreak(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        env["before"] = " "
        return "<br>\n"

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        link: Resolved = env["setting"].resolve(Link(str(tokens[idx].attrGet("href") or "")))
        env["link"] = link
        if not link.address:
            return ""
        name = _CLASS.format(link.name) if link.name else ""
        return _ANCHOR.format(name, link.address, _OUTSIDE if link.outside else "")

    def link_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        link: Resolved = env["link"]
        return ("</a>" if link.address else "") + (f" ({escape(link.note)})" if link.note else "")

    def citation(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        return _CITED.format(*env["setting"].cite(tokens[idx].content))


_ANCHOR = Markup('<a {}href="{}"{}>')
_CLASS = Markup('class="{}" ')
_OUTSIDE = Markup(' rel="noreferrer external"')
_CITED = Markup('<sup class="cite"><a href="{1}"><span class="visually-hidden">{2} </span>{0}</a></sup>')

"""The small Markdown that authors write: parsed into tokens, then checked or rendered as HTML.

Paragraphs, lists, quotations, bold, italic, links and `[^key]` for a source. Raw HTML, headings, pictures and code
are text like any other. Links name what they lead to (`page:help`, `lesson:first-weeks`) or start with https:.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from amends.typography import typographic

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
    """What a link or citation becomes: an address, or none for something that is not there yet."""

    address: str | None
    note: str = ""
    """Words after the link's own, such as "coming"."""
    outside: bool = False
    name: str = ""
    """The class that the link has on the page."""


LinkResolver = Callable[[Link], Resolved]
CitationResolver = Callable[[str], tuple[str, str, str]]
"""Gives, for a source's key: its number, its address and its name."""


def _citation_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature is markdown-it's
    found = _CITATION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = found.group(1)
    state.pos = found.end()
    return True


def _any_address(_address: str) -> bool:
    return True


@lru_cache(maxsize=1)
def reader() -> MarkdownIt:
    """Return what reads Markdown as authors have it."""
    made = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False})
    made.enable(
        ["list", "blockquote", "emphasis", "link", "escape", "entity", "newline", "balance_pairs", "fragments_join"]
    )
    made.inline.ruler.before("link", "citation", _citation_rule)
    # A link to javascript: is not dropped silently but kept, so that a check can name it; rendering refuses it anyway.
    made.validateLink = _any_address  # type: ignore[method-assign,assignment]
    made.normalizeLink = str  # type: ignore[method-assign,assignment]
    return made


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """Return a text as the tokens of markdown-it."""
    parts = _paragraphs(text)
    return tuple(reader().parse(text)) if parts is None else tuple(_as_tokens(parts))


_STRUCTURE = re.compile(r"[^\S\n ]|\0|^ *(?:>|[-+]|\*(?:[ *]|$)|[0-9]+[.)])", re.MULTILINE)
"""What may begin a list or quotation, and white space that markdown-it treats in a way of its own."""
_MARKS = re.compile(r"[\\*_\[\]&]|  $", re.MULTILINE)
"""What may be a mark within a paragraph, or the end of a line that stands."""


def _paragraphs(text: str) -> list[str] | None:
    """Return the paragraphs of a text that consists of nothing else, as nearly every one does; None for another.

    It is far quicker to see that than to have markdown-it read the text letter by letter.
    """
    if _STRUCTURE.search(text):
        return None
    found: list[str] = []
    lines: list[str] = []
    for line in text.split("\n"):
        if line.strip(" "):
            lines.append(line)
        elif lines:
            found.append("\n".join(lines).strip(" "))
            lines = []
    return [*found, "\n".join(lines).strip(" ")] if lines else found


def _is_line(text: str) -> bool:
    """Tell at a glance whether a text is certainly one line of words without marks, as most are."""
    return text.isprintable() and text[:1] not in _BEGINNINGS and not any(mark in text for mark in "\\*_[]&")


_BEGINNINGS = frozenset(["", *" >-+0123456789"])


def _as_tokens(parts: Sequence[str]) -> Iterator[Token]:
    """Yield the tokens that markdown-it gives for paragraphs, but for the numbers of their lines."""
    for part in parts:
        children: list[Token] = []
        if _MARKS.search(part):
            children = reader().parseInline(part)[0].children or []
        else:
            for line in part.split("\n"):
                children += [Token("softbreak", "br", 0)] if children else []
                children.append(Token("text", "", 0, content=line.strip(" ")))
        yield Token("paragraph_open", "p", 1, block=True)
        yield Token("inline", "", 0, level=1, children=children, content=part, block=True)
        yield Token("paragraph_close", "p", -1, block=True)


def _inlines(parsed: Sequence[Token]) -> Iterator[Token]:
    for token in parsed:
        yield from token.children or ()


def links(text: str) -> tuple[Link, ...]:
    """Return the links of a text, in order."""
    if "](" not in text:  # reading Markdown is slow, and few texts have a link
        return ()
    if _has_usual_links(text):
        return tuple(Link(found["target"]) for found in _LINK.finditer(text))
    return tuple(
        Link(str(token.attrGet("href") or "")) for token in _inlines(tokens(text)) if token.type == "link_open"
    )


def citations(text: str) -> tuple[str, ...]:
    """Return the keys of the sources that a text cites, in order."""
    if "[^" not in text:
        return ()
    if _has_usual_links(text):
        return tuple(_CITATION.findall(text))
    return tuple(token.content for token in _inlines(tokens(text)) if token.type == "citation")


def failed_links(text: str) -> tuple[str, ...]:
    """Return where the links lead that are not read as links, because of a source or a space between their brackets."""
    if "](" not in text or _has_usual_links(text):
        return ()
    parts = [part for token in _inlines(tokens(text)) for part in token.content.split("](")[1:]]
    return tuple(part.partition(")")[0] for part in parts)


_LINK = re.compile(r"\[(?P<words>[^\W\d_][^\[\]*_]*)\]\((?P<target>[a-z]+:[^()<>\s\"'*_]+)\)")
"""A link as nearly everybody writes it."""


def _has_usual_links(text: str) -> bool:
    """Tell at a glance whether the links of a text are all usual ones, and its citations stand beside them."""
    return "\\" not in text and "&" not in text and "](" not in _LINK.sub("", text)


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the words of each paragraph or list item, without marks; what a reader would read out.

    A single space stands between words, and a paragraph without words is left out.
    """
    if _is_line(text) and "  " not in text:
        return (text.rstrip(" "),)
    bare = _without_usual_marks(text)
    said = _entries(bare) if not _MARKS.search(bare) else None
    if said is None:
        inlines = (token for token in tokens(text) if token.type == "inline")
        said = ["".join(spoken(child) for child in token.children or ()) for token in inlines]
    tidied = (_SPACES.sub(" ", words).strip(" ") if "  " in words else words.strip(" ") for words in said)
    return tuple(words for words in tidied if words)


_ENTRY = re.compile(r"(?:- |[0-9]{1,9}\. )(?=[^\s>*+-])(?![0-9]+[.)])")
"""Where an entry of a list begins as nearly everybody writes it."""
_WHITE_SPACE = re.compile(r"[^\S\n ]|\0")


def _entries(text: str) -> list[str] | None:
    """Return the words of each paragraph and entry of a list, where a text without marks has only usual lists."""
    found: list[str] = []
    for block in _EMPTY_LINES.split(text):
        lines = block.split("\n")
        listed = _ENTRY.match(lines[0])
        if not all(line.isprintable() for line in lines) and _WHITE_SPACE.search(block):
            return None
        for number, line in enumerate(lines):
            words = line.strip(" ")
            entry = _ENTRY.match(line) if listed else None
            if entry:
                found.append(line[entry.end() :])
            elif words[:1] in _BEGINNINGS and _STRUCTURE.match(line):
                return None
            elif number == 0:
                found.append(words)
            elif listed and not line.startswith("  "):
                return None
            else:
                found[-1] += " " + words
    return found


_EMPTY_LINES = re.compile(r"\n(?: *\n)+")

_USUAL_MARKS = (
    ("](", _LINK, r"\g<words>"),
    ("[^", re.compile(rf"(?<=[^\s\d*+-]){_CITATION.pattern}|(?<=\*){_CITATION.pattern}(?!\*)"), ""),
    ("**", re.compile(r"(?<![^\s(])\*\*(?=[^\W\d_])([^*\n]*[^*\s])\*\*(?=[\s.,;:)]|$)"), r"\1"),
)
"""Links, citations and bold words as nearly everybody writes them, each with a sign of it and what of it is read out.

What is read out leaves no line empty and makes none the beginning of a list.
"""
_SPACES = re.compile(" +")


def _without_usual_marks(text: str) -> str:
    # Far quicker than reading Markdown. What is unusual keeps its marks, and is read as Markdown for them.
    if "\\" in text or "&" in text:
        return text
    for sign, pattern, words in _USUAL_MARKS:
        if sign in text:
            text = pattern.sub(words, text)
    return text


def spoken(token: Token) -> str:
    """Return what is read out of a part of a paragraph."""
    if token.type in {"softbreak", "hardbreak"}:
        return " "
    return token.content if token.type in {"text", "text_special"} else ""


def plain(text: str) -> str:
    """Return the words of a text in one line."""
    return " ".join(" ".join(paragraphs(text)).split())


_TAGS = {
    "paragraph": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "strong": "strong",
    "em": "em",
}


def to_html(text: str, resolve: LinkResolver, cite: CitationResolver, language: str = "") -> str:
    """Return a text as HTML in which nothing of the author's stands unescaped.

    Straight quotation marks become those of the language; without one they stay as they are.
    """
    return _html(_flat(tokens(text)), resolve, cite, language).strip()


def to_inline_html(text: str, resolve: LinkResolver, cite: CitationResolver, language: str = "") -> str:
    """Return a text as HTML without paragraphs around it; where it has several, line breaks part them."""
    parts = [_html(token.children or (), resolve, cite, language) for token in tokens(text) if token.type == "inline"]
    return "<br>".join(parts)


def _flat(parsed: Sequence[Token]) -> Iterator[Token]:
    # In a list without blank lines markdown-it hides the paragraphs; their words stand in the item itself.
    for token in parsed:
        if token.type == "inline":
            yield from token.children or ()
        elif not token.hidden:
            yield token


def _html(flat: Iterable[Token], resolve: LinkResolver, cite: CitationResolver, language: str) -> str:
    parts: list[str] = []
    before = " "
    led: Resolved = Resolved(None)
    for token in flat:
        name, _, side = token.type.rpartition("_")
        before = " " if token.block else before
        if name in _TAGS and side == "open":
            start = token.attrGet("start") if name == "ordered_list" else None
            parts.append(f'<{_TAGS[name]} start="{int(start)}">' if start else f"<{_TAGS[name]}>")
        elif name in _TAGS and side == "close":
            parts.append(f"</{_TAGS[name]}>" + ("\n" if token.block else ""))
        elif token.type == "link_open":
            led = resolve(Link(str(token.attrGet("href") or "")))
            parts.append(_link_start(led) if led.address else "")
        elif token.type == "link_close":
            parts.append(("</a>" if led.address else "") + _noted(led))
        elif token.type == "citation":
            parts.append(_citation(cite(token.content)))
        elif token.type == "hardbreak":
            parts.append("<br>\n")
            before = " "
        else:
            words = "\n" if token.type == "softbreak" else typographic(token.content, language, before)
            before = words or before
            parts.append(escape(words, quote=False))
    return "".join(parts)


_REL = ' rel="noreferrer external"'


_CITED = '<sup class="cite"><a href="{1}"><span class="visually-hidden">{2} </span>{0}</a></sup>'


def _link_start(led: Resolved) -> str:
    named = f'class="{escape(led.name)}" ' if led.name else ""
    return f'<a {named}href="{escape(led.address or "")}"{_REL if led.outside else ""}>'


def _noted(led: Resolved) -> str:
    return f" ({escape(led.note)})" if led.note else ""


def _citation(cited: tuple[str, str, str]) -> str:
    return _CITED.format(*(escape(part) for part in cited))

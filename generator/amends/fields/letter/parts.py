"""The parts of a letter: paragraphs of plain words, with blanks among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import Field as Option
from pydantic import model_validator

from amends.data import Boolean, Data, Id, Integer, Marked, Plain, Verbatim, mistake
from amends.fields.contract import Identified
from amends.markdown import paragraphs, tokens

INLINE_CHARS = 40
"""The longest blank within a sentence; a longer one has lines of its own."""
CHARS_PER_RULE = 45
"""How many handwritten characters fit on a ruled line."""

_NAME = re.compile(r"\{([^{}]*)\}")
_TAIL = re.compile(r"[.,;:!?…)”’\"']*")
# markdown.paragraphs keeps only words; these are the tokens that lose nothing by it.
_WORDS_ONLY = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "softbreak", "hardbreak"}
_SHORT_WORDS = 20
_LINE_OF_WORDS = 55


class Blank(Identified):
    """One blank of a letter."""

    id: Id
    """The name of the blank, unique in the letter. The text has `{name}` in its place."""
    label: Plain
    """What to write there, in a few words."""
    chars: Integer = Option(ge=1, le=2000)
    """About how many characters it should hold. Up to 40 it is within the sentence; on paper, 45 fill a line."""
    example: Verbatim | None = None
    """What one person wrote there."""

    @property
    def inline(self) -> bool:
        """Whether it is within the sentence."""
        return self.chars <= INLINE_CHARS

    @property
    def rules(self) -> int:
        """How many ruled lines it needs on paper."""
        return -(-self.chars // CHARS_PER_RULE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph: fixed words, or a blank with the punctuation that follows it."""

    words: str = ""
    blank: Blank | None = None
    tail: str = ""
    named: bool = False
    """Whether the words before the blank already say what its label says."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph on paper: words and short blanks, and then the ruled lines of a long one."""

    pieces: tuple[Piece, ...]
    blank: Blank | None

    @property
    def is_long(self) -> bool:
        """Whether its words may need more than a line, so that its blank begins below them."""
        return (
            sum(len(piece.words) + (piece.blank.chars if piece.blank else 0) for piece in self.pieces) > _LINE_OF_WORDS
        )

    @property
    def rules(self) -> int:
        """How many lines follow the first one, which begins beside the words; few words leave most of it."""
        words = sum(len(piece.words) for piece in self.pieces)
        return self.blank.rules - (words <= _SHORT_WORDS) if self.blank else 0


class Part(Data):
    """One part of a letter: a few sentences with blanks."""

    title: Plain
    """What the part is about. It is shown above the part and is not in the letter."""
    hint: Marked | None = None
    """A line that helps to write the part."""
    text: Marked
    """The paragraphs of the part, in plain words, with `{name}` for each blank."""
    blanks: tuple[Blank, ...] = ()
    """The blanks of the text."""
    always: Boolean = False
    """true to keep the part in the letter even if all its blanks are empty."""

    @model_validator(mode="after")
    def _text_is_plain(self) -> Part:
        parsed = tokens(self.text)
        if any(token.type not in _WORDS_ONLY for outer in parsed for token in (outer, *(outer.children or ()))):
            hint = "A letter is copied as plain text. Remove bold, italics, links, lists, quotes and sources."
            raise mistake("needs plain paragraphs as its text", hint=hint)
        return self

    @model_validator(mode="after")
    def _blanks_fit_the_text(self) -> Part:
        named = self._names()
        known = [blank.id for blank in self.blanks]
        for name in named:
            if name not in known:
                message = "has {name} in its text, but no blank of that name"
                raise mistake(message, name=f"{{{name}}}", value=name, allowed=known)
            if named.count(name) > 1:
                raise mistake('has "{value}" in its text more than once', value=name)
        for name in known:
            if name not in named:
                others = [other for other in named if other not in known]
                raise mistake('has a blank "{value}" that is not in its text', value=name, allowed=others)
        if not known and not self.always:
            hint = "A part without an answer is left out. Give it a blank, or write always: true."
            raise mistake("has no blank, and so is never in the letter", hint=hint)
        return self

    def _names(self) -> list[str]:
        """Return the names in the text, in order; braces without a name are an author's error."""
        names: list[str] = []
        for words in paragraphs(self.text):
            names += _NAME.findall(words)
            left = _NAME.sub("", words)
            if "{" in left or "}" in left:
                hint = "Use curly braces only around the name of a blank, as in {name}, and round brackets elsewhere."
                raise mistake("has a stray curly brace in its text", hint=hint)
        return names

    def paragraphs(self) -> tuple[tuple[Piece, ...], ...]:
        """Return the paragraphs of the text, each split into words and blanks."""
        return tuple(self._pieces(words) for words in paragraphs(self.text))

    def _pieces(self, words: str) -> tuple[Piece, ...]:
        blanks: dict[str, Blank] = {blank.id: blank for blank in self.blanks}
        pieces: list[Piece] = []
        before, *rest = _NAME.split(words)  # words, name, words, name, words
        if before:
            pieces.append(Piece(before))
        for name, after in zip(rest[::2], rest[1::2], strict=True):
            tail = _TAIL.match(after)
            end = tail.end() if tail else 0
            pieces.append(Piece(blank=blanks[name], tail=after[:end], named=_says(before, blanks[name].label)))
            if after[end:]:
                pieces.append(Piece(after[end:]))
            before = after
        return tuple(pieces)

    def runs(self) -> tuple[tuple[Run, ...], ...]:
        """Return the paragraphs as they are laid out on paper."""
        return tuple(_runs(pieces) for pieces in self.paragraphs())


def _runs(pieces: tuple[Piece, ...]) -> tuple[Run, ...]:
    runs: list[Run] = []
    begun: list[Piece] = []
    for piece in pieces:
        if piece.blank is None or piece.blank.inline:
            begun.append(piece)
        else:
            runs.append(Run(tuple(begun), piece.blank))
            begun = []
    if begun:
        runs.append(Run(tuple(begun), None))
    return tuple(runs)


def _says(words: str, label: str) -> bool:
    """Return whether words end with a label, as "I offer to" does with "I offer to ..."."""
    named = label.rstrip(" .…").casefold()
    return bool(named) and words.rstrip(" .…").casefold().endswith(named)

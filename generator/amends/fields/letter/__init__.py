"""A letter with blanks: the reader fills them in, and the whole letter is put together from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator

from amends.fields.contract import Control, Question, check_unique
from amends.fields.letter.parts import Part, Piece

_ON_SCREEN = 5
"""The most lines that a blank shows at first; it grows with the text."""
# The end of a sentence, with closing quotation marks and brackets.
_ENDED = re.compile(r"[.!?…][\"'”’)]*$")
_FULL_STOP = re.compile(r"^([\"'”’)]*)\.(?!\.)")


class Letter(Question):
    """A letter with blanks, in parts, which is put together as the reader fills them in."""

    type: Literal["letter"]
    """The type of field."""
    parts: tuple[Part, ...] = Option(min_length=1)
    """The parts of the letter, in order."""

    has_rows: ClassVar[bool] = True

    @model_validator(mode="after")
    def _blanks_are_unique(self) -> Letter:
        check_unique([blank for part in self.parts for blank in part.blanks], "blanks")
        return self

    def has_example(self) -> bool:
        return any(blank.example for part in self.parts for blank in part.blanks)

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        for part in self.parts:
            for blank in part.blanks:
                yield self.control(
                    "text" if blank.inline else "lines",
                    blank.id,
                    blank.label,
                    within=(part.title,),
                    given=blank.example,
                    rows=min(blank.rules, _ON_SCREEN),
                )

    def example_text(self) -> tuple[str, ...]:
        return self.example_letter() if self.has_example() else ()

    def example_letter(self) -> tuple[str, ...]:
        """Return the letter of the worked example."""
        answers: dict[str, str] = {
            blank.id: blank.example for part in self.parts for blank in part.blanks if blank.example
        }
        return finished(self.parts, answers)

    def outline(self) -> list[dict[str, Any]]:
        """Return the parts as the preview in the browser needs them: words as text, blanks as their ids."""
        return [
            {
                "always": part.always,
                "paragraphs": [
                    [{"blank": piece.blank.id, "tail": piece.tail} if piece.blank else piece.words for piece in pieces]
                    for pieces in part.paragraphs()
                ],
            }
            for part in self.parts
        ]


def finished(parts: tuple[Part, ...], answers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the paragraphs of the letter that some answers make, by blank id.

    A paragraph with an empty blank drops out, and so does a part with no answer, unless it is marked `always`. A full
    stop of the text drops out if the answer before it has its own. `finished` in field.mjs does the same.
    """
    letter: list[str] = []
    given = {id_: answer.strip() for id_, answer in answers.items() if answer.strip()}
    for part in parts:
        if part.always or any(blank.id in given for blank in part.blanks):
            whole = [pieces for pieces in part.paragraphs() if all(_is_filled(piece, given) for piece in pieces)]
            letter += ["".join(_filled(piece, given) for piece in pieces) for pieces in whole]
    return tuple(letter)


def _is_filled(piece: Piece, given: Mapping[str, str]) -> bool:
    return piece.blank is None or piece.blank.id in given


def _filled(piece: Piece, given: Mapping[str, str]) -> str:
    if piece.blank is None:
        return piece.words
    answer = given[piece.blank.id]
    return answer + (_FULL_STOP.sub(r"\1", piece.tail) if _ENDED.search(answer) else piece.tail)

"""Rule `readability`: a person under strain can read the sentences, paragraphs and words.

| at most | lessons | worksheets, pathways, packs, pages |
|---|---|---|
| grade of Flesch and Kincaid (1975), with syllables from pyphen | 8 | 6 |
| LIX (Björnsson, 1968): words in a sentence, and words of more than six letters in a hundred | 40 | 30 |
| mean sentence, in words | 15 | 15 |
| longest sentence, in words | 25 | 25 |
| longest paragraph, in sentences | 4 | 4 |

A formula misses meaning, so this only warns. Notes for counsellors, sources and worked examples do not count. A word
of `words.yaml` counts as a short one; that file says why no shorter word will do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pyphen

from amends.check.view import Document, View, once_per_document
from amends.data import Loc
from amends.markdown import paragraphs
from amends.model.item import Item
from amends.model.lesson import Lesson
from amends.problems import Problem, warn

RULE = "readability"

LONGEST_SENTENCE = 25
"""In words."""
LONGEST_PARAGRAPH = 4
"""In sentences."""
MEAN_SENTENCE = 15
"""In words, over the whole item."""
LESSON_GRADE = 8
SHEET_GRADE = 6
"""Years of school in the United States: for lessons, and for worksheets and pages."""
LESSON_LIX = 40
SHEET_LIX = 30
_LONG = 6
"""A word with more letters is a long one for LIX."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


_SHORT = 2 * LONGEST_SENTENCE
"""In letters: a sentence that is no longer cannot hold too many words."""


@dataclass(frozen=True)
class Measure:
    """Counts over a text."""

    sentences: int
    words: int
    syllables: int
    long_words: int

    @property
    def mean_sentence(self) -> float:
        """The mean length of a sentence in words."""
        return self.words / max(self.sentences, 1)

    @property
    def lix(self) -> float:
        """Björnsson's index: words to a sentence, and long words to a hundred."""
        return self.mean_sentence + 100 * self.long_words / max(self.words, 1)

    @property
    def grade(self) -> float:
        """The grade of Flesch and Kincaid: years of school."""
        return 0.39 * self.mean_sentence + 11.8 * self.syllables / max(self.words, 1) - 15.59


def check(view: View) -> Iterator[Problem]:
    """Yield a warning for each sentence or paragraph that is too long, and for an item that is hard to read."""
    if view.content.language != "en":
        return  # the formula and the syllables are those of English
    unavoidable = frozenset(map(str, view.content.unavoidable_words.root))
    for document in view.of(Item):
        yield from _unreadable(document, unavoidable)


@once_per_document
def _unreadable(document: Document[object], unavoidable: frozenset[str]) -> Iterator[Problem]:
    prose = [(loc, paragraphs(text)) for loc, text in document.marked if "counsellor" not in loc]
    for loc, found in prose:
        for paragraph in found:
            if len(paragraph) > _SHORT or sum(map(paragraph.count, ".!?")) > LONGEST_PARAGRAPH:
                yield from _too_long(document, loc, paragraph)
    text = " ".join(paragraph for _loc, found in prose for paragraph in found)
    yield from _hard_to_read(document, measure(text, unavoidable))


def _too_long(document: Document[object], loc: Loc, paragraph: str) -> Iterator[Problem]:
    found = sentences(paragraph)
    if len(found) > LONGEST_PARAGRAPH:
        message = f"this paragraph has {len(found)} sentences; the limit is {LONGEST_PARAGRAPH}"
        place = document.place(loc, _beginning(paragraph))
        yield warn(RULE, message, place, "Split it where the thought changes.")
    for sentence in found:
        count = len(_WORD.findall(sentence)) if len(sentence) > _SHORT else 0
        if count > LONGEST_SENTENCE:
            message = f"this sentence has {count} words; the limit is {LONGEST_SENTENCE}"
            yield warn(RULE, message, document.place(loc, _beginning(sentence)), "Split it in two.")


def _hard_to_read(document: Document[object], measured: Measure) -> Iterator[Problem]:
    most, most_lix = (LESSON_GRADE, LESSON_LIX) if isinstance(document.root, Lesson) else (SHEET_GRADE, SHEET_LIX)
    if measured.grade > most:
        message = f"this reads at grade {measured.grade:.1f}; the limit is {most}"
        yield warn(RULE, message, document.place(), "Shorter sentences and shorter words help.")
    if measured.lix > most_lix:
        message = f"its LIX is {measured.lix:.0f}; the limit is {most_lix}"
        yield warn(RULE, message, document.place(), "Shorter sentences and fewer long words help.")
    if measured.mean_sentence > MEAN_SENTENCE:
        message = f"sentences have {measured.mean_sentence:.1f} words on average; the limit is {MEAN_SENTENCE}"
        yield warn(RULE, message, document.place())


def _beginning(text: str) -> str:
    # Only the first two words, since mark-up or a line end may follow them in the source.
    found = re.match(r"\S+( \S+)?", text)
    return found.group() if found else ""


def sentences(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph."""
    found: list[str] = []
    begun = 0
    for end in _SENTENCE_END.finditer(paragraph):
        found.append(paragraph[begun : end.start() + 1])
        begun = end.end()
    found.append(paragraph[begun:])
    return [sentence for sentence in found if _WORD.search(sentence)]


def measure(text: str, unavoidable: frozenset[str] = frozenset()) -> Measure:
    """Return the counts over a text; an unavoidable word counts as a short one."""
    words = Counter(_WORD.findall(text.lower()))
    easy = unavoidable & words.keys()
    syllables = sum(count * _syllables(word) for word, count in words.items() if word not in easy)
    long_words = sum(count for word, count in words.items() if len(word) > _LONG and word not in easy)
    easy_words = sum(words[word] for word in easy)
    return Measure(len(sentences(text)), words.total(), syllables + easy_words, long_words)


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    return len(_hyphenation().positions(word)) + 1


@lru_cache(maxsize=1)
def _hyphenation() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB", left=1, right=1)

"""The pseudo-locale: English with strange letters and longer words, written from right to left.

It shows what a translation would meet before there is one: words that no translator can reach stay plain English,
what has no room for longer ones breaks, and what takes left for the beginning of a line stands on the wrong side.
"""

from __future__ import annotations

import re

PSEUDO = "qps"
"""Its language code; ISO 639-2 leaves those from qaa to qtz to private use, and never gives them away."""
DIRECTION = "rtl"
NAME = "Pseudo"

_STRANGE = str.maketrans("aeiouyncAEIOUYNC", "áéíóúýñçÁÉÍÓÚÝÑÇ")
_AS_IT_IS = re.compile(r"\{[^{}]*\}|\]\([^)\s]*\)|\[\^[^\]\s]*\]|<?https?://[^\s)]+|&[a-z]+;")
"""What is not for reading: parts to be filled in, what links lead to, keys of sources, addresses."""
_LONGER = 0.3
"""How much longer than English a translation of a sentence may well be."""


def strange(text: str) -> str:
    """Return a text with an accent on each letter that can have one, and all else as it was."""
    done: list[str] = []
    end = 0
    for found in _AS_IT_IS.finditer(text):
        done += [text[end : found.start()].translate(_STRANGE), found[0]]
        end = found.end()
    return "".join([*done, text[end:].translate(_STRANGE)])


def strange_and_longer(text: str) -> str:
    """Return a text made strange, between signs that show where it begins and ends, and as long as a translation."""
    more = "ö" * min(12, round(len(text) * _LONGER))
    return f"«{strange(text)}{' ' + more if more else ''}»"

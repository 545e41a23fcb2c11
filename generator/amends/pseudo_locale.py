"""The pseudo-locale: English with strange letters and longer words, written from right to left.

It shows problems of translations early: text that cannot be translated stays plain English, layouts without room for
longer words break, and what assumes that lines begin on the left is on the wrong side.
"""

from __future__ import annotations

import re

PSEUDO = "qps"
"""Its language code; ISO 639-2 reserves qaa to qtz for private use."""
DIRECTION = "rtl"
NAME = "Pseudo"

_STRANGE = str.maketrans("aeiouyncAEIOUYNC", "áéíóúýñçÁÉÍÓÚÝÑÇ")
_AS_IT_IS = re.compile(r"\{[^{}]*\}|\]\([^)\s]*\)|\[\^[^\]\s]*\]|<?https?://[^\s)]+|&[a-z]+;")
"""Text that stays as it is: parts to fill in, link targets, keys of sources, addresses."""
_LONGER = 0.3
"""How much longer than English a translation is likely to be."""


def strange(text: str) -> str:
    """Return a text with an accent on each letter that can have one."""
    done: list[str] = []
    end = 0
    for found in _AS_IT_IS.finditer(text):
        done += [text[end : found.start()].translate(_STRANGE), found[0]]
        end = found.end()
    return "".join([*done, text[end:].translate(_STRANGE)])


def strange_and_longer(text: str) -> str:
    """Return a strange text as long as a translation, between marks that show its ends."""
    more = "ö" * min(12, round(len(text) * _LONGER))
    return f"«{strange(text)}{' ' + more if more else ''}»"

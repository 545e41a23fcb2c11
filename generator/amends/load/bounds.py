"""Bounds on a file of the content, so that each check and build ends."""

from __future__ import annotations

MAX_BYTES = 1_000_000
"""The largest file that is read: a lesson has about 20,000 bytes, and 2,000 references fit below this."""
MAX_DEPTH = 30
"""The deepest nesting; the models go about 12 deep."""
MAX_VALUES = 100_000
"""How many values a file may hold once its aliases are unfolded."""
LETTERS_OF_A_VALUE = 100
"""How many letters count as one more value, so that a long text cannot be repeated without end either."""

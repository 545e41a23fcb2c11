"""Spares Python the search for objects that nobody needs, while content is loaded that everybody needs to the end.

Loading makes a million objects, and Python's collector would look through them again and again, which takes a third of
the time of a check.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def not_collecting(*, for_good: bool = False) -> Iterator[None]:
    """Let nothing be looked for; `for_good` says that whatever is there at the end stays until the program ends."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if for_good:
            gc.freeze()
        if was:
            gc.enable()

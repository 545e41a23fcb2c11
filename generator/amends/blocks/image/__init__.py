"""A picture, with alternative text and a credit."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator

from amends.blocks.contract import Block
from amends.data import Marked, Plain, mistake

KINDS = ("png", "jpg", "jpeg", "webp", "avif")
"""The kinds of picture that all current browsers show and that cannot contain a script."""


def _below_media(src: Plain) -> Plain:
    if "\\" in src:
        raise mistake("has a backslash in its path; use / between folder and file")
    if ":" in src or src.startswith("/"):
        raise mistake('needs a path below the folder media, such as "bench/two-cups.jpg"')
    if any(part in {"", ".", ".."} for part in src.split("/")):
        raise mistake("has a path that leads out of the folder media, or has an empty part")
    if re.search(r"[#?%\"<>]", src):
        raise mistake("has a character in its path that has another meaning in an address")
    if src.rpartition(".")[2].lower() not in KINDS:
        message = "has a file name that does not end in one of {kinds}"
        raise mistake(message, kinds=", ".join(f".{kind}" for kind in KINDS))
    return src


class Image(Block):
    """A picture, with alternative text and a credit."""

    type: Literal["image"]
    """The type of block."""
    src: Annotated[Plain, AfterValidator(_below_media)]
    """The picture, as its path below the folder media."""
    alt: Plain
    """What the picture shows, for readers who cannot see it."""
    credit: Marked
    """Who made it, and under which licence."""
    caption: Marked | None = None
    """A line under the picture."""

"""Rule `picture`: every picture lies in the folder media, under the very name that is written, and is one."""

from __future__ import annotations

from collections.abc import Iterator

from amends.load.suggest import did_you_mean
from amends.model.content import Content
from amends.problems import Problem, error

RULE = "picture"

_SIGNATURES = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".webp": b"RIFF",
    ".avif": b"ftypavif",
}
_HEAD = 16
"""How many bytes of a picture tell what it is."""


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each picture that is missing, lies elsewhere or is something else."""
    media = content.media.resolve()
    for page in (*content.lessons.values(), *content.pages.values()):
        for loc, block in page.blocks():
            name = getattr(block, "src", None)
            if not isinstance(name, str):
                continue
            place = content.place(page, (*loc, "src"))
            path = (media / name).resolve()
            if not path.is_relative_to(media):
                yield error(RULE, f'the picture "{name}" lies outside the folder media', place, "Move it there.")
            elif not path.is_file():
                there = [found.relative_to(media).as_posix() for found in media.rglob("*") if found.is_file()]
                yield error(RULE, f'there is no picture "{name}" in the folder media', place, did_you_mean(name, there))
            elif not _is_picture(path.suffix.lower(), path.read_bytes()[:_HEAD]):
                hint = "Save it again as PNG, JPEG, WebP or AVIF."
                yield error(RULE, f'"{name}" is not a picture of the kind that its name says', place, hint)


def _is_picture(suffix: str, head: bytes) -> bool:
    signature = _SIGNATURES.get(suffix)
    return signature is not None and signature in head

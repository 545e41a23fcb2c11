"""Rule `picture`: pictures exist, and the folder `media` holds nothing else.

Every file of that folder is published, so each has to be a picture of the kind that its name says.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from amends.check.view import View
from amends.load.suggest import did_you_mean
from amends.problems import Problem, error, place_of

RULE = "picture"

_SIGNATURES = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".webp": b"RIFF",
    ".avif": b"ftypavif",
}
_HEAD = 16
"""How many bytes identify the kind of a picture."""


def check(view: View) -> Iterator[Problem]:
    """Yield a problem for each file that is no picture, since all are published, and for each missing picture."""
    content = view.content
    there = {path.relative_to(content.media).as_posix(): path for path in _files(content.media)}
    for path in there.values():
        if path.is_symlink():
            hint = "Put the picture itself there."
            yield error(RULE, "this is a symbolic link, and the folder media holds pictures only", place_of(path), hint)
        elif not _is_picture(path):
            hint = "Every file of this folder is published. Save it again as PNG, JPEG, WebP or AVIF, or take it out."
            yield error(RULE, "this is not a picture of the kind that its name says", place_of(path), hint)
    practice = content.site.practice
    if practice and practice.logo and practice.logo.file not in there:
        place = content.sources["site", "site"].place(("practice", "logo", "file"))
        hint = did_you_mean(practice.logo.file, there)
        yield error(RULE, f'there is no picture "{practice.logo.file}" in the folder media', place, hint)
    for page in (*content.lessons.values(), *content.pages.values()):
        for loc, block in page.blocks():
            name = getattr(block, "src", None)
            if isinstance(name, str) and name not in there:
                place = content.place(page, (*loc, "src"))
                yield error(RULE, f'there is no picture "{name}" in the folder media', place, did_you_mean(name, there))


def _files(media: Path) -> Iterator[Path]:
    """Yield the files and links below the folder, apart from hidden ones, which are never published."""
    for path in sorted(media.rglob("*")) if media.is_dir() else ():
        hidden = any(part.startswith(".") for part in path.relative_to(media).parts)
        if not hidden and (path.is_symlink() or not path.is_dir()):
            yield path


def _is_picture(path: Path) -> bool:
    signature = _SIGNATURES.get(path.suffix.lower())
    if signature is None or not path.is_file():
        return False
    with path.open("rb") as file:
        return signature in file.read(_HEAD)

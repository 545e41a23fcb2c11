"""Random edits of the small site as an author makes them: titles, files, the glossary, the name of the site."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.site_server import run


def edit(folder: Path, random: Random) -> None:
    """Apply a random edit to the small site in a folder."""
    english = folder / "content" / "en"
    lesson = english / "lessons" / "borrowed-book.yaml"
    number = random.randrange(1000)

    def new_sheet() -> None:
        run("amends", "new", "worksheet", f"sheet-{number}", folder=folder)

    def without_sheet() -> None:
        for path in english.glob("worksheets/sheet-*.yaml"):
            path.unlink()

    def renamed() -> None:
        for path in english.glob("worksheets/sheet-*.yaml"):
            new = path.with_stem(f"sheet-{random.randrange(1000, 2000)}")
            new.write_text(path.read_text("utf-8").replace(f"id: {path.stem}", f"id: {new.stem}"), "utf-8")
            path.unlink()

    def line(path: Path, start: str, words: str) -> None:
        lines = path.read_text("utf-8").splitlines(keepends=True)
        at = next(place for place, one in enumerate(lines) if one.startswith(start))
        lines[at] = f"{start} {words} {number}\n"
        path.write_text("".join(lines), "utf-8")

    random.choice(
        [
            new_sheet,
            without_sheet,
            renamed,
            lambda: line(lesson, "title:", "A borrowed book"),
            lambda: line(english / "glossary.yaml", "  term:", "word"),
            lambda: line(english / "pathways" / "bring-it-back.yaml", "title:", "Bring it back"),
            lambda: line(folder / "content" / "site.yaml", "name:", "Small"),
        ]
    )()

"""The authors' reference: a page of Markdown for each type, and one for the rules, made from their docstrings."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from amends.adapters.examples import examples, faces, kinds, message, purpose
from amends.adapters.keys import inner_models, keys, noun
from amends.blocks.contract import Block
from amends.catalogue import Kind
from amends.check import is_safety, rule_modules
from amends.data import Data
from amends.fields.contract import Field, Question, ShowWhen

PICTURES = "pictures"
"""The folder of the pictures, below that of the reference."""
MADE_FROM = f"{PICTURES}/made-from.json"
"""The file that says what each picture was made from."""

_PAGES = {"index": "README.md", "checks": "checks.md"}
"""The templates of the pages that belong to no type, and the names of these pages."""
_SHARED = {"asking": Question, "condition": ShowWhen}
"""Models that the page of all types describes once for all of them."""


def reference(folder: Path) -> dict[str, str]:
    """Return the pages of the reference by their path; they show the pictures that are below the folder."""
    templates = _templates()
    pages = {name: templates.get_template(f"{page}.md.jinja").render() for page, name in _PAGES.items()}
    of_type = templates.get_template("type.md.jinja")
    for kind in kinds():
        picture = picture_of(kind)
        shared = next(base for base in (Block, Question, Field) if issubclass(kind.model, base))
        there = (folder / picture).is_file()
        pages[page_of(kind)] = of_type.render(kind=kind, shared=shared, picture=picture if there else None)
    return pages


def write_reference(folder: Path) -> int:
    """Write the pages below a folder, delete those of types that are gone, and return the number of pages."""
    pages = reference(folder)
    for path in (*folder.glob("fields/*.md"), *folder.glob("blocks/*.md")):
        if path.relative_to(folder).as_posix() not in pages:
            path.unlink()
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return len(pages)


def page_of(kind: Kind) -> str:
    """Return the path of the page of a type."""
    return f"{kind.family}s/{kind.name}.md"


def picture_of(kind: Kind) -> str:
    """Return the path of the picture of a type."""
    return f"{PICTURES}/{kind.family}-{kind.name}.webp"


def made_from() -> dict[str, str]:
    """Return for each picture a digest of what it shows: the HTML of the first example, and the type's own look."""
    found = {}
    for kind in kinds():
        css = kind.file(f"{kind.family}.css")
        html = next(iter(faces(examples(kind, "good")[0], on_its_own=True).values()))
        shown = html + (css.read_text("utf-8") if css else "")
        found[picture_of(kind)] = hashlib.sha256(shown.encode()).hexdigest()[:16]
    return found


def pictures_made_from(folder: Path) -> dict[str, str]:
    """Return for each picture below the folder of the reference the digest of what it was made from."""
    path = folder / MADE_FROM
    loaded: dict[str, str] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return loaded


def _templates() -> Environment:
    """Return the templates of the pages, with what they call and the filters that they need."""
    made = Environment(
        autoescape=False,  # noqa: S701 - Markdown for our own repository, and not HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        loader=FileSystemLoader(Path(__file__).with_name("reference_pages")),
    )
    made.filters |= {"cell": _cell, "sentence": _sentence, "first_paragraph": _first_paragraph}
    called = (examples, inner_models, is_safety, keys, kinds, message, noun, page_of, purpose, rule_modules)
    made.globals |= {function.__name__: function for function in called}
    made.globals |= _SHARED
    return made


def _cell(text: str) -> str:
    """Return a text as it is written in a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _first_paragraph(model: type[Data]) -> str:
    """Return the first paragraph of the docstring of a model, on one line."""
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())

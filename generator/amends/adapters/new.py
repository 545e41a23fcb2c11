"""Writes the folder of a new field type: a whole one, small and right, to be changed step by step."""

from __future__ import annotations

import keyword
import re
from pathlib import Path

import yaml

import amends.fields
from amends.fields import field_kinds

LONGEST = 24
"""How many letters the name of a type may have."""

_PATTERNS = Path(__file__).with_name("new_field")
"""The files of a new type, each with `.txt` after its name and the type's name as <<NAME>> and in other forms."""
_NAME = re.compile(r"[a-z]+(_[a-z0-9]+)*")


_TAKEN = frozenset({"Annotated", "ClassVar", "Key", "Literal", "Plain", "PydanticCustomError", "Question", "Whole"})
"""Classes that a new type's own module imports, so that its class cannot be called like one of them."""


class BadNameError(Exception):
    """The name is no name for a type, or is taken."""


def new_field(name: str, folder: Path | None = None) -> tuple[Path, ...]:
    """Write the files of a new field type and return their paths.

    `folder` is where the types lie, the package's own where none is named. Raises BadNameError for a name that is taken
    or could not be a type's.
    """
    folder = folder or Path(str(amends.fields.__file__)).parent
    _check(name, folder)
    made = []
    for pattern in sorted(_PATTERNS.glob("*.txt")):
        path = folder / name / pattern.stem
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_named(pattern.read_text("utf-8"), name), "utf-8", newline="\n")
        made.append(path)
    return tuple(made)


def _check(name: str, folder: Path) -> None:
    if not _NAME.fullmatch(name) or len(name) > LONGEST:
        raise BadNameError(
            f'"{name}" is no name for a type: it needs small letters, with underscores between words, like "two_sides",'
            f" and {LONGEST} letters at most"
        )
    if keyword.iskeyword(name) or _camel(name) in _TAKEN or yaml.safe_load(name) != name:
        raise BadNameError(f'"{name}" means something else in Python or YAML; take another name')
    if name in field_kinds() or (folder / name).exists() or (folder / f"{name}.py").exists():
        raise BadNameError(f'there is a "{name}" already; take another name')


def _named(text: str, name: str) -> str:
    """Put the name into a file: as it is, as a class, as the name of an element and as words."""
    forms = {
        "NAME": name,
        "Camel": _camel(name),
        "dashed": name.replace("_", "-"),
        "words": name.replace("_", " "),
    }
    for mark, form in forms.items():
        text = text.replace(f"<<{mark}>>", form)
    return text


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))

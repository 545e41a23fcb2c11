"""Writes the files of a new field type, block or rule: complete and working, to be changed step by step."""

from __future__ import annotations

import keyword
import re
from pathlib import Path
from typing import Literal

import yaml
from jinja2 import Environment, StrictUndefined

import amends
from amends.blocks import block_kinds
from amends.check import rule_names
from amends.fields import field_kinds

Part = Literal["field", "block", "rule"]
"""What can be added to the generator."""

LONGEST = 24
"""How many letters a name may have."""

_PATTERNS = Path(__file__).with_name("patterns")
_JINJA = Environment(
    autoescape=False,  # noqa: S701 - YAML and source code, and not HTML
    undefined=StrictUndefined,
    trim_blocks=True,
    keep_trailing_newline=True,
    variable_start_string="<<",
    variable_end_string=">>",
    block_start_string="<%",
    block_end_string="%>",
    comment_start_string="<#",
    comment_end_string="#>",
)
"""The patterns are templates with tags of their own, since some of them make templates."""
_NAME = re.compile(r"[a-z]+(_[a-z0-9]+)*")
_IMPORTED = re.compile(r"^from \S+ import (.+)$", re.MULTILINE)


class BadNameError(Exception):
    """The name is invalid or taken."""


def new_part(part: Part, name: str, generator: Path | None = None) -> tuple[Path, ...]:
    """Write the files of a new field type, block or rule, and return their paths.

    `generator` is the folder of the package `amends`, by default the one that runs. A rule's golden case goes to the
    tests of the repository. Raises BadNameError if the name is invalid or taken.
    """
    generator = generator or Path(str(amends.__file__)).parent
    files = _files(part, name, generator)
    _check(part, name, files)
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return tuple(files)


def _files(part: Part, name: str, generator: Path) -> dict[Path, str]:
    """Return the text of each file of the new part."""
    names = {"name": name, "camel": _camel(name), "dashed": _dashed(name), "words": name.replace("_", " ")}
    texts = {path.stem: filled(path, **names) for path in sorted((_PATTERNS / part).iterdir())}
    if part == "rule":
        golden = generator.parents[1] / "tests" / "golden"
        case = {golden / f"{_dashed(name)}.md": texts["case.md"]} if golden.is_dir() else {}
        return {generator / "check" / f"{name}.py": texts["rule.py"], **case}
    return {generator / f"{part}s" / name / file: text for file, text in texts.items()}


def _check(part: Part, name: str, files: dict[Path, str]) -> None:
    if not _NAME.fullmatch(name) or len(name) > LONGEST:
        raise BadNameError(
            f'"{name}" is not a valid name: it needs small letters, with underscores between words, like "two_sides", '
            f"and at most {LONGEST} letters"
        )
    known = {"field": field_kinds().keys(), "block": block_kinds().keys(), "rule": rule_names()}[part]
    taken = [path for path in files if path.exists() or path.parent.with_suffix(".py").exists()]
    if taken or {name, _dashed(name)} & set(known):
        raise BadNameError(f'there is already a {part} "{name}"; take another name')
    imported = ", ".join(_IMPORTED.findall("\n".join(files.values()))).split(", ")
    if keyword.iskeyword(name) or _camel(name) in imported or yaml.safe_load(name) != name:
        raise BadNameError(f'"{name}" means something else in Python or YAML; take another name')


def filled(pattern: Path, **values: object) -> str:
    """Return the text that a pattern makes: a file with `.txt` after its name, and with values such as <<id>>."""
    return _JINJA.from_string(pattern.read_text("utf-8")).render(values)


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def _dashed(name: str) -> str:
    return name.replace("_", "-")

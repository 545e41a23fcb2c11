"""Every example of every field type and block, including types that are not finished yet."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest

from amends.adapters.examples import Example, cited, content, load, small_site
from amends.adapters.examples import examples as examples_of
from amends.adapters.examples import faces as faces_of
from amends.blocks import block_kinds
from amends.catalogue import Kind
from amends.fields import controls_of, field_kinds
from amends.fields.contract import Field
from amends.model.lesson import Lesson
from amends.model.worksheet import Worksheet

__all__ = ["SITE", "Example", "cited", "content", "each_good_field", "examples", "faces", "field_of", "given", "kinds"]
__all__ += ["load"]

SITE = small_site()
"""The parts of the small site."""


def kinds() -> tuple[Kind, ...]:
    """Return every field type and every block."""
    return (*field_kinds().values(), *block_kinds().values())


@lru_cache(maxsize=1)
def examples() -> tuple[Example, ...]:
    """Return every example of every kind; another test reports kinds without any."""
    found = [kind for kind in kinds() if kind.file("examples.yaml")]
    return tuple(one for kind in found for quality in ("good", "bad") for one in examples_of(kind, quality))


each_good_field = pytest.mark.parametrize("example", [e for e in examples() if e.good and e.is_field], ids=str)


def field_of(example: Example) -> Any:
    """Return the field of an example."""
    item = load(example)
    assert isinstance(item, Worksheet)
    return item.steps[0].fields[1]


def faces(example: Example, item: Worksheet | Lesson | None = None) -> dict[str, str]:
    """Return the example as HTML: a field for `screen` and `paper`, a block on its `page`."""
    return {face: str(html) for face, html in faces_of(example, item).items() if face != "gate"}


def given(field: Field) -> dict[str, tuple[str, ...]]:
    """Return the worked example of a field by the names of its controls, as a form would send it."""
    return {control.name: control.example for control in controls_of(field, "en") if control.example}

"""Each CSS class belongs to one field type or block, because all their stylesheets are joined into one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import tinycss2

from amends.blocks import block_kinds
from amends.fields import field_kinds
from amends.resources import theme_folder

CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")


def selectors(css: str) -> Iterator[str]:
    """Yield the selectors of a stylesheet, including those in nested rules."""
    for rule in tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            # Commas within :is() do not separate selectors.
            yield from re.split(r",(?![^(]*\))", tinycss2.serialize(rule.prelude))
        elif rule.type == "at-rule" and rule.content:
            yield from selectors(tinycss2.serialize(rule.content))


def defined(css: str, shared: set[str]) -> set[str]:
    """Return the classes that a type defines: those at the start of a selector, except shared ones such as `.paper`."""
    found: set[str] = set()
    for selector in selectors(css):
        compounds = re.split(r"[\s>+~]+(?![^(]*\))", selector.strip())
        own = (set(CLASS.findall(compound)) - shared for compound in compounds)
        found |= next((classes for classes in own if classes), set())
    return found


def defined_twice(sheets: Mapping[str, str], shared: set[str]) -> dict[str, list[str]]:
    """Return each class that several types define, with the names of their stylesheets."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for name, css in sheets.items():
        for class_ in defined(css, shared):
            owners[class_].append(name)
    return {class_: names for class_, names in owners.items() if len(names) > 1}


def classes_of(sheets: Iterable[str]) -> set[str]:
    return {class_ for css in sheets for selector in selectors(css) for class_ in CLASS.findall(selector)}


def test_no_two_types_define_the_same_class() -> None:
    shared = classes_of(path.read_text("utf-8") for path in (theme_folder() / "assets" / "css").glob("*.css"))
    kinds = {f"{kind.name}/field.css": kind.file("field.css") for kind in field_kinds().values()}
    kinds |= {f"{kind.name}/block.css": kind.file("block.css") for kind in block_kinds().values()}
    sheets = {name: path.read_text("utf-8") for name, path in kinds.items() if path}
    assert len(sheets) > 20
    assert defined_twice(sheets, shared) == {}


def test_a_class_defined_twice_is_found() -> None:
    one = "@layer fields { .paper .stone { color: red; } @media print { :is(.leaf, .bark) i { color: red; } } }"
    other = ".leaf .stone { color: red; } .paper > .moss { color: red; }"
    assert defined_twice({"one": one, "other": other}, {"paper"}) == {"leaf": ["one", "other"]}

"""The tree: the pages, assets and furniture of a site, before a host builds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""The one written in C if available, which takes a tenth of the time."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its source file below the root, its title, facts for the theme, and its body.

    The body is HTML without empty lines, so that the Markdown of another host treats it as one HTML block.
    """

    uri: str
    title: str
    meta: Mapping[str, Any]
    body: str

    def facts(self) -> dict[str, Any]:
        """Return the title and the facts as plain data."""
        facts = {"title": self.title, **self.meta}
        return {key: str(value) if isinstance(value, str) else value for key, value in facts.items()}

    def text(self) -> str:
        """Return the page as a Markdown file: its front matter, then the body, which a host leaves as it is."""
        front = yaml.dump(self.facts(), Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000)
        return f"---\n{front}---\n\n{self.body}\n"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file that is published unchanged."""

    uri: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Tree:
    """The whole site: pages, assets, and the furniture that the theme puts around every page.

    `furniture` is plain data (what JSON can hold); hosts hand it to the theme as `config.extra.amends`.
    """

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    furniture: Mapping[str, Any]

"""The tiny site with a page for every type: a worksheet or lesson with all its good examples.

The pages are rendered by the theme's templates without a host, so that tests need no build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import Environment, FileSystemLoader

from amends.catalogue import Kind
from amends.model.content import Content
from amends.model.lesson import Lesson
from amends.model.worksheet import Worksheet
from amends.render.addresses import address
from amends.render.site import render
from amends.render.tree import Tree
from amends.resources import theme_folder
from tests.examples import SITE, Example, content, examples, faces, kinds, load

STEPS = 5
"""The maximum for a worksheet."""
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63b878f93200049a0268"
    "b2a29f1f0000000049454e44ae426082"
)
"""A PNG of one pixel, for pictures that examples refer to."""


@dataclass(frozen=True)
class ExamplePage:
    """The page of one type: its item, and the examples with their data, in order."""

    kind: Kind
    item: Worksheet | Lesson
    shown: tuple[tuple[Example, dict[str, Any]], ...]

    def __str__(self) -> str:
        """Return a test id such as `fields/choice`."""
        return f"{self.kind.folder.parent.name}/{self.kind.name}"

    @property
    def address(self) -> str:
        """Its address below the root of the site."""
        return address(self.item)


@lru_cache(maxsize=1)
def example_pages() -> tuple[ExamplePage, ...]:
    """Return the page of every type."""
    return tuple(_page(kind, number) for number, kind in enumerate(kinds(), start=101))


def _page(kind: Kind, number: int) -> ExamplePage:
    shown = tuple(_with_own_ids(example for example in examples() if example.good and example.kind == kind))
    name = f"{kind.folder.parent.name}-{kind.name}".replace("_", "-")
    own = {"id": name, "number": str(number), "title": f"All of {kind.name}"}
    parts: list[Any] = [data for _example, data in shown]
    if kind.folder.parent.name == "fields":
        parts = [SITE["gate"], *parts]
        per_step = -(-len(parts) // STEPS)
        steps = [
            {"title": f"Look at part {first // per_step + 1}", "fields": parts[first : first + per_step]}
            for first in range(0, len(parts), per_step)
        ]
        item: Worksheet | Lesson = Worksheet.model_validate(SITE["item"] | SITE["worksheet"] | own | {"steps": steps})
    else:
        sections = [
            {"id": f"part-{place}", "title": f"Part {place}", "blocks": [part]}
            for place, part in enumerate(parts, start=1)
        ]
        item = Lesson.model_validate(SITE["item"] | SITE["lesson"] | own | {"sections": sections})
    return ExamplePage(kind, item, shown)


def _with_own_ids(of_kind: Iterator[Example]) -> Iterator[tuple[Example, dict[str, Any]]]:
    """Yield examples with their data, giving a new id to an example whose ids occurred before."""
    taken = set[str]()
    for place, example in enumerate(of_kind, start=1):
        data: dict[str, Any] = dict(example.data)
        if taken & _ids(example, data):
            data["id"] = f"{data['id'][:50]}-{place}"
        taken |= _ids(example, data)
        yield example, data


def _ids(example: Example, data: dict[str, Any]) -> set[str]:
    shown = "".join(html for face, html in faces(example, load(example, data)).items() if face != "paper")
    return set(re.findall(r'\s(?:id|name)="([^"]+)"', shown))


@lru_cache(maxsize=1)
def example_content() -> Content:
    """Return the tiny site with the page of every type."""
    items = {page.item.id: page.item for page in example_pages()}
    return replace(
        content(),
        worksheets={
            **content().worksheets,
            **{id_: item for id_, item in items.items() if isinstance(item, Worksheet)},
        },
        lessons={**content().lessons, **{id_: item for id_, item in items.items() if isinstance(item, Lesson)}},
    )


def write_example_site(folder: Path) -> None:
    """Write the tiny site to a new folder."""
    for name, data in site_files(render(example_content())).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def site_files(tree: Tree) -> dict[str, bytes]:
    """Return the files of a site: its pages rendered by the theme, its assets, and placeholders for pictures."""
    theme = Environment(loader=FileSystemLoader(theme_folder()))  # noqa: S701 - hosts escape nothing either
    config = {"site_name": tree.furniture["site_name"], "extra": {"amends": tree.furniture}}
    files = {asset.uri: asset.data for asset in tree.assets}
    for page in tree.pages:
        url = page.uri.removesuffix("index.md")
        theme.filters["url"] = lambda uri, url=url: "../" * url.count("/") + uri
        shown = {"url": url, "title": page.title, "meta": {"title": page.title, **page.meta}, "content": page.body}
        html = theme.get_template("main.html").render(config=config, page=shown)
        files[f"{url}index.html"] = html.encode()
        for picture in re.findall(r'<img src="(?:\.\./)*([^"]+)"', html):
            files[unquote(picture)] = PICTURE
    return files

"""Builds a site beside the old one and swaps the two only when the new one is complete."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from tqdm import tqdm

from amends.adapters.host import address_below, host_config
from amends.adapters.mkdocs_plugin import AmendsPlugin
from amends.adapters.verify import verify
from amends.model.content import Content
from amends.model.item import Item
from amends.problems import Problem
from amends.render.languages import root_of
from amends.render.site import render
from amends.render.tree import Asset, Tree


class BuildError(Exception):
    """The site could not be built although the content is valid; the old site is untouched."""


@dataclass(frozen=True)
class Built:
    """The result of a build."""

    site: Path
    pages: int
    pdfs: int
    size: int
    """In bytes."""
    noticed: tuple[Problem, ...]
    """Problems of the content that appeared while making the PDFs."""


def build(
    contents: Sequence[Content],
    site: Path,
    config_file: Path | None = None,
    *,
    pdfs: bool = True,
) -> Built:
    """Build the site of valid content into a folder, which keeps its old site until the new one is complete.

    `contents` is the content in each language, the default one first. `config_file` is the site's own mkdocs.yml, if it
    has one. Raises BuildError if MkDocs fails or the new site is incomplete.
    """
    site = site.resolve()
    _check_place(site, contents[0].folder.resolve(), config_file)
    site.parent.mkdir(parents=True, exist_ok=True)
    made = [_made(content) if pdfs else ((), ()) for content in contents]
    trees: dict[str, Tree] = {}
    with _progress(contents) as bar, _beside(site) as new:
        # The default language comes first, since its host empties the folder that contains the others.
        for content, (papers, _problems) in zip(contents, made, strict=True):
            others = [other for other in contents if other is not content]
            tree = render(content, lambda items: _ticking(items, bar), pdfs=pdfs, others=others)
            trees[content.language] = tree = replace(tree, assets=(*tree.assets, *papers))
            _run_mkdocs(content, tree, new, config_file, bar)
        defects = [
            defect
            for content in contents
            for defect in verify(new / root_of(content), trees[content.language], root=new)
        ]
        if defects:
            raise BuildError("the new site is incomplete:\n" + "\n".join(f"  {defect}" for defect in defects))
        _swap(new, site)
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    return Built(
        site,
        sum(len(tree.pages) for tree in trees.values()),
        sum(len(papers) for papers, _problems in made),
        size,
        tuple(problem for _papers, problems in made for problem in problems),
    )


def _made(content: Content) -> tuple[tuple[Asset, ...], tuple[Problem, ...]]:
    """Return the PDFs of one language, and the problems that appeared while making them."""
    from amends.adapters.pdf import made_with_progress  # WeasyPrint takes half a second to import
    from amends.pdf.make import problems

    made = made_with_progress(content)
    return tuple(Asset(str(one.recipe.uri), one.result.data) for one in made), problems(content, made)


def _check_place(site: Path, content: Path, config_file: Path | None) -> None:
    """Raise BuildError if the swap would remove anything but an old site."""
    needed = [Path.cwd(), content, *([config_file.resolve()] if config_file else [])]
    if any(path.is_relative_to(site) for path in needed) or site.is_relative_to(content):
        raise BuildError(f"{site} contains, or is within, the sources of the site; choose another folder")
    if site.exists() and not site.is_dir():
        raise BuildError(f"{site} is a file, and the site needs a folder")
    is_site = (site / "404.html").is_file() and not (site / ".git").exists()
    if site.exists() and any(site.iterdir()) and not is_site:
        raise BuildError(f"{site} holds files that are not a built site and would be deleted; choose an empty folder")


def _progress(contents: Sequence[Content]) -> tqdm[Any]:
    total = 2 * sum(1 for content in contents for _item in content.items())
    return tqdm(total=total, desc="Building", unit="page", disable=None, leave=False)


def _ticking(items: list[Item], bar: tqdm[Any]) -> Iterator[Item]:
    for item in items:
        yield item
        bar.update()


@contextmanager
def _beside(site: Path) -> Iterator[Path]:
    """Yield the folder to build in, on the same disk as the site, and remove it afterwards.

    What a killed build has left there is cleaned up first.
    """
    folder = site.parent / f".{site.name}-build"
    _clean_up(folder, site)
    folder.mkdir()
    try:
        yield folder / "new"
    finally:
        _clean_up(folder, site)


def _clean_up(folder: Path, site: Path) -> None:
    """Remove the folder of a build; put the old site back if it is missing, as after an interrupted swap."""
    old = folder / "old"
    if old.is_dir() and not site.exists():
        old.rename(site)
    shutil.rmtree(folder, ignore_errors=True)


def _swap(new: Path, site: Path) -> None:
    """Put the new site in the place of the old one; should that fail, `_clean_up` puts the old one back."""
    if site.exists():
        site.rename(new.parent / "old")
    new.rename(site)


def _run_mkdocs(content: Content, tree: Tree, new: Path, config_file: Path | None, bar: tqdm[Any]) -> None:
    """Build one language with MkDocs."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    media = content.media.resolve()
    if not media.is_dir():  # a site without pictures; MkDocs needs a folder all the same
        media = new.parent / "no-media"
        media.mkdir(exist_ok=True)
    try:
        config = _config(content, media, new, config_file)
        plugin = config.plugins.get("amends")
        if not isinstance(plugin, AmendsPlugin):
            raise BuildError(f"{config_file} does not use the plugin `amends`")
        config.plugins.on_startup(command="build", dirty=False)
        plugin.tree = tree
        plugin.page_done = bar.update
        mkdocs_build(config)
    except MkDocsException as problem:
        raise BuildError(f"MkDocs could not build the site: {problem}") from problem


def _config(content: Content, media: Path, new: Path, config_file: Path | None) -> MkDocsConfig:
    below = root_of(content)
    site_dir = str(new / below)
    if config_file is not None:
        config = load_config(str(config_file), site_dir=site_dir, docs_dir=str(media), strict=True)
        config.site_url = address_below(config.site_url, below) if config.site_url else None
        return config
    own = new.parent / "mkdocs.yml"
    plugin = {"content": str(content.folder.resolve()), "language": content.language}
    own.write_text(yaml.safe_dump(host_config(content.site, media, plugin=plugin, below=below)), "utf-8")
    return load_config(str(own), site_dir=site_dir, strict=True)

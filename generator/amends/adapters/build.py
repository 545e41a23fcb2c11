"""Builds a site beside the old one and swaps the two only when the new one is whole."""

from __future__ import annotations

import ctypes
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
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

from amends.adapters.host import address_below, host_config, quiet_about_dirty_builds
from amends.adapters.mkdocs_plugin import AmendsPlugin
from amends.adapters.pdf import made_with_progress
from amends.adapters.verify import published, verify
from amends.model.content import Content
from amends.model.item import Item
from amends.pdf.make import problems
from amends.problems import Problem
from amends.render.assets import digest
from amends.render.languages import root_of
from amends.render.site import render
from amends.render.tree import Asset, Tree


class BuildError(Exception):
    """The site could not be built although the content is sound; the old site stands as it was."""


@dataclass(frozen=True)
class Built:
    """What a build made."""

    site: Path
    pages: int
    pdfs: int
    size: int
    """In bytes."""
    noticed: tuple[Problem, ...]
    """What making the PDFs has shown of the content."""
    made_from: Mapping[str, str]
    """A digest of all that each page was made from, by its file in the site."""


def build(
    contents: Sequence[Content],
    site: Path,
    config_file: Path | None = None,
    *,
    pdfs: bool = True,
    earlier: Mapping[str, str] | None = None,
) -> Built:
    """Build the site of sound content into a folder, which keeps its old site until the new one is whole.

    `contents` is the content in each language, the default one first. `config_file` is the site's own mkdocs.yml where
    it has one. `pdfs` says whether PDFs are made too. `earlier` is the `made_from` of the site that stands there, if it
    was built by the same program, with the same options and mkdocs.yml: its pages are taken over where nothing that
    they are made from has changed. Raises BuildError where MkDocs fails or the site turns out to
    have a hole.
    """
    site = site.resolve()
    _check_place(site, contents[0].folder.resolve(), config_file)
    site.parent.mkdir(parents=True, exist_ok=True)
    made = {content.language: made_with_progress(content) if pdfs else () for content in contents}
    trees: dict[str, Tree] = {}
    made_from: dict[str, str] = {}
    with _progress(contents) as bar, _beside(site) as new:
        # The default language comes first, since its host empties the folder that the others lie in.
        for content in contents:
            others = [other for other in contents if other is not content]
            tree = render(content, lambda items: _ticking(items, bar), pdfs=pdfs, others=others)
            own = (Asset(str(one.recipe.uri), one.result.data) for one in made[content.language])
            trees[content.language] = tree = replace(tree, assets=(*tree.assets, *own))
            facts = _made_from(content, tree)
            made_from |= facts
            as_it_was = {file for file, digest in facts.items() if (earlier or {}).get(file) == digest}
            _run_mkdocs(content, tree, new, config_file, bar, as_it_was)
            for file in as_it_was:
                (new / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(site / file, new / file)
        holes = [
            hole for content in contents for hole in verify(new / root_of(content), trees[content.language], root=new)
        ]
        if holes:
            raise BuildError("the new site is not whole:\n" + "\n".join(f"  {hole}" for hole in holes))
        _swap(new, site)
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    return Built(
        site,
        sum(len(tree.pages) for tree in trees.values()),
        sum(map(len, made.values())),
        size,
        tuple(problem for content in contents for problem in problems(content, made[content.language])),
        made_from,
    )


def _made_from(content: Content, tree: Tree) -> dict[str, str]:
    """Return a digest of all that MkDocs makes each page from, by its file in the site."""
    around = repr((tree.furniture, content.site))
    return {
        f"{root_of(content)}{published(page.uri)}": digest(f"{around}{page.facts()}{page.body}".encode())
        for page in tree.pages
    }


def _check_place(site: Path, content: Path, config_file: Path | None) -> None:
    """Raise BuildError where the swap would take away anything else than an old site."""
    needed = [Path.cwd(), content, *([config_file.resolve()] if config_file else [])]
    if any(path.is_relative_to(site) for path in needed) or site.is_relative_to(content):
        raise BuildError(f"{site} holds, or is held by, what the site is made from; name a folder of its own")
    if site.exists() and not site.is_dir():
        raise BuildError(f"{site} is a file, and the site needs a folder")
    is_site = (site / "404.html").is_file() and not (site / ".git").exists()
    if site.exists() and any(site.iterdir()) and not is_site:
        raise BuildError(f"{site} holds files that are no built site, and they would be gone; name an empty folder")


@contextmanager
def _progress(contents: Sequence[Content]) -> Iterator[tqdm[Any]]:
    total = 2 * sum(1 for content in contents for _item in content.items())
    with tqdm(total=total, desc="Building", unit="page", disable=None, leave=False) as bar:
        yield bar


def _ticking(items: list[Item], bar: tqdm[Any]) -> Iterator[Item]:
    for item in items:
        yield item
        bar.update()


@contextmanager
def _beside(site: Path) -> Iterator[Path]:
    """Give a new folder on the same disk as the site, and take it away afterwards, whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        yield folder / "new"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run_mkdocs(  # noqa: PLR0913, PLR0917 - what a site is built from
    content: Content, tree: Tree, new: Path, config_file: Path | None, bar: tqdm[Any], as_it_was: AbstractSet[str]
) -> None:
    """Let MkDocs build all but the pages that are as they were, which are named by their files in the site."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    media = content.media.resolve()
    if not media.is_dir():  # a site without pictures; MkDocs wants a folder all the same
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
        plugin.as_it_was = {page.uri for page in tree.pages if f"{root_of(content)}{published(page.uri)}" in as_it_was}
        with quiet_about_dirty_builds():
            mkdocs_build(config, dirty=bool(as_it_was))
        bar.update(len(as_it_was))
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


def _swap(new: Path, site: Path) -> None:
    """Put the new site in the place of the old one, so that at each moment one of them is there, and whole.

    Where the system cannot make two folders change places in one step, there is a moment between two renames.
    """
    if not site.exists():
        new.rename(site)
        return
    if _exchanged(new, site):
        return
    old = new.parent / "old"
    site.rename(old)
    try:
        new.rename(site)
    except OSError:
        old.rename(site)
        raise


_EXCHANGE, _HERE = 2, -100
"""RENAME_EXCHANGE and AT_FDCWD of Linux: see renameat2(2)."""


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; return whether the system and the disk can do that."""
    call = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    return call is not None and call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0

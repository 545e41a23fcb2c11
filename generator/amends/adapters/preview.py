"""The preview of one item: only its page is rendered and served."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import click
import yaml

from amends.adapters.host import host_config
from amends.adapters.serve import base_address, serve_with
from amends.load.content import FOLDERS, load
from amends.load.suggest import did_you_mean
from amends.render.addresses import address as address_of


class NoItemError(Exception):
    """The file is not that of an item, so it has no page."""


@dataclass(frozen=True)
class Where:
    """The content folder and the language that an item's file belongs to."""

    content: Path
    language: str
    file: Path


def item_of(file: Path) -> Where:
    """Return where an item's file belongs. Raises NoItemError if it is not in a folder of items."""
    whole = file.resolve()
    kind, language = whole.parent.name, whole.parent.parent
    if kind not in FOLDERS or whole.suffix != ".yaml" or not (language.parent / "site.yaml").is_file():
        known = ", ".join(FOLDERS)
        hint = did_you_mean(kind, FOLDERS) or f"Items are in these folders of a language: {known}."
        raise NoItemError(f"{file} is not an item, so it has no page. {hint}\nTo preview the whole site: amends serve")
    return Where(language.parent, language.name, whole)


def preview(file: Path, address: str) -> None:
    """Serve the page of one item at `host:port` until stopped, and reload it whenever its content changes.

    Raises NoItemError if the file is not that of an item, and ServeError if the address cannot be used.
    """
    where = item_of(file)
    content, _problems = load(where.content, where.language)
    item = content.item_in(where.file)
    with tempfile.TemporaryDirectory(prefix="amends-preview-") as folder:
        docs = Path(folder) / "docs"
        docs.mkdir()
        plugin = {"content": str(where.content), "language": where.language, "only": str(where.file)}
        config_file = Path(folder) / "mkdocs.yml"
        config_file.write_text(yaml.safe_dump(host_config(content.site, docs, plugin=plugin)), "utf-8")
        shown = base_address(content, address) + (address_of(item) if item else "")
        click.echo(f"Preview: {shown}   It reloads when a file is saved. Ctrl+C stops it.")
        serve_with(config_file, address)

"""The preview of one item: its page alone, from its file to the browser, with nothing of the rest."""

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
    """A file that is not one of an item, and so has no page of its own."""


@dataclass(frozen=True)
class Where:
    """Where the file of an item lies: below which content, in which language."""

    content: Path
    language: str
    file: Path


def item_of(file: Path) -> Where:
    """Return where an item's file lies. Raises NoItemError where a file is not in a folder of items."""
    whole = file.resolve()
    kind, language = whole.parent.name, whole.parent.parent
    if kind not in FOLDERS or whole.suffix != ".yaml" or not (language.parent / "site.yaml").is_file():
        known = ", ".join(FOLDERS)
        hint = did_you_mean(kind, FOLDERS) or f"An item lies in one of these folders of a language: {known}."
        raise NoItemError(f"{file} is no item with a page of its own. {hint}\nFor all else there is: amends serve")
    return Where(language.parent, language.name, whole)


def preview(file: Path, address: str) -> None:
    """Show the page of one item at `host:port` until it is stopped, and anew whenever its content changes.

    Raises NoItemError where the file is none of an item, and ServeError where the address is taken or not ours to use.
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
        click.echo(f"Preview: {shown}   It follows every saved change; Ctrl+C ends it.")
        serve_with(config_file, address)

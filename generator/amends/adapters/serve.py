"""The live preview: MkDocs serves the site and rebuilds it whenever a file of the content changes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import click
import yaml
from mkdocs.commands.serve import serve as mkdocs_serve

from amends.adapters.host import host_config
from amends.model.content import Content


class ServeError(Exception):
    """The preview could not start."""


def serve(content: Content, address: str, config_file: Path | None) -> None:
    """Serve the site at `host:port` until stopped, with the site's own mkdocs.yml or a minimal one.

    Raises ServeError if the address is in use or not permitted.
    """
    with tempfile.TemporaryDirectory(prefix="amends-serve-") as folder:
        if config_file is None:
            media = content.media.resolve() if content.media.is_dir() else Path(folder) / "media"
            media.mkdir(exist_ok=True)
            plugin = {"content": str(content.folder.resolve()), "language": content.language}
            config_file = Path(folder) / "mkdocs.yml"
            config_file.write_text(yaml.safe_dump(host_config(content.site, media, plugin=plugin)), "utf-8")
        click.echo(f"Preview: {base_address(content, address)}   It reloads when a file is saved. Ctrl+C stops it.")
        serve_with(config_file, address)


def base_address(content: Content, address: str) -> str:
    """Return the address of the first page of a preview at `host:port`, below the path of the site's own address."""
    path = urlsplit(str(content.site.address or "")).path.lstrip("/")
    return f"http://{address}/{path}"


def serve_with(config_file: Path, address: str) -> None:
    """Run `mkdocs serve` with a configuration until it is stopped. Raises ServeError as `serve` does."""
    try:
        mkdocs_serve(config_file=str(config_file), livereload=True, dev_addr=address)
    except OSError as problem:
        refused = f"the preview cannot use {address}: {problem.strerror}"
        raise ServeError(f"{refused}\nChoose another one: --address 127.0.0.1:8001") from problem

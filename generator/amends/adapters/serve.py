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
    """The preview could not begin."""


def serve(content: Content, address: str, config_file: Path | None) -> None:
    """Serve the site at `host:port` until it is stopped. Without a mkdocs.yml of its own, the site gets a plain one.

    Raises ServeError where the address is taken or not ours to use.
    """
    with tempfile.TemporaryDirectory(prefix="amends-serve-") as folder:
        if config_file is None:
            media = content.media.resolve() if content.media.is_dir() else Path(folder) / "media"
            media.mkdir(exist_ok=True)
            plugin = {"content": str(content.folder.resolve()), "language": content.language}
            config_file = Path(folder) / "mkdocs.yml"
            config_file.write_text(yaml.safe_dump(host_config(content.site, media, plugin=plugin)), "utf-8")
        path = urlsplit(str(content.site.address or "")).path.lstrip("/")
        click.echo(f"Preview: http://{address}/{path}   It follows every saved change; Ctrl+C ends it.")
        try:
            mkdocs_serve(config_file=str(config_file), livereload=True, dev_addr=address)
        except OSError as problem:
            raise ServeError(f"the preview cannot use {address}: {problem.strerror}") from problem

"""The configuration of a host: MkDocs, ProperDocs or Zensical."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from amends.model.site import Site


def host_config(
    site: Site, docs: Path | str, *, plugin: Mapping[str, Any] | None = None, below: str = ""
) -> dict[str, Any]:
    """Return the smallest configuration with which each host builds the site.

    `docs` is the folder of the pages and pictures; `plugin` holds the options of our MkDocs plugin, where that makes
    the pages. `below` is the folder of a language within the site.
    """
    config: dict[str, Any] = {
        "site_name": str(site.name),
        "docs_dir": str(docs),
        "use_directory_urls": True,
        "theme": {"name": "material", "font": False},
        "plugins": [{"amends": dict(plugin)}] if plugin is not None else [],
    }
    if site.address:
        config["site_url"] = address_below(str(site.address), below)
    return config


def address_below(address: str, below: str) -> str:
    """Return the address of a folder of the site, such as that of a language; of the site itself for no folder."""
    return f"{address.rstrip('/')}/{below}" if below else address

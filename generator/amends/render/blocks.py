"""Renders one block of a lesson or page, for the screen and for paper."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from amends.blocks import block_kinds
from amends.blocks.contract import Block
from amends.markdown import Rewrite
from amends.render.addresses import Here
from amends.render.environment import rendered
from amends.words import words_of


def render_block(block: Block, here: Here, link_terms: Rewrite = tuple) -> Markup:
    """Return one block as HTML. `link_terms` links glossary terms in its prose."""
    return _rendered(block, here, "block.html", link_terms=link_terms)


def render_block_on_paper(block: Block, here: Here) -> Markup:
    """Return one block as HTML for a handout: its `paper.html`, or else its face on screen."""
    has_own = block_kinds()[block.type].file("paper.html")
    return _rendered(block, here, "paper.html" if has_own else "block.html", link_terms=tuple)


def render_key(block: Block, here: Here) -> Markup | None:
    """Return the answers to a block for a handout (its `key.html`), or None if the block asks nothing."""
    return _rendered(block, here, "key.html") if block_kinds()[block.type].file("key.html") else None


def _rendered(block: Block, here: Here, name: str, **more: Any) -> Markup:
    """Return a template from the folder of a block's type as HTML."""
    kind = block_kinds()[block.type]
    context = {"block": block, "here": here, "words": words_of(kind, here.language), **more}
    return rendered(here.language, f"blocks/{kind.name}/{name}", context)

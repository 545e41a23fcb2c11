"""Renders one block of a lesson or page, for the screen and for paper."""

from __future__ import annotations

from markupsafe import Markup

from amends.blocks import block_kinds
from amends.blocks.contract import Block
from amends.render.addresses import Here
from amends.render.environment import environment
from amends.words import words_of


def render_block(block: Block, here: Here, cited: tuple[str, ...]) -> Markup:
    """Return one block as HTML; `cited` holds the keys of the page's sources, in order of number."""
    return _rendered(block, here, cited, "block.html")


def render_block_on_paper(block: Block, here: Here, cited: tuple[str, ...]) -> Markup:
    """Return one block as HTML for a handout: its `paper.html`, or where it has none, what stands on the page."""
    has_own = block_kinds()[block.type].file("paper.html")
    return _rendered(block, here, cited, "paper.html" if has_own else "block.html")


def _rendered(block: Block, here: Here, cited: tuple[str, ...], name: str) -> Markup:
    kind = block_kinds()[block.type]
    template = environment(here.content.language).get_template(f"blocks/{kind.name}/{name}")
    words = words_of(kind, here.content.language)
    # The environment has escaped all that authors wrote.
    return Markup(template.render(block=block, here=here, cited=cited, words=words))  # noqa: S704

"""Renders one block of a lesson or page: as Markdown where it is prose, as HTML of ours everywhere else."""

from __future__ import annotations

from markupsafe import Markup

from amends.blocks import block_kinds
from amends.blocks.contract import Block
from amends.render.addresses import Here
from amends.render.environment import environment
from amends.words import words_of


def render_block(block: Block, here: Here, cited: tuple[str, ...]) -> Markup:
    """Return one block for a host's Markdown file; `cited` holds the keys of the page's sources, in order of number.

    HTML comes as one raw block without empty lines, so that no Markdown is read into it.
    """
    kind = block_kinds()[block.type]
    name = "block.md" if block.prose else "block.html"
    template = environment(here.content.language).get_template(f"blocks/{kind.name}/{name}")
    rendered = template.render(block=block, here=here, cited=cited, words=words_of(kind, here.content.language))
    if not block.prose:
        rendered = "\n".join(line for line in rendered.splitlines() if line.strip())
    return Markup(rendered)  # noqa: S704 - the environment has escaped all that authors wrote

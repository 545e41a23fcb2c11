"""The templates of pages, fields and blocks: one Jinja2 environment for each language, which escapes all output."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

import amends.blocks
import amends.fields
from amends.data import Plain
from amends.markdown import Rewrite, plain, to_html, to_inline_html
from amends.quotation_marks import typographic
from amends.render.addresses import Here
from amends.render.citation import names, whereabouts
from amends.words import fill

_TEMPLATES = Path(__file__).parent / "templates"


def rendered(language: str, template: str, context: Mapping[str, Any]) -> Markup:
    """Return a template as HTML."""
    html = environment(language).get_template(template).render(context)
    return Markup(html)  # noqa: S704 - the environment has escaped all that is not Markup


@lru_cache(maxsize=8)
def environment(language: str) -> Environment:
    """Return the environment for a language.

    Filters: `marked` (an author's Markdown as HTML), `inline` (the same without paragraphs), `words_only` (its text on
    one line), `fill` (interface words with their placeholders filled). The first two need `here` in the context: the
    page that links are relative to. Plain texts get the language's quotation marks wherever they are printed.
    """
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: typographic(value, language) if isinstance(value, Plain) else value,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        loader=ChoiceLoader(
            [
                FileSystemLoader(_TEMPLATES),
                PrefixLoader(
                    {
                        "fields": FileSystemLoader(Path(str(amends.fields.__file__)).parent),
                        "blocks": FileSystemLoader(Path(str(amends.blocks.__file__)).parent),
                    }
                ),
            ]
        ),
    )
    made.filters |= {"marked": _marked, "inline": _inline, "words_only": plain, "fill": fill}
    made.globals |= {"names": names, "whereabouts": whereabouts}
    return made


@pass_context
def _marked(context: Context, text: str, rewrite: Rewrite = tuple) -> Markup:
    here: Here = context["here"]
    return to_html(text, here, rewrite)


@pass_context
def _inline(context: Context, text: str) -> Markup:
    here: Here = context["here"]
    return to_inline_html(text, here)

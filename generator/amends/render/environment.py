"""The templates: one Jinja2 environment for pages, field types and blocks, which escapes whatever it prints."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined, pass_context
from jinja2.loaders import ChoiceLoader
from jinja2.runtime import Context
from markupsafe import Markup

import amends.blocks
import amends.fields
from amends.data import Id, Plain
from amends.markdown import plain, to_html, to_inline_html
from amends.render.addresses import REFERENCES, Here
from amends.typography import typographic
from amends.words import fill

_TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=8)
def environment(language: str) -> Environment:
    """Return the environment for a language.

    Filters: `marked` (an author's Markdown as HTML), `inline` (the same without paragraphs), `words_only` (its words
    in a line), `fill` (interface words with their parts put in).
    They need `here` in the context: the page that links are relative to. Plain texts get the quotation marks of the
    language wherever they are printed.
    """
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: typographic(value, language) if isinstance(value, Plain) else value,
        trim_blocks=True,
        lstrip_blocks=True,
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
    made.filters |= {
        "marked": _marked,
        "inline": _inline,
        "words_only": plain,
        "fill": fill,
    }
    return made


@pass_context
def _marked(context: Context, text: str) -> Markup:
    here: Here = context["here"]
    return Markup(to_html(text, here.resolve, _cite(context), here.content.language))  # noqa: S704 - to_html escapes all that authors wrote


@pass_context
def _inline(context: Context, text: str) -> Markup:
    here: Here = context["here"]
    return Markup(to_inline_html(text, here.resolve, _cite(context), here.content.language))  # noqa: S704 - as above


def _cite(context: Context) -> Any:
    here: Here = context["here"]
    references: tuple[str, ...] = context.get("cited") or ()

    def cite(key: str) -> tuple[str, str, str]:
        reference = here.content.references.root.get(Id(key))
        name = reference.short_name if reference else key
        if key in references:
            return str(references.index(key) + 1), f"#source-{key}", name
        return "?", here.to(f"{REFERENCES}#{key}"), name

    return cite

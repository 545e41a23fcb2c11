"""The stylesheet for one viewport: media queries and viewport units are resolved, and the rest is unchanged."""

from __future__ import annotations

import re

import pytest

from amends.adapters.viewports import NARROW, PAPER, Viewport, in_shadow, stylesheet_at
from amends.render.assets import stylesheet

ANSWERS = {
    "(min-width: 48rem)": ("not all", "not all"),
    "(min-width: 36rem)": ("not all", "all"),
    "(max-width: 47.99rem)": ("all", "all"),
    "screen and (max-width: 26rem)": ("all", "not all"),
    "(min-width: 48rem), print": ("not all", "all"),
    "print": ("not all", "all"),
    "screen": ("all", "not all"),
    "(forced-colors: active)": ("(forced-colors: active)", "(forced-colors: active)"),
    "screen and (prefers-reduced-motion: reduce)": ("(prefers-reduced-motion: reduce)", "not all"),
    "(min-width: 320px)": ("all", "all"),
}


@pytest.mark.parametrize("query", ANSWERS)
def test_media_queries_are_evaluated(query: str) -> None:
    css = f"@media {query} {{ a {{ color: red; }} }}"
    for viewport, answer in zip((NARROW, PAPER), ANSWERS[query], strict=True):
        assert stylesheet_at(css, viewport) == f"@media {answer} {{ a {{ color: red; }} }}"


def test_lengths_are_resolved_for_the_viewport() -> None:
    css = ".a-2rem { margin: 2rem 10vw calc(-1 * 0.5rem); min-height: 5vh }"
    assert stylesheet_at(css, NARROW) == ".a-2rem { margin: 2rem 32px calc(-1 * 0.5rem); min-height: 5vh }"
    assert stylesheet_at(css, Viewport(500, "print", 12.8)).startswith(
        ".a-2rem { margin: 25.6px 50px calc(-1 * 6.4px);"
    )


def test_the_root_becomes_the_host() -> None:
    assert in_shadow(":root:root { --a: 1; }\n:root { --b: 2; }").startswith(":host { --a: 1; }\n:host { --b: 2; }")
    css = ':root[data-theme="dark"] { --a: 1; }\n:root:not([data-theme="light"]) { --a: 1; }'
    assert in_shadow(css).startswith(css), "themes are selected on the root"


@pytest.mark.parametrize("viewport", [NARROW, PAPER])
def test_every_query_of_the_real_stylesheet_is_evaluated(viewport: Viewport) -> None:
    css = stylesheet_at(stylesheet().data.decode(), viewport)
    queries = re.findall(r"@media ([^{]+) \{", css)
    assert "all" in queries
    assert "not all" in queries
    assert not [query for query in queries if re.search(r"width|height|print|screen", query)]
    assert not re.search(r"\dvw\b", css)
    assert css.count("{") == stylesheet().data.decode().count("{")

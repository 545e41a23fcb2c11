"""The "please fix" page, which the live preview shows while the content has errors."""

from __future__ import annotations

from collections.abc import Iterable

from amends.model.content import Content
from amends.problems import Problem, errors
from amends.render.addresses import Here
from amends.render.frame import body
from amends.render.site import furniture, theme_assets
from amends.render.tree import Page, Tree
from amends.words import common_words


def please_fix(content: Content, problems: Iterable[Problem], before: Tree | None) -> Tree:
    """Return a tree in which every page of the one before lists the errors."""
    words = common_words(content.language)
    shown = body(
        "please-fix.html",
        Here(content, ""),
        title=words["please_fix"],
        lede=words["please_fix_text"],
        problems=errors(problems),
    )
    uris = {"index.md", *(page.uri for page in before.pages)} if before else {"index.md"}
    meta = {"noindex": True, "neutral": True}
    pages = tuple(Page(uri, words["please_fix"], meta, shown) for uri in sorted(uris))
    return Tree(pages, theme_assets(), furniture(content))

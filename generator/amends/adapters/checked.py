"""Loads content and checks it, in one go."""

from __future__ import annotations

from pathlib import Path

from amends.adapters.collecting import not_collecting
from amends.check import check
from amends.load.content import Known, load, load_all
from amends.model.content import Content
from amends.problems import Problem, in_order


def checked(
    folder: Path, language: str | None = None, known: Known | None = None
) -> tuple[Content, tuple[Problem, ...]]:
    """Return the content of a folder in one language with every problem, in order: of reading it, and of the checks.

    `known` is the cache of `load`.
    """
    with not_collecting():
        content, found = load(folder, language, known=known)
        return content, in_order((*found, *check(content)))


def all_checked(folder: Path) -> tuple[tuple[Content, ...], tuple[Problem, ...]]:
    """Return the content in each language, the default one first, and the problems of all, in order.

    The content stays to the end of the program.
    """
    with not_collecting(for_good=True):
        loaded = load_all(folder)
        problems = [problem for content, found in loaded for problem in (*found, *check(content))]
        return tuple(content for content, _found in loaded), in_order(problems)

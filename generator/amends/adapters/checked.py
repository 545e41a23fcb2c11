"""Loads and checks the content."""

from __future__ import annotations

from pathlib import Path

from amends.check import check
from amends.load.content import load, load_all
from amends.model.content import Content
from amends.problems import Problem, in_order


def checked(folder: Path, language: str | None = None) -> tuple[Content, tuple[Problem, ...]]:
    """Return the content of a folder in one language, with all problems of loading and checking it, in order."""
    content, found = load(folder, language)
    return content, in_order((*found, *check(content)))


def all_checked(folder: Path) -> tuple[tuple[Content, ...], tuple[Problem, ...]]:
    """Return the content in each language, the default one first, and the problems of all languages, in order."""
    loaded = load_all(folder)
    problems = [problem for content, found in loaded for problem in (*found, *check(content))]
    return tuple(content for content, _found in loaded), in_order(problems)

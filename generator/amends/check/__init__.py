"""Checks over the whole content: one module per rule, found by themselves.

A rule module has RULE (the name in brackets) and yields problems by one of:

- `check(content)`, which looks at everything;
- `check_item(content, item, parts)`, where it looks at one item and nothing beside it but the words of the language;
- `gather(parts)` and `check_gathered(content, source, whole, gathered)`, where it looks in each piece of content for
  what points elsewhere, and then whether that is there.

Where the rule guards somebody's safety it has SAFETY = True: such a rule cannot be ignored or given another level.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import ModuleType
from typing import Any

from amends.check.parts import Key, Parts, pieces
from amends.data import Plain
from amends.load.suggest import did_you_mean
from amends.model.content import Content
from amends.model.item import Item
from amends.problems import Level, Problem, error


@lru_cache(maxsize=1)
def rule_modules() -> tuple[ModuleType, ...]:
    """Return the module of every rule, in the order of their names."""
    found = [importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    return tuple(module for module in found if hasattr(module, "RULE"))


def rule_names() -> frozenset[str]:
    """Return the name of every rule."""
    return frozenset(module.RULE for module in rule_modules())


@dataclass(frozen=True)
class _Found:
    """What the rules found in a piece of content by itself."""

    whole: object
    problems: tuple[Problem, ...]
    gathered: dict[str, Any]
    """By rule, what it has to look for in the rest of the content."""


@dataclass
class KnownProblems:
    """What the rules found in each piece of content the last time, for those who check again and again."""

    words: object = None
    """The words that a language cannot do without, which some of those rules count differently."""
    found: dict[Key, _Found] = field(default_factory=dict)

    def check(self, content: Content) -> Iterator[Problem]:
        """Yield what the rules for single pieces find. A piece that is the same object is not looked at again."""
        if self.words != content.unavoidable_words:
            self.words, self.found = content.unavoidable_words, {}
        gathering = [module for module in rule_modules() if hasattr(module, "gather")]
        for key, source, whole in pieces(content):
            before = self.found.get(key)
            if before is None or before.whole is not whole:
                before = self.found[key] = _look(content, whole)
            yield from before.problems
            for module in gathering:
                yield from module.check_gathered(content, source, whole, before.gathered[module.RULE])


def _look(content: Content, whole: object) -> _Found:
    parts = Parts(whole)
    problems: list[Problem] = []
    for module in rule_modules() if isinstance(whole, Item) else ():
        if hasattr(module, "check_item"):
            problems += module.check_item(content, whole, parts)
    gathered = {module.RULE: module.gather(parts) for module in rule_modules() if hasattr(module, "gather")}
    return _Found(whole, tuple(problems), gathered)


def check(content: Content, known: KnownProblems | None = None) -> tuple[Problem, ...]:
    """Return every problem that the content does not ignore, at the level that the site gives to its rule.

    `known`, empty at first, remembers for the next call with it what was found in each piece of content.
    """
    problems = list(_misnamed(content))
    found = list((KnownProblems() if known is None else known).check(content))
    for module in rule_modules():
        if hasattr(module, "check"):
            found += module.check(content)
    guarded = _guarded()
    items = {content.place(item).path: item for item in content.items()} if found else {}
    for problem in found:
        if problem.rule in guarded:
            problems.append(problem)
        elif not _is_ignored(items.get(problem.place.path), problem):
            level = content.site.checks.get(Plain(problem.rule))
            problems.append(replace(problem, level=Level(level)) if level else problem)
    return tuple(problems)


def _guarded() -> frozenset[str]:
    """Return the rules that guard somebody's safety."""
    return frozenset(module.RULE for module in rule_modules() if getattr(module, "SAFETY", False))


def _is_ignored(item: Item | None, problem: Problem) -> bool:
    return item is not None and any(ignored.rule == problem.rule for ignored in item.ignore)


def _misnamed(content: Content) -> Iterator[Problem]:
    """Yield a problem for each rule that is ignored or given a level, and is unknown or guards safety."""
    guarded = _guarded()
    named = [
        (ignored.rule, content.place(item, ("ignore", position, "rule")))
        for item in content.items()
        for position, ignored in enumerate(item.ignore)
    ]
    site = content.sources.get(("site", "site"))
    named += [(rule, site.place(("checks", str(rule)))) for rule in content.site.checks if site]
    for rule, place in named:
        if rule in guarded:
            yield error("ignore", f'the rule "{rule}" guards safety and cannot be switched off', place)
        elif rule not in rule_names():
            yield error("ignore", f'there is no rule "{rule}"', place, did_you_mean(rule, rule_names()))

"""Rules over the whole content, one module each.

A rule is a module with:

- `RULE`, its name, which messages show in brackets;
- `check(view)`, a generator of problems. `view` (`check/view.py`) lists the texts and models of each item and file;
- `SAFETY = True`, only if it guards somebody's safety: it can then be neither ignored nor given another level.

Its docstring starts with "Rule `name`: " and is the rule's entry in docs/reference/checks.md.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from types import ModuleType

from amends.check.view import View
from amends.data import Plain
from amends.load.suggest import did_you_mean
from amends.model.content import Content
from amends.model.item import Item
from amends.problems import Level, Problem, error


@lru_cache(maxsize=1)
def rule_modules() -> tuple[ModuleType, ...]:
    """Return the module of every rule, in alphabetical order."""
    found = [importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    return tuple(module for module in found if hasattr(module, "RULE"))


def rule_names() -> frozenset[str]:
    """Return the name of every rule."""
    return frozenset(module.RULE for module in rule_modules())


def check(content: Content) -> tuple[Problem, ...]:
    """Return every problem that the content does not ignore, at the level that the site gives to its rule."""
    view = View(content)
    problems = list(_misnamed(content))
    items = {content.place(item).path: item for item in content.items()}
    for module in rule_modules():
        level = content.site.checks.get(Plain(module.RULE))
        for problem in module.check(view):
            if is_safety(module):
                problems.append(problem)
            elif not _is_ignored(items.get(problem.place.path), problem):
                problems.append(replace(problem, level=Level(level)) if level else problem)
    return tuple(problems)


def is_safety(module: ModuleType) -> bool:
    """Return whether a rule guards somebody's safety."""
    return getattr(module, "SAFETY", False)


def _is_ignored(item: Item | None, problem: Problem) -> bool:
    return item is not None and any(ignored.rule == problem.rule for ignored in item.ignore)


def _misnamed(content: Content) -> Iterator[Problem]:
    """Yield a problem for each rule that is ignored or given a level, and is unknown or guards safety."""
    guarded = {module.RULE for module in rule_modules() if is_safety(module)}
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

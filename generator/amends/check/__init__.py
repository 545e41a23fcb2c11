"""Checks over the whole content: one module per rule, found by themselves.

A rule module has RULE (the name in brackets) and `check(content)`, which yields problems; or, where the rule looks at
one item and nothing beside it but the words of the language, `check_item(content, item)`. Where the rule guards
somebody's safety it has SAFETY = True: such a rule cannot be softened or silenced.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import ModuleType

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


@dataclass
class KnownProblems:
    """What the rules found in each item the last time, for those who check again and again."""

    words: object = None
    """The words that a language cannot do without, which some of those rules count differently."""
    found: dict[tuple[str, str, str], tuple[Item, tuple[Problem, ...]]] = field(default_factory=dict)
    """By rule, kind and id: the item, and what was found in it."""

    def of(self, module: ModuleType, content: Content) -> Iterator[Problem]:
        """Yield what a rule for single items finds. An item that is the same object is not looked at again."""
        if self.words != content.unavoidable_words:
            self.words, self.found = content.unavoidable_words, {}
        for item in content.items():
            key = (module.RULE, item.kind, item.id)
            before = self.found.get(key)
            if before is None or before[0] is not item:
                before = self.found[key] = (item, tuple(module.check_item(content, item)))
            yield from before[1]


def check(content: Content, known: KnownProblems | None = None) -> tuple[Problem, ...]:
    """Return every problem of the content, at the level that the site gives to each rule, without silenced ones.

    `known`, empty at first, remembers for the next call with it what was found in each item.
    """
    known = KnownProblems() if known is None else known
    problems: list[Problem] = list(_misnamed(content))
    for module in rule_modules():
        unsafe_to_touch = getattr(module, "SAFETY", False)
        for problem in known.of(module, content) if hasattr(module, "check_item") else module.check(content):
            if unsafe_to_touch:
                problems.append(problem)
            elif not _silenced(content, problem):
                level = content.site.checks.get(Plain(problem.rule))
                problems.append(replace(problem, level=Level(level)) if level else problem)
    return tuple(problems)


def _silenced(content: Content, problem: Problem) -> bool:
    item = _items_by_path(content).get(problem.place.path)
    return item is not None and any(silence.rule == problem.rule for silence in item.silence)


def _items_by_path(content: Content) -> dict[str, Item]:
    return {content.place(item).path: item for item in content.items()}


def _misnamed(content: Content) -> Iterator[Problem]:
    """Yield a problem for each silenced or levelled rule that there is not, or that may not be touched."""
    guarded = {module.RULE for module in rule_modules() if getattr(module, "SAFETY", False)}
    named = [
        (silence.rule, content.place(item, ("silence", position, "rule")))
        for item in content.items()
        for position, silence in enumerate(item.silence)
    ]
    site = content.sources.get(("site", "site"))
    named += [(rule, site.place(("checks", str(rule)))) for rule in content.site.checks if site]
    for rule, place in named:
        if rule in guarded:
            yield error("silence", f'the rule "{rule}" guards safety and cannot be switched off', place)
        elif rule not in rule_names():
            yield error("silence", f'there is no rule "{rule}"', place, did_you_mean(rule, rule_names()))

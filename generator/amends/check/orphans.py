"""Rule `orphan`: every lesson and worksheet is in a pathway or a pack."""

from __future__ import annotations

from collections.abc import Iterator

from amends.check.view import View
from amends.problems import Problem, warn

RULE = "orphan"


def check(view: View) -> Iterator[Problem]:
    """Yield a warning for each lesson and worksheet in no pathway and no pack."""
    content = view.content
    if not content.pathways or any(kind in {"pathway", "pack"} for kind, _id in content.unread):
        return
    steps = [step for pathway in content.pathways.values() for step in pathway.steps]
    lessons = {step.lesson for step in steps} | {id_ for pack in content.packs.values() for id_ in pack.lessons}
    sheets = {id_ for step in steps for id_ in step.worksheets}
    sheets |= {id_ for pack in content.packs.values() for id_ in pack.worksheets}
    for kind, items, reached in (("lesson", content.lessons, lessons), ("worksheet", content.worksheets, sheets)):
        for item in items.values():
            if item.id not in reached:
                hint = "Add it to the `steps` of a pathway, or to a pack."
                yield warn(RULE, f"this {kind} is in no pathway and no pack", content.place(item), hint)

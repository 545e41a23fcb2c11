"""Rule `clear-communication`: every lesson is assessed with the Clear Communication Index.

`clear-communication.yaml` goes through the twenty items of the index of the Centers for Disease Control (United
States). For each item it says how far it is `met` (`fully`, `in part`, `not met`, `does not apply`) and gives the
`reason`. It is the writers' own view and awaits a second one. There is no total and no threshold. If an item is not
met, improve the lesson, and record that.
"""

from __future__ import annotations

from collections.abc import Iterator

from amends.check.view import View
from amends.load.suggest import did_you_mean
from amends.model.clear_communication import ITEMS
from amends.problems import Problem, error, warn

RULE = "clear-communication"


def check(view: View) -> Iterator[Problem]:
    """Yield a problem for each lesson or index item that is missing or unknown."""
    content = view.content
    source = content.sources.get(("clear-communication", "clear-communication"))
    if source is None:
        return
    assessed = content.clear_communication.root
    for lesson in content.lessons.values():
        if lesson.id not in assessed:
            yield warn(RULE, "this lesson is not assessed yet", content.place(lesson), "See docs/reference/checks.md.")
    for id_, items in assessed.items():
        if not content.find("lesson", id_) and ("lesson", id_) not in content.unread:
            yield error(RULE, f'there is no lesson "{id_}"', source.place((id_,)), did_you_mean(id_, content.lessons))
        for name in items:
            if name not in ITEMS:
                yield error(
                    RULE, f'the index has no item "{name}"', source.place((id_, name)), did_you_mean(name, ITEMS)
                )
        missing = [name for name in ITEMS if name not in items]
        if missing:
            yield error(RULE, f"these items are missing: {', '.join(missing)}", source.place((id_,)))

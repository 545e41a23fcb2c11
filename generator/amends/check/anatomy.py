"""Rule `anatomy`: lessons and worksheets have the parts that readers and counsellors rely on.

A lesson has a story, traps, key points, a worksheet, a diagram, and three to five questions. Each question of a
worksheet has a worked example, and the sheet has the story that these answers tell. Versions in a changelog go
down. Only an item that was reviewed names a reviewer and a date.
"""

from __future__ import annotations

from collections.abc import Iterator

from amends.blocks import block_kinds
from amends.check.view import Document, View
from amends.fields.contract import Question
from amends.model.item import Item
from amends.model.lesson import Lesson
from amends.model.worksheet import Worksheet
from amends.problems import Problem, error, warn

RULE = "anatomy"

QUESTIONS = range(3, 6)
"""How many questions for checking one's understanding a lesson has."""


def check(view: View) -> Iterator[Problem]:
    """Yield a problem for each part that is missing or does not fit."""
    for document in view.of(Item):
        yield from _frame(document)
    for lesson in view.of(Lesson):
        for message in _lacking(lesson.root):
            yield warn(RULE, message, lesson.place(("sections",)))
    for sheet in view.of(Worksheet):
        if sheet.root.keep != "never":
            yield from _examples(sheet)


def _frame(document: Document[Item]) -> Iterator[Problem]:
    item = document.root
    versions = [change.version for change in item.changelog]
    if versions != sorted(versions, reverse=True) or len(set(versions)) != len(versions):
        yield error(RULE, "the changelog needs the newest version first", document.place(("changelog",)))
    reviewed = item.review.status == "clinically reviewed"
    if reviewed != bool(item.review.reviewer and item.review.date):
        hint = "A real person must have done the review."
        place = document.place(("review",))
        yield error(RULE, "only a reviewed item has a reviewer and a date, and it needs both", place, hint)


def _lacking(lesson: Lesson) -> Iterator[str]:
    """Yield what a lesson lacks, in words."""
    types = [block.type for _loc, block in lesson.blocks()]
    if types.count("check") not in QUESTIONS:
        wanted = f"{QUESTIONS.start} to {QUESTIONS.stop - 1}"
        yield f"a lesson has {wanted} blocks of type check, and this one has {types.count('check')}"
    for needed in ("story", "traps", "key_points", "worksheet"):
        if needed not in types:
            yield f"this lesson has no block of type {needed}"
    if not any(block.diagram for _loc, block in lesson.blocks()):
        yield f"this lesson has no diagram ({', '.join(_diagrams())})"


def _diagrams() -> list[str]:
    return [name for name, kind in block_kinds().items() if getattr(kind.model, "diagram", False)]


def _examples(sheet: Document[Worksheet]) -> Iterator[Problem]:
    for loc, field in sheet.root.fields():
        if isinstance(field, Question) and not field.has_example():
            yield warn(RULE, f'the question "{field.id}" has no worked example', sheet.place((*loc, "id")))
    if sheet.root.story is None:
        hint = "Say whose answers the examples are."
        yield warn(RULE, 'this sheet has examples and no "story"', sheet.place(), hint)

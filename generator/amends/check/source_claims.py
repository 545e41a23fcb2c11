"""Rule `source-claims`: a section of a lesson or a worksheet carries each claim of the source article."""

from __future__ import annotations

from collections.abc import Iterator

from amends.check.view import View
from amends.model.lesson import Lesson
from amends.problems import Problem, error

RULE = "source-claims"


def check(view: View) -> Iterator[Problem]:
    """Yield an error for each claim that no section or sheet carries, and for each missing section."""
    content = view.content
    source = content.sources.get(("source-claims", "source-claims"))
    if source is None:
        return
    for name, claim in content.source_claims.root.items():
        loc = (name,)
        if not claim.lessons and not claim.worksheets:
            message = f'the claim "{name}" has no home'
            yield error(RULE, message, source.place(loc), "Name the lesson, section or sheet that carries it.")
        for index, home in enumerate(claim.lessons):
            lesson = content.find("lesson", home.lesson)
            if isinstance(lesson, Lesson) and all(section.id != home.section for section in lesson.sections):
                message = f'the lesson "{home.lesson}" has no section "{home.section}"'
                known = ", ".join(section.id for section in lesson.sections)
                yield error(RULE, message, source.place((*loc, "lessons", index, "section")), f"Known here: {known}.")

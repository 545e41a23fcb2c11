"""Rule `safety`: upsetting items say when not to use them, joint sheets are gated, and help is always within reach.

An item of medium or high sensitivity has a `safety` text. A sheet for two has the private safety check before it. A
sheet that is never kept has no examples, since one could be taken for the reader's own answer. There is a page on
help.
"""

from __future__ import annotations

from collections.abc import Iterator

from amends.check.view import View
from amends.fields.contract import Question
from amends.problems import Problem, error

RULE = "safety"
SAFETY = True


def check(view: View) -> Iterator[Problem]:
    """Yield a problem for each item that lacks what keeps its readers safe."""
    content = view.content
    for item in content.items():
        if item.sensitivity != "low" and item.safety is None:
            hint = "Say when not to use this, and where to turn instead. The way out comes first."
            place = content.place(item, ("sensitivity",))
            yield error(RULE, f'an item of {item.sensitivity} sensitivity needs the key "safety"', place, hint)
    for sheet in content.worksheets.values():
        if sheet.mode != "solo" and sheet.gate != "safety_check":
            hint = "Write `gate: safety_check`."
            place = content.place(sheet, ("gate",))
            yield error(RULE, "a sheet for two needs the private safety check before it", place, hint)
        if sheet.keep == "never":
            for loc, field in sheet.fields():
                if isinstance(field, Question) and field.has_example():
                    hint = "An example could be taken for the reader's own answer. Take it out."
                    message = "a sheet that is never kept has no examples"
                    yield error(RULE, message, content.place(sheet, (*loc, "example")), hint)
            if sheet.story:
                yield error(RULE, "a sheet that is never kept has no story", content.place(sheet, ("story",)))
    site = content.sources.get(("site", "site"))
    if "help" not in content.pages and ("page", "help") not in content.unread and site:
        hint = f"Every page leads to it. Write it as {content.language}/pages/help.yaml."
        yield error(RULE, 'there is no page "help"', site.place(), hint)

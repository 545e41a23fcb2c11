"""Rule `review`: a clinical review is overdue after two years. The page shows that to readers, too."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from amends.check.view import View
from amends.problems import Problem, warn

RULE = "review"


def check(view: View) -> Iterator[Problem]:
    """Yield a warning for each review that is overdue."""
    content = view.content
    today = datetime.datetime.now(tz=datetime.UTC).date()
    for item in content.items():
        if item.review.is_overdue(today):
            message = f"the review of {item.review.date} is more than two years old"
            hint = "Ask for a new one. Until then the page says that it is overdue."
            yield warn(RULE, message, content.place(item, ("review", "date")), hint)

"""Rule `helpline`: helplines belong to a listed place and are checked again before they go stale.

A check that a person made is a warning after 90 days and an error after 180. An entry that nobody has checked says so
on the page.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from amends.check.view import View
from amends.load.suggest import did_you_mean
from amends.problems import Problem, error, warn

RULE = "helpline"
SAFETY = True

WARN_AFTER = datetime.timedelta(days=90)
FAIL_AFTER = datetime.timedelta(days=180)


def check(view: View) -> Iterator[Problem]:
    """Yield a problem for each entry whose place is unknown, whose id is taken or whose check is long ago."""
    content = view.content
    source = content.sources.get(("helplines", "helplines"))
    if source is None:
        return
    today = datetime.datetime.now(tz=datetime.UTC).date()
    seen: set[str] = set()
    for position, helpline in enumerate(content.helplines.helplines):
        loc = ("helplines", position)
        if helpline.id in seen:
            yield error(RULE, f'a second helpline has the id "{helpline.id}"', source.place((*loc, "id")))
        seen.add(helpline.id)
        if helpline.country not in content.helplines.countries:
            hint = did_you_mean(helpline.country, content.helplines.countries)
            yield error(
                RULE, f'there is no place "{helpline.country}" under countries', source.place((*loc, "country")), hint
            )
        if helpline.noted_on and helpline.noted_on > today:
            place = source.place((*loc, "noted_on"))
            yield error(RULE, f'"{helpline.name}" was noted on a day in the future', place)
        if helpline.verified_on:
            age = today - helpline.verified_on
            place = source.place((*loc, "verified_on"))
            message = f'"{helpline.name}" was last checked {age.days} days ago'
            hint = "Call or look it up, then write the day and who did it."
            if age > FAIL_AFTER:
                yield error(RULE, message, place, hint)
            elif age > WARN_AFTER:
                yield warn(RULE, message, place, hint)
            elif age < datetime.timedelta(0):
                yield error(RULE, f'"{helpline.name}" was checked on a day in the future', place)

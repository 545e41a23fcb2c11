"""Rule `planned`: items still to be written are listed in `site.yaml`, and removed from there once written.

All planned items together are one warning; a planned item that exists is an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from amends.check.view import View
from amends.model.collections import COLLECTIONS
from amends.problems import Problem, error, warn

RULE = "planned"


def check(view: View) -> Iterator[Problem]:
    """Yield one warning for all that is planned, and an error for each planned item that is there."""
    content = view.content
    site = content.sources.get(("site", "site"))
    if site is None or content.original is not None:  # a translation has no plans of its own
        return
    counts: list[str] = []
    for kind in COLLECTIONS:
        planned = content.site.planned.of(kind)
        count = sum(not content.find(kind, item.id) for item in planned)
        for position, item in enumerate(planned):
            if content.find(kind, item.id):
                place = site.place(("planned", COLLECTIONS[kind].name, position))
                yield error(
                    RULE, f'the {kind} "{item.id}" is written, so it is no longer planned', place, "Take it out."
                )
        if count:
            counts.append(f"{count} {kind}{'s' if count > 1 else ''}")
    if counts:
        hint = "Links to them are shown as plain text until they are there."
        yield warn(RULE, f"still to be written: {', '.join(counts)}", site.place(("planned",)), hint)

"""amends.fields.timeline: the number of events, and partial examples."""

from __future__ import annotations

from typing import Any

import pytest

from amends.fields.timeline import Timeline


def timeline(**keys: Any) -> Timeline:
    return Timeline.model_validate({"id": "past", "type": "timeline", "label": "What happened?", **keys})


@pytest.mark.parametrize(("keys", "most", "at_first"), [({}, 20, 10), ({"max": "30"}, 30, 10), ({"max": "3"}, 3, 3)])
def test_ten_events_at_most_are_shown_without_javascript(keys: dict[str, str], most: int, at_first: int) -> None:
    assert (timeline(**keys).max, timeline(**keys).at_first) == (most, at_first)


def test_every_part_of_an_event_is_optional() -> None:
    made = timeline(example=[{"what": "A letter came."}, {"when": "In spring", "sure": "unsure"}])
    assert made.has_example()
    assert [(event.when, event.sure) for event in made.example] == [(None, None), ("In spring", "unsure")]
    assert not timeline().has_example()

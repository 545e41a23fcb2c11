"""amends.fields.how_to: the duration of steps, and the steps of the example."""

from __future__ import annotations

from typing import Any

import pytest

from amends.fields.how_to import HowTo, Step


def how_to(*keys: dict[str, Any], example: tuple[str, ...] = ()) -> HowTo:
    steps = [{"id": f"step-{at}", "label": "A step", **more} for at, more in enumerate(keys)]
    return HowTo.model_validate({"id": "how", "type": "how_to", "label": "How?", "steps": steps, "example": example})


@pytest.mark.parametrize(
    ("keys", "lasts", "clock"),
    [
        ({}, 0, "0:00"),
        ({"seconds": "5"}, 5, "0:05"),
        ({"seconds": "90"}, 90, "1:30"),
        ({"minutes": "10"}, 600, "10:00"),
        ({"minutes": "60"}, 3600, "60:00"),
    ],
)
def test_how_long_a_step_lasts(keys: dict[str, str], lasts: int, clock: str) -> None:
    step = Step.model_validate({"id": "step", "label": "A step", **keys})
    assert (step.lasts, step.clock) == (lasts, clock)


def test_a_timer_is_shown_if_any_step_has_a_duration() -> None:
    assert not how_to({}, {}).has_timer
    assert how_to({}, {"seconds": "5"}).has_timer


def test_the_steps_of_the_example_follow_the_order_of_the_field() -> None:
    made = how_to({}, {}, {}, example=("step-2", "step-0"))
    assert [step.id for step in made.taken()] == ["step-0", "step-2"]

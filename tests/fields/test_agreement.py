"""amends.fields.agreement: the note that it is not binding, and the example."""

from __future__ import annotations

from typing import Any

import pytest

from amends.fields import field_kinds
from amends.fields.agreement import Agreement
from amends.words import words_of
from tests.examples import Example, examples, faces

ITEMS = [{"id": "letters", "label": "Letters are opened."}, {"id": "figures", "label": "Figures on Fridays."}]
GOOD = [example for example in examples() if example.good and example.kind.name == "agreement"]


def agreement(**keys: Any) -> Agreement:
    return Agreement.model_validate({"id": "ours", "type": "agreement", "label": "Ours", **keys})


@pytest.mark.parametrize("example", GOOD, ids=str)
@pytest.mark.parametrize("face", ["screen", "paper"])
def test_it_always_says_that_it_is_not_binding(example: Example, face: str) -> None:
    words = words_of(field_kinds()["agreement"], "en")
    free = words[f"agreement_free_{example.data.get('parties', '2')}"].replace("'", "\u2019")
    assert free in faces(example)[face]


@pytest.mark.parametrize("people", [1, 2])
def test_the_sentence_names_choice_end_safety_and_law(people: int) -> None:
    free = words_of(field_kinds()["agreement"], "en")[f"agreement_free_{people}"].lower()
    for part in ("choice", "change it or end it at any time", "safety", "not a legal document"):
        assert part in free


@pytest.mark.parametrize(("parties", "people"), [("1", [1]), ("2", [1, 2])])
def test_one_or_two_people_agree(parties: str, people: list[int]) -> None:
    assert list(agreement(parties=parties).people) == people


def test_the_example_shows_only_agreed_items() -> None:
    made = agreement(items=ITEMS, example={"agreed": ["figures"], "words": {"figures": "At seven", "letters": "No"}})
    assert made.agreed_items() == (("Figures on Fridays.", "At seven"),)
    assert agreement(items=ITEMS).agreed_items() == ()
    assert not agreement().has_example()

"""amends.fields.letter: the finished letter, and the layout of its sentences."""

from __future__ import annotations

import pytest

from amends.fields.letter import Letter, finished
from tests.examples import given

LETTER = Letter.model_validate(
    {
        "id": "apology",
        "type": "letter",
        "label": "My apology",
        "parts": [
            {
                "title": "What I did",
                "text": "Dear {name},\n\nI am sorry for\nwhat I did. {act}\n\nI chose to do this.",
                "blanks": [
                    {"id": "name", "label": "Their name", "chars": "20", "example": "Noor"},
                    {"id": "act", "label": "What I did", "chars": "260", "example": "I hid the letters."},
                ],
            },
            {
                "title": "What changes",
                "text": "From {day} on I will {change}.",
                "blanks": [
                    {"id": "day", "label": "A day", "chars": "40", "example": "Monday"},
                    {"id": "change", "label": "I will ...", "chars": "41"},
                ],
            },
            {
                "title": "You owe me nothing",
                "always": "true",
                "text": "You do not have to answer.\n\n{me}",
                "blanks": [{"id": "me", "label": "My name", "chars": "20"}],
            },
        ],
    }
)
ALWAYS = "You do not have to answer."


@pytest.mark.parametrize(
    ("answers", "letter"),
    [
        pytest.param({}, (ALWAYS,), id="only the fixed part"),
        pytest.param({"me": "Ellis"}, (ALWAYS, "Ellis"), id="a blank in the fixed part"),
        pytest.param({"name": " \n "}, (ALWAYS,), id="white space counts as empty"),
        pytest.param({"name": "Noor"}, ("Dear Noor,", "I chose to do this.", ALWAYS), id="an empty blank"),
        pytest.param({"day": "Monday"}, (ALWAYS,), id="a paragraph needs both of its blanks"),
        pytest.param(
            {"act": " I hid the letters.\n\nAll of them. "},
            ("I am sorry for what I did. I hid the letters.\n\nAll of them.", "I chose to do this.", ALWAYS),
            id="line breaks are kept, surrounding white space is stripped",
        ),
        pytest.param({"me": "{name} & <b>"}, (ALWAYS, "{name} & <b>"), id="an answer is plain text"),
        pytest.param({"of-long-ago": "Hello"}, (ALWAYS,), id="an answer to a removed blank"),
    ],
)
def test_the_finished_letter(answers: dict[str, str], letter: tuple[str, ...]) -> None:
    assert finished(LETTER.parts, answers) == letter


@pytest.mark.parametrize(
    ("text", "answer", "sentence"),
    [
        ("I will {a}.", "call", "I will call."),
        ("I will {a}.", "call.", "I will call."),
        ("I will {a}.", "call!", "I will call!"),
        ("I will {a}.", "call …", "I will call …"),
        ("I will {a}.", "say “no.”", "I will say “no.”"),
        ("I will {a}.", "call (or write)", "I will call (or write)."),
        ("I will {a}. I will.", "call.", "I will call. I will."),
        ("I will {a}...", "call.", "I will call...."),
        ("{a}, I will.", "No.", "No., I will."),
        ("I will {a}!", "call.", "I will call.!"),
        ('I said "{a}".', "No.", 'I said "No."'),
        ('I said "{a}".', "no", 'I said "no".'),
    ],
)
def test_a_full_stop_is_not_doubled(text: str, answer: str, sentence: str) -> None:
    assert finished(one_part(text).parts, {"a": answer}) == (sentence,)


def test_the_example_letter_is_built_from_the_example_blanks() -> None:
    assert LETTER.has_example()
    assert LETTER.example_letter() == (
        "Dear Noor,",
        "I am sorry for what I did. I hid the letters.",
        "I chose to do this.",
        ALWAYS,
    )
    assert not one_part("I will {a}.").has_example()


def test_the_outline_for_the_browser() -> None:
    assert LETTER.outline()[1] == {
        "always": False,
        "paragraphs": [["From ", {"blank": "day", "tail": ""}, " on I will ", {"blank": "change", "tail": "."}]],
    }


@pytest.mark.parametrize(
    ("text", "label", "named"),
    [
        ("I offer to {a}.", "I offer to ...", True),
        ("I want to say sorry for what I did. {a}", "What I did", True),
        ("I am sorry that {a}.", "What I am sorry for", False),
        ("{a}", "Their name", False),
        ("I will {a}.", "...", False),
    ],
)
def test_a_label_that_repeats_the_sentence_is_hidden(text: str, label: str, named: bool) -> None:  # noqa: FBT001 - what is expected
    pieces = one_part(text, label=label).parts[0].paragraphs()[0]
    assert [piece.named for piece in pieces if piece.blank] == [named]


@pytest.mark.parametrize(
    ("text", "chars", "rules"),
    [
        ("I will {a}.", 40, [0]),  # within the sentence
        ("I will {a}.", 45, [0]),  # one ruled line, which begins after the text
        ("I will {a}", 46, [1]),
        ("{a}", 90, [1]),
        ("I think this is some of what it did to you. {a}", 90, [2]),  # the text leaves little of the first line
    ],
)
def test_the_number_of_ruled_lines_follows_the_length_of_a_blank(text: str, chars: int, rules: list[int]) -> None:
    runs = one_part(text, chars=chars).parts[0].runs()[0]
    assert [run.rules for run in runs] == rules


def one_part(text: str, label: str = "Something", chars: int = 60) -> Letter:
    """Return a letter of one paragraph with the blank `a`."""
    blank = {"id": "a", "label": label, "chars": chars}
    part = {"title": "A part", "text": text, "blanks": [blank]}
    return Letter.model_validate({"id": "letter", "type": "letter", "label": "A letter", "parts": [part]})


def test_a_letter_without_an_example_stays_blank_on_paper() -> None:
    part = {"title": "An end", "always": "true", "text": f"{ALWAYS}\n\n{{me}}"}
    blank = {"id": "me", "label": "My name", "chars": "20"}
    keys = {"id": "end", "type": "letter", "label": "The end"}
    with_one, without = (
        Letter.model_validate({**keys, "parts": [{**part, "blanks": [blank | example]}]})
        for example in ({"example": "Ellis"}, {})
    )
    assert (given(with_one), with_one.example_text()) == ({"end.me": ("Ellis",)}, (ALWAYS, "Ellis"))
    assert (given(without), without.example_text()) == ({}, ())

"""A file that is read at a glance gives the very data that it gives when it is read with all its places."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from amends.load.bounds import MAX_DEPTH, MAX_VALUES
from amends.load.source import parse, source_of
from amends.load.syntax import UNSEEN
from amends.load.usual import read_usual
from tests.content_folder import REAL, SMALL

FILES = sorted([*SMALL.rglob("*.yaml"), *REAL.rglob("*.yaml")])
SLIPS = [
    *(
        ":",
        ": ",
        "-",
        "- ",
        "?",
        "? ",
        "&a ",
        "*a",
        "!t ",
        '"',
        "'",
        "\\",
        '"\\u202e"',
        "\n",
        "  ",
        "\t",
        "---\n",
        "...\n",
    ),
    *(
        "#",
        "|",
        ">",
        "[",
        "]",
        "{",
        "}",
        ",",
        "%",
        "@",
        "`",
        "~",
        "null",
        "id: x\n",
        "é",
        "\n\n",
        "- - - a\n",
        "<<: *a\n",
    ),
]
"""What an author may type by mistake, and all that means something in YAML."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_sound_file_is_read_at_a_glance(path: Path) -> None:
    source, problems = parse(path.read_text("utf-8"), path.name)

    assert problems == ()
    assert source is not None
    assert read_usual(source.text) == (source.data, source.start)


@pytest.mark.parametrize("seed", range(8))
def test_a_file_with_a_slip_is_read_the_same_or_not_at_a_glance(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing secret
    small = [path.read_text("utf-8") for path in FILES if path.is_relative_to(SMALL)]
    for _ in range(100):
        text = random.choice(small)
        for _ in range(random.randint(1, 3)):
            at = random.randrange(len(text))
            text = text[:at] + random.choice(SLIPS) + text[at + random.choice((0, 0, 1, 9)) :]
        found = read_usual(text)
        source, problems = parse(text, "a.yaml")
        if found is not None:
            assert problems == (), text
            assert source is not None
            assert found == (source.data, source.start), text


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2\n",
        "a: &x 1\nb: *x\n",
        "a: !t 1\n",
        "a: 1\n---\nb: 2\n",
        "[a]: 1\n",
        "{a: 1}: 1\n",
        'a: "\\u202e"\n',
        "just words\n",
        "",
        "a: [\n",
        "- " * (MAX_DEPTH + 1) + "a\n",
        f"a: [{'x, ' * MAX_VALUES}]\n",
    ],
)
def test_what_is_unusual_is_left_to_a_closer_look(text: str) -> None:
    assert read_usual(text) is None


def test_whatever_is_unseen_cannot_be_printed() -> None:
    assert [hex(code) for code in range(0x110000) if UNSEEN.search(chr(code)) and chr(code).isprintable()] == []


def test_places_are_those_of_a_file_that_was_read_with_them() -> None:
    for path in FILES:
        raw = path.read_bytes()
        source, _problems = source_of(raw, path.name)
        placed, _problems = parse(raw.decode(), path.name)
        assert source is not None
        assert placed is not None
        assert type(source.data) is not type(placed.data)
        ways = [(), *((key,) for key in source.data), ("sections", 0, "title"), ("steps", 0, "fields", 0, "id")]
        for way in ways:
            assert source.place(way) == placed.place(way)
            assert source.place(way, "e") == placed.place(way, "e")
            assert source.char_at(way) == placed.char_at(way)

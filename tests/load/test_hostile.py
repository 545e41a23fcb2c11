"""Hostile files get one plain message quickly, and never a traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from amends.load import source, syntax
from amends.problems import as_github, as_json, as_text
from tests.content_folder import SMALL, checked, copy, replace

LESSON = "en/lessons/borrowed-book.yaml"
GOOD = (SMALL / LESSON).read_bytes()
DEEP = "[too-deep] this is nested too deeply"
LARGE = "[too-many] this file holds too much"
UNSEEN = "[control-character] there is an unseen control character here"
NOT_UTF_8 = "[encoding] this file is not written in UTF-8"


def _aliases(last: str) -> bytes:
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    return "\n".join([f"a0: &a0 {last}", *lines, ""]).encode()


@pytest.mark.parametrize(
    ("data", "place", "said"),
    [
        pytest.param(b"a: " + b"[" * 40_000, "1:33", DEEP, id="40,000 brackets"),
        pytest.param(b"a: " + b"[" * 40_000 + b"]" * 40_000, "1:33", DEEP, id="40,000 balanced brackets"),
        pytest.param(b"{a: " * 40_000, "1:121", DEEP, id="40,000 braces"),
        pytest.param(b"- " * 40_000, "1:61", DEEP, id="40,000 hyphens"),
        pytest.param(b"? " * 40_000, "1:61", DEEP, id="40,000 question marks"),
        pytest.param(b"".join(b" " * n + b"a:\n" for n in range(1_300)), "31:31", DEEP, id="1,300 indents"),
        pytest.param(_aliases("x"), "6:55", LARGE, id="an alias bomb"),
        pytest.param(_aliases("[]"), "6:55", LARGE, id="an alias bomb of lists"),
        pytest.param(
            b"a: &a " + b"word " * 100_000 + b"\nb: [" + b"*a, " * 90_000 + b"]\n", "2:81", LARGE, id="a text repeated"
        ),
        pytest.param(b"a: [" + b"x, " * 300_000 + b"]", "1:300002", LARGE, id="300,000 entries"),
        pytest.param(b"a: &a [*a]\n", "1:8", '[yaml] a value cannot begin with "*"', id="an alias within itself"),
        pytest.param(b"a: &a\n  b: *a\n", "2:6", '[yaml] a value cannot begin with "*"', id="keys within themselves"),
        pytest.param(b"x" * 50_000_000, "1:1", "[file] this file is too large: 50,000,000 bytes", id="50 MB"),
        pytest.param(b"x" * 999_000 + b": y", "1:999001", "[yaml] there is a colon", id="a key of 999,000 letters"),
        pytest.param(b'"' * 900_001, "1:3", "[yaml] there are more words after the closing quote", id="double quotes"),
        pytest.param(b"'" * 900_001, "1:1", "[yaml] the quote that opens here is never closed", id="single quotes"),
        pytest.param(b"\t" * 900_000, "1:1", "[tab] there is a tab", id="tabs"),
        pytest.param(b"\n" * 900_000, "1:1", "[empty] this file is empty", id="empty lines"),
        pytest.param(b"*" * 900_000, "1:1", '[yaml] a value cannot begin with "*"', id="stars"),
        pytest.param(b"", "1:1", "[empty] this file is empty", id="nothing"),
        pytest.param(b"\xef\xbb\xbf", "1:1", "[empty] this file is empty", id="a byte order mark alone"),
        pytest.param(b"\xef\xbb\xbf" + b"\xef\xbb\xbf" + GOOD, "1:1", f"{UNSEEN} (U+FEFF)", id="two byte order marks"),
        pytest.param(b"id: a\ntitle: b\0", "2:9", f"{UNSEEN} (U+0000)", id="NUL"),
        pytest.param(b"id: \x1b[2J", "1:5", f"{UNSEEN} (U+001B)", id="an escape that clears the terminal"),
        pytest.param("id: a\u202eb".encode(), "1:6", f"{UNSEEN} (U+202E)", id="bidirectional override"),
        pytest.param("id: a\u2028b".encode(), "1:6", f"{UNSEEN} (U+2028)", id="an invisible line separator"),
        pytest.param(b'id: "a\\0b"', "1:5", "[control-character] this text holds", id="NUL in double quotes"),
        pytest.param(
            b'id: "a\\u202eb"', "1:5", "[control-character] this text holds", id="bidirectional override in quotes"
        ),
        pytest.param(b'id: "a\\e[2J"', "1:5", "[control-character] this text holds", id="an escape in double quotes"),
        pytest.param("title: Café".encode("latin-1"), "1:11", NOT_UTF_8, id="Latin-1"),
        pytest.param("title: Café".encode("utf-16"), "1:1", NOT_UTF_8, id="UTF-16"),
        pytest.param(b"id: a\ntitle: \xed\xa0\x80", "2:8", NOT_UTF_8, id="half a character"),
        pytest.param(b"title: \xc0\xaf", "1:8", NOT_UTF_8, id="an overlong encoding"),
        pytest.param(bytes(range(256)) * 100, "2:118", NOT_UTF_8, id="every byte"),
        pytest.param(
            b"id: !!python/object/apply:os.system ['exit 3']", "1:5", 'cannot begin with "!"', id="code execution"
        ),
        pytest.param(b"%YAML 9.9\n---\nid: a", "1:1", 'a line cannot begin with "%"', id="another YAML"),
        pytest.param(b"...\n...\n", "1:1", "[yaml] a value is missing", id="document ends only"),
    ],
)
def test_a_hostile_file_gets_one_plain_message(tmp_path: Path, data: bytes, place: str, said: str) -> None:
    content = copy(tmp_path)
    (content / LESSON).write_bytes(data)

    _content, problems = checked(content)

    (problem,) = problems
    assert as_text(problems).startswith(f"{content / LESSON}:{place}: error ")
    assert said in as_text(problems)
    assert len(as_text(problems)) < 1_000
    assert str(problem.place) in as_text(problems)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("text: Jo had the", f"text: x{'[x' * 450_000}", "has 900,0", id="a text"),
        pytest.param("minutes: 5", f"? {'x' * 900_000}\n: 5", "is not a key of the lesson", id="a key"),
        pytest.param("sensitivity: low", f"sensitivity: {'x' * 900_000}", 'not allowed as "sensitivity"', id="a word"),
        pytest.param("type: story", f"type: {'x' * 900_000}", "there is no type", id="a type"),
        pytest.param("id: how", f"id: {'X' * 9_000}", "needs small letters", id="an id"),
        pytest.param("[^doe-2001]", f"[^doe-2001] [x](lesson:{'x' * 9_000})", "leads to the lesson", id="a link"),
    ],
)
def test_long_values_are_shortened_in_messages(tmp_path: Path, old: str, new: str, said: str) -> None:
    content = copy(tmp_path)
    replace(content / LESSON, old, new)

    _content, problems = checked(content)

    assert any(said in problem.message for problem in problems), as_text(problems)
    assert len(as_text(problems)) < 3_000


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xef\xbb\xbf" + GOOD, id="a byte order mark"),
        pytest.param(GOOD.replace(b"\n", b"\r\n"), id="CRLF line breaks"),
        pytest.param(GOOD.rstrip(b"\n"), id="no final line break"),
        pytest.param(b"---\n" + GOOD + b"...\n", id="explicit document markers"),
    ],
)
def test_unusual_but_valid_files_load(tmp_path: Path, data: bytes) -> None:
    content = copy(tmp_path)
    (content / LESSON).write_bytes(data)

    loaded, problems = checked(content)

    assert problems == ()
    assert loaded.lessons == checked(SMALL)[0].lessons


def test_line_and_column_are_right_with_crlf(tmp_path: Path) -> None:
    content = copy(tmp_path)
    (content / LESSON).write_bytes(GOOD.replace(b"minutes: 5", b"minutes: five").replace(b"\n", b"\r\n"))

    _content, (problem,) = checked(content)

    assert (problem.place.line, problem.place.column) == (7, 1)


def test_file_names_are_escaped_in_messages(tmp_path: Path) -> None:
    content = copy(tmp_path)
    (content / "en" / "lessons" / "x\n::error::y\u202e.txt").write_bytes(b"")
    (content / "en" / "lessons" / b"\xff.yaml".decode("utf-8", "surrogateescape")).write_bytes(b"id: x")

    _content, problems = checked(content)

    for form in (as_text, as_github, as_json):
        assert form(problems).encode("utf-8")
    assert len(as_text(problems).splitlines()) == sum(1 + bool(problem.hint) for problem in problems)
    assert "\u202e" not in as_text(problems)
    assert not re.search(r"^::error::y", as_github(problems), re.MULTILINE)


def test_the_python_parser_is_as_safe_as_the_c_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LOADER", yaml.SafeLoader)
    monkeypatch.setattr(syntax, "LOADER", yaml.SafeLoader)
    content = copy(tmp_path)
    invalid = (b"a: [b", b'title: "x', b"a: *b", b"a: **b**", b"a: @b", b"\tb: c")
    for data in (b"a: " + b"[" * 2_000, _aliases("x"), *invalid):
        (content / LESSON).write_bytes(data)

        _content, (problem,) = checked(content)

        assert problem.place.path.endswith(LESSON)

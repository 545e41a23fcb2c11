"""Turns the YAML parser's error about a file into a sentence at the place of the mistake."""

from __future__ import annotations

import re
from typing import Any, Literal

import yaml

from amends.problems import Place, Problem, error

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What YAML itself does not allow, line ends that editors do not show as such, a mark that belongs at the very start of
# a file, and the marks that turn the direction of text and so hide what it says.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")

IN_QUOTES = 'Put the whole value in quotes: "...".'
OR_BELOW = f"{IN_QUOTES} Or write | after the colon, and the text on the lines below it, indented."

_At = Literal["here", "start"]
_REASONS: tuple[tuple[str, _At, str, str], ...] = (
    # The parser's words, in C or Python; whether the mistake is where it stopped or where the value began; ours.
    ("cannot start any token", "here", 'a value cannot begin with "{char}"', IN_QUOTES),
    ("alphabetic or numeric character", "start", 'a value cannot begin with "{char}"', OR_BELOW),
    ("tag", "start", 'a value cannot begin with "{char}"', IN_QUOTES),
    ("directive", "start", 'a line cannot begin with "{char}"', IN_QUOTES),
    (
        "mapping values are not allowed",
        "here",
        "there is a colon that YAML takes for the end of a key",
        f"{IN_QUOTES} Or check the indent of this line.",
    ),
    (
        "could not find expected ':'",
        "start",
        "this line is neither a key with a colon and a space after it nor part of the text above",
        "Write `key: value`. An entry of a list begins with a hyphen. A text that goes on is indented.",
    ),
    (
        "sequence entries are not allowed",
        "here",
        "a list cannot begin on the line of its key",
        "Write each entry on a line of its own below it, with a hyphen before it.",
    ),
    (
        "line break",
        "start",
        'there are words after the sign "{char}"',
        'Begin the text on the next line, indented. Or put it in quotes: "...".',
    ),
    ("unexpected end of stream", "start", "the quote that opens here is never closed", "Close it after the text."),
    ("document indicator", "start", "the quote that opens here is never closed", "Close it after the text."),
    (
        "escape",
        "here",
        "a backslash in double quotes that means nothing",
        "Use single quotes, or write the backslash twice.",
    ),
    ("hex", "here", "a backslash in double quotes that means nothing", "Write the backslash twice."),
    (
        "',' or",
        "start",
        'the bracket "{char}" that opens here is not closed',
        'Close it, or put the whole value in quotes: "...".',
    ),
    (
        "'-' indicator",
        "here",
        "this line does not fit in the list above it",
        "Compare its indent with the lines above.",
    ),
    ("node content", "here", "a value is missing or cannot be read here", IN_QUOTES),
)


def syntax_problem(problem: yaml.YAMLError, text: str, shown: str) -> Problem:
    """Return the problem of a file that is not valid YAML."""
    reason = str(getattr(problem, "problem", "") or "")
    lines = text.splitlines()
    here = _position(getattr(problem, "problem_mark", None), lines)
    start = _position(getattr(problem, "context_mark", None), lines) or here or (1, 1)
    here = here or start
    tab = next((line for line in (here[0], here[0] - 1) if 0 < line <= len(lines) and _tab_in(lines[line - 1])), 0)
    if tab:
        column = lines[tab - 1].index("\t") + 1
        hint = "Use spaces, two for each level. Most editors can turn tabs into spaces."
        return error("tab", "there is a tab in the indent of this line", Place(shown, tab, column), hint)
    for words, at, message, hint in _REASONS:
        if words in reason:
            place = here if at == "here" else start
            char = lines[place[0] - 1][place[1] - 1 : place[1]] if place[0] <= len(lines) else ""
            return error("yaml", message.replace("{char}", char), Place(shown, *place), hint)
    return _misfit(text, here, shown)


def _position(mark: Any, lines: list[str]) -> tuple[int, int] | None:
    """Return the line and column of a mark; the end of the file is that of its last line."""
    if mark is None:
        return None
    return (mark.line + 1, mark.column + 1) if mark.line < len(lines) else (max(len(lines), 1), 1)


def _tab_in(line: str) -> bool:
    return "\t" in line[: len(line) - len(line.lstrip(" \t-"))]


def _misfit(text: str, here: tuple[int, int], shown: str) -> Problem:
    """Return the problem of a line that does not fit: because of a quote or bracket before it, or its own indent."""
    if "".join(text.splitlines()[here[0] - 1 : here[0]]).startswith("%"):
        hint = "Put the sign further in, or take it out."
        return error("yaml", 'a line cannot begin with "%"', Place(shown, here[0]), hint)
    before = _closed_before(text, here)
    if isinstance(before, yaml.ScalarToken) and before.style in {'"', "'"}:
        start, end = before.start_mark, before.end_mark
        if start.line < end.line:
            message = f"the quote that opens here is closed only in line {end.line + 1}"
            place = Place(shown, start.line + 1, start.column + 1)
            return error("yaml", message, place, "Close it after the text.")
        hint = f"{IN_QUOTES} Within double quotes, single ones need no care."
        return error("yaml", "there are more words after the closing quote", Place(shown, *here), hint)
    if before is not None and not isinstance(before, yaml.ScalarToken):
        start = before.start_mark
        char = "[" if isinstance(before, yaml.FlowSequenceStartToken) else "{"
        message = f'a value that begins with "{char}" ends with its bracket, and here more words follow'
        return error("yaml", message, Place(shown, start.line + 1, start.column + 1), OR_BELOW)
    message = "this line does not fit in: its indent or its quotes are off"
    return error("yaml", message, Place(shown, *here), "Compare it with the lines above.")


def _closed_before(text: str, here: tuple[int, int]) -> yaml.Token | None:
    """Return the text, or the opening bracket of the group, that was closed last before a place."""
    opened: list[yaml.Token] = []
    last: yaml.Token | None = None
    try:
        for token in yaml.scan(text, Loader=LOADER):
            if (token.start_mark.line + 1, token.start_mark.column + 1) >= here:
                break
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
                last = opened.pop()
            elif isinstance(token, yaml.ScalarToken):
                last = token
    except yaml.YAMLError:
        pass
    return last

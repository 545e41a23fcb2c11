"""Mutate content files: in ways that are invalid by construction, or at random, with a result that may be valid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import yaml

FREE = {"anchors", "checks", "contact", "answers", "languages", "countries", "example"}
"""Mappings with free keys, in which an additional key may be valid."""


Way = Callable[[str, Random], str | None]


@dataclass(frozen=True)
class _Spot:
    """A node of a file with its key; `free` if it is within a mapping with free keys."""

    key: str
    node: yaml.Node
    free: bool


def break_file(text: str, random: Random) -> tuple[str, str]:
    """Return an invalid version of a file, and the name of the mutation."""
    for name in random.sample(sorted(_WAYS), len(_WAYS)):
        broken = _WAYS[name](text, random)
        if broken is not None:
            assert broken != text
            return broken, name
    raise AssertionError("no mutation applies to this file")


def mutate(text: str, random: Random) -> str:
    """Return a file with one to three random changes of characters, lines or values."""
    for _ in range(random.randint(1, 3)):
        text = random.choice(_CHANGES)(text, random)
    return text


def _spots(text: str) -> list[_Spot]:
    found: list[_Spot] = []

    def go(node: yaml.Node, key: str, *, free: bool) -> None:
        found.append(_Spot(key, node, free))
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                go(value, name.value, free=free or name.value in FREE)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                go(value, key, free=free)

    go(yaml.compose(text, yaml.CSafeLoader), "", free=False)
    return found


def _put(text: str, node: yaml.Node, new: str) -> str:
    return text[: node.start_mark.index] + new + text[node.end_mark.index :]


def _line_of_a_group(text: str, random: Random) -> tuple[int, int] | None:
    """Return the offset and indentation for a new line in a random mapping whose keys are fixed."""
    starts = [
        (spot.node.start_mark.index - spot.node.start_mark.column, spot.node.start_mark.column)
        for spot in _spots(text)
        if isinstance(spot.node, yaml.MappingNode)
        and not spot.node.flow_style
        and not spot.free
        and {"id", "type", "title"} & {name.value for name, _ in spot.node.value}
        and not text[: spot.node.start_mark.index].rpartition("\n")[2].strip()
    ]
    return random.choice(starts) if starts else None


def _value_of(text: str, random: Random, keys: set[str], type_: type[yaml.Node] = yaml.ScalarNode) -> yaml.Node | None:
    found = [spot.node for spot in _spots(text) if spot.key in keys and isinstance(spot.node, type_) and not spot.free]
    return random.choice(found) if found else None


def _unknown_key(text: str, random: Random) -> str | None:
    at = _line_of_a_group(text, random)
    if at is None:
        return None
    name = "".join(random.choices("bdfghjklmnpqrstvwxz", k=random.randint(4, 12)))
    value = random.choice(["yes", "1", "[a, b]", "{ a: b }", "some words", "''", "2026-01-01"])
    return f"{text[: at[0]]}{' ' * at[1]}{name}: {value}\n{text[at[0] :]}"


def _words_instead_of_a_group(text: str, random: Random) -> str | None:
    keys = {"steps", "fields", "sections", "blocks", "options", "columns", "body", "items", "doors"}
    node = _value_of(text, random, keys, yaml.SequenceNode)
    if node is None:
        return None
    # The old lines become comments, so that only the value is wrong.
    inside = text[node.start_mark.index : node.end_mark.index]
    gone = "".join(f"# {line}\n" for line in inside.splitlines())
    return _put(text, node, f"some words\n{gone}")


def _key_twice(text: str, random: Random) -> str | None:
    node = _value_of(text, random, {"id", "title", "type"})
    if node is None or "\n" in text[node.start_mark.index : node.end_mark.index].strip():
        return None
    start = node.start_mark.index - node.start_mark.column
    line = text[start : text.find("\n", start) + 1]
    own = line.lstrip(" -")
    if text.find("\n", start) < 0 or ": " not in own or own.startswith(("{", "[")):
        return None
    return text[: start + len(line)] + " " * (len(line) - len(own)) + own + text[start + len(line) :]


def _tab_before_a_key(text: str, random: Random) -> str | None:
    at = _line_of_a_group(text, random)
    return None if at is None else f"{text[: at[0]]}\t{text[at[0] :]}"


def _quote_without_end(text: str, random: Random) -> str | None:
    node = _value_of(text, random, {"title", "label", "id"})
    if node is None or "\n\n\n" in text or {"'", '"'} & set(text[node.end_mark.index :]):
        return None
    return _put(text, node, random.choice(["'words", '"words']) + _end(node))


def _merge(text: str, random: Random) -> str | None:
    at = _line_of_a_group(text, random)
    return None if at is None else f"{text[: at[0]]}{' ' * at[1]}<<: {{ title: a }}\n{text[at[0] :]}"


def _unseen_sign(text: str, random: Random) -> str | None:
    at = random.randrange(len(text))
    return text[:at] + random.choice("\x00\x07\x1b\x7f\u202e\u2066\ufeff") + text[at:]


def _two_documents(text: str, random: Random) -> str | None:
    return text + random.choice(["---\ntitle: another\n", "...\n---\n- a\n"])


def _no_group(_text: str, random: Random) -> str | None:
    return random.choice(
        ["", "# nothing\n", "words\n", "- a\n- b\n", "42\n", "null\n", "[]\n", "'", "{", "\t", "---\n"]
    )


_WORDS = {"title", "label", "id"}
_OTHER_VALUES: dict[str, tuple[set[str], tuple[str, ...]]] = {
    "group instead of text": ({*_WORDS, "type"}, ("[a, b]", "{ a: b }", "[]", "{}", "[[[]]]")),
    "empty text": ({*_WORDS, "type"}, ("''", '""', "'   '")),
    "invalid id": ({"id"}, ("Some Words", "a/b", "-", "ä", "'../x'", "A")),
    "unknown type": ({"type"}, ("hologram", "chocie", "42", "none")),
    "unclosed bracket": ({"title", "label"}, ("[words: ", "{ words: [", "[[[")),
    "undefined alias": (_WORDS, ("*nowhere",)),
    "tag": (
        _WORDS,
        ("!!python/object/apply:os.system [true]", "!!python/name:os.system ''", "!own x", "!!binary aGk="),
    ),
    "deep": (_WORDS, ("[" * 40, "[" * 4000)),
    "invalid number": (
        {"number", "minutes", "lines", "start", "end"},
        ("many", "1.5.2", "[1]", "1e", "-", "0x1F", "12 to 15 or so"),
    ),
}
"""Keys, and values that are invalid for each of them."""


def _other(keys: set[str], values: tuple[str, ...]) -> Way:
    def way(text: str, random: Random) -> str | None:
        node = _value_of(text, random, keys)
        return None if node is None else _put(text, node, random.choice(values) + _end(node))

    return way


def _end(node: yaml.Node) -> str:
    """Return the line break that ends a block scalar."""
    return "\n" if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"} else ""


_WAYS: dict[str, Way] = {
    "unknown key": _unknown_key,
    "text instead of a list": _words_instead_of_a_group,
    "duplicate key": _key_twice,
    "tab before a key": _tab_before_a_key,
    "unclosed quote": _quote_without_end,
    "merge": _merge,
    "invisible character": _unseen_sign,
    "two documents": _two_documents,
    "not a mapping": _no_group,
    **{name: _other(*other) for name, other in _OTHER_VALUES.items()},
}


def _without_a_line(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    del lines[random.randrange(len(lines))]
    return "".join(lines)


def _line_again(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    lines.insert(random.randrange(len(lines) + 1), random.choice(lines))
    return "".join(lines)


def _lines_swapped(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def _indented(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at = random.randrange(len(lines))
    lines[at] = lines[at][2:] if lines[at].startswith("  ") and random.random() < 0.5 else f"  {lines[at]}"
    return "".join(lines)


def _letter(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(_SIGNS) + text[at + random.randint(0, 1) :]


def _without_letters(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at + random.randint(1, 40) :]


def _cut(text: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)]


def _other_value(text: str, random: Random) -> str:
    try:
        scalars = [spot.node for spot in _spots(text) if isinstance(spot.node, yaml.ScalarNode)]
    except (yaml.YAMLError, AttributeError, RecursionError):
        return _letter(text, random)  # no longer YAML, after an earlier change
    if not scalars:
        return text
    node = random.choice(scalars)
    return _put(text, node, random.choice([*_VALUES, random.choice(scalars).value.split("\n")[0]]) + _end(node))


_SIGNS = [
    *" \n\t:-#'\"[]{}|>&*!%@`,?<\\/=~0a.ä😀א\u0301\u200b\u00ad",
    "\r\n",
    "--",
    "{{",
    "{%",
    "](",
    "**",
    "</script>",
]
_VALUES = [
    "''", "0", "-1", "1.0", "1e999", "true", "null", "~", "2026-02-30", "12:30", "[]", "{}", "[a]", "{ a: b }", "'a b'",
    '"\\u0000"', "'{name}'", "'{{ 7 * 7 }}'", "'[a](b)'", "'[](lesson:)'", "'<b>'", "'a\u0301'", "worksheets/1", "'#'",
    "99999999999999999999", "'../../x'", "'[x](javascript:alert(1))'", "\u05e9\u05dc\u05d5\u05dd", "'``'", "'|'", "9" * 5000,
]  # fmt: skip
_CHANGES: tuple[Callable[[str, Random], str], ...] = (
    _without_a_line,
    _line_again,
    _lines_swapped,
    _indented,
    _letter,
    _without_letters,
    _cut,
    _other_value,
    _other_value,
    _other_value,
)

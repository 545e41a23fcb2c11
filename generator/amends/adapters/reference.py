"""The authors' reference: a page of Markdown for each type, and one for the rules, made from their docstrings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from amends.adapters.examples import Family, examples, faces, kinds, message, purpose
from amends.adapters.keys import Key, inner_models, keys, noun
from amends.blocks.contract import Block
from amends.catalogue import Kind
from amends.check import is_safety, rule_modules
from amends.data import Data
from amends.fields.contract import Field, Question, ShowWhen

PICTURES = "pictures"
"""The folder of the pictures, below that of the reference."""
MADE_FROM = f"{PICTURES}/made-from.json"
"""The file that says what each picture was made from."""

_TITLES: Mapping[Family, str] = {"field": "Fields of worksheets", "block": "Blocks of lessons and pages"}
_INTRODUCTION = """\
Every type of field and block: what it is for, its keys, examples, and what the check says when something is wrong. How
a file is written is described in [writing content](../writing-content.md)."""
_MORE = """\
`amends gallery` shows every example on screen and on paper, in light, in dark and at 320 px. The code is in
[`{folder}`](../../../generator/amends/{folder}/__init__.py). [All types](../README.md)"""
_CHECKS = """\
What `amends check` looks at, apart from whether a file can be read at all. The name of a rule is in brackets in its
messages. An `error` stops a build, a `warn` asks you to look. Rules that guard people can be neither ignored nor given
another level. How to ignore one of the others is explained in
[writing content](../writing-content.md#when-a-check-is-wrong).

A program sees words and not meanings. Where it cannot judge, [the ethics review](../ethics-review.md) lists what a
person has to look at."""
_NOTE = "<!-- Made by `amends reference`. Change the type's README, docstrings or examples, and not this page. -->"


def reference(folder: Path) -> dict[str, str]:
    """Return the pages of the reference by their path; they show the pictures that are below the folder."""
    pages = {"README.md": _index(), "checks.md": _checks()}
    for family, of_family in kinds().items():
        pages |= {page_of(family, kind): _page(family, kind, folder) for kind in of_family}
    return {path: text.rstrip() + "\n" for path, text in pages.items()}


def write_reference(folder: Path) -> int:
    """Write the pages below a folder, delete those of types that are gone, and return the number of pages."""
    pages = reference(folder)
    for family in kinds():
        for path in (folder / f"{family}s").glob("*.md"):
            if path.relative_to(folder).as_posix() not in pages:
                path.unlink()
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return len(pages)


def page_of(family: Family, kind: Kind) -> str:
    """Return the path of the page of a type."""
    return f"{family}s/{kind.name}.md"


def picture_of(family: Family, kind: Kind) -> str:
    """Return the path of the picture of a type."""
    return f"{PICTURES}/{family}-{kind.name}.webp"


def made_from() -> dict[str, str]:
    """Return for each picture a digest of what it shows: the HTML of the first example, and the type's own look."""
    found = {}
    for family, of_family in kinds().items():
        for kind in of_family:
            css = kind.file(f"{family}.css")
            html = next(iter(faces(examples(kind, "good")[0], on_its_own=True).values()))
            shown = html + (css.read_text("utf-8") if css else "")
            found[picture_of(family, kind)] = hashlib.sha256(shown.encode()).hexdigest()[:16]
    return found


def pictures_made_from(folder: Path) -> dict[str, str]:
    """Return for each picture below the folder of the reference the digest of what it was made from."""
    path = folder / MADE_FROM
    loaded: dict[str, str] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return loaded


# ---------- the page of the rules ----------


def _checks() -> str:
    parts = ["<!-- Made by `amends reference` from the docstrings of the rules. -->", "# Checks", _CHECKS]
    for title, guards in (("What guards people", True), ("What holds for every site", False)):
        parts.append(f"## {title}")
        for module in rule_modules():
            if is_safety(module) == guards:
                summary, _, more = (module.__doc__ or "").partition("\n\n")
                levels = " or ".join(level for level in ("error", "warn") if hasattr(module, level))
                parts.append(f"### `{module.RULE}`: {levels}")
                parts.append(f"{_sentence(summary.partition(': ')[2])}")
                parts += [more.strip()] if more else []
    return "\n\n".join(parts)


# ---------- the page of one type ----------


def _page(family: Family, kind: Kind, folder: Path) -> str:
    picture = picture_of(family, kind)
    shows = [f"![The {family} {kind.name} on screen: {purpose(kind)}](../{picture})"]
    heading, _, readme = (kind.folder / "README.md").read_text("utf-8").partition("\n")
    parts = [
        _NOTE,
        heading,
        *(shows if (folder / picture).is_file() else ()),
        readme.strip(),
        *_keys(family, kind),
        *_examples(kind),
        *_messages(kind),
        "## More",
        _MORE.format(folder=f"{family}s/{kind.name}"),
    ]
    return "\n\n".join(parts)


def _keys(family: Family, kind: Kind) -> Iterator[str]:
    shared = _shared(family, kind)
    yield "## Keys"
    yield _table(keys(kind.model, shared))
    if shared is not Block:
        what = "question" if shared is Question else "field"
        more = ", ".join(f"`{key.name}`" for key in keys(shared))
        link = "[the keys of every field](../README.md#the-keys-of-every-field)"
        yield f"Like every {what} it also has {more}: see {link}."
    for model in inner_models(kind.model, shared):
        yield f"### {_article(noun(model))}"
        yield _told(model)
        yield _table(keys(model))


def _shared(family: Family, kind: Kind) -> type[Data]:
    if family == "block":
        return Block
    return Question if issubclass(kind.model, Question) else Field


def _article(word: str) -> str:
    return f"{'An' if word[0] in 'aeiou' else 'A'} {word}"


def _told(model: type[Data]) -> str:
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())


def _table(rows: tuple[Key, ...]) -> str:
    lines = ["| key | holds | if left out | means |", "|---|---|---|---|"]
    for key in rows:
        default = "(needed)" if key.default == "needed" else key.default or "nothing"
        cells = (f"`{key.name}`", key.kind, default, key.meaning)
        lines.append("| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in cells) + " |")
    return "\n".join(lines)


def _examples(kind: Kind) -> Iterator[str]:
    yield "## Examples"
    for example in examples(kind, "good")[:3]:
        yield f"{_sentence(example.name)}:"
        yield f"```yaml\n{example.yaml}\n```"


def _messages(kind: Kind) -> Iterator[str]:
    yield "## What the check says"
    lines = ["| where the file has | the check says |", "|---|---|"]
    for example in examples(kind, "bad"):
        problem = message(example)
        told = problem.message + (f". *{problem.hint}*" if problem.hint else "")
        lines.append(f"| {_cell(example.name)} | {_cell(told)} |")
    yield "\n".join(lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


# ---------- the page of all types ----------


def _index() -> str:
    parts = [
        _NOTE,
        "# Reference for authors",
        _INTRODUCTION,
    ]
    for family, of_family in kinds().items():
        parts.append(f"## {_TITLES[family]}")
        rows = [
            f"| [`{kind.name}`]({page_of(family, kind)}) | {_cell(_sentence(purpose(kind)))} |" for kind in of_family
        ]
        parts.append("\n".join(["| type | what it is |", "|---|---|", *rows]))
    parts += [
        "## The keys of every field",
        "A field that asks nothing has no `label`, `hint` and `share`.",
        _table(keys(Question)),
        "### The condition of a field",
        _told(ShowWhen),
        _table(keys(ShowWhen)),
    ]
    return "\n\n".join(parts)

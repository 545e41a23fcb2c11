"""Golden messages: what `amends check` prints for each mistake, in readable files in `golden/`.

`python -m tests.test_golden` updates them after a change of wording. Read the diff.
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from amends import check
from amends.adapters.cli import main
from amends.blocks import block_kinds
from amends.check import rule_names
from amends.fields import field_kinds
from tests.content_folder import change, copy

GOLDEN = sorted(Path(__file__).with_name("golden").glob("*.md"))
_CASE = re.compile(r"^(?P<title>\S.*)\n\.\n(?P<recipe>(?:.*\n)+?)\.\n(?P<said>(?:.*\n)*?)\.$", re.MULTILINE)


def _cases() -> Iterator[tuple[str, re.Match[str]]]:
    for path in GOLDEN:
        for found in _CASE.finditer(path.read_text("utf-8")):
            yield f"{path.stem}: {found['title']}", found


def _said(recipe: str, folder: Path) -> tuple[int, str]:
    change(copy(folder), recipe)
    with contextlib.chdir(folder):
        result = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    # A new type must not change the golden files.
    said = result.stdout.replace(", ".join(field_kinds()), "every type of field")
    return result.exit_code, said.replace(", ".join(block_kinds()), "every type of block")


@pytest.mark.parametrize(("case"), [pytest.param(case, id=title) for title, case in _cases()])
def test_the_message_matches_the_golden_file(case: re.Match[str], tmp_path: Path) -> None:
    code, said = _said(case["recipe"], tmp_path)

    assert said == case["said"]
    assert code == (1 if ": error [" in said else 0)


def test_case_titles_are_unique() -> None:
    titles = [title for title, _case in _cases()]

    assert sorted(set(titles)) == sorted(titles)


ELSEWHERE = {
    "encoding": "load/test_hostile.py",
    "too-many": "load/test_hostile.py",
    "paper": "pdf/test_make.py",
    "translation": "built/test_second_language.py",
}
"""Rules that cannot be tested by changing lines, and the tests that cover them."""
_IN_CODE = re.compile(r'(?:\b(?:error|warn)\(|\.complain\()\s*"([a-z-]+)"|^RULE = "([a-z-]+)"', re.MULTILINE)


def test_every_rule_has_a_case() -> None:
    generator = Path(check.__file__).parents[1]
    texts = [path.read_text("utf-8") for path in generator.rglob("*.py")]
    rules = {one or other for text in texts for one, other in _IN_CODE.findall(text)}
    assert rules >= rule_names()
    covered = {rule for _title, case in _cases() for rule in re.findall(r"(?:error|warn) \[([a-z-]+)\]", case["said"])}
    assert rules - covered == set(ELSEWHERE)
    for rule, path in ELSEWHERE.items():
        assert re.search(rf'"{rule}"|\[{rule}\]', (Path(__file__).parent / path).read_text("utf-8"))


def test_messages_do_not_mention_internals() -> None:
    machinery = re.compile(
        r"\b(pydantic|yaml\.|dict|tuple|literal|NoneType|None|str|int|validation|validator|traceback|scalar|mapping|"
        r"sequence|node|token|input|field required|\[type=)\b"
    )
    for title, case in _cases():
        found = [line for line in case["said"].splitlines() if machinery.search(line)]
        assert not found, title


def _update() -> None:
    for path in GOLDEN:
        text = path.read_text("utf-8")
        for found in reversed(list(_CASE.finditer(text))):
            with tempfile.TemporaryDirectory() as folder:
                _code, said = _said(found["recipe"], Path(folder))
            text = text[: found.start("said")] + said + text[found.end("said") :]
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    _update()

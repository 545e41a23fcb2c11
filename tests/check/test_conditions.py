"""Demanding conditions: long chains, many paths and indirect cycles."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content_folder import checked, copy, replace

SHEET = "en/worksheets/private-check.yaml"
FIELD = """      - id: field-{number}
        type: checklist
        label: Is it?
        options: [{{id: is-so, label: It is}}, {{id: not-so, label: It is not}}]
        show_when: {{all_of: {{{conditions}}}}}
"""


def _fields(ways: dict[int, list[str]]) -> str:
    return "".join(
        FIELD.format(number=number, conditions=", ".join(f"{name}: [is-so]" for name in names))
        for number, names in ways.items()
    )


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        pytest.param({n: [f"field-{n - 1}"] if n else ["alone"] for n in range(400)}, [], id="a chain of 400"),
        pytest.param(
            {n: [f"field-{n - 1}", f"field-{n - 2}"] if n > 1 else ["alone"] for n in range(80)}, [], id="many paths"
        ),
        pytest.param(
            {0: ["field-1"], 1: ["field-2"], 2: ["field-3"], 3: ["field-1"]},
            ['the condition of "field-1" depends on itself by way of "field-2" and "field-3"'],
            id="a cycle that the first field leads into",
        ),
        pytest.param(
            {0: ["field-9"], 1: ["field-0"]},
            ['there is no field "field-9" on this sheet'],
            id="a dependency on an invalid condition",
        ),
    ],
)
def test_conditions_of_conditions(tmp_path: Path, ways: dict[int, list[str]], said: list[str]) -> None:
    content = copy(tmp_path)
    replace(content / SHEET, "aftercare: |", _fields(ways) + "aftercare: |")

    _content, problems = checked(content)

    assert [problem.message for problem in problems] == said

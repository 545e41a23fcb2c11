"""The seeded faults apply to the current code, and docs/faults.md matches the list."""

from __future__ import annotations

import pytest

from tools.faults import LIST, RESULT, ROOT, Fault, faults, layer


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: fault.what)
def test_a_fault_applies_to_the_code(fault: Fault) -> None:
    assert (ROOT / fault.file).read_text("utf-8").count(fault.before) == 1
    assert fault.before != fault.after
    for path in fault.tests:
        assert (ROOT / path).exists(), path


def test_there_are_enough_faults_in_every_layer() -> None:
    assert len(faults()) >= 40
    assert {layer(fault) for fault in faults()} >= {"load", "problems", "check", "render", "adapters", "pdf", "theme"}
    assert len({fault.what for fault in faults()}) == len(faults())


def test_the_page_lists_exactly_the_faults() -> None:
    listed = [
        line.split(" | ")[0].removeprefix("| ") for line in RESULT.read_text("utf-8").splitlines() if "::" in line
    ]
    assert listed == [fault.what for fault in faults()], f"{LIST.name} has changed: run make faults"
    assert f"\n{len(listed)} of {len(listed)} were found.\n" in RESULT.read_text("utf-8")

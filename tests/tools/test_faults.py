"""The list of deliberate breaks still fits the code, and the page that tells of them still fits the list."""

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
    told = [line.split(" | ")[0].removeprefix("| ") for line in RESULT.read_text("utf-8").splitlines() if "::" in line]
    assert told == [fault.what for fault in faults()], f"{LIST.name} has changed: run make faults"
    assert f"\n{len(told)} of {len(told)} were found.\n" in RESULT.read_text("utf-8")

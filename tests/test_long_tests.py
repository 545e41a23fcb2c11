"""The tests that CI leaves out are named as they are called."""

from __future__ import annotations

import re

from tests.conftest import LONG
from tests.site_server import ROOT


def test_each_long_test_is_there() -> None:
    defined = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)\(", path.read_text("utf-8"), re.MULTILINE)
    }
    assert defined >= LONG

"""Python looks for what nobody needs before content is loaded, and after."""

from __future__ import annotations

import gc

import pytest

from amends.adapters.collecting import not_collecting


def test_nothing_is_looked_for_in_between_and_everything_after() -> None:
    assert gc.isenabled()
    with not_collecting():
        assert not gc.isenabled()
        with not_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="a slip"), not_collecting():
        raise ValueError("a slip")
    assert gc.isenabled()


def test_what_stays_for_good_is_not_looked_through_again() -> None:
    before = gc.get_freeze_count()
    with not_collecting(for_good=True):
        pass
    try:
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()

"""Fonts are cut once on a machine; what was kept is checked, and can be missing, broken or out of reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends.render import font_cutting
from amends.render.font_cutting import cut_font
from amends.resources import FONTS

NAME = next(iter(FONTS))


@pytest.fixture
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(font_cutting, "user_cache_path", lambda _name: tmp_path / "kept")
    return tmp_path / "kept" / "fonts"


@pytest.fixture
def cuts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the fonts that are really cut; cutting itself is slow, and tested by the site that it makes."""
    done: list[str] = []
    monkeypatch.setattr(font_cutting, "_cut", lambda name: done.append(name) or f"cut {name}".encode())
    return done


def test_a_font_is_cut_once(kept_in: Path, cuts: list[str]) -> None:
    assert cut_font(NAME) == cut_font(NAME) == f"cut {NAME}".encode()
    assert cuts == [NAME]
    assert len(list(kept_in.iterdir())) == 1


def test_each_font_is_kept_by_itself(kept_in: Path, cuts: list[str]) -> None:
    assert [cut_font(name) for name in FONTS] == [f"cut {name}".encode() for name in FONTS]
    assert len(list(kept_in.iterdir())) == len(FONTS)
    assert cuts == list(FONTS)


@pytest.mark.parametrize("broken", [b"", b"nonsense", b"x" * 500])
def test_what_is_broken_is_cut_anew(kept_in: Path, cuts: list[str], broken: bytes) -> None:
    cut_font(NAME)
    [path] = kept_in.iterdir()
    path.write_bytes(broken)
    assert cut_font(NAME) == f"cut {NAME}".encode()
    assert cuts == [NAME, NAME]
    assert cut_font(NAME) == f"cut {NAME}".encode()
    assert cuts == [NAME, NAME]


def test_another_version_of_the_library_cuts_anew(
    kept_in: Path, cuts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_font(NAME)
    monkeypatch.setattr(font_cutting, "version", lambda _name: "99")
    cut_font(NAME)
    assert cuts == [NAME, NAME]
    assert len(list(kept_in.iterdir())) == 2


def test_without_a_place_to_keep_it_a_font_is_there_all_the_same(kept_in: Path, cuts: list[str]) -> None:
    kept_in.parent.parent.mkdir(exist_ok=True)
    kept_in.parent.write_text("a file where the folder would be")
    assert [cut_font(NAME), cut_font(NAME)] == [f"cut {NAME}".encode()] * 2
    assert cuts == [NAME, NAME]


def test_the_oldest_go_when_there_are_many(kept_in: Path, cuts: list[str]) -> None:
    kept_in.mkdir(parents=True)
    for number in range(100):
        (kept_in / f"old{number}").write_bytes(b"")
    cut_font(NAME)
    assert len(list(kept_in.iterdir())) == 4 * len(FONTS)
    assert cut_font(NAME)
    assert cuts == [NAME]

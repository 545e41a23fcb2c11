"""Handouts have two to four pages, on both paper sizes."""

from __future__ import annotations

from functools import lru_cache

import pytest

from amends.load.content import load
from amends.model.content import Content
from amends.pdf.lesson import back_matter, lesson_body
from amends.render.pdfs import PAPER_SIZES, PaperSize
from tests.content_folder import REAL, SMALL

LESSONS = sorted(path.stem for path in (REAL / "en" / "lessons").glob("*.yaml"))


@lru_cache(maxsize=2)
def content(small: bool) -> Content:  # noqa: FBT001 - which of the two
    return load(SMALL if small else REAL)[0]


def pages(of: Content, id_: str, paper: PaperSize) -> int:
    lesson = of.lessons[id_]
    return lesson_body(of, lesson, paper).pages + back_matter(of, lesson.title, [lesson], paper).pages


@pytest.mark.parametrize("paper", PAPER_SIZES)
def test_the_small_lesson_is_short(paper: PaperSize) -> None:
    assert 2 <= pages(content(small=True), "borrowed-book", paper) <= 4


@pytest.mark.slow
@pytest.mark.parametrize("paper", PAPER_SIZES)
@pytest.mark.parametrize("id_", LESSONS)
def test_a_handout_has_two_to_four_pages(id_: str, paper: PaperSize) -> None:
    assert 2 <= pages(content(small=False), id_, paper) <= 4

"""Words of the glossary are links where a lesson's prose first uses them, and only there."""

from __future__ import annotations

from pathlib import Path

from amends.data import Marked
from amends.render.glossary_links import with_glossary_links
from tests.content_folder import change, checked, copy


def _prose(tmp_path: Path, text: str) -> str:
    content = copy(tmp_path)
    old = "          A book is a [loan](glossary:loan). Most come back late.[^doe-2001]\n"
    change(content, f"en/lessons/borrowed-book.yaml\n- {old}+           {text}\n")
    loaded, _problems = checked(content)
    lesson = with_glossary_links(loaded.lessons["borrowed-book"], loaded)
    return str(next(block.text for _loc, block in lesson.blocks() if isinstance(getattr(block, "text", None), Marked)))


def test_the_first_place_is_a_link_whatever_its_form_and_case(tmp_path: Path) -> None:
    shown = _prose(tmp_path, "Loans end. A loan has an owner, and the Owner knows.")

    assert shown.startswith("[Loans](glossary:loan) end. A loan has an [owner](glossary:owner), and the Owner knows.")


def test_quotations_links_and_longer_words_are_left_alone(tmp_path: Path) -> None:
    shown = _prose(tmp_path, '"A loan!" [An owner](page:help) of loaned things. The loan is old.')

    assert shown.startswith('"A loan!" [An owner](page:help) of loaned things. The [loan](glossary:loan) is old.')


def test_what_the_author_links_is_left_to_the_author(tmp_path: Path) -> None:
    shown = _prose(tmp_path, "A loan ends. This [loan](glossary:loan) does.")

    assert shown.startswith("A loan ends. This [loan](glossary:loan) does.")

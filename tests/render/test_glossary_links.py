"""Glossary terms are linked at their first use in a lesson's prose, and only there."""

from __future__ import annotations

import re
from pathlib import Path

from amends.render.pages import render_item
from tests.content_folder import change, checked, copy


def _lesson(tmp_path: Path, text: str) -> str:
    """Return the page of a lesson that begins with a text, with glossary links written as in Markdown."""
    content = copy(tmp_path)
    old = "          A book is a [loan](glossary:loan). Most come back late.[^doe-2001]\n"
    change(content, f"en/lessons/borrowed-book.yaml\n- {old}+           {text}\n")
    loaded, _problems = checked(content)
    page, _assets = render_item(loaded, loaded.lessons["borrowed-book"])
    return re.sub(r'<a class="term" href="../../glossary/#(.*?)">(.*?)</a>', r"[\2](glossary:\1)", page.body)


def test_the_first_use_of_a_term_is_a_link_in_any_form_or_case(tmp_path: Path) -> None:
    shown = _lesson(tmp_path, "Loans end. A **loan has an owner**, and the Owner knows.")

    expected = (
        "[Loans](glossary:loan) end. A <strong>loan has an [owner](glossary:owner)</strong>, and the Owner knows."
    )
    assert f"<p>{expected}</p>" in shown


def test_quotations_links_and_longer_words_are_left_alone(tmp_path: Path) -> None:
    shown = _lesson(tmp_path, '"A *loan*!" “An owner.” [An owner](page:help) of loaned things. The loan is old.')

    assert "“A <em>loan</em>!” “An owner.” " in shown
    assert '">An owner</a> of loaned things. The [loan](glossary:loan) is old.</p>' in shown


def test_terms_linked_by_the_author_are_left_alone(tmp_path: Path) -> None:
    shown = _lesson(tmp_path, "A loan ends. This [loan](glossary:loan) does.")

    assert "<p>A loan ends. This [loan](glossary:loan) does.</p>" in shown


def test_each_linked_term_is_explained_once(tmp_path: Path) -> None:
    shown = _lesson(tmp_path, "The owner gives a [loan](glossary:loan). The owner waits.")

    assert re.findall(r'<div data-term="(.*?)">', shown) == ["loan", "owner"]

"""Answers filled in by other programs are visible in every viewer, and the tags stay valid."""

from __future__ import annotations

from functools import cache, lru_cache
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Name

from tests.pdf.filling import PROGRAMS, VIEWERS, Seen, Spot, canaries, spots, turns, unseen, values
from tests.pdf.gate import tag_findings
from tests.pdf.sheets import Form, every_field_form, over_two_pages_form
from tools.system_packages import PACKAGES, what_to_do

each_program = pytest.mark.parametrize("program", PROGRAMS)
each_viewer = pytest.mark.parametrize("viewer", VIEWERS)


@pytest.fixture(autouse=True, scope="module")
def _poppler() -> None:
    """Require Poppler's programs. Without them these tests fail; they are never skipped."""
    if not PACKAGES["poppler"].is_there():
        pytest.fail(what_to_do(PACKAGES["poppler"]))


@lru_cache(maxsize=4)
def blank(viewer: str) -> Seen:
    return VIEWERS[viewer](every_field_form().data)


@cache
def filled(program: str, turn: int) -> bytes:
    form = every_field_form()
    return PROGRAMS[program](form.data, form.fields, answered(form, turn)[1])


def answered(form: Form, turn: int = 0) -> tuple[tuple[Spot, ...], dict[str, str]]:
    places = spots(form.data)
    return places, canaries(form.fields, places, turn)


@each_program
def test_every_answer_is_saved_and_the_tags_stay_valid(program: str) -> None:
    form = every_field_form()
    for turn in range(turns(form.fields)):
        _places, answers = answered(form, turn)
        assert values(filled(program, turn)) == answers
        assert tag_findings(filled(program, turn), form.fields) == []
    with pikepdf.open(BytesIO(filled(program, 0))) as pdf:
        assert pdf.Root.AcroForm.get("/NeedAppearances", False) is False


@each_viewer
@each_program
def test_every_answer_is_visible_and_nothing_else_changes(program: str, viewer: str) -> None:
    form = every_field_form()
    for turn in range(turns(form.fields)):
        places, answers = answered(form, turn)
        assert unseen(blank(viewer), VIEWERS[viewer](filled(program, turn)), places, answers) == []


@each_program
def test_a_group_over_two_pages_takes_one_choice(program: str) -> None:
    form = over_two_pages_form()
    before = VIEWERS["mupdf"](form.data)
    for turn in (0, turns(form.fields) - 1):
        places, answers = answered(form, turn)
        after = VIEWERS["mupdf"](PROGRAMS[program](form.data, form.fields, answers))
        assert unseen(before, after, places, answers) == []


@each_viewer
def test_a_blank_form_shows_none_of_the_answers(viewer: str) -> None:
    places, answers = answered(every_field_form())
    found = unseen(blank(viewer), blank(viewer), places, answers)
    for name in answers:
        assert any("cannot be seen" in what and f'"{name}"' in what for what in found), name
    assert sum("are not in the text" in what for what in found) == sum(
        not one.choices for one in every_field_form().fields
    )


@each_viewer
def test_a_misplaced_tick_and_overflowing_text_are_detected(viewer: str) -> None:
    form = every_field_form()
    places, answers = answered(form)
    after = VIEWERS[viewer](filled("pikepdf", 0))
    others = {**answers, "choice-1": next(one for one in form.fields if one.name == "choice-1").choices[1].value}
    assert any("looks chosen, and is not" in what for what in unseen(blank(viewer), after, places, others))
    elsewhere = tuple(place for place in places if place.name != "short-text-0")
    found = unseen(blank(viewer), after, elsewhere, answers)
    assert any("page 1 has changed outside its fields" in what for what in found)


def test_an_answer_without_an_appearance_is_detected() -> None:
    form = every_field_form()
    places, answers = answered(form)
    out = BytesIO()
    with pikepdf.open(BytesIO(filled("pikepdf", 0))) as pdf:
        next(one for one in pdf.Root.AcroForm.Fields if Name.Tx == one.FT).AP.N.write(b"/Tx BMC EMC")
        pdf.save(out)
    found = unseen(blank("poppler"), VIEWERS["poppler"](out.getvalue()), places, answers)
    assert len(found) == 2
    assert all('"short-text-0"' in what for what in found)

"""Every PDF of the site passes the gate; every fill-in sheet has its fields, and answers are visible in every viewer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import pytest

from amends.load.content import load
from amends.model.content import Content
from amends.pdf.fill_in import PdfField, with_fields
from amends.pdf.recipes import Recipe, recipes
from amends.pdf.worksheet import controls, paper_tree
from amends.render.pdfs import PAPER_SIZES
from tests.content_folder import REAL
from tests.pdf.filling import PROGRAMS, VIEWERS, canaries, spots, turns, unseen, values
from tests.pdf.gate import findings, tag_findings
from tests.pdf.test_forms import differences
from tests.site_server import once, run
from tools.system_packages import PACKAGES, what_to_do

pytestmark = pytest.mark.slow

FACES = ("pen", "fill-in", "example", "handout", "workbook", "client", "notes", "card", "plain")
TIMEOUT_S = 1200
"""Enough to make all PDFs without a cache."""

each_paper = pytest.mark.parametrize("paper", PAPER_SIZES)


@pytest.fixture(scope="module")
def pdfs(common: Path) -> Path:
    """The folder of all PDFs of the repository's content, as `amends pdf` writes them."""
    return once(common / "the-pdfs", lambda folder: run("amends", "pdf", "--out", folder), TIMEOUT_S)


@lru_cache(maxsize=1)
def content() -> Content:
    return load(REAL)[0]


@lru_cache(maxsize=1)
def published() -> tuple[Recipe, ...]:
    return tuple(recipe for recipe in recipes(content()) if recipe.uri)


def of_face(face: str, paper: str) -> list[Recipe]:
    return [recipe for recipe in published() if (recipe.face, recipe.size) == (face, paper)]


def read(pdfs: Path, recipe: Recipe) -> bytes:
    return (pdfs / str(recipe.uri)).read_bytes()


@cache
def manifest(id_: str) -> Sequence[PdfField]:
    sheet = content().worksheets[id_]
    return with_fields(paper_tree(content(), sheet), controls(content(), sheet), "en").fields


def test_every_face_is_tested_and_every_sheet_has_its_pdfs() -> None:
    assert {recipe.face for recipe in published()} == set(FACES)
    for paper in PAPER_SIZES:
        assert {recipe.id for recipe in of_face("pen", paper)} == set(content().worksheets)
        kept = {id_ for id_, sheet in content().worksheets.items() if sheet.keep != "never"}
        assert {recipe.id for recipe in of_face("fill-in", paper)} == kept


@each_paper
@pytest.mark.parametrize("face", FACES)
def test_a_pdf_passes_the_gate(pdfs: Path, face: str, paper: str) -> None:
    found = {
        recipe.name: wrong
        for recipe in of_face(face, paper)
        if (wrong := findings(read(pdfs, recipe), manifest(recipe.id) if face == "fill-in" else None))
    }
    assert found == {}


@each_paper
def test_a_fill_in_sheet_has_a_field_for_each_control(pdfs: Path, paper: str) -> None:
    found = {
        recipe.id: wrong
        for recipe in of_face("fill-in", paper)
        if (wrong := differences(content().worksheets[recipe.id], read(pdfs, recipe)))
    }
    assert found == {}


@each_paper
@pytest.mark.parametrize("program", PROGRAMS)
def test_every_answer_is_saved_and_visible_in_every_viewer(pdfs: Path, program: str, paper: str) -> None:
    if not PACKAGES["poppler"].is_there():
        pytest.fail(what_to_do(PACKAGES["poppler"]))
    found = {}
    for recipe in of_face("fill-in", paper):
        data, fields = read(pdfs, recipe), manifest(recipe.id)
        blank = {viewer: see(data) for viewer, see in VIEWERS.items()}
        places = spots(data)
        # pikepdf makes every choice; pypdf, which is slower, only the first.
        for turn in range(turns(fields) if program == "pikepdf" else 1):
            answers = canaries(fields, places, turn)
            filled = PROGRAMS[program](data, fields, answers)
            wrong = [] if values(filled) == answers else ["not every answer is kept"]
            wrong += tag_findings(filled, fields) if turn == 0 else []
            for viewer, see in VIEWERS.items():
                wrong += [f"{viewer}: {what}" for what in unseen(blank[viewer], see(filled), places, answers)]
            if wrong:
                found[f"{recipe.id}, turn {turn}"] = wrong
    assert found == {}

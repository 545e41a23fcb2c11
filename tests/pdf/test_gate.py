"""The PDF gate passes good PDFs and finds every seeded defect."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from amends.pdf.worksheet import pen_sheet
from tests.pdf.defects import DEFECTS, Defect
from tests.pdf.gate import by_layer, findings, own_findings
from tests.pdf.sheets import every_field, every_field_form, over_two_pages_form, site_with

pytestmark = pytest.mark.filterwarnings("ignore:This document has:UserWarning")


def test_a_good_pdf_has_no_findings(tmp_path: Path) -> None:
    form = every_field_form()
    assert findings(form.data, form.fields) == []
    file = tmp_path / "sheet.pdf"
    file.write_bytes(form.data)
    assert findings(file, form.fields) == []


def test_a_blank_sheet_has_no_findings_and_no_fields() -> None:
    made = pen_sheet(site_with(every_field()), every_field(), "letter")
    assert findings(made.data) == []


def test_a_group_over_several_pages_has_one_parent() -> None:
    form = over_two_pages_form()
    assert findings(form.data, form.fields) == []
    with pikepdf.open(BytesIO(form.data)) as pdf:
        (group,) = (one for one in pdf.Root.AcroForm.Fields if "/Kids" in one)
        pages = {kid.P.objgen for kid in group.Kids}
    assert len(pages) > 1


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_defect_is_caught(defect: Defect) -> None:
    form = every_field_form()
    found = own_findings(defect.put_in(form.data), form.fields)
    assert any(defect.says in what for what in found), found


def test_defects_are_unique_and_not_found_by_a_crash() -> None:
    assert len(DEFECTS) >= 30
    assert len({str(defect) for defect in DEFECTS}) == len(DEFECTS)
    assert not any(defect.says in "a check cannot be made the tags and pages cannot be read" for defect in DEFECTS)


@pytest.mark.parametrize("layer", ["page-validation", "outloud", "own"])
def test_each_layer_of_the_gate_runs(layer: str) -> None:
    form = every_field_form()
    seeded = next(defect for defect in DEFECTS if str(defect) == "title_is_missing")
    assert by_layer(seeded.put_in(form.data), form.fields)[layer]


def test_an_encrypted_file_is_caught() -> None:
    form, out = every_field_form(), BytesIO()
    with pikepdf.open(BytesIO(form.data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    assert any("the file is encrypted" in what for what in findings(out.getvalue(), form.fields))


def test_fields_in_a_pdf_that_has_none_are_caught() -> None:
    found = own_findings(every_field_form().data)
    assert any("fields on the pages of a PDF that has none" in what for what in found)
    assert "there is a form in a PDF that has none" in found


def test_a_form_without_the_fields_of_its_sheet_is_caught() -> None:
    made = pen_sheet(site_with(every_field()), every_field(), "a4")
    assert any("it lacks" in what for what in own_findings(made.data, every_field_form().fields))


def test_a_file_that_crashes_a_check_is_caught() -> None:
    form, out = every_field_form(), BytesIO()
    with pikepdf.open(BytesIO(form.data)) as pdf:
        pdf.Root.AcroForm = pikepdf.Name.None_
        pdf.save(out)
    assert own_findings(out.getvalue(), form.fields)

"""The gate that every PDF must pass: two PDF/UA validators, and our own checks for what neither of them detects."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import outloud
import page as page_validation
import pikepdf

from amends.pdf.fill_in import PdfField
from tests.pdf import document_checks, form_checks, tag_checks
from tests.pdf.parsed import Parsed

OF_EVERY_FILE: tuple[Callable[[Parsed], Iterator[str]], ...] = (
    document_checks.says_what_it_is,
    document_checks.is_open_and_idle,
    document_checks.says_nothing_of_the_machine,
    document_checks.brings_its_fonts,
)
OF_ITS_TAGS: tuple[Callable[[Parsed], Iterator[str]], ...] = (
    tag_checks.headings_step_down_one_by_one,
    tag_checks.header_cells_say_what_they_head,
    tag_checks.pictures_are_told,
    tag_checks.all_is_tagged_once,
    tag_checks.elements_know_their_parents,
    tag_checks.annotations_are_tagged,
    tag_checks.annotations_are_seen_and_printed,
    tag_checks.tab_follows_the_tags,
)
OF_A_FORM: tuple[Callable[[Parsed], Iterator[str]], ...] = (
    form_checks.form_is_plain,
    form_checks.all_type_is_in_one_font,
    form_checks.widgets_have_room,
)
AGAINST_THE_SHEET: tuple[Callable[[Parsed, Sequence[PdfField]], Iterator[str]], ...] = (
    form_checks.fields_are_those_of_the_sheet,
    form_checks.each_field_is_right,
)
NOT_MEANT = {
    "TBL-012": "the cells of a worksheet are empty until someone writes in them",
    "TBL-014": "it mistakes all ruled tables of a page for one grid, which none of them covers",
}
"""Rules of outloud that are skipped, and why."""
NOT_MEANT_OF_PARTS = {
    "PAG-001": "each part begins with a similar line at the top of a page, which is not a running header",
    "TAG-002": "the running header of a part is an artifact, and occurs on too few pages to be recognised as one",
}
"""Rules that are skipped for PDFs joined from several parts."""


def findings(pdf: Path | bytes, manifest: Sequence[PdfField] | None = None) -> list[str]:
    """Return what is wrong with a PDF, in plain sentences.

    `manifest` has the fields of a fill-in sheet; a PDF without a manifest must have no fields.
    """
    return [f"{layer}: {what}" for layer, found in by_layer(pdf, manifest).items() for what in found]


def by_layer(pdf: Path | bytes, manifest: Sequence[PdfField] | None = None) -> dict[str, list[str]]:
    """Return the findings of each layer of the gate, by layer name."""
    data = pdf if isinstance(pdf, bytes) else pdf.read_bytes()
    return {
        "page-validation": list(_by_page_validation(data)),
        "outloud": list(_by_outloud(data)),
        "own": own_findings(data, manifest),
    }


def own_findings(data: bytes, manifest: Sequence[PdfField] | None = None) -> list[str]:
    """Return the findings of our own checks. A crash of a check is a finding, too."""
    with pikepdf.open(BytesIO(data)) as pdf:
        try:
            parsed = Parsed(pdf)
        except Exception as problem:  # noqa: BLE001 - a broken file may raise anything
            return [f"the tags and pages cannot be read: {problem!r}"]
        checks = [lambda check=check: check(parsed) for check in (*OF_EVERY_FILE, *OF_ITS_TAGS)]
        checks.append(lambda: document_checks.has_its_text_on_the_page(parsed, data))
        if manifest is None:
            checks.append(lambda: form_checks.there_is_no_form(parsed))
        else:
            checks += [lambda check=check: check(parsed) for check in OF_A_FORM]
            checks += [lambda check=check: check(parsed, manifest) for check in AGAINST_THE_SHEET]
        return list(dict.fromkeys(what for check in checks for what in _safely(check)))


def tag_findings(data: bytes, manifest: Sequence[PdfField]) -> list[str]:
    """Return our checks' findings about the tags of a form, and the names and order of its fields."""
    with pikepdf.open(BytesIO(data)) as pdf:
        parsed = Parsed(pdf)
        found = [what for check in OF_ITS_TAGS for what in check(parsed)]
        return found + list(form_checks.fields_are_those_of_the_sheet(parsed, manifest))


def _safely(check: Callable[[], Iterator[str]]) -> Iterator[str]:
    try:
        yield from check()
    except Exception as problem:  # noqa: BLE001 - as above
        yield f"a check cannot be made: {problem!r}"


def _by_page_validation(data: bytes) -> Iterator[str]:
    report = page_validation.validate_pdf_bytes(data, profile="ua1")
    for failure in report.failures:
        yield f"{failure.rule_id} {failure.message}"
    if not report.is_compliant and not report.failures:
        yield "it is not compliant, and nothing says why"


def _by_outloud(data: bytes) -> Iterator[str]:
    skipped = [*NOT_MEANT, *(NOT_MEANT_OF_PARTS if _is_joined(data) else ())]
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        result = outloud.check(file.name, skip=skipped)
    if result.error:
        yield f"it cannot be read: {result.error}"
    yield from (f"{run.rule} cannot be tried: {run.reason}" for run in result.runs if run.status == "crashed")
    for found in result.sorted_findings():
        if found.severity != "info":
            where = f" on page {found.page}" if found.page else ""
            yield f"{found.rule}{where} {found.message}{f' ({found.evidence})' if found.evidence else ''}"


def _is_joined(data: bytes) -> bool:
    with pikepdf.open(BytesIO(data)) as pdf:
        elements = Parsed(pdf).elements if "/StructTreeRoot" in pdf.Root else ()
        return sum(element.kind == "Part" for element in elements) > 1

"""Defects to seed in a good fill-in PDF, each with part of the finding that the gate must report.

`python -m tests.pdf.defects` lists which layer of the gate finds which defect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

Break = Callable[[Pdf], None]


@dataclass(frozen=True)
class Defect:
    """One defect: how to seed it, and part of the finding that our own checks must report."""

    name: str
    seed: Break
    says: str

    def __str__(self) -> str:
        """Return its name as the test id."""
        return self.name

    def put_in(self, data: bytes) -> bytes:
        """Return a PDF with the defect in it."""
        with pikepdf.open(BytesIO(data)) as pdf:
            self.seed(pdf)
            out = BytesIO()
            pdf.save(out)
        return out.getvalue()


DEFECTS: list[Defect] = []


def says(words: str) -> Callable[[Break], Break]:
    """Add a defect to the list, with part of its finding."""

    def enter(seed: Break) -> Break:
        DEFECTS.append(Defect(seed.__name__, seed, words))
        return seed

    return enter


def _texts(pdf: Pdf) -> list[Any]:
    return [one for one in _fields(pdf) if Name.Tx == one.FT]


def _all(kind: Name) -> Callable[[Pdf], list[Any]]:
    return lambda pdf: _elements(pdf, kind)


def _first(kind: Name) -> Callable[[Pdf], Any]:
    return lambda pdf: _elements(pdf, kind)[0]


def _widgets(pdf: Pdf) -> list[Any]:
    return [one for page in pdf.pages for one in page.obj.get("/Annots", []) if one.Subtype == Name.Widget]


def _links(pdf: Pdf) -> list[Any]:
    return [one for page in pdf.pages for one in page.obj.get("/Annots", []) if one.Subtype == Name.Link]


def _text(pdf: Pdf) -> Any:
    return _texts(pdf)[0]


def _radio(pdf: Pdf) -> Any:
    return next(one for one in _fields(pdf) if "/Kids" in one)


def _check(pdf: Pdf) -> Any:
    return next(one for one in _fields(pdf) if Name.Btn == one.FT and "/Kids" not in one)


def _fields(pdf: Pdf) -> Any:
    return pdf.Root.AcroForm.Fields


def _font(pdf: Pdf) -> Any:
    return next(iter(pdf.Root.AcroForm.DR.Font.values()))


def _elements(pdf: Pdf, *kinds: Name) -> list[Any]:
    def walk(parent: Any) -> Iterator[Any]:
        for child in parent.get("/K", []):
            if isinstance(child, Dictionary) and "/S" in child:
                yield child
                yield from walk(child)

    return [element for element in walk(pdf.Root.StructTreeRoot) if not kinds or element.S in kinds]


def _draw(pdf: Pdf, page: int, content: str) -> None:
    pdf.pages[page].contents_add(content.encode("ascii"))


# A key of one or more objects is changed, or deleted (None). A function computes the value from the object.


def _moved(edges: Callable[[float, float, float, float], list[float]]) -> Callable[[Any], Any]:
    return lambda one: Array(edges(*map(float, one.Rect)))


_CHANGED: tuple[tuple[str, str, Callable[[Pdf], Any], str, Any], ...] = (
    ("titles_differ", "in one place and", lambda pdf: pdf.docinfo, "/Title", "Another sheet"),
    ("title_is_not_shown", "viewers are not told to show the title", lambda pdf: pdf.Root, "/ViewerPreferences", None),
    ("language_is_missing", '"" is no language', lambda pdf: pdf.Root, "/Lang", None),
    ("mark_is_missing", "does not say that it is tagged", lambda pdf: pdf.Root, "/MarkInfo", None),
    ("metadata_has_a_path", "a place on a computer", lambda pdf: pdf.docinfo, "/Subject", "made of /home/ines/sheet.yaml"),
    ("script_runs_on_opening", "the document has /OpenAction", lambda pdf: pdf.Root, "/OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))),
    ("field_is_sent", "an action of the kind /SubmitForm", lambda pdf: _widgets(pdf)[0], "/A", Dictionary(S=Name.SubmitForm, F=String("https://example.org/"))),
    ("field_acts_on_a_key", "the file has /AA", _text, "/AA", Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("1")))),
    ("link_starts_a_program", "an action of the kind /Launch", lambda pdf: _links(pdf)[0], "/A", Dictionary(S=Name.Launch, F=String("calc.exe"))),
    ("link_is_not_secure", "a link leads to http:", lambda pdf: _links(pdf)[0], "/A", Dictionary(S=Name.URI, URI=String("http://example.org/"))),
    ("form_is_of_another_kind", "the form has /XFA", lambda pdf: pdf.Root.AcroForm, "/XFA", String("<xdp/>")),
    ("headings_begin_at_two", "the first heading is not of level 1", _all(Name.H1), "/S", Name.H2),
    ("heading_level_is_skipped", "a heading of level 3 follows one of level 1", _all(Name.H2), "/S", Name.H3),
    ("header_cell_has_no_scope", "does not say whether it heads a row or a column", _first(Name.TH), "/A", None),
    ("table_has_no_header", "a table has no header cell", _all(Name.TH), "/S", Name.TD),
    ("figure_has_no_text", "a figure has no alternative text", _first(Name.P), "/S", Name.Figure),
    ("parent_tree_is_missing", "there is no tree that leads from content to tags", lambda pdf: pdf.Root.StructTreeRoot, "/ParentTree", None),
    ("there_are_no_tags", "the first heading is not of level 1", lambda pdf: pdf.Root, "/StructTreeRoot", None),
    ("link_has_no_words", "a link on page 1 does not say where it leads", lambda pdf: _links(pdf)[0], "/Contents", None),
    ("link_is_not_tagged", "a link on page 1 is not tagged as one", _all(Name.Link), "/K", lambda one: Array([child for child in one.K if isinstance(child, int)])),
    ("field_is_not_tagged", "a field on page 1 is not tagged as one", _first(Name.Form), "/S", Name.Div),
    ("tab_goes_its_own_way", "the tab key does not follow the tags on page 1", lambda pdf: pdf.pages[0].obj, "/Tabs", None),
    ("field_is_hidden", "hidden or is not printed", lambda pdf: _widgets(pdf)[0], "/F", 4 | 2),
    ("field_is_not_printed", "hidden or is not printed", lambda pdf: _widgets(pdf)[0], "/F", 0),
    ("field_is_called_nothing", "is called nothing", _text, "/TU", None),
    ("field_is_called_by_a_space", "is called nothing", _text, "/TU", String(" ")),
    ("field_is_called_by_its_name", "is called by its name", _text, "/TU", lambda one: String(str(one.T))),
    ("group_is_called_by_its_first_choice", 'and not "Where would I like to talk?"', _radio, "/TU", lambda one: one.Kids[0].TU),
    ("name_has_a_dot", "has a dot", _text, "/T", String("the.title")),
    ("field_is_not_listed", "the form does not list the field", lambda pdf: pdf.Root.AcroForm, "/Fields", lambda one: Array(list(one.Fields)[1:])),
    ("tags_are_read_backwards", "the tags have the fields in another order than the pages", _all(Name.Sect), "/K", lambda one: Array(list(one.K)[::-1])),
    ("widgets_stand_backwards", "the fields on the pages have another order", lambda pdf: pdf.pages[0].obj, "/Annots", lambda one: Array(list(one.Annots)[::-1])),
    ("form_lists_the_fields_backwards", "has another order", lambda pdf: pdf.Root.AcroForm, "/Fields", lambda one: Array(list(one.Fields)[::-1])),
    ("buttons_have_names", "has a button with a name of its own", lambda pdf: list(_radio(pdf).Kids), "/T", lambda one: one.Parent.T),
    ("box_has_no_empty_state", "and of nothing", lambda pdf: _check(pdf).AP.N, "/Off", None),
    ("field_has_no_appearance", "has no appearance", _text, "/AP", None),
    ("viewer_has_to_draw", "the form has /NeedAppearances", lambda pdf: pdf.Root.AcroForm, "/NeedAppearances", True),
    ("field_is_only_to_be_read", "cannot be written in", _text, "/Ff", 1),
    ("field_is_short", "takes no more than some letters", _text, "/MaxLen", 9),
    ("line_takes_many_lines", "should be of the kind text", _text, "/Ff", 1 << 12),
    ("field_is_filled_in", "is not empty", _text, "/V", String("The blue one")),
    ("font_of_the_form_is_not_embedded", "is no embedded TrueType font", lambda pdf: _font(pdf).FontDescriptor, "/FontFile2", None),
    ("font_of_the_form_has_no_encoding", "has not the encoding", _font, "/Encoding", None),
    ("field_is_set_in_another_font", "which the form does not have", _text, "/DA", String("/Helv 11 Tf 0 g")),
    ("field_is_set_too_small", "is set in type of 5 pt", _text, "/DA", lambda one: String(str(one.DA).replace(" 11 Tf", " 5 Tf"))),
    ("field_has_no_font", "does not say what it is set in", _text, "/DA", None),
    ("field_lies_beyond_the_page", "does not lie on its page", lambda pdf: _widgets(pdf)[0], "/Rect", _moved(lambda x1, y1, x2, y2: [x1 + 1000, y1 + 1000, x2 + 1000, y2 + 1000])),
    ("rectangle_is_inside_out", "does not lie on its page", lambda pdf: _widgets(pdf)[0], "/Rect", _moved(lambda x1, y1, x2, y2: [x2, y2, x1, y1])),
    ("place_to_type_is_low", "where 18 is the least", _text, "/Rect", _moved(lambda x1, y1, x2, _y2: [x1, y1, x2, y1 + 10])),
    ("place_to_tick_is_small", "where 10 is the least", _check, "/Rect", _moved(lambda x1, y1, _x2, _y2: [x1, y1, x1 + 6, y1 + 6])),
)  # fmt: skip
# Two objects swap the value of a key (True), or the second gets that of the first (False).
_MIXED_UP: tuple[tuple[str, str, Callable[[Pdf], Any], str, bool], ...] = (
    ("field_leads_to_another_tag", "does not lead to its tag", _widgets, "/StructParent", True),
    ("fields_are_called_by_each_others_questions", 'and not "What I wrote in its place"', _texts, "/TU", True),
    ("buttons_are_called_by_each_others_choices", "has a button called", lambda pdf: _radio(pdf).Kids, "/TU", True),
    ("two_fields_have_one_name", "2 fields have the name", _texts, "/T", False),
    ("fields_overlap", "overlap on page 1", _widgets, "/Rect", False),
)  # fmt: skip


def _change(find: Callable[[Pdf], Any], key: str, value: Any) -> Break:
    def seed(pdf: Pdf) -> None:
        found = find(pdf)
        for one in found if isinstance(found, list) else [found]:
            if value is None:
                del one[key]
            else:
                one[key] = value(one) if callable(value) else value

    return seed


def _mix_up(find: Callable[[Pdf], Any], key: str, *, swap: bool) -> Break:
    def seed(pdf: Pdf) -> None:
        one, other = list(find(pdf))[:2]
        first, second = one[key], other[key]
        other[key] = first
        if swap:
            one[key] = second

    return seed


DEFECTS += [Defect(name, _change(find, key, value), words) for name, words, find, key, value in _CHANGED]
DEFECTS += [Defect(name, _mix_up(find, key, swap=swap), words) for name, words, find, key, swap in _MIXED_UP]


@says("does not know its page")
def field_names_another_page(pdf: Pdf) -> None:
    _widgets(pdf)[0].P = pdf.pages[-1].obj


@says("the metadata has no title")
def title_is_missing(pdf: Pdf) -> None:
    with pdf.open_metadata() as metadata:
        del metadata["dc:title"]


@says("does not say that it is PDF/UA-1")
def standard_is_not_named(pdf: Pdf) -> None:
    with pdf.open_metadata() as metadata:
        del metadata["pdfuaid:part"]


@says("names of the kind /JavaScript")
def document_has_a_script(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("run"), script])))


@says("the file has /EF")
def file_is_attached(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = b"notes"


@says("a picture that is no figure")
def picture_is_tagged_as_text(pdf: Pdf) -> None:
    picture = pdf.make_stream(b"\x00", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    page = pdf.pages[0]
    name = page.add_resource(picture, Name.XObject)
    paragraph = _elements(pdf, Name.P)[0]
    number = len(_listed(pdf, page))
    paragraph.K.append(number)
    _listed(pdf, page).append(paragraph)
    _draw(pdf, 0, f"/P <</MCID {number}>> BDC q 9 0 0 9 300 20 cm {name} Do Q EMC")


def _listed(pdf: Pdf, page: pikepdf.Page) -> Any:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    return next(numbers[at + 1] for at in range(0, len(numbers), 2) if numbers[at] == page.obj.StructParents)


@says("neither tagged nor told off")
def text_is_not_tagged(pdf: Pdf) -> None:
    name = pdf.pages[0].add_resource(_font(pdf), Name.Font)
    _draw(pdf, 0, f"BT {name} 9 Tf 200 20 Td (Not tagged) Tj ET")


@says("only the page has the pieces")
def paragraph_is_not_in_the_tree(pdf: Pdf) -> None:
    parent = next(one for one in _elements(pdf) if any(_is_paragraph(child) for child in one.get("/K", [])))
    parent.K = Array([child for child in parent.K if not _is_paragraph(child)])


def _is_paragraph(child: Any) -> bool:
    return isinstance(child, Dictionary) and child.get("/S") == Name.P


@says("whose way to its tag is wrong")
def parent_tree_is_mixed_up(pdf: Pdf) -> None:
    listed = _listed(pdf, pdf.pages[0])
    first, second = (at for at, entry in enumerate(listed) if entry is not None and at < 2)
    listed[first], listed[second] = listed[second], listed[first]


@says("does not name its parent")
def element_names_another_parent(pdf: Pdf) -> None:
    first, second = _elements(pdf, Name.P)[:2]
    first.P = second


@says("an annotation of the kind /Text")
def somebody_left_a_note(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    page.Annots.append(pdf.make_indirect(Dictionary(Subtype=Name.Text, Rect=[9, 9, 29, 29], F=4, Contents="A note")))


@says("it lacks")
def field_is_missing(pdf: Pdf) -> None:
    widget = _widgets(pdf)[0]
    page = widget.P
    page.Annots = Array([one for one in page.Annots if one.objgen != widget.objgen])
    pdf.Root.AcroForm.Fields = Array([one for one in _fields(pdf) if one.objgen != widget.objgen])


@says("which belongs to another one")
def form_lists_buttons_too(pdf: Pdf) -> None:
    _fields(pdf).append(_radio(pdf).Kids[0])


@says("a widget that is on no page")
def field_is_on_no_page(pdf: Pdf) -> None:
    page = _widgets(pdf)[0].P
    page.Annots = Array([one for one in page.Annots if one.Subtype != Name.Widget])


@says("buttons for")
def group_is_parted(pdf: Pdf) -> None:
    group = _radio(pdf)
    moved = group.Kids[1]
    other = pdf.make_indirect(Dictionary(FT=Name.Btn, T=group.T, TU=group.TU, Ff=group.Ff, V=Name.Off))
    other.Kids, moved.Parent = Array([moved]), other
    group.Kids = Array([kid for kid in group.Kids if kid.objgen != moved.objgen])
    _fields(pdf).append(other)


@says('and not those of "at-home" and of nothing')
def states_are_numbers(pdf: Pdf) -> None:
    for number, kid in enumerate(_radio(pdf).Kids):
        shown = kid.AP.N
        mark = next(str(state) for state in shown if state != "/Off")
        kid.AP.N = Dictionary({f"/{number}": shown[mark], "/Off": shown.Off})


@says("looks the same whether it is ticked or not")
def tick_cannot_be_seen(pdf: Pdf) -> None:
    shown = _check(pdf).AP.N
    shown[next(str(state) for state in shown if state != "/Off")] = shown.Off


@says("is ticked already")
def box_is_ticked(pdf: Pdf) -> None:
    box = _check(pdf)
    box.V = box.AS = Name(next(str(state) for state in box.AP.N if state != "/Off"))


@says("has a choice already")
def choice_is_made(pdf: Pdf) -> None:
    group = _radio(pdf)
    group.V = group.Kids[0].AS = Name.fine


@says("has letters without a width")
def font_of_the_form_ends_at_z(pdf: Pdf) -> None:
    font = _font(pdf)
    font.Widths, font.LastChar = Array(list(font.Widths)[:91]), 122


@says("is not embedded")
def font_of_a_page_is_not_embedded(pdf: Pdf) -> None:
    described = next(
        one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == Name.FontDescriptor
    )
    for key in {"/FontFile2", "/FontFile3"} & set(described.keys()):
        del described[key]


@says("beyond its edge")
def text_runs_off_the_page(pdf: Pdf) -> None:
    name = pdf.pages[0].add_resource(_font(pdf), Name.Font)
    _draw(pdf, 0, f"/Artifact BMC BT {name} 9 Tf 580 400 Td (far beyond the edge of it) Tj ET EMC")


def main() -> None:
    """Print which layer of the gate finds which defect."""
    from tests.pdf.gate import by_layer
    from tests.pdf.sheets import every_field_form

    form = every_field_form()
    caught = {}
    for defect in DEFECTS:
        found = by_layer(defect.put_in(form.data), form.fields)
        caught[str(defect)] = [layer for layer, sentences in found.items() if sentences]
        print(f"{defect!s:45} {', '.join(caught[str(defect)])}")  # noqa: T201 - command output
    for layer in ("page-validation", "outloud", "own"):
        print(f"{layer:45} {sum(layer in layers for layers in caught.values())} of {len(DEFECTS)}")  # noqa: T201 - as above


if __name__ == "__main__":
    main()

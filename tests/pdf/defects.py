"""Defects to seed: each breaks one thing in a good PDF to fill in, and says what the gate has to say of it.

`python -m tests.pdf.defects` lists which layer of the gate finds which.
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
    """One defect: how it comes about, and words of the finding that our own checks have to make."""

    seed: Break
    says: str

    def __str__(self) -> str:
        """Return its name, for the list of tests."""
        return self.seed.__name__

    def put_in(self, data: bytes) -> bytes:
        """Return a PDF with the defect in it."""
        with pikepdf.open(BytesIO(data)) as pdf:
            self.seed(pdf)
            out = BytesIO()
            pdf.save(out)
        return out.getvalue()


DEFECTS: list[Defect] = []


def says(words: str) -> Callable[[Break], Break]:
    """Enter a defect in the list, with words of what has to be said of it."""

    def enter(seed: Break) -> Break:
        DEFECTS.append(Defect(seed, words))
        return seed

    return enter


def _widgets(pdf: Pdf) -> list[Any]:
    return [one for page in pdf.pages for one in page.obj.get("/Annots", []) if one.Subtype == Name.Widget]


def _links(pdf: Pdf) -> list[Any]:
    return [one for page in pdf.pages for one in page.obj.get("/Annots", []) if one.Subtype == Name.Link]


def _text(pdf: Pdf) -> Any:
    return next(one for one in _fields(pdf) if Name.Tx == one.FT)


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


# What the document says of itself


@says("the metadata has no title")
def title_is_missing(pdf: Pdf) -> None:
    with pdf.open_metadata() as metadata:
        del metadata["dc:title"]


@says("in one place and")
def titles_differ(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = "Another sheet"


@says("viewers are not told to show the title")
def title_is_not_shown(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


@says('"" is no language')
def language_is_missing(pdf: Pdf) -> None:
    del pdf.Root.Lang


@says("does not say that it is tagged")
def mark_is_missing(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


@says("does not say that it is PDF/UA-1")
def standard_is_not_named(pdf: Pdf) -> None:
    with pdf.open_metadata() as metadata:
        del metadata["pdfuaid:part"]


@says("a place on a computer")
def metadata_has_a_path(pdf: Pdf) -> None:
    pdf.docinfo["/Subject"] = "made of /home/ines/sheet.yaml"


# What the document does


@says("the document has /OpenAction")
def script_runs_on_opening(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@says("names of the kind /JavaScript")
def document_has_a_script(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("run"), script])))


@says("an action of the kind /SubmitForm")
def field_is_sent(pdf: Pdf) -> None:
    _widgets(pdf)[0].A = Dictionary(S=Name.SubmitForm, F=String("https://example.org/"))


@says("the file has /AA")
def field_acts_on_a_key(pdf: Pdf) -> None:
    _text(pdf).AA = Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("1")))


@says("an action of the kind /Launch")
def link_starts_a_program(pdf: Pdf) -> None:
    _links(pdf)[0].A = Dictionary(S=Name.Launch, F=String("calc.exe"))


@says("a link leads to http:")
def link_is_not_secure(pdf: Pdf) -> None:
    _links(pdf)[0].A = Dictionary(S=Name.URI, URI=String("http://example.org/"))


@says("the file has /EF")
def file_is_attached(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = b"notes"


@says("the form has /XFA")
def form_is_of_another_kind(pdf: Pdf) -> None:
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")


# Tags


@says("the first heading is not of level 1")
def headings_begin_at_two(pdf: Pdf) -> None:
    for heading in _elements(pdf, Name.H1):
        heading.S = Name.H2


@says("a heading of level 3 follows one of level 1")
def heading_level_is_skipped(pdf: Pdf) -> None:
    for heading in _elements(pdf, Name.H2):
        heading.S = Name.H3


@says("does not say whether it heads a row or a column")
def header_cell_has_no_scope(pdf: Pdf) -> None:
    del _elements(pdf, Name.TH)[0].A


@says("a table has no header cell")
def table_has_no_header(pdf: Pdf) -> None:
    for cell in _elements(pdf, Name.TH):
        cell.S = Name.TD


@says("a figure has no text that stands for it")
def figure_has_no_text(pdf: Pdf) -> None:
    _elements(pdf, Name.P)[0].S = Name.Figure


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


@says("there is no tree that leads from content to tags")
def parent_tree_is_missing(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


@says("does not name the element that it stands in")
def element_names_another_parent(pdf: Pdf) -> None:
    first, second = _elements(pdf, Name.P)[:2]
    first.P = second


@says("the first heading is not of level 1")
def there_are_no_tags(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


@says("a link on page 1 does not say where it leads")
def link_has_no_words(pdf: Pdf) -> None:
    del _links(pdf)[0].Contents


@says("a link on page 1 is not tagged as one")
def link_is_not_tagged(pdf: Pdf) -> None:
    for element in _elements(pdf, Name.Link):
        element.K = Array([child for child in element.K if isinstance(child, int)])


@says("a field on page 1 is not tagged as one")
def field_is_not_tagged(pdf: Pdf) -> None:
    _elements(pdf, Name.Form)[0].S = Name.Div


@says("does not lead to its tag")
def field_leads_to_another_tag(pdf: Pdf) -> None:
    one, other = _widgets(pdf)[:2]
    one.StructParent, other.StructParent = int(other.StructParent), int(one.StructParent)


@says("the tab key does not follow the tags on page 1")
def tab_goes_its_own_way(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Tabs


@says("hidden or is not printed")
def field_is_hidden(pdf: Pdf) -> None:
    _widgets(pdf)[0].F = 4 | 2


@says("hidden or is not printed")
def field_is_not_printed(pdf: Pdf) -> None:
    _widgets(pdf)[0].F = 0


@says("an annotation of the kind /Text")
def somebody_left_a_note(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    page.Annots.append(pdf.make_indirect(Dictionary(Subtype=Name.Text, Rect=[9, 9, 29, 29], F=4, Contents="A note")))


# Fields: what they are called, and their order


@says("is called nothing")
def field_is_called_nothing(pdf: Pdf) -> None:
    del _text(pdf).TU


@says("is called nothing")
def field_is_called_by_a_space(pdf: Pdf) -> None:
    _text(pdf).TU = String(" ")


@says("is called by its name")
def field_is_called_by_its_name(pdf: Pdf) -> None:
    field = _text(pdf)
    field.TU = String(str(field.T))


@says('and not "What is it called?"')
def fields_are_called_by_each_others_questions(pdf: Pdf) -> None:
    one, other = [one for one in _fields(pdf) if Name.Tx == one.FT][:2]
    one.TU, other.TU = other.TU, one.TU


@says('and not "How does it look?"')
def group_is_called_by_its_first_choice(pdf: Pdf) -> None:
    group = _radio(pdf)
    group.TU = group.Kids[0].TU


@says("has a button called")
def buttons_are_called_by_each_others_choices(pdf: Pdf) -> None:
    one, other = list(_radio(pdf).Kids)[:2]
    one.TU, other.TU = other.TU, one.TU


@says("2 fields have the name")
def two_fields_have_one_name(pdf: Pdf) -> None:
    one, other = [one for one in _fields(pdf) if Name.Tx == one.FT][:2]
    other.T = one.T


@says("has a dot")
def name_has_a_dot(pdf: Pdf) -> None:
    _text(pdf).T = String("the.title")


@says("it lacks")
def field_is_missing(pdf: Pdf) -> None:
    widget = _widgets(pdf)[0]
    page = widget.P
    page.Annots = Array([one for one in page.Annots if one.objgen != widget.objgen])
    pdf.Root.AcroForm.Fields = Array([one for one in _fields(pdf) if one.objgen != widget.objgen])


@says("the form does not list the field")
def field_is_not_listed(pdf: Pdf) -> None:
    pdf.Root.AcroForm.Fields = Array(list(_fields(pdf))[1:])


@says("which belongs to another one")
def form_lists_buttons_too(pdf: Pdf) -> None:
    _fields(pdf).append(_radio(pdf).Kids[0])


@says("a widget that is on no page")
def field_is_on_no_page(pdf: Pdf) -> None:
    page = _widgets(pdf)[0].P
    page.Annots = Array([one for one in page.Annots if one.Subtype != Name.Widget])


@says("the tags have the fields in another order than the pages")
def tags_are_read_backwards(pdf: Pdf) -> None:
    for element in _elements(pdf, Name.Sect):
        element.K = Array(list(element.K)[::-1])


@says("the fields on the pages have another order")
def widgets_stand_backwards(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    page.Annots = Array(list(page.Annots)[::-1])


@says("has another order")
def form_lists_the_fields_backwards(pdf: Pdf) -> None:
    pdf.Root.AcroForm.Fields = Array(list(_fields(pdf))[::-1])


# Fields: what they hold and look like


@says("has a button with a name of its own")
def buttons_have_names(pdf: Pdf) -> None:
    group = _radio(pdf)
    for kid in group.Kids:
        kid.T = group.T


@says("buttons for")
def group_is_parted(pdf: Pdf) -> None:
    group = _radio(pdf)
    moved = group.Kids[1]
    other = pdf.make_indirect(Dictionary(FT=Name.Btn, T=group.T, TU=group.TU, Ff=group.Ff, V=Name.Off))
    other.Kids, moved.Parent = Array([moved]), other
    group.Kids = Array([kid for kid in group.Kids if kid.objgen != moved.objgen])
    _fields(pdf).append(other)


@says('and not those of "fine" and of nothing')
def states_are_numbers(pdf: Pdf) -> None:
    for number, kid in enumerate(_radio(pdf).Kids):
        shown = kid.AP.N
        mark = next(str(state) for state in shown if state != "/Off")
        kid.AP.N = Dictionary({f"/{number}": shown[mark], "/Off": shown.Off})


@says("and of nothing")
def box_has_no_empty_state(pdf: Pdf) -> None:
    del _check(pdf).AP.N.Off


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


@says("has no appearance")
def field_has_no_appearance(pdf: Pdf) -> None:
    del _text(pdf).AP


@says("the form has /NeedAppearances")
def viewer_has_to_draw(pdf: Pdf) -> None:
    pdf.Root.AcroForm.NeedAppearances = True


@says("cannot be written in")
def field_is_only_to_be_read(pdf: Pdf) -> None:
    _text(pdf).Ff = 1


@says("takes no more than some letters")
def field_is_short(pdf: Pdf) -> None:
    _text(pdf).MaxLen = 9


@says("should be of the kind text")
def line_takes_many_lines(pdf: Pdf) -> None:
    _text(pdf).Ff = 1 << 12


@says("is not empty")
def field_is_filled_in(pdf: Pdf) -> None:
    _text(pdf).V = String("The blue one")


@says("is no embedded TrueType font")
def font_of_the_form_is_not_embedded(pdf: Pdf) -> None:
    del _font(pdf).FontDescriptor.FontFile2


@says("has not the encoding")
def font_of_the_form_has_no_encoding(pdf: Pdf) -> None:
    del _font(pdf).Encoding


@says("has letters without a width")
def font_of_the_form_ends_at_z(pdf: Pdf) -> None:
    font = _font(pdf)
    font.Widths, font.LastChar = Array(list(font.Widths)[:91]), 122


@says("which the form does not have")
def field_is_set_in_another_font(pdf: Pdf) -> None:
    _text(pdf).DA = String("/Helv 11 Tf 0 g")


@says("is set in type of 5 pt")
def field_is_set_too_small(pdf: Pdf) -> None:
    field = _text(pdf)
    field.DA = String(str(field.DA).replace(" 11 Tf", " 5 Tf"))


@says("does not say what it is set in")
def field_has_no_font(pdf: Pdf) -> None:
    del _text(pdf).DA


@says("is not embedded")
def font_of_a_page_is_not_embedded(pdf: Pdf) -> None:
    described = next(
        one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == Name.FontDescriptor
    )
    for key in {"/FontFile2", "/FontFile3"} & set(described.keys()):
        del described[key]


# Where they lie


@says("does not lie on its page")
def field_lies_beyond_the_page(pdf: Pdf) -> None:
    widget = _widgets(pdf)[0]
    widget.Rect = Array([float(edge) + 1000 for edge in widget.Rect])


@says("does not lie on its page")
def rectangle_is_inside_out(pdf: Pdf) -> None:
    widget = _widgets(pdf)[0]
    x1, y1, x2, y2 = widget.Rect
    widget.Rect = Array([x2, y2, x1, y1])


@says("where 18 is the least")
def place_to_type_is_low(pdf: Pdf) -> None:
    widget = _text(pdf)
    x1, y1, x2, _y2 = (float(edge) for edge in widget.Rect)
    widget.Rect = Array([x1, y1, x2, y1 + 10])


@says("where 10 is the least")
def place_to_tick_is_small(pdf: Pdf) -> None:
    widget = _check(pdf)
    x1, y1, _x2, _y2 = (float(edge) for edge in widget.Rect)
    widget.Rect = Array([x1, y1, x1 + 6, y1 + 6])


@says("overlap on page 1")
def fields_overlap(pdf: Pdf) -> None:
    one, other = _widgets(pdf)[:2]
    other.Rect = one.Rect


@says("does not know its page")
def field_names_another_page(pdf: Pdf) -> None:
    _widgets(pdf)[0].P = pdf.pages[-1].obj


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
        print(f"{defect!s:45} {', '.join(caught[str(defect)])}")  # noqa: T201 - it is what the command is for
    for layer in ("page-validation", "outloud", "own"):
        print(f"{layer:45} {sum(layer in layers for layers in caught.values())} of {len(DEFECTS)}")  # noqa: T201 - as above


if __name__ == "__main__":
    main()

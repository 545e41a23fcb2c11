"""The two PDFs of a session pack: what the client gets, and the counsellor's notes, apart from it."""

from __future__ import annotations

from collections.abc import Mapping

from amends.model.content import Content
from amends.model.item import Item
from amends.model.pack import Pack
from amends.model.worksheet import Worksheet
from amends.pdf.join import Part, Whole, join
from amends.pdf.layout import Result
from amends.pdf.lesson import Margins, set_article
from amends.render.pdf_parts import card_face, client_face, notes_face
from amends.render.pdfs import PaperSize
from amends.words import common_words


def pack_sheets(content: Content, pack: Pack) -> tuple[Worksheet, ...]:
    """Return the worksheets of a pack in order; what is only planned is left out."""
    return tuple(content.worksheets[id_] for id_ in pack.worksheets if id_ in content.worksheets)


def client_pack(content: Content, pack: Pack, paper: PaperSize, parts: Mapping[tuple[str, str], Result]) -> Result:
    """Return what the client gets: a cover with the lessons in short, and the sheets for a pen, which are `parts`."""
    sheets = pack_sheets(content, pack)
    foot = str(content.site.practice.name) if content.site.practice else str(content.site.licence.name)
    head = str(content.site.name)
    body = f'<article class="bound">{client_face(content, pack)}</article>'
    cover = set_article(content, pack.title, [pack], body, paper, margins=Margins(head, foot))
    words = common_words(content.language)
    bound = [Part("cover", cover.data, words["pack_client"])]
    bound += [Part(f"worksheet-{sheet.id}", parts["worksheet", sheet.id].data, str(sheet.title)) for sheet in sheets]
    date = max(str(item.changelog[0].date) for item in (pack, *sheets))
    whole = Whole(str(pack.title), content.language, str(content.site.name), date)
    return Result(join(bound, whole), cover.pages + sum(parts["worksheet", sheet.id].pages for sheet in sheets))


def counsellor_notes(content: Content, pack: Pack, paper: PaperSize) -> Result:
    """Return the counsellor's notes on a pack and on each of its sheets."""
    words = common_words(content.language)
    practice = content.site.practice
    foot = f"{practice.name}. {words['pack_counsellor']}" if practice else words["pack_counsellor"]
    head = str(content.site.name)
    body = f'<article class="bound">{notes_face(content, pack)}</article>'
    return set_article(
        content, f"{words['pack_counsellor']}: {pack.title}", [pack], body, paper, margins=Margins(head, foot)
    )


def help_card(content: Content, page: Item, paper: PaperSize, *, plain: bool) -> Result:
    """Return the card of numbers to call; a `plain` one says nowhere what site it comes from."""
    words = common_words(content.language)
    title = words["card_plain_title"] if plain else words["card_title"]
    head = "" if plain else str(content.site.name)
    body = f'<article class="bound">{card_face(content, page, plain=plain)}</article>'
    return set_article(content, title, [page], body, paper, margins=Margins(head, "", counted=False))

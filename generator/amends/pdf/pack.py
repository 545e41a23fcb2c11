"""The PDFs of a session pack (one for the client, one with the counsellor's notes), and the cards of phone numbers."""

from __future__ import annotations

from collections.abc import Mapping

from amends.blocks.listing import listing
from amends.model.content import Content
from amends.model.item import Item
from amends.model.pack import Pack
from amends.model.worksheet import Worksheet
from amends.pdf.join import Part, join
from amends.pdf.layout import Result
from amends.pdf.lesson import Margins, lay_out_article
from amends.render.addresses import Here, address
from amends.render.citation import cited_sources
from amends.render.frame import face
from amends.render.pdfs import PaperSize
from amends.words import common_words


def pack_sheets(content: Content, pack: Pack) -> tuple[Worksheet, ...]:
    """Return the worksheets of a pack in order, without those that are only planned."""
    return tuple(content.worksheets[id_] for id_ in pack.worksheets if id_ in content.worksheets)


def client_pack(content: Content, pack: Pack, size: PaperSize, parts: Mapping[tuple[str, str], Result]) -> Result:
    """Return the client's part: a cover with summaries of the lessons, and the sheets for a pen, which are `parts`."""
    sheets = pack_sheets(content, pack)
    lessons = [content.lessons[id_] for id_ in pack.lessons if id_ in content.lessons]
    html = face("pack-client.html", Here(content, address(pack)), item=pack, lessons=lessons)
    foot = content.site.practice.name if content.site.practice else content.site.licence.name
    margins = Margins(str(content.site.name), str(foot))
    cover = lay_out_article(content, pack.title, [pack], html, size, classes="bound", margins=margins)
    bound = [Part("cover", cover, common_words(content.language)["pack_client"])]
    bound += [Part(f"worksheet-{sheet.id}", parts["worksheet", sheet.id], sheet.title) for sheet in sheets]
    return join(content, pack.title, [pack, *sheets], bound)


def counsellor_notes(content: Content, pack: Pack, size: PaperSize) -> Result:
    """Return the counsellor's notes on a pack and on each of its sheets."""
    name, practice, sheets = (
        common_words(content.language)["pack_counsellor"],
        content.site.practice,
        pack_sheets(content, pack),
    )
    cited = tuple(dict.fromkeys(key for item in (pack, *sheets) for key in cited_sources(item)))
    html = face("pack-notes.html", Here(content, address(pack), cited), item=pack, sheets=sheets)
    margins = Margins(str(content.site.name), f"{practice.name}. {name}" if practice else name)
    return lay_out_article(content, f"{name}: {pack.title}", [pack], html, size, classes="bound", margins=margins)


def help_card(content: Content, page: Item, size: PaperSize, *, plain: bool = False) -> Result:
    """Return the card of phone numbers; a `plain` one names no site and does not say what it is for."""
    title = common_words(content.language)["card_plain_title" if plain else "card_title"]
    directory = content.helplines
    lists = {
        purpose: listing(directory.countries, directory.helplines, purpose)
        for purpose in ("emergency", "abuse", "distress")
    }
    html = face("card.html", Here(content, address(page)), item=page, plain=plain, lists=lists)
    margins = Margins("" if plain else str(content.site.name), "", counted=False)
    return lay_out_article(content, title, [page], html, size, classes="bound", margins=margins)

"""The PDFs of a worksheet: for a pen, to fill in, and with the worked example."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from amends.model.content import Content
from amends.model.worksheet import Worksheet
from amends.pdf.layout import document, read
from amends.render.addresses import Here, address
from amends.render.paper import paper_face
from amends.words import common_words


def paper_tree(content: Content, sheet: Worksheet) -> ET.Element:
    """Return the paper face of a worksheet as a whole document."""
    words = common_words(content.language)
    here = Here(content, address(sheet), words["coming"])
    title = words["worksheet_number"].format(number=sheet.number)
    body = f'<article class="paper">{paper_face(content, sheet, here)}</article>'
    tree = read(
        document(title, content.language, body, author=str(content.site.name), date=str(sheet.changelog[0].date))
    )
    lead_from_the_site(tree, content, address(sheet))
    return tree


def lead_from_the_site(tree: ET.Element, content: Content, page: str) -> None:
    """Make links of a page lead to where the site is published; where that is unknown, leave their words alone.

    A link within the document (`#...`) stays.
    """
    from urllib.parse import urljoin, urlsplit

    root = str(content.site.address or "")
    for link in tree.iter("a"):
        target = link.get("href")
        if target is None or target.startswith("#") or urlsplit(target).scheme:
            continue
        if root:
            link.set("href", urljoin(f"{root.rstrip('/')}/{page}", target))
        else:
            del link.attrib["href"]

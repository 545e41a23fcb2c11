"""The contact block shows the address in site.yaml, or says that there is none."""

from __future__ import annotations

from dataclasses import replace

from amends.blocks.contact import ContactWays
from amends.model.site import Contact
from amends.render.addresses import Here
from amends.render.blocks import render_block
from tests.content_folder import SMALL, checked


def _shown(contact: Contact | None) -> str:
    content, _problems = checked(SMALL)
    content = replace(content, site=content.site.model_copy(update={"contact": contact}))
    return str(render_block(ContactWays.model_validate({"type": "contact"}), Here(content, "")))


def test_without_an_address_it_says_so() -> None:
    assert "There is no address yet." in _shown(None)
    assert "href" not in _shown(None)


def test_an_address_is_a_link() -> None:
    shown = _shown(Contact.model_validate({"email": "hello@example.org"}))

    assert 'href="mailto:hello@example.org"' in shown

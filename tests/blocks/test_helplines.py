"""Lists of helplines: their entries and order, phone links, and notes on when they were checked."""

from __future__ import annotations

import dataclasses
import datetime
import re

import pytest

from amends.blocks import block_kinds
from amends.blocks.listing import listing
from amends.model.helpline import Helpline, Helplines
from amends.render.addresses import Here
from amends.render.blocks import render_block
from tests.examples import content
from tests.markup import Markup

ENTRIES = [
    # id, country, purposes
    ("lists", "other", ["directory"]),
    ("nz-late", "nz", ["distress"]),
    ("gb-abuse", "gb", ["abuse"]),
    ("gb-both", "gb", ["abuse", "own_behaviour"]),
    ("gb-999", "gb", ["emergency"]),
    ("ie-112", "ie", ["emergency"]),
    ("at-abuse", "at", ["abuse"]),
    ("lost", "nowhere", ["distress"]),
    ("ie-child", "ie", ["child"]),
]

DIRECTORY = {
    "countries": {
        "nz": {"name": "New Zealand", "order": "2"},
        "gb": {"name": "United Kingdom", "order": "1"},
        "other": {"name": "Other places", "order": "8"},
        "ie": {"name": "Ireland", "order": "5"},
        "at": {"name": "Austria", "order": "5"},
    },
    "helplines": [
        {
            "id": id_,
            "country": country,
            "purposes": purposes,
            "name": f"Name of {id_}",
            "phone": "0800 1-2",
            "search_for": f"words for {id_}",
            "source": f"source of {id_}",
        }
        for id_, country, purposes in ENTRIES
    ],
}

LISTS = {
    "emergency": [("United Kingdom", ["gb-999"]), ("Ireland", ["ie-112"])],
    "abuse": [("United Kingdom", ["gb-abuse", "gb-both"]), ("Austria", ["at-abuse"]), ("Other places", ["lists"])],
    "own_behaviour": [("United Kingdom", ["gb-both"]), ("Other places", ["lists"])],
    "distress": [("New Zealand", ["nz-late"]), ("nowhere", ["lost"]), ("Other places", ["lists"])],
    "child": [("Ireland", ["ie-child"]), ("Other places", ["lists"])],
    "directory": [("Other places", ["lists"])],
    "all": [
        (None, ["lists"]),
        ("United Kingdom", ["gb-999", "gb-abuse", "gb-both"]),
        ("New Zealand", ["nz-late"]),
        ("Austria", ["at-abuse"]),
        ("Ireland", ["ie-112", "ie-child"]),
        ("nowhere", ["lost"]),
    ],
}


def helplines(**changes: object) -> Helplines:
    """Return the directory with changes to its first entry."""
    first, *others = DIRECTORY["helplines"]
    return Helplines.model_validate(DIRECTORY | {"helplines": [first | changes, *others]})


def rendered(purpose: str, directory: Helplines) -> str:
    block = block_kinds()["helplines"].model.model_validate({"type": "helplines", "purpose": purpose})
    here = Here(dataclasses.replace(content(), helplines=directory), "help/")
    return str(render_block(block, here))


@pytest.mark.parametrize(("purpose", "expected"), LISTS.items(), ids=LISTS)
def test_countries_and_entries_are_in_order(purpose: str, expected: list[tuple[str | None, list[str]]]) -> None:
    directory = helplines()
    places = listing(directory.countries, directory.helplines, purpose)
    ids = {entry: entry.id for entry in directory.helplines}
    assert [(place.name, [ids[entry] for entry in place.entries]) for place in places] == expected
    assert listing(directory.countries, directory.helplines, purpose) == places


@pytest.mark.parametrize("purpose", LISTS)
def test_every_entry_is_shown_with_its_number(purpose: str) -> None:
    markup = Markup(rendered(purpose, helplines()))
    entries = [id_ for _place, ids in LISTS[purpose] for id_ in ids]
    assert [element.text for element in markup.elements if element.attributes.get("href") == "tel:080012"] == [
        "0800 1-2" for _id in entries
    ]
    for id_ in entries:
        if purpose != "emergency":
            assert f"Name of {id_}" in markup.text
            assert f"words for {id_}" in markup.text
        assert (f"source of {id_}" in markup.text) == (purpose == "all")


CALLS = {"999": "999", "9-8-8": "988", "+44 808 2000-247": "+448082000247", None: ""}


@pytest.mark.parametrize(("phone", "dial"), CALLS.items())
def test_separators_are_not_dialled(phone: str | None, dial: str) -> None:
    assert _entry(phone=phone, text="Text HELLO.").dial == dial


HOSTS = {
    "https://example.org/": "example.org",
    "https://www.example.org/help/": "example.org/help",
    "https://chat.example.org/?now": "chat.example.org/?now",
}


@pytest.mark.parametrize(("url", "host"), HOSTS.items())
def test_a_url_is_shortened(url: str, host: str) -> None:
    assert _entry(url=url).host == host


def _entry(**changes: object) -> Helpline:
    return helplines(**changes).helplines[0]


@pytest.mark.parametrize("purpose", ["directory", "all"])
def test_an_entry_shows_when_it_was_last_checked(purpose: str) -> None:
    checked = helplines(verified_on=datetime.date(2027, 3, 2), verified_by="A person")
    assert "Last checked on 2 March 2027." in rendered(purpose, checked)
    assert "Last checked" not in rendered(purpose, helplines())
    others = rendered("all", checked).count("Not yet checked by a person.")
    assert others == len(ENTRIES) - 1


@pytest.mark.parametrize("purpose", ["emergency", "abuse", "all"])
def test_a_list_of_unchecked_entries_says_so_once(purpose: str) -> None:
    html = rendered(purpose, helplines())
    assert html.count("No person has checked these numbers yet.") == html.count("checked") == 1
    checked = helplines(purposes=["emergency"], verified_on=datetime.date(2027, 3, 2), verified_by="A person")
    html = rendered("emergency", checked)
    assert html.count("Last checked on 2 March 2027.") == 1
    assert html.count("Not yet checked by a person.") == 2


def test_each_entry_shows_when_it_was_noted_or_that_this_is_unknown() -> None:
    html = rendered("all", helplines(noted_on=datetime.date(2026, 11, 30)))
    assert html.count("Noted on 30 November 2026.") == 1
    assert html.count("Noted: date unknown.") == len(ENTRIES) - 1


def test_the_full_list_names_the_purposes_a_country_lacks() -> None:
    directory = helplines()
    missing = {place.name: place.missing for place in listing(directory.countries, directory.helplines, "all")}
    assert missing[None] == ()
    assert missing["United Kingdom"] == ("distress", "child")
    assert missing["Ireland"] == ("abuse", "own_behaviour", "distress")
    assert "We do not list a line here yet for: people in distress; children." in rendered("all", directory)
    assert "We do not list a line" not in rendered("abuse", directory)


def test_every_key_of_an_entry_is_shown() -> None:
    everything = {
        "text": "Text HELLO.",
        "url": "https://www.example.org/help/",
        "hours": "9 to 5",
        "languages": ["English", "Welsh"],
        "for": "Men",
        "note": "It's free.",
    }
    html = rendered("all", helplines(**everything))
    words = " ".join(Markup(html).text.split())
    for part in ("Text HELLO.", "example.org/help", "9 to 5", "Languages: English, Welsh", "For: Men", "It’s free."):
        assert part in words
    link = re.search(r'<a [^>]*href="https://www.example.org/help/"[^>]*>', html)
    assert link
    assert 'rel="noreferrer external"' in link.group()

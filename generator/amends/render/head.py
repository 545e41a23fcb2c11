"""What machines read of a page: its description for previews of links, and for those that list learning material."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from amends.data import Id
from amends.model.content import Content
from amends.model.item import Item
from amends.model.lesson import Lesson
from amends.words import common_words

_SCHEMA = "https://schema.org"


def shared_facts(title: str, description: str, kind: str = "article") -> dict[str, Any]:
    """Return the facts of a page that may be shown where a link to it is (Open Graph); the theme writes them."""
    return {"title": str(title), "description": str(description), "type": kind}


def linked_data(data: str) -> dict[str, str]:
    """Return the facts by which the theme writes JSON-LD into a page."""
    return {"linked_data": data, "linked_data_hash": _hash(data)}


def learning_resource(content: Content, lesson: Lesson, cited: Iterable[str]) -> str:
    """Return what a lesson is, as JSON-LD of schema.org for a script element.

    Nothing is said that the content does not say: no author, no rating, and no reviewer who does not exist.
    """
    site = content.site
    sources = [content.references.root[Id(key)] for key in cited if key in content.references.root]
    return _data_block(
        {
            "@type": "LearningResource",
            "name": lesson.title,
            "description": lesson.summary,
            "teaches": lesson.objective,
            "timeRequired": f"PT{lesson.minutes}M",
            "audience": [{"@type": "Audience", "audienceType": words} for words in _audience(content, lesson)],
            "license": site.licence.url or site.licence.name,
            "inLanguage": content.language,
            "isAccessibleForFree": True,
            "version": str(lesson.version),
            "dateModified": lesson.changelog[0].date.isoformat(),
            "isPartOf": _site_facts(content),
            "citation": [
                {"@type": "CreativeWork", "name": source.title, **({"url": source.link} if source.link else {})}
                for source in sources
            ],
        }
    )


def site_resource(content: Content) -> str:
    """Return what the site is, as JSON-LD for its first page."""
    return _data_block({**_site_facts(content), "description": content.site.description})


def _hash(data: str) -> str:
    """Return what a policy calls a script element with just this text.

    Browsers run no data and ask no policy about it; checkers of HTML do ask.
    """
    return f"'sha256-{b64encode(sha256(data.encode()).digest()).decode()}'"


def _audience(content: Content, item: Item) -> list[str]:
    words = common_words(content.language)
    return [words[f"for_{audience}"] for audience in item.audience]


def _site_facts(content: Content) -> dict[str, Any]:
    site = content.site
    told: dict[str, Any] = {"@type": "WebSite", "name": site.name, "inLanguage": content.language}
    return told | ({"url": site.address} if site.address else {})


def _data_block(facts: dict[str, Any]) -> str:
    """Return JSON in which no character can end the script element around it."""
    text = json.dumps({"@context": _SCHEMA, **facts}, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text

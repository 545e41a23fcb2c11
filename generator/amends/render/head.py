"""Facts about a page for machines: Open Graph for link previews, and JSON-LD for catalogues of learning material."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from amends.data import Id
from amends.model.content import Content
from amends.model.lesson import Lesson
from amends.words import common_words


def described(title: str, description: str, kind: str = "article") -> dict[str, Any]:
    """Return the facts by which the theme describes a page, in its metadata and in previews of links to it."""
    facts = {"title": str(title), "description": str(description), "type": kind}
    return {"description": str(description), "shared": facts}


def linked_data(data: str) -> dict[str, str]:
    """Return the facts by which the theme writes JSON-LD into a page.

    The hash is for the page's policy. Browsers do not run data and so do not ask the policy about it; HTML checkers do.
    """
    digest = b64encode(sha256(data.encode()).digest()).decode()
    return {"linked_data": data, "linked_data_hash": f"'sha256-{digest}'"}


def learning_resource(content: Content, lesson: Lesson, cited: Iterable[str]) -> str:
    """Return a lesson's metadata as JSON-LD of schema.org for a script element.

    It claims only what the content says: no author, no rating, and no reviewer who does not exist.
    """
    site, words = content.site, common_words(content.language)
    sources = [content.references.root[Id(key)] for key in cited if key in content.references.root]
    return _json_ld(
        {
            "@type": "LearningResource",
            "name": lesson.title,
            "description": lesson.summary,
            "teaches": lesson.objective,
            "timeRequired": f"PT{lesson.minutes}M",
            "audience": [{"@type": "Audience", "audienceType": words[f"for_{one}"]} for one in lesson.audience],
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
    """Return the site's metadata as JSON-LD, for its first page."""
    return _json_ld({**_site_facts(content), "description": content.site.description})


def _site_facts(content: Content) -> dict[str, Any]:
    site = content.site
    facts = {"@type": "WebSite", "name": site.name, "inLanguage": content.language}
    return facts | ({"url": site.address} if site.address else {})


def _json_ld(facts: dict[str, Any]) -> str:
    """Return JSON in which no character can end the script element around it."""
    text = json.dumps({"@context": "https://schema.org", **facts}, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text

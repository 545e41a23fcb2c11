"""No run of eight words from the article that inspired the site occurs in our content, except for its title.

The runs are stored only as hashes (`source-article-runs.txt`), because the text is not ours.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.site_server import ROOT

RUN = 8
_HASHES = frozenset(
    line
    for line in Path(__file__).with_name("source-article-runs.txt").read_text("utf-8").split()
    if re.fullmatch(r"[0-9a-f]{12}", line)
)
_TITLE = re.compile("Key Building Blocks for Repairing a Damaged Relationship", re.IGNORECASE)


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Yield each run of eight words with its hash. Words are lower-case letters and digits, without apostrophes."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", text.lower()))
    for start in range(len(words) - RUN + 1):
        run = " ".join(words[start : start + RUN])
        yield run, hashlib.sha256(run.encode()).hexdigest()[:12]


def borrowed(text: str) -> list[str]:
    """Return the runs that also occur in the article."""
    return [run for run, hashed in runs(text) if hashed in _HASHES]


def texts(data: object) -> Iterator[str]:
    """Yield every text of a loaded YAML file, except for quotations that name their source."""
    if isinstance(data, dict):
        if not (data.get("type") == "quote" and data.get("reference")):
            for value in data.values():
                yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)
    elif isinstance(data, str):
        yield data


def test_no_text_is_copied_from_the_article() -> None:
    found = []
    for path in (ROOT / "content").rglob("*.yaml"):
        for text in texts(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)):  # noqa: S506 - makes nothing but text
            found += [f"{path.name}: {run}" for run in borrowed(_TITLE.sub("", text))]
    assert found == []


def test_the_hashes_would_find_a_copy() -> None:
    assert len(_HASHES) > 700
    assert borrowed(f"We quote: {_TITLE.pattern.upper()}!") == [_TITLE.pattern.lower()]

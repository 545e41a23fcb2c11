"""Add the pseudo-locale to a content folder: the same files under the same ids, with every text transformed.

`python -m tests.pseudo_content DIR` copies the repository's content to a new folder and adds it there.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

from amends.data import Id, Loc, Marked, Plain, Verbatim, walk
from amends.load.content import load
from amends.model.content import Content
from amends.pseudo_locale import PSEUDO, strange
from tests.content_folder import REAL, copy

NO_TEXT = frozenset({"answers", "rule", "file", "src", "version", "reviewer"})
"""Keys whose values are Plain but name something, and so are the same in every language."""


def add_pseudo_locale(folder: Path) -> None:
    """Add a second language, `qps`, made from the default one, to a content folder."""
    content, _problems = load(folder)
    source, target = folder / content.language, folder / PSEUDO
    shutil.copytree(source, target)
    for (kind, id_), whole in wholes(content).items():
        path = target / Path(content.sources[kind, id_].place().path).resolve().relative_to(source.resolve())
        data = read(path)
        # The example of a question with options is the id of an option.
        names = {str(value) for _loc, value in walk(whole) if isinstance(value, Id)} | {"true", "false"}
        for loc, text in walk(whole):
            if isinstance(text, Plain | Marked | Verbatim) and not NO_TEXT & set(loc) and text not in names:
                put(data, loc, strange(str(text)))
        write(path, data)
    site = folder / "site.yaml"
    data = read(site)
    data["languages"].append(PSEUDO)
    write(site, data)
    texts = {"description": strange(content.site.description), "credit": strange(content.site.credit)}
    write(target / "site-texts.yaml", texts)


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - makes nothing but text


def write(path: Path, data: Any) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110), "utf-8")


def wholes(content: Content) -> dict[tuple[str, str], Any]:
    """Return the model of each file of the language, by the key of its source."""
    made: dict[tuple[str, str], Any] = {(item.kind, str(item.id)): item for item in content.items()}
    return made | {("home", "home"): content.home, ("glossary", "glossary"): content.glossary.root}


def put(data: Any, loc: Loc, text: str) -> None:
    """Set a text by its location in the model, where keys that are Python keywords end in an underscore."""
    *way, last = (part.rstrip("_") if isinstance(part, str) else part for part in loc)
    for part in way:
        data = data[part]
    assert isinstance(data[last], str), f"there is no text at {loc}"
    data[last] = text


if __name__ == "__main__":
    add_pseudo_locale(copy(Path(sys.argv[1]), REAL))

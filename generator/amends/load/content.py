"""Loads a content folder: parses every file, collects every problem, and makes models of the valid files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from amends.load.sentences import sentences
from amends.load.source import SourceFile, read_bytes, source_of
from amends.load.suggest import did_you_mean
from amends.model.clear_communication import ClearCommunication
from amends.model.collections import COLLECTIONS
from amends.model.content import Content, Source
from amends.model.glossary import Glossary
from amends.model.helpline import Helplines
from amends.model.home import Home
from amends.model.item import Item
from amends.model.kept_ids import KeptIds
from amends.model.reference import References
from amends.model.site import Site, SiteTexts
from amends.model.source_claims import SourceClaims
from amends.model.words import UnavoidableWords
from amends.problems import Place, Problem, error, place_of
from amends.words import has_words, languages

FOLDERS: dict[str, type[Item]] = {collection.name: collection.model for collection in COLLECTIONS.values()}
"""The folders of a language and the model of the files in each."""


class File(NamedTuple):
    """A file about one subject: its model, and where it may be."""

    model: type[BaseModel]
    needed: bool = True
    in_language: bool = False
    """Whether each language has one of its own; the others are shared."""
    translatable: bool = False
    """Whether a language may have one of its own in place of the shared one."""


FILES = {
    "site.yaml": File(Site),
    "references.yaml": File(References, translatable=True),
    "helplines.yaml": File(Helplines, translatable=True),
    "kept-ids.yaml": File(KeptIds, needed=False),
    "source-claims.yaml": File(SourceClaims, needed=False),
    "home.yaml": File(Home, in_language=True),
    "glossary.yaml": File(Glossary, in_language=True),
    "clear-communication.yaml": File(ClearCommunication, needed=False, in_language=True),
    "words.yaml": File(UnavoidableWords, needed=False, in_language=True),
    "site-texts.yaml": File(SiteTexts, needed=False, in_language=True),
}
"""The files besides those of items, by name."""

_M = TypeVar("_M", bound=BaseModel)


@dataclass
class _Loading:
    """The state of loading one language."""

    folder: Path
    inside: Path
    """The same folder, with symbolic links resolved."""
    problems: list[Problem] = field(default_factory=list)
    items: dict[str, dict[str, Item]] = field(default_factory=lambda: {name: {} for name in FOLDERS})
    sources: dict[tuple[str, str], Source] = field(default_factory=dict)
    unread: set[tuple[str, str]] = field(default_factory=set)

    def complain(self, message: str, path: Path, hint: str = "") -> None:
        """Note a problem of a file or folder as such."""
        self.problems.append(error("file", message, place_of(path), hint))


def load(
    folder: Path, language: str | None = None, original: Content | None = None
) -> tuple[Content, tuple[Problem, ...]]:
    """Return the content of a folder in one language (the default one if none is named), with every problem found.

    A file with errors is left out. Placeholders replace required files that are missing, so that the checks can
    continue; such content must not be rendered. `original` is the content in the default language, which a translation
    falls back on; it is loaded if it is not given.
    """
    loading = _Loading(folder, folder.resolve())
    site = _one(loading, folder / "site.yaml", Site) or _placeholder_site(language)
    language = language or str(site.languages[0])
    home_folder = folder / language
    if not has_words(language):
        message = f'the buttons and headings of the site have no words in the language "{language}"'
        hint = f"Known here: {', '.join(languages())}."
        return _without_language(loading, site, language, message, hint), tuple(loading.problems)
    if not home_folder.is_dir():
        message = f'there is no folder "{language}" beside this file'
        hint = "It holds what is written in that language: lessons, worksheets and the rest."
        return _without_language(loading, site, language, message, hint), tuple(loading.problems)
    for name, model in FOLDERS.items():
        for path in _yaml_files(loading, home_folder / name):
            _item(loading, path, name, model)
    own = {name for name, file in FILES.items() if file.in_language or file.translatable}
    shared = {name for name, file in FILES.items() if not file.in_language}
    _unknown_files(loading, home_folder, set(FOLDERS), own)
    _unknown_files(loading, folder, {*site.languages, language, "media"}, shared)
    if language != site.languages[0] and original is None:
        original, _theirs = load(folder)
    parts = _parts(loading, home_folder)
    texts = parts.pop("site_texts", SiteTexts())
    parts |= {name: _sorted(found) for name, found in loading.items.items()}
    content = Content(
        folder=folder,
        language=language,
        site=site.model_copy(update=texts.model_dump(exclude_none=True)),
        **parts,
        sources=loading.sources,
        unread=frozenset(loading.unread),
        original=original,
    )
    return content, tuple(loading.problems)


def _parts(loading: _Loading, home_folder: Path) -> dict[str, Any]:
    """Return the models of all files about one subject, apart from site.yaml, by their names in `Content`."""
    parts = {}
    for name, file in FILES.items():
        own, shared = home_folder / name, loading.folder / name
        path = own if file.in_language or (file.translatable and own.is_file()) else shared
        if file.model is not Site and (file.needed or path.is_file()):
            made = _one(loading, path, file.model)
            if made is not None:
                parts["unavoidable_words" if name == "words.yaml" else path.stem.replace("-", "_")] = made
    return parts


def load_all(folder: Path) -> tuple[tuple[Content, tuple[Problem, ...]], ...]:
    """Return the content of a folder in each language that site.yaml names, the default one first, as `load` does."""
    original, problems = load(folder)
    others = (load(folder, str(language), original) for language in original.site.languages[1:])
    return (original, problems), *others


def _sorted(items: dict[str, Item]) -> dict[str, Item]:
    return dict(sorted(items.items(), key=lambda pair: (getattr(pair[1], "number", 0), pair[0])))


def _visible(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not path.name.startswith("."):
            yield path


def _yaml_files(loading: _Loading, folder: Path) -> Iterator[Path]:
    for path in _visible(folder):
        if path.suffix == ".yaml" and path.is_file():
            yield path
        else:
            hint = "Items end in .yaml, each in a file of its own. Pictures belong in the folder media."
            loading.complain("this is not a file that belongs here", path, hint)


def _unknown_files(loading: _Loading, folder: Path, folders: set[str], files: set[str]) -> None:
    for path in _visible(folder):
        what, known = ("folder", folders) if path.is_dir() else ("file", files)
        if path.name not in known:
            loading.complain(f"this {what} does not belong here", path, did_you_mean(path.name, known))


def _model(loading: _Loading, path: Path, model: type[_M]) -> tuple[SourceFile | None, _M | None]:
    shown = place_of(path).path
    raw = read_bytes(path, shown, loading.inside)
    if isinstance(raw, Problem):
        loading.problems.append(raw)
        return None, None
    source, made, problems = _parsed(raw, shown, model)
    loading.problems.extend(problems)
    return source, made


@lru_cache(maxsize=4096)
def _parsed(raw: bytes, shown: str, model: type[_M]) -> tuple[SourceFile | None, _M | None, tuple[Problem, ...]]:
    """Return the bytes of a file as a parsed file and as a model. While serving, most files have not changed."""
    source, problems = source_of(raw, shown)
    if source is None:
        return None, None, problems
    if not isinstance(source.data, dict):
        message = "this file needs keys at its top, such as `id: first-weeks`"
        return source, None, (*problems, error("value", message, Place(source.path)))
    try:
        made = model.model_validate(source.data)
        return replace(source, model=made), made, problems
    except ValidationError as problem:
        return source, None, (*problems, *sentences(problem, source, model))


def _one(loading: _Loading, path: Path, model: type[_M]) -> _M | None:
    name, source, made = path.stem, None, None
    if path.is_file():
        source, made = _model(loading, path, model)
    else:
        loading.complain("this file is missing", path)
    if source is None or made is None:
        loading.unread.add((name, name))
        return None
    loading.sources[name, name] = source
    return made


def _item(loading: _Loading, path: Path, folder: str, model: type[Item]) -> None:
    source, item = _model(loading, path, model)
    kind = model.kind
    if source is None or item is None:
        named = source.data.get("id") if source and isinstance(source.data, dict) else None
        loading.unread |= {(kind, str(named or path.stem)), (kind, path.stem)}
        return
    place, other = source.place(("id",)), path.with_stem(item.id)
    taken: Place | str | None = None
    if other != path and other.exists():
        taken = place_of(other).path
    elif item.id in loading.items[folder]:
        taken = loading.sources[kind, item.id].place(("id",))
    if taken:
        hint = f"The other one is {taken}. Write `id: {path.stem}` here."
        message = f'the id "{item.id}" belongs to another {kind} already'
        loading.problems.append(error("same-id", message, place, hint))
        return
    if other != path:
        hint = f"Rename the file to {item.id}.yaml, or write `id: {path.stem}`."
        message = f'the id is "{item.id}", and the file is called "{path.name}"'
        loading.problems.append(error("file-name", message, place, hint))
    loading.items[folder][item.id] = item
    loading.sources[kind, item.id] = source


def _without_language(loading: _Loading, site: Site, language: str, message: str, hint: str) -> Content:
    """Return empty content in a language that exists; its one problem is the language that was asked for."""
    source = loading.sources.pop(("site", "site"), None)
    named = [str(name) for name in site.languages]
    position = named.index(language) if language in named else 0
    place = source.place(("languages", position)) if source else place_of(loading.folder / "site.yaml")
    loading.problems.append(error("language", message, place, hint))
    return Content(folder=loading.folder, language=languages()[0], site=site)


def _placeholder_site(language: str | None) -> Site:
    texts = dict.fromkeys(("name", "description", "credit"), "?")
    licence = {"name": "?", "url": "https://example.org/"}
    ids = {"id": "site", "safety_check": "private-check", "languages": [language or "en"]}
    return Site.model_validate({**texts, **ids, "licence": licence, "leave_to": "https://example.org/"})

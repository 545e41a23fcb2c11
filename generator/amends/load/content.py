"""Loads a content folder: parses every file, collects every problem, and makes models of the valid files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from amends.load.sentences import sentences
from amends.load.source import SourceFile, read_bytes, source_of
from amends.load.suggest import did_you_mean
from amends.model.clear_communication import ClearCommunication
from amends.model.collections import COLLECTIONS
from amends.model.content import Content, Source
from amends.model.glossary import Glossary
from amends.model.helpline import Helplines
from amends.model.home import Door, Home, Promise, Promises
from amends.model.item import Item
from amends.model.kept_ids import KeptIds
from amends.model.reference import References
from amends.model.site import Licence, Site, SiteTexts
from amends.model.source_claims import SourceClaims
from amends.model.words import UnavoidableWords
from amends.problems import Place, Problem, error, place_of
from amends.words import has_words, languages

FOLDERS: dict[str, type[Item]] = {collection.name: collection.model for collection in COLLECTIONS.values()}
"""The folders of a language and the model of the files in each."""

SHARED: dict[str, type[BaseModel]] = {"site.yaml": Site, "references.yaml": References, "helplines.yaml": Helplines}
"""The files that all languages share."""

OPTIONAL: dict[str, type[BaseModel]] = {"kept-ids.yaml": KeptIds, "source-claims.yaml": SourceClaims}
"""Shared files that a site can do without."""

OPTIONAL_OF_A_LANGUAGE: dict[str, type[BaseModel]] = {
    "clear-communication.yaml": ClearCommunication,
    "words.yaml": UnavoidableWords,
    "site-texts.yaml": SiteTexts,
}
"""Files of a language that it can do without."""

OF_A_LANGUAGE: dict[str, type[BaseModel]] = {"home.yaml": Home, "glossary.yaml": Glossary}
"""The files that each language has of its own."""

TRANSLATABLE = frozenset({"references.yaml", "helplines.yaml"})
"""Shared files that a language may have of its own, below its folder, which then stands for the shared one."""

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
    site = _one(loading, folder / "site.yaml", Site) or _stand_in_site(language)
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
    _unknown_files(loading, home_folder, set(FOLDERS), {*OF_A_LANGUAGE, *OPTIONAL_OF_A_LANGUAGE, *TRANSLATABLE})
    _unknown_files(loading, folder, {*site.languages, language, "media"}, {*SHARED, *OPTIONAL})
    if language != site.languages[0] and original is None:
        original, _theirs = load(folder)
    texts = _optional(loading, home_folder / "site-texts.yaml", SiteTexts) or SiteTexts()
    site = site.model_copy(update=texts.model_dump(exclude_none=True))
    items: dict[str, Any] = {name: _sorted(found) for name, found in loading.items.items()}
    content = Content(
        folder=folder,
        language=language,
        site=site,
        home=_one(loading, home_folder / "home.yaml", Home) or _stand_in_home(),
        **items,
        references=_one(loading, _own_or_shared(home_folder, "references.yaml"), References) or References({}),
        helplines=_one(loading, _own_or_shared(home_folder, "helplines.yaml"), Helplines) or _stand_in_helplines(),
        glossary=_one(loading, home_folder / "glossary.yaml", Glossary) or Glossary({}),
        kept_ids=_optional(loading, folder / "kept-ids.yaml", KeptIds) or KeptIds({}),
        source_claims=_optional(loading, folder / "source-claims.yaml", SourceClaims) or SourceClaims({}),
        clear_communication=_optional(loading, home_folder / "clear-communication.yaml", ClearCommunication)
        or ClearCommunication({}),
        unavoidable_words=_optional(loading, home_folder / "words.yaml", UnavoidableWords) or UnavoidableWords({}),
        sources=loading.sources,
        unread=frozenset(loading.unread),
        original=original,
    )
    return content, tuple(loading.problems)


def load_all(folder: Path) -> tuple[tuple[Content, tuple[Problem, ...]], ...]:
    """Return the content of a folder in each language that site.yaml names, the default one first, as `load` does."""
    original, problems = load(folder)
    others = (load(folder, str(language), original) for language in original.site.languages[1:])
    return (original, problems), *others


def _own_or_shared(home_folder: Path, name: str) -> Path:
    """Return the file that a language has of its own, and else the one that all languages share."""
    own = home_folder / name
    return own if own.is_file() else home_folder.parent / name


def _sorted(items: dict[str, Item]) -> dict[str, Item]:
    return dict(sorted(items.items(), key=lambda pair: (getattr(pair[1], "number", 0), pair[0])))


def _yaml_files(loading: _Loading, folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.suffix == ".yaml" and path.is_file():
            yield path
        else:
            hint = "Items end in .yaml, each in a file of its own. Pictures belong in the folder media."
            loading.complain("this is not a file that belongs here", path, hint)


def _unknown_files(loading: _Loading, folder: Path, folders: set[str], files: set[str]) -> None:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        known = folders if path.is_dir() else files
        if path.name not in known:
            what = "folder" if path.is_dir() else "file"
            loading.complain(f"this {what} does not belong here", path, did_you_mean(path.name, known))


def _model(loading: _Loading, path: Path, model: type[_M]) -> tuple[SourceFile | None, _M | None]:
    shown = place_of(path).path
    raw, problems = read_bytes(path, shown, loading.inside)
    loading.problems.extend(problems)
    if raw is None:
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
        return source, model.model_validate(source.data), problems
    except ValidationError as problem:
        return source, None, (*problems, *sentences(problem, source, model))


def _one(loading: _Loading, path: Path, model: type[_M]) -> _M | None:
    name = path.stem
    if not path.is_file():
        loading.complain("this file is missing", path)
        loading.unread.add((name, name))
        return None
    source, made = _model(loading, path, model)
    if source is None or made is None:
        loading.unread.add((name, name))
        return None
    loading.sources[name, name] = source
    return made


def _optional(loading: _Loading, path: Path, model: type[_M]) -> _M | None:
    return _one(loading, path, model) if path.is_file() else None


def _item(loading: _Loading, path: Path, folder: str, model: type[Item]) -> None:
    source, item = _model(loading, path, model)
    kind = model.kind
    if item is None:
        named = source.data.get("id") if source and isinstance(source.data, dict) else None
        loading.unread |= {(kind, str(named or path.stem)), (kind, path.stem)}
        return
    if source is None:
        return
    if item.id != path.stem and not path.with_stem(item.id).exists():
        hint = f"Rename the file to {item.id}.yaml, or write `id: {path.stem}`."
        message = f'the id is "{item.id}", and the file is called "{path.name}"'
        loading.problems.append(error("file-name", message, source.place(("id",)), hint))
    elif item.id != path.stem:
        message = f'the id "{item.id}" belongs to another {kind} already'
        hint = f"The other one is {place_of(path.with_stem(item.id)).path}. Write `id: {path.stem}` here."
        loading.problems.append(error("same-id", message, source.place(("id",)), hint))
        return
    if item.id in loading.items[folder]:
        message = f'the id "{item.id}" belongs to another {kind} already'
        hint = f"The other one is {loading.sources[kind, item.id].place(('id',))}."
        loading.problems.append(error("same-id", message, source.place(("id",)), hint))
        return
    loading.items[folder][item.id] = item
    loading.sources[kind, item.id] = source


def _without_language(loading: _Loading, site: Site, language: str, message: str, hint: str) -> Content:
    """Return content without anything in it, in a language that there is: its one problem is its own language."""
    source = loading.sources.pop(("site", "site"), None)
    named = [str(name) for name in site.languages]
    position = named.index(language) if language in named else 0
    place = source.place(("languages", position)) if source else place_of(loading.folder / "site.yaml")
    loading.problems.append(error("language", message, place, hint))
    return Content(folder=loading.folder, language=languages()[0], site=site, home=_stand_in_home())


def _stand_in_site(language: str | None) -> Site:
    return Site.model_validate(
        {
            "id": "site",
            "name": "?",
            "description": "?",
            "languages": [language or "en"],
            "leave_to": "https://example.org/",
            "licence": Licence.model_validate({"name": "?", "url": "https://example.org/"}),
            "credit": "?",
            "safety_check": "private-check",
        }
    )


def _stand_in_home() -> Home:
    return Home.model_validate(
        {
            "title": "?",
            "text": "?",
            "question": "?",
            "doors": [Door.model_validate({"title": "?", "text": "?", "page": "help", "drawing": "door"})],
            "promises": Promises.model_validate(
                {"title": "?", "items": [Promise.model_validate({"title": "?", "text": "?"})], "limits": "?"}
            ),
        }
    )


def _stand_in_helplines() -> Helplines:
    return Helplines.model_construct(countries={}, helplines=())

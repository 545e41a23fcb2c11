"""Makes all PDFs of a site: takes from a cache what an earlier run has made, and makes the rest on all cores."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from amends.model.content import Content
from amends.pdf.layout import Result
from amends.pdf.recipes import Recipe, follow, recipes
from amends.pdf.stylesheet import lesson_css, worksheet_css
from amends.problems import Problem, warn
from amends.render.pdfs import PAPER_SIZES, PaperSize
from amends.resources import theme_folder

CACHE_FACTOR = 4
"""The cache may have this many times the files that a build needs before the oldest are deleted."""
FEW = 3
"""So few PDFs are made sooner than other processes are started."""

_PACKAGE = Path(__file__).parents[1]
_THEME = theme_folder()  # within the package, where that is installed

Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Made:
    """One PDF of the site: its bytes, and how long it took, which is None for one from the cache."""

    recipe: Recipe
    result: Result
    seconds: float | None


def cache_folder(content: Content) -> Path:
    """Return the folder of the cache: beside the content; it can be deleted at any time."""
    return content.folder.resolve().parent / ".cache" / "pdf" / content.language


def make(
    content: Content,
    ids: Iterable[str] = (),
    sizes: Iterable[PaperSize] = PAPER_SIZES,
    progress: Progress = lambda _done, _total: None,
) -> tuple[Made, ...]:
    """Return the published PDFs of valid content, in the order of the content; only those of `ids` if any are named.

    `progress` is called with the number of PDFs made and the number to make.
    """
    every = {recipe.name: recipe for recipe in recipes(content)}
    wanted_ids, wanted_sizes = set(ids), set(sizes)
    wanted = [
        recipe
        for recipe in every.values()
        if recipe.uri and recipe.size in wanted_sizes and (not wanted_ids or recipe.id in wanted_ids)
    ]
    cache = _Cache(cache_folder(content), keys(content, every))
    needed = {name for recipe in wanted for name in (recipe.name, *recipe.needs)}
    missing = [recipe for name, recipe in every.items() if name in needed and name not in cache]
    seconds = _make_missing(content, missing, cache, progress)
    made = tuple(Made(recipe, cache.read(recipe.name), seconds.get(recipe.name)) for recipe in wanted)
    cache.prune()
    return made


def problems(content: Content, made: Iterable[Made]) -> tuple[Problem, ...]:
    """Return a warning for each question that does not fit on one page with its space."""
    found: dict[tuple[str, str], Problem] = {}
    for one in made:
        for id_ in one.result.parted:
            sheet = content.worksheets[one.recipe.id]
            loc = next(loc for loc, field in sheet.fields() if field.id == id_)
            found.setdefault(
                (sheet.id, id_),
                warn(
                    "paper",
                    f'the question "{id_}" and its space do not fit on one page of paper ({one.recipe.size.title()})',
                    content.place(sheet, loc),
                    "Give it fewer lines, or make two questions of it.",
                ),
            )
    return tuple(found.values())


@dataclass(frozen=True)
class _Cache:
    """PDFs in a folder, each in a file named after its key, with a JSON file of facts beside it."""

    folder: Path
    keys: Mapping[str, str]
    """The keys of all recipes, by name."""

    def __contains__(self, name: str) -> bool:
        return all(path.is_file() for path in self._paths(name))

    def _paths(self, name: str) -> tuple[Path, Path]:
        return self.folder / f"{self.keys[name]}.pdf", self.folder / f"{self.keys[name]}.json"

    def read(self, name: str) -> Result:
        pdf, facts_file = self._paths(name)
        facts = json.loads(facts_file.read_text("utf-8"))
        return Result(pdf.read_bytes(), facts["pages"], tuple(facts["parted"]))

    def write(self, name: str, result: Result) -> None:
        facts = json.dumps({"pages": result.pages, "parted": result.parted}).encode()
        self.folder.mkdir(parents=True, exist_ok=True)
        for path, data in zip(self._paths(name), (result.data, facts), strict=True):
            new = path.with_name(f"{path.name}.{os.getpid()}")
            new.write_bytes(data)
            new.replace(path)

    def prune(self) -> None:
        """Delete the oldest files if the cache has far more than the content needs."""
        files = list(self.folder.glob("*"))
        used = set(self.keys.values())
        unused = [path for path in files if path.name.partition(".")[0] not in used]
        too_many = len(files) - CACHE_FACTOR * 2 * len(used)
        for path in sorted(unused, key=lambda path: path.stat().st_mtime)[: max(too_many, 0)]:
            path.unlink(missing_ok=True)


def _make_missing(content: Content, missing: list[Recipe], cache: _Cache, progress: Progress) -> dict[str, float]:
    """Make PDFs that the cache lacks, parts first; return the seconds that each took."""
    seconds: dict[str, float] = {}
    progress(0, len(missing))
    with ExitStack() as stack:
        run: Any = map
        if len(missing) > FEW:
            # New processes and not forks, which would copy locks that WeasyPrint's libraries may hold.
            spawn, workers = multiprocessing.get_context("spawn"), min(os.cpu_count() or 1, len(missing))
            run = stack.enter_context(ProcessPoolExecutor(workers, spawn, _share, (content, cache))).map
        else:
            _share(content, cache)
        for batch in ([one for one in missing if not one.needs], [one for one in missing if one.needs]):
            for recipe, took in zip(batch, run(_make_one, batch), strict=True):
                seconds[recipe.name] = took
                progress(len(seconds), len(missing))
    return seconds


_shared: tuple[Content, _Cache] | None = None
"""The content and the cache, in each process that makes PDFs."""


def _share(content: Content, cache: _Cache) -> None:
    global _shared  # noqa: PLW0603 - a process of a pool has no other place for what all its tasks share
    _shared = (content, cache)


def _make_one(recipe: Recipe) -> float:
    assert _shared is not None  # noqa: S101 - set before the first task
    content, cache = _shared
    begun = time.perf_counter()
    cache.write(recipe.name, follow(content, recipe, {name: cache.read(name) for name in recipe.needs}))
    return time.perf_counter() - begun


def keys(content: Content, every: Mapping[str, Recipe]) -> dict[str, str]:
    """Return a digest of all dependencies of each PDF: its items, its parts, the shared content and the generator."""
    shared = _digest(_generator(), _shared_content(content))
    items = {(item.kind, item.id): item.model_dump_json() for item in content.items()}
    made: dict[str, str] = {}
    for name, recipe in every.items():  # parts come first
        own = [items[one] for one in recipe.of if one in items]
        made[name] = _digest(shared, name, *own, *(made[part] for part in recipe.needs))
    return made


def _shared_content(content: Content) -> str:
    """Return a digest of what any PDF may show: the site, its sources, helplines and words, and all titles."""
    shared = [content.site, content.references, content.helplines, content.glossary]
    check = content.worksheets.get(content.site.safety_check)
    titles = [f"{item.kind} {item.id} {item.title} {getattr(item, 'number', '')}" for item in content.items()]
    pictures = [
        f"{path.relative_to(content.media)} {_digest_of(path)}"
        for path in sorted(content.media.rglob("*"))
        if path.is_file()
    ]
    models = [model.model_dump_json() for model in (*shared, *([check] if check else []))]
    return _digest(content.language, *models, *titles, *pictures)


@lru_cache(maxsize=1)
def _generator() -> str:
    """Return a digest of what makes the PDFs: this package, its styles for paper, the fonts, the libraries."""
    from weasyprint.text.ffi import pango

    sources = [
        path
        for path in sorted(_PACKAGE.rglob("*"))
        if path.suffix in {".py", ".html", ".yaml", ".json", ".ttf"} and path.is_file() and _THEME not in path.parents
    ]
    packages = ("weasyprint", "pikepdf", "pydyf", "fonttools", "tinycss2", "lxml")
    libraries = [f"{name} {version(name)}" for name in packages]
    styles = (worksheet_css(), lesson_css())
    return _digest(*map(_digest_of, sources), *styles, *libraries, str(pango.pango_version()))


def _digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]

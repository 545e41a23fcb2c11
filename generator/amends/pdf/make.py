"""Makes all PDFs of a site: what there is to make, what an earlier run has made already, and the rest on all cores."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from amends.model.content import Content
from amends.pdf.layout import Result
from amends.pdf.recipes import Recipe, follow, recipes
from amends.pdf.stylesheet import lesson_css, worksheet_css
from amends.problems import Problem, warn
from amends.render.pdfs import PAPER_SIZES, PaperSize
from amends.resources import theme_folder

KEPT_TIMES = 4
"""How many times as many files as a build needs may lie in the cache before the oldest are taken out."""
FEW = 3
"""So few PDFs are made sooner than other processes are started."""

_PACKAGE = Path(__file__).parents[1]
_THEME = theme_folder()  # inside the package, where that is installed


@dataclass(frozen=True)
class Made:
    """One PDF of the site: its bytes, and how long it took, which is None for one that was there already."""

    recipe: Recipe
    result: Result
    seconds: float | None


def cache_folder(content: Content) -> Path:
    """Return where PDFs are kept between runs: beside the content, in a folder that can be deleted at any time."""
    return content.folder.resolve().parent / ".cache" / "pdf" / content.language


def make(
    content: Content,
    ids: Iterable[str] = (),
    sizes: Iterable[PaperSize] = PAPER_SIZES,
    progress: Callable[[int, int], object] = lambda _done, _total: None,
) -> tuple[Made, ...]:
    """Return the published PDFs of sound content, in the order of the content; of `ids` alone where any are named.

    What stands in the cache is not made again. `progress` is told how many of how many are done.
    """
    every = {recipe.name: recipe for recipe in recipes(content)}
    wanted_ids, wanted_sizes = set(ids), set(sizes)
    wanted = [
        recipe
        for recipe in every.values()
        if recipe.uri and recipe.paper in wanted_sizes and (not wanted_ids or recipe.id in wanted_ids)
    ]
    key_of = keys(content, every)
    cache = cache_folder(content)
    cache.mkdir(parents=True, exist_ok=True)
    needed = list(_with_parts(wanted, every))
    missing = [recipe for recipe in needed if not _kept(cache, key_of[recipe.name])]
    seconds = _make_missing(content, missing, key_of, cache, progress)
    made = tuple(Made(recipe, _read(cache, key_of[recipe.name]), seconds.get(recipe.name)) for recipe in wanted)
    _prune(cache, {key_of[name] for name in every})
    return made


def problems(content: Content, made: Iterable[Made]) -> tuple[Problem, ...]:
    """Return a warning for each question whose space does not fit on a page together with it."""
    found: dict[str, Problem] = {}
    for one in made:
        for id_ in one.result.parted:
            sheet = content.worksheets[one.recipe.id]
            loc = next(loc for loc, field in sheet.fields() if field.id == id_)
            found.setdefault(
                f"{sheet.id} {id_}",
                warn(
                    "paper",
                    f'the question "{id_}" and its space do not fit on one page of paper ({one.recipe.paper.title()})',
                    content.place(sheet, loc),
                    "Give it fewer lines, or make two questions of it.",
                ),
            )
    return tuple(found.values())


def _with_parts(wanted: Iterable[Recipe], every: Mapping[str, Recipe]) -> Iterator[Recipe]:
    """Yield the recipes with all that they need, each once, parts first."""
    seen: set[str] = set()

    def visit(recipe: Recipe) -> Iterator[Recipe]:
        if recipe.name not in seen:
            seen.add(recipe.name)
            for name in recipe.needs:
                yield from visit(every[name])
            yield recipe

    for recipe in wanted:
        yield from visit(recipe)


def _make_missing(
    content: Content,
    missing: list[Recipe],
    keys: Mapping[str, str],
    cache: Path,
    progress: Callable[[int, int], object],
) -> dict[str, float]:
    """Make what is missing, each as soon as its parts are there; return the seconds that each took."""
    seconds: dict[str, float] = {}
    waiting = {recipe.name: recipe for recipe in missing}
    total = len(missing)
    progress(0, total)
    if total <= FEW:
        for recipe in missing:
            seconds[recipe.name] = _make_one(content, recipe, keys, cache)
            progress(len(seconds), total)
        return seconds
    # New processes and not forks: what WeasyPrint loads may hold locks that a fork would copy.
    with ProcessPoolExecutor(
        min(os.cpu_count() or 1, total),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin_worker,
        initargs=(content, dict(keys), cache),
    ) as pool:
        running: dict[Future[float], str] = {}
        while waiting or running:
            left = set(waiting) | set(running.values())
            for recipe in [recipe for recipe in waiting.values() if not left & set(recipe.needs)]:
                running[pool.submit(_work, waiting.pop(recipe.name))] = recipe.name
            done, _others = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                seconds[running.pop(future)] = future.result()
                progress(len(seconds), total)
    return seconds


_worker: tuple[Content, Mapping[str, str], Path] | None = None


def _begin_worker(content: Content, keys: Mapping[str, str], cache: Path) -> None:
    global _worker  # noqa: PLW0603 - a process of the pool has no other place to keep what all its work shares
    _worker = (content, keys, cache)


def _work(recipe: Recipe) -> float:
    assert _worker is not None  # noqa: S101 - the pool has begun every process with it
    content, keys, cache = _worker
    return _make_one(content, recipe, keys, cache)


def _make_one(content: Content, recipe: Recipe, keys: Mapping[str, str], cache: Path) -> float:
    begun = time.perf_counter()
    parts = {name: _read(cache, keys[name]) for name in recipe.needs}
    _keep(cache, keys[recipe.name], follow(content, recipe, parts))
    return time.perf_counter() - begun


def _kept(cache: Path, key: str) -> bool:
    return (cache / f"{key}.json").is_file() and (cache / f"{key}.pdf").is_file()


def _keep(cache: Path, key: str, result: Result) -> None:
    facts = json.dumps({"pages": result.pages, "parted": result.parted})
    for suffix, data in ((".pdf", result.data), (".json", facts.encode())):  # the facts last: they say that it is whole
        new = cache / f"{key}{suffix}.{os.getpid()}"
        new.write_bytes(data)
        new.replace(cache / f"{key}{suffix}")


def _read(cache: Path, key: str) -> Result:
    facts = json.loads((cache / f"{key}.json").read_text("utf-8"))
    return Result((cache / f"{key}.pdf").read_bytes(), facts["pages"], tuple(facts["parted"]))


def _prune(cache: Path, used: set[str]) -> None:
    """Take the oldest out where far more is kept than this content needs."""
    files = list(cache.iterdir())
    spare = [path for path in files if path.name.partition(".")[0] not in used]
    too_many = len(files) - KEPT_TIMES * 2 * len(used)
    for path in sorted(spare, key=lambda path: path.stat().st_mtime)[: max(too_many, 0)]:
        path.unlink(missing_ok=True)


def keys(content: Content, every: Mapping[str, Recipe]) -> dict[str, str]:
    """Return a digest for each recipe of all that its PDF is made from: its items, what all share, and the makers."""
    ground = _digest(_makers(), _shared(content))
    items = {
        (kind, id_): item.model_dump_json()
        for kind, collection in (
            ("lesson", content.lessons),
            ("worksheet", content.worksheets),
            ("pathway", content.pathways),
            ("pack", content.packs),
            ("page", content.pages),
        )
        for id_, item in collection.items()
    }
    made: dict[str, str] = {}
    for recipe in _with_parts(every.values(), every):
        own = [items[kind, id_] for kind, id_ in recipe.of]
        made[recipe.name] = _digest(ground, recipe.name, *own, *(made[name] for name in recipe.needs))
    return made


def _shared(content: Content) -> str:
    """Return what may stand in any PDF: the site, its sources, helplines and words, and what every item is called."""
    shared = [content.site, content.references, content.helplines, content.glossary]
    titles = [f"{item.kind} {item.id} {item.title} {getattr(item, 'number', '')}" for item in content.items()]
    check = content.worksheets.get(str(content.site.safety_check))
    pictures = [
        f"{path.relative_to(content.media)} {_digest_of(path)}"
        for path in sorted(content.media.rglob("*") if content.media.is_dir() else ())
        if path.is_file()
    ]
    told = [model.model_dump_json() for model in (*shared, *([check] if check else []))]
    return _digest(content.language, *told, *titles, *pictures)


@lru_cache(maxsize=1)
def _makers() -> str:
    """Return a digest of what makes the PDFs: this package, what styles say of paper, the fonts, the libraries."""
    sources = [
        path
        for path in sorted(_PACKAGE.rglob("*"))
        if path.suffix in {".py", ".html", ".yaml", ".json", ".ttf"} and path.is_file() and _THEME not in path.parents
    ]
    libraries = [f"{name} {version(name)}" for name in ("weasyprint", "pikepdf", "pydyf", "fonttools", "tinycss2")]
    styles = (worksheet_css(), lesson_css())
    return _digest(*(_digest_of(path) for path in sources), *styles, *libraries, _pango())


def _pango() -> str:
    from weasyprint.text.ffi import pango

    return str(pango.pango_version())


def _digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]

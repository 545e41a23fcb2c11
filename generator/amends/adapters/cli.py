"""The command `amends`."""

from __future__ import annotations

import errno
import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from amends import __version__
from amends.problems import Level, Problem, as_github, as_json, as_text, errors, in_order

if TYPE_CHECKING:
    from amends.model.content import Content
    from amends.model.item import ItemKind

# What the commands do is imported where it is done, so that `amends --help` does not wait for it.

_FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "json": as_json, "github": as_github}

_NEW: tuple[ItemKind, ...] = ("lesson", "worksheet", "pathway", "pack")
"""What `amends new` can begin, beside a field type."""

_content_option = click.option(
    "--content",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="content",
    show_default=True,
    help="The folder of the YAML files.",
)


_language_option = click.option("--language", help="Which language of the content; the first one, if none is named.")


class _Commands(click.Group):
    """The commands. What the disk refuses is told in a line, since it is nobody's programming error."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OSError as problem:
            if problem.errno == errno.EPIPE or problem.filename is None:
                raise
            click.echo(f"{problem.filename}: {problem.strerror}", err=True)
            sys.exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="amends")
def main() -> None:
    """Turn YAML into a calm, private site of lessons and worksheets."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a message may hold what a terminal or pipe has no letters for
            stream.reconfigure(errors="backslashreplace")


@main.command()
@_content_option
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", show_default=True)
@click.option("--accept", is_flag=True, help="Write the ids of all questions into their register.")
def check(folder: Path, form: str, *, accept: bool) -> None:
    """Report every problem of the content, in each of its languages.

    Exits with 0 if there are no errors, and with 1 if there are.
    """
    if accept:
        from amends.adapters.accept import accept as accept_ids

        contents, problems = _checked(folder)
        if not errors(problems):
            accept_ids(contents[0])
    _contents, problems = _checked(folder)
    told = _FORMATS[form](problems)
    if told:
        click.echo(told)
    if form == "text":
        click.echo(_count(problems), err=True)
    sys.exit(1 if errors(problems) else 0)


@main.command()
@_content_option
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    default="site",
    show_default=True,
    help="Where the site is built.",
)
@click.option("--pdf/--no-pdf", "pdfs", default=True, show_default=True, help="Whether the PDFs are made too.")
def build(folder: Path, site: Path, *, pdfs: bool) -> None:
    """Check the content, build the site beside the old one, check it, and swap the two.

    Each language of the content gets its own site: the first one at the top, the others in a folder of their name.
    """
    from amends.adapters.build import BuildError
    from amends.adapters.build import build as build_site

    contents, _problems = _sound(folder)
    content = contents[0]
    try:
        built = build_site(contents, site, _own_config(folder), pdfs=pdfs)
    except BuildError as problem:
        click.echo(f"{problem}\nThe old site stands as it was.", err=True)
        sys.exit(1)
    _tell(built.noticed)
    counts = ", ".join(
        f"{len(items)} {name}{'' if len(items) == 1 else 's'}"
        for name, items in (
            ("lesson", content.lessons),
            ("worksheet", content.worksheets),
            ("pathway", content.pathways),
            ("pack", content.packs),
        )
        if items
    )
    papers = f" and {built.pdfs} PDFs" if built.pdfs else ""
    spoken = f" In {len(contents)} languages: {', '.join(one.language for one in contents)}." if contents[1:] else ""
    click.echo(
        f"Built {built.pages} pages{papers} into {_shown(built.site)}/ ({built.size / 1e6:.1f} MB): {counts}, "
        f"and what is around them.{spoken}"
    )
    click.echo(
        f"Look at it:  python3 -m http.server --bind 127.0.0.1 --directory {_shown(site)}   "
        "then open http://127.0.0.1:8000/"
    )
    click.echo("Work on it:  make serve   (or: amends serve)")


def _host_and_port(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if not re.fullmatch(r"[\w.\-\[\]:]+:\d{1,5}", value):
        raise click.BadParameter("needs a host and a port, such as 127.0.0.1:8000")
    return value


_address_option = click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    callback=_host_and_port,
    help="Where the preview is shown.",
)


@main.command()
@_address_option
@_content_option
@_language_option
def serve(address: str, folder: Path, language: str | None) -> None:
    """Preview the site with live reload, in one language.

    A mistake in a file is shown in the browser, and the preview goes on.
    """
    from amends.adapters.serve import ServeError
    from amends.adapters.serve import serve as serve_site

    contents, problems = _checked(folder)
    content = _in_language(contents, language)
    _tell(problems)
    with _refusing(ServeError):
        # A mkdocs.yml of the site's own names no language, and so is for the first one.
        serve_site(content, address, _own_config(folder) if content is contents[0] else None)


@main.command()
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_address_option
def preview(file: Path, address: str) -> None:
    """Show one item, the one in FILE, at once, and again whenever a file of its content is saved.

    Nothing else is built, so what it leads to is not there. What is wrong in other files does not keep it from you.
    """
    from amends.adapters.preview import NoItemError
    from amends.adapters.preview import preview as show
    from amends.adapters.serve import ServeError

    with _refusing(NoItemError), _refusing(ServeError):
        show(file, address)


@main.command()
@click.argument("target", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@_content_option
@_language_option
def write(target: Path, folder: Path, language: str | None) -> None:
    """Write the pages of one language as files, with a mkdocs.yml that other hosts can build."""
    from amends.adapters.write import NotOursError
    from amends.adapters.write import write as write_tree
    from amends.render.site import render

    content = _in_language(_sound(folder)[0], language)
    with _refusing(NotOursError):
        written = write_tree(render(content), content.site, target)
    click.echo(
        f"{written.files} files in {_shown(target)}/: {written.changed} written, {written.removed} removed, "
        f"{written.files - written.changed} as they were."
    )


@main.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--paper", type=click.Choice(["a4", "letter", "both"]), default="both", show_default=True)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="pdf",
    show_default=True,
    help="Where the PDFs are written.",
)
@_content_option
@_language_option
def pdf(ids: tuple[str, ...], paper: str, out: Path, folder: Path, language: str | None) -> None:
    """Make the PDFs of the items with these IDs, or of all, and say what came of them."""
    from amends.adapters.pdf import UnknownIdError, table, write_pdfs

    content = _in_language(_sound(folder)[0], language)
    with _refusing(UnknownIdError):
        made, problems = write_pdfs(content, ids, paper, out)
    _tell(problems)
    click.echo(table(made))
    click.echo(f"{len(made)} PDFs in {_shown(out)}/")


@main.command()
@click.argument("language", metavar="LANGUAGE")
@_content_option
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", show_default=True)
def translation(language: str, folder: Path, form: str) -> None:
    """Say what the translation into LANGUAGE still lacks, item by item and text by text."""
    from amends.check.translation import lacking

    contents, _problems = _checked(folder)
    notes = in_order(lacking(_in_language(contents, language, "LANGUAGE")))
    if notes:
        click.echo(_FORMATS[form](notes))
    if form == "text":
        click.echo(f"{len(notes)} to be translated." if notes else "Nothing is missing.", err=True)


@main.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default="schema", show_default=True)
def schema(out: Path) -> None:
    """Write the JSON Schemas that editors use."""
    from amends.adapters.schema import schemas

    out.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (out / name).write_text(text, "utf-8")
        click.echo(_shown(out / name))


@main.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=".cache/gallery",
    show_default=True,
    help="Where the pages are written: a new folder, an empty one, or an older gallery.",
)
def gallery(out: Path) -> None:
    """Write pages that show every example of every type, on screen and on paper."""
    from amends.adapters.gallery import write_gallery
    from amends.adapters.write import NotOursError

    with _refusing(NotOursError):
        count = write_gallery(out)
    click.echo(f"{count} pages in {_shown(out)}/; begin with {_shown(out)}/index.html")


@main.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default="docs/reference", show_default=True)
def reference(out: Path) -> None:
    """Write the author's reference of every field type and block."""
    from amends.adapters.reference import made_from, pictures_made_from, write_reference

    click.echo(f"{write_reference(out)} pages in {_shown(out)}/")
    if pictures_made_from(out) != made_from():
        click.echo("Its pictures show something older; make them with: make pictures", err=True)


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Begin a new site in DIR: content with a lesson and two sheets, and what builds and publishes it."""
    from amends.adapters.init import FolderInUseError
    from amends.adapters.init import init as write_site

    with _refusing(FolderInUseError):
        made = write_site(folder)
    click.echo(f"{len(made)} files in {_shown(folder)}/")
    click.echo(f"Go on there:  cd {_shown(folder)}   then: amends check, amends serve, amends build")


@main.group()
def new() -> None:
    """Begin something new: a lesson, worksheet, pathway, pack or field type."""


def _new_item(kind: ItemKind) -> click.Command:
    @click.argument("id_", metavar="ID")
    @_content_option
    def write_new(id_: str, folder: Path) -> None:
        from amends.adapters.new_item import NoItemError, new_item
        from amends.load.content import load

        content, _problems = load(folder)
        with _refusing(NoItemError):
            path = new_item(kind, id_, content, folder)
        click.echo(_shown(path))
        click.echo("See it:  amends serve   What is still to do:  amends check   How to write: docs/writing-content.md")

    write_new.__doc__ = f"Write the file of a new {kind}: valid, with a word at each place about what goes there."
    return click.command(kind)(write_new)


for _kind in _NEW:
    new.add_command(_new_item(_kind))


@new.command()
@click.argument("name")
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where the field types lie; where the generator has them, if none is named.",
)
def field(name: str, folder: Path | None) -> None:
    """Write the folder of a new field type, NAME, which passes its tests at once."""
    from amends.adapters.new import BadNameError, new_field

    with _refusing(BadNameError):
        made = new_field(name, folder)
    for path in made:
        click.echo(_shown(path))
    click.echo(f"Try it:  pytest tests/test_examples.py -k {name}   How it is built: docs/adding-a-field.md")


@contextmanager
def _refusing(kind: type[Exception]) -> Iterator[None]:
    """Say what is refused, in a sentence, and exit with 2."""
    try:
        yield
    except kind as problem:
        click.echo(str(problem), err=True)
        sys.exit(2)


def _checked(folder: Path) -> tuple[tuple[Content, ...], tuple[Problem, ...]]:
    """Return the content in each language, the default one first, and the problems of all."""
    from amends.adapters.checked import all_checked

    return all_checked(folder)


def _in_language(contents: Sequence[Content], language: str | None, hint: str = "--language") -> Content:
    """Return the content in a language, the default one for None; say so and exit with 2 where there is none."""
    found = [content for content in contents if language in {None, content.language}]
    if not found:
        known = ", ".join(content.language for content in contents)
        raise click.BadParameter(f'the content has no language "{language}"; it has: {known}', param_hint=hint)
    return found[0]


def _sound(folder: Path) -> tuple[tuple[Content, ...], tuple[Problem, ...]]:
    """Return content that can be built, in each language, and its problems, which are told.

    Exits with 1 where it cannot be built.
    """
    contents, problems = _checked(folder)
    _tell(problems)
    if errors(problems):
        click.echo("Nothing was built.", err=True)
        sys.exit(1)
    return contents, problems


def _tell(problems: Sequence[Problem]) -> None:
    if problems:
        click.echo(as_text(problems), err=True)
        click.echo(_count(problems), err=True)


def _count(problems: Sequence[Problem]) -> str:
    if not problems:
        return "The content is sound."
    counts = {level: sum(problem.level is level for problem in problems) for level in Level}
    names = {Level.ERROR: "error", Level.WARN: "warning", Level.INFO: "note"}
    told = [f"{count} {names[level]}{'' if count == 1 else 's'}" for level, count in counts.items() if count]
    return ", ".join(told) + "."


def _own_config(folder: Path) -> Path | None:
    """Return the mkdocs.yml beside the content folder, where there is one that names that folder's pictures."""
    beside = folder.resolve().parent / "mkdocs.yml"
    return beside if beside.is_file() and folder.name == "content" else None


def _shown(path: Path) -> str:
    whole = path.resolve()
    return str(whole.relative_to(Path.cwd())) if whole.is_relative_to(Path.cwd()) else str(whole)

"""The command `amends`."""

from __future__ import annotations

import errno
import gc
import io
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from amends import __version__
from amends.adapters import cli_develop
from amends.adapters.terminal import PROBLEM_FORMATS, content_option, folder_option, format_option, refusing, shown
from amends.problems import Level, Problem, as_text, errors, in_order

if TYPE_CHECKING:
    from amends.model.content import Content

# Commands import what they need when they run, so that `amends --help` starts fast.

_language_option = click.option("--language", help="The language of the content; by default, the first one.")


class _Commands(click.Group):
    """The commands. An error of the file system is printed in one line, since it is no programming error."""

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
    gc.set_threshold(100_000)  # loading makes a million objects that stay; collecting takes a fifth of a build
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may lack characters of a message
            stream.reconfigure(errors="backslashreplace")


@main.command()
@content_option
@format_option
@click.option("--accept", is_flag=True, help="Record the ids of all questions in kept-ids.yaml.")
def check(folder: Path, form: str, *, accept: bool) -> None:
    """Report every problem of the content, in all its languages.

    Exits with 0 if there are no errors, and with 1 if there are.
    """
    if accept:
        from amends.adapters.accept import accept as accept_ids

        contents, problems = _checked(folder)
        if not errors(problems):
            accept_ids(contents[0])
    _contents, problems = _checked(folder)
    report = PROBLEM_FORMATS[form](problems)
    if report:
        click.echo(report)
    if form == "text":
        click.echo(_count(problems), err=True)
    sys.exit(1 if errors(problems) else 0)


@main.command()
@content_option
@folder_option("--site", "site", "The folder of the built site.")
@click.option("--pdf/--no-pdf", "pdfs", default=True, show_default=True, help="Whether to make the PDFs too.")
def build(folder: Path, site: Path, *, pdfs: bool) -> None:
    """Check the content, build and verify the site next to the old one, and swap the two.

    Each language of the content gets its own site: the first one at the top, the others in a folder of their name.
    """
    from amends.adapters.build import BuildError
    from amends.adapters.build import build as build_site
    from amends.model.collections import COLLECTIONS

    contents = _sound(folder)
    content = contents[0]
    try:
        built = build_site(contents, site, _own_config(folder), pdfs=pdfs)
    except BuildError as problem:
        click.echo(f"{problem}\nThe old site is unchanged.", err=True)
        sys.exit(1)
    _report(built.noticed)
    counts = ", ".join(
        f"{len(items)} {kind}{'' if len(items) == 1 else 's'}"
        for kind in COLLECTIONS
        if kind != "page" and (items := content.of(kind))
    )
    papers = f" and {built.pdfs} PDFs" if built.pdfs else ""
    spoken = f" In {len(contents)} languages: {', '.join(one.language for one in contents)}." if contents[1:] else ""
    click.echo(
        f"Built {built.pages} pages{papers} into {shown(built.site)}/ ({built.size / 1e6:.1f} MB): {counts}, "
        f"and what is around them.{spoken}"
    )
    click.echo(
        f"Look at it:  python3 -m http.server --bind 127.0.0.1 --directory {shown(site)}   "
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
    help="The host and port of the preview.",
)


@main.command()
@_address_option
@content_option
@_language_option
def serve(address: str, folder: Path, language: str | None) -> None:
    """Preview the site in one language, with live reload.

    Mistakes in files are shown in the browser, and the preview keeps running.
    """
    from amends.adapters.serve import ServeError
    from amends.adapters.serve import serve as serve_site

    contents, problems = _checked(folder)
    content = _in_language(contents, language)
    _report(problems)
    with refusing(ServeError):
        # The site's own mkdocs.yml names no language, so it is for the first one.
        serve_site(content, address, _own_config(folder) if content is contents[0] else None)


@main.command()
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_address_option
def preview(file: Path, address: str) -> None:
    """Preview the item in FILE, and reload it whenever a file of its content is saved.

    Nothing else is built, so its links lead nowhere. Errors in other files do not matter.
    """
    from amends.adapters.preview import NoItemError
    from amends.adapters.preview import preview as show
    from amends.adapters.serve import ServeError

    with refusing(NoItemError), refusing(ServeError):
        show(file, address)


@main.command()
@click.argument("target", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@content_option
@_language_option
def write(target: Path, folder: Path, language: str | None) -> None:
    """Write the pages of one language as files, with a mkdocs.yml for other hosts."""
    from amends.adapters.write import NotOursError
    from amends.adapters.write import write as write_tree
    from amends.render.site import render

    content = _in_language(_sound(folder), language)
    with refusing(NotOursError):
        written = write_tree(render(content), content.site, target)
    click.echo(
        f"{written.files} files in {shown(target)}/: {written.changed} written, {written.removed} removed, "
        f"{written.files - written.changed} as they were."
    )


@main.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--paper", type=click.Choice(["a4", "letter", "both"]), default="both", show_default=True)
@folder_option("--out", "pdf", "The folder for the PDFs.")
@content_option
@_language_option
def pdf(ids: tuple[str, ...], paper: str, out: Path, folder: Path, language: str | None) -> None:
    """Make the PDFs of the items with these IDs, or of all items, and list them."""
    from amends.adapters.pdf import UnknownIdError, table, write_pdfs

    content = _in_language(_sound(folder), language)
    with refusing(UnknownIdError):
        made, problems = write_pdfs(content, ids, paper, out)
    _report(problems)
    click.echo(table(made))
    click.echo(f"{len(made)} PDFs in {shown(out)}/")


@main.command()
@click.argument("language", metavar="LANGUAGE")
@content_option
@format_option
def translation(language: str, folder: Path, form: str) -> None:
    """List every text that the translation into LANGUAGE still lacks."""
    from amends.check.translation import lacking

    contents, _problems = _checked(folder)
    notes = in_order(lacking(_in_language(contents, language, "LANGUAGE")))
    if notes:
        click.echo(PROBLEM_FORMATS[form](notes))
    if form == "text":
        click.echo(f"{len(notes)} to be translated." if notes else "Nothing is missing.", err=True)


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Start a new site in DIR: content with a lesson and two worksheets, and the files to build and publish it."""
    from amends.adapters.init import FolderInUseError
    from amends.adapters.init import init as write_site

    with refusing(FolderInUseError):
        made = write_site(folder)
    click.echo(f"{len(made)} files in {shown(folder)}/")
    click.echo(f"Go on there:  cd {shown(folder)}   then: amends check, amends serve, amends build")


def _checked(folder: Path) -> tuple[tuple[Content, ...], tuple[Problem, ...]]:
    """Return the content in each language, the default one first, and the problems of all."""
    from amends.adapters.checked import all_checked

    return all_checked(folder)


def _in_language(contents: Sequence[Content], language: str | None, hint: str = "--language") -> Content:
    """Return the content in a language, by default the first; refuse the option if there is no such language."""
    found = [content for content in contents if language in {None, content.language}]
    if not found:
        known = ", ".join(content.language for content in contents)
        raise click.BadParameter(f'the content has no language "{language}"; it has: {known}', param_hint=hint)
    return found[0]


def _sound(folder: Path) -> tuple[Content, ...]:
    """Return the content in each language and report its problems; exit with 1 if it has errors."""
    contents, problems = _checked(folder)
    _report(problems)
    if errors(problems):
        click.echo("Nothing was built.", err=True)
        sys.exit(1)
    return contents


def _report(problems: Sequence[Problem]) -> None:
    if problems:
        click.echo(as_text(problems), err=True)
        click.echo(_count(problems), err=True)


def _count(problems: Sequence[Problem]) -> str:
    if not problems:
        return "The content is valid."
    counts = {level: sum(problem.level is level for problem in problems) for level in Level}
    names = {Level.ERROR: "error", Level.WARN: "warning", Level.INFO: "note"}
    return ", ".join(f"{n} {names[level]}{'' if n == 1 else 's'}" for level, n in counts.items() if n) + "."


def _own_config(folder: Path) -> Path | None:
    """Return the site's own mkdocs.yml, beside a folder named content, if it has one."""
    beside = folder.resolve().parent / "mkdocs.yml"
    return beside if beside.is_file() and folder.name == "content" else None


for _command in (cli_develop.new, cli_develop.schema, cli_develop.gallery, cli_develop.reference):
    main.add_command(_command)

"""Commands for authors and developers: new files from patterns, JSON Schemas, the gallery and the reference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from amends.adapters.terminal import content_option, folder_option, refusing, shown

if TYPE_CHECKING:
    from amends.adapters.new import Part
    from amends.model.item import ItemKind

_ITEMS: tuple[ItemKind, ...] = ("lesson", "worksheet", "pathway", "pack")
_PARTS: dict[Part, tuple[str, str]] = {
    "field": ("field type", "pytest tests/test_examples.py -k {}   How it is built: docs/adding-a-field.md"),
    "block": ("block", "pytest tests/test_examples.py -k {}   How it is built: docs/adding-a-block.md"),
    "rule": ("rule", "pytest tests/test_golden.py -k {}   How it is built: docs/maintaining.md"),
}


@click.group()
def new() -> None:
    """Write the files of a new item, field type, block or rule."""


def _item_command(kind: ItemKind) -> click.Command:
    @click.argument("id_", metavar="ID")
    @content_option
    def write_new(id_: str, folder: Path) -> None:
        from amends.adapters.new_item import NoItemError, new_item
        from amends.load.content import load

        content, _problems = load(folder)
        with refusing(NoItemError):
            path = new_item(kind, id_, content, folder)
        click.echo(shown(path))
        click.echo("See it:  amends serve   What is still to do:  amends check   How to write: docs/writing-content.md")

    write_new.__doc__ = f"Write the file of a new {kind}: valid, with a note at each place on what goes there."
    return click.command(kind)(write_new)


def _part_command(part: Part) -> click.Command:
    name_of_part, how_to_try = _PARTS[part]

    @click.argument("name")
    @click.option(
        "--generator",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The folder of the package amends to write to; by default, the running one.",
    )
    def write_part(name: str, generator: Path | None) -> None:
        from amends.adapters.new import BadNameError, new_part

        with refusing(BadNameError):
            made = new_part(part, name, generator)
        for path in made:
            click.echo(shown(path))
        click.echo(
            "Then:  make schema reference   Try it:  "
            + how_to_try.format(name.replace("_", "-") if part == "rule" else name)
        )

    write_part.__doc__ = f"Write the files of a new {name_of_part}, NAME, which passes its tests at once."
    return click.command(part)(write_part)


for _kind in _ITEMS:
    new.add_command(_item_command(_kind))
for _part in _PARTS:
    new.add_command(_part_command(_part))


@click.command()
@folder_option("--out", "schema")
def schema(out: Path) -> None:
    """Write the JSON Schemas that editors use."""
    from amends.adapters.schema import schemas

    out.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (out / name).write_text(text, "utf-8")
        click.echo(shown(out / name))


@click.command()
@folder_option("--out", ".cache/gallery", "The folder for the pages: a new or empty one, or an older gallery.")
def gallery(out: Path) -> None:
    """Write pages that show every example of every type on screen and on paper."""
    from amends.adapters.gallery import write_gallery
    from amends.adapters.write import NotOursError

    with refusing(NotOursError):
        count = write_gallery(out)
    click.echo(f"{count} pages in {shown(out)}/; begin with {shown(out)}/index.html")


@click.command()
@folder_option("--out", "docs/reference")
def reference(out: Path) -> None:
    """Write the authors' reference of all field types, blocks and rules."""
    from amends.adapters.reference import made_from, pictures_made_from, write_reference

    click.echo(f"{write_reference(out)} pages in {shown(out)}/")
    if pictures_made_from(out) != made_from():
        click.echo("Its pictures are out of date; update them with: make pictures", err=True)

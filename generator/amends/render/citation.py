"""How a source is named in a list: authors, year, title and where it stands."""

from __future__ import annotations

from amends.model.reference import Reference


def names(people: tuple[str, ...]) -> str:
    """Return names joined with commas, as `Surname, First; Surname, First`, shortened after six."""
    shown = people[:6]
    return "; ".join(shown) + ("; and others" if len(people) > len(shown) else "")


def whereabouts(reference: Reference) -> str:
    """Return where a source stands: journal or book, volume, issue and pages, or publisher."""
    parts: list[str] = []
    if reference.journal:
        volume = f" {reference.volume}" if reference.volume else ""
        issue = f"({reference.issue})" if reference.issue else ""
        parts.append(f"{reference.journal}{volume}{issue}")
    if reference.container:
        editors = f"{names(reference.editor)} (editors), " if reference.editor else ""
        parts.append(f"{editors}{reference.container}")
    if reference.publisher:
        parts.append(reference.publisher)
    if reference.pages:
        parts.append(reference.pages)
    return ", ".join(parts)

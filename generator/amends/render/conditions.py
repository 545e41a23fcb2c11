"""The condition under which a field is shown: as data for the browser, and as a sentence on paper."""

from __future__ import annotations

from collections.abc import Mapping

from amends.data import Id, Plain
from amends.fields import choosing
from amends.fields.contract import Field
from amends.model.worksheet import Worksheet


def condition_data(field: Field) -> dict[str, dict[str, list[str]]] | None:
    """Return a field's condition as plain data, or None if it is always shown."""
    if field.show_when is None:
        return None
    groups = {"any_of": field.show_when.any_of, "all_of": field.show_when.all_of}
    return {name: {key: list(values) for key, values in group.items()} for name, group in groups.items() if group}


def condition_sentence(field: Field, sheet: Worksheet, words: Mapping[str, str], language: str) -> str | None:
    """Return the sentence that replaces a condition on paper: the author's own, or one derived from the condition."""
    if field.show_when is None:
        return None
    if field.on_paper:
        return field.on_paper
    numbers = sheet.question_numbers()
    fields = {other.id: other for _loc, other in sheet.fields()}

    def parts(group: Mapping[Id, tuple[Plain, ...]]) -> list[str]:
        sentences: list[str] = []
        for id_, values in group.items():
            control = choosing(fields[id_], language) if id_ in fields else None
            labels: Mapping[str, str] = control.values if control else {}
            quoted = [words["quoted"].format(words=labels.get(value, value)) for value in values]
            answers = f" {words['or']} ".join(quoted)
            sentences.append(words["condition"].format(answers=answers, number=numbers.get(id_, "?")))
        return sentences

    any_of = f" {words['or']} ".join(parts(field.show_when.any_of))
    all_of = f" {words['and']} ".join(parts(field.show_when.all_of))
    joined = f", {words['and']} ".join(part for part in (any_of, all_of) if part)
    return words["if_ticked"].format(conditions=joined)

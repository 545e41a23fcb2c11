"""The controls that a question declares match its examples, the screen and the paper face."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest

from amends.catalogue import Kind
from amends.fields import controls_of, field_kinds
from amends.fields.contract import TICK, Control
from amends.quotation_marks import typographic
from tests.examples import Example, each_good_field, examples, faces, field_of
from tests.markup import Element, Markup

questions = [kind for kind in field_kinds().values() if kind.model.is_question]  # type: ignore[attr-defined]


class Seen(NamedTuple):
    """One control in the HTML, or as declared by `controls()`; each radio button and checkbox counts as one."""

    name: str
    kind: str
    groups: tuple[str, ...]
    label: str
    value: str
    options: tuple[tuple[str, str], ...]
    id: str


def words(text: str) -> str:
    return " ".join(typographic(text, "en").split())


def declared(control: Control) -> list[Seen]:
    """Return a declared control as the HTML should show it."""
    groups = tuple(map(words, control.groups))
    label = words(control.label + control.heard)
    if control.kind in {"radio", "check"}:
        alone = control.choices == (TICK,)
        return [
            Seen(
                control.name,
                control.kind,
                groups,
                label if alone else words(choice.label + choice.heard),
                choice.value,
                (),
                control.id + ("" if alone else f"-{choice.value}"),
            )
            for choice in control.choices
        ]
    options = tuple((choice.value, words(choice.label)) for choice in control.choices)
    return [Seen(control.name, control.kind, groups, label, "", options, control.id)]


def seen(markup: Markup) -> Iterator[Seen]:
    """Yield the controls in some HTML."""
    by_id = {element.attributes["id"]: element for element in markup.elements if "id" in element.attributes}
    for element in markup.elements:
        if element.tag not in {"input", "textarea", "select"}:
            continue
        type_ = element.attributes.get("type", "")
        kind = {"textarea": "lines", "select": "select"}.get(element.tag) or {"checkbox": "check"}.get(type_, type_)
        options = [
            (option.attributes["value"], words(option.text))
            for option in markup.elements
            if option.tag == "option" and element in option.around
        ]
        yield Seen(
            element.attributes["name"],
            kind,
            tuple(_groups(markup, element, by_id)),
            _without_number(_label(markup, element, by_id)),
            element.attributes["value"] if kind in {"radio", "check"} else "",
            tuple(option for option in options if option[0]),
            element.attributes["id"],
        )


def _groups(markup: Markup, control: Element, by_id: Mapping[str, Element]) -> Iterator[str]:
    for around in control.around:
        if around.tag == "fieldset":
            legend = next(e for e in markup.elements if e.tag == "legend" and e.around and e.around[-1] is around)
            yield _without_number(legend.text)
        elif around.attributes.get("role") == "group":
            yield words(by_id[around.attributes["aria-labelledby"]].text)


def _label(markup: Markup, control: Element, by_id: Mapping[str, Element]) -> str:
    named_by = control.attributes.get("aria-labelledby", "").split()
    if named_by:
        return " ".join(by_id[id_].text for id_ in named_by)
    labels = [e for e in markup.elements if e.attributes.get("for") == control.attributes.get("id", "?")]
    labels += [around for around in control.around if around.tag == "label"]
    assert len(labels) == 1, f"{control} has {len(labels)} labels"
    return labels[0].text


def _without_number(text: str) -> str:
    return words(text).removeprefix("Question 2 ")


@each_good_field
def test_the_screen_has_the_controls_of_the_question(example: Example) -> None:
    controls = [control for control in controls_of(field_of(example), "en") if control.on_screen]
    expected = [one for control in controls for one in declared(control)]
    found = list(seen(Markup(faces(example)["screen"])))
    assert sorted(found) == sorted(expected)
    assert list(dict.fromkeys(one.name for one in found)) == list(dict.fromkeys(one.name for one in expected))


@each_good_field
def test_paper_has_a_place_for_each_control_of_the_question(example: Example) -> None:
    places: dict[str, list[str | None]] = {}
    for element in Markup(faces(example)["paper"]).elements:
        name = element.attributes.get("data-answer") or element.attributes.get("data-blank")
        if name:
            places.setdefault(name, []).append(element.attributes.get("data-value"))
    controls = {control.name: control for control in controls_of(field_of(example), "en")}
    assert set(places) == set(controls)
    for name, values in places.items():
        marks = [choice.value for choice in controls[name].choices]
        written = controls[name].kind not in {"radio", "check"} and values == [None]
        assert written or sorted(map(str, values)) == sorted(marks), name


@each_good_field
def test_control_names_and_ids_are_unique_and_begin_with_the_field_id(example: Example) -> None:
    field = field_of(example)
    controls = controls_of(field, "en")
    names, ids = [control.name for control in controls], [id_ for control in controls for id_ in control.ids]
    assert len(set(names)) == len(names)
    assert len(set(ids)) == len(ids)
    assert all(name == field.id or name.startswith(f"{field.id}.") for name in names)


@each_good_field
def test_a_worked_example_is_a_valid_answer(example: Example) -> None:
    field = field_of(example)
    controls = controls_of(field, "en")
    assert any(control.example for control in controls) == (field.is_question and field.has_example())  # type: ignore[attr-defined]
    for control in controls:
        assert len(control.example) == len(set(control.example)), control.name
        assert all(value.strip() for value in control.example), control.name
        assert control.kind == "check" or len(control.example) <= 1, control.name
        assert not control.choices or set(control.example) <= set(control.values), control.name
    if "data-copy-of" in faces(example)["paper"]:
        assert bool(field.example_text()) == field.has_example()  # type: ignore[attr-defined]


# ---------- the controls listed in the examples ----------


def as_listed(control: Control, question: str) -> dict[str, Any]:
    """Return a control in the form of `controls` in examples.yaml, whose labels leave out the question."""
    groups = control.groups[1:] if control.groups else ()
    label = ": ".join(filter(None, (*groups, control.label + control.heard)))
    alone = control.choices in {(), (TICK,)}
    choices = [] if alone else [f"{choice.value}: {choice.label}{choice.heard}" for choice in control.choices]
    listed = {
        "name": control.name,
        "kind": control.kind,
        "label": label if label != question else "",
        "choices": choices,
    }
    return {key: value for key, value in listed.items() if value}


@pytest.mark.parametrize("kind", questions, ids=lambda kind: kind.name)
def test_a_type_lists_its_controls_in_an_example(kind: Kind) -> None:
    listing = [example for example in examples() if example.kind == kind and example.controls]
    assert listing, "needs a good example that lists its `controls`"
    for example in listing:
        field: Any = field_of(example)
        assert [dict(one) for one in example.controls] == [
            as_listed(control, field.label) for control in controls_of(field, "en")
        ]

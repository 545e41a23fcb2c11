"""Checks of every example of every field type and block. Examples are discovered, so new ones are tested at once."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from amends.catalogue import Kind
from amends.problems import ContentError
from amends.quotation_marks import typographic
from tests.examples import Example, each_good_field, examples, faces, field_of, kinds, load
from tests.markup import Markup

EVIL = """<script>alert(1)</script>{{ 7*7 }}"'><img src=x onerror=alert(2)> [x](javascript:alert(3))"""
"""A text that no template may output unescaped."""

each_kind = pytest.mark.parametrize("kind", kinds(), ids=lambda kind: f"{kind.folder.parent.name}/{kind.name}")
each_good = pytest.mark.parametrize("example", [example for example in examples() if example.good], ids=str)
each_bad = pytest.mark.parametrize("example", [example for example in examples() if not example.good], ids=str)


def of(kind: Kind, *, good: bool) -> list[Example]:
    return [example for example in examples() if example.kind == kind and example.good == good]


def screen(example: Example) -> Markup:
    """Return the face that has the controls."""
    shown = faces(example)
    return Markup(shown.get("screen") or shown["page"])


# ---------- the folder ----------


@each_kind
def test_a_type_has_a_readme_for_authors(kind: Kind) -> None:
    readme = kind.file("README.md")
    assert readme, "needs a README.md"
    text = readme.read_text("utf-8")
    assert text.startswith(f"# `{kind.name}`: ")
    assert f"type: {kind.name}" in text, "needs a sample in YAML"


@each_kind
def test_a_type_has_good_and_bad_examples(kind: Kind) -> None:
    assert kind.file("examples.yaml"), "needs an examples.yaml"
    good, bad = of(kind, good=True), of(kind, good=False)
    assert len(good) >= 4, "needs four good examples: plain, with every key, as long as possible, under a condition"
    assert bad, "needs a bad example"
    assert all(example.data["type"] == kind.name for example in good)
    if good[0].is_field:
        assert any("show_when" in example.data for example in good), "needs an example with show_when"


@each_kind
def test_the_examples_of_a_type_have_unique_names(kind: Kind) -> None:
    names = [example.name for good in (True, False) for example in of(kind, good=good)]
    assert len(names) == len(set(names))


# ---------- good examples ----------


@each_good
def test_a_good_example_renders_to_valid_html(example: Example) -> None:
    for face, html in faces(example).items():
        markup = Markup(html)
        assert not markup.mistakes, (face, markup.mistakes)
        assert markup.text.strip(), f"{face} has no text"


@each_good
def test_the_html_has_no_inline_styles_or_scripts(example: Example) -> None:
    for element in (element for html in faces(example).values() for element in Markup(html).elements):
        assert element.tag not in {"script", "style", "link", "iframe", "object"}, element
        assert element.tag != "form" or not example.is_field, "a field is already within a form"
        assert "style" not in element.attributes, element
        assert not [name for name in element.attributes if name.startswith("on")], element


@each_good
def test_external_links_send_no_referrer(example: Example) -> None:
    for element in (element for html in faces(example).values() for element in Markup(html).elements):
        if element.attributes.get("href", "").startswith("http"):
            assert "noreferrer" in element.attributes.get("rel", "").split(), element


@each_good
def test_ids_are_unique_and_references_to_ids_resolve(example: Example) -> None:
    markup = Markup("\n".join(faces(example).values()))
    ids = markup.ids()
    assert sorted(ids) == sorted(set(ids))
    assert not [id_ for id_ in ids if not id_ or id_.split() != [id_]], "ids must not contain spaces"
    for element, id_ in markup.pointers():
        assert id_ in ids, f"{element} refers to #{id_}"


@each_good
def test_every_control_has_an_accessible_name(example: Example) -> None:
    markup = screen(example)
    for control in (element for element in markup.elements if element.is_control):
        assert markup.labels(control), control


@each_good
def test_autofill_and_spellchecking_are_off(example: Example) -> None:
    for element in screen(example).elements:
        if element.is_written_in:
            assert element.attributes.get("autocomplete") == "off", element
            assert element.attributes.get("spellcheck") == "false", element
            assert "maxlength" not in element.attributes, f"{element} truncates text"
        if element.is_ticked:
            assert "autocomplete" not in element.attributes, f"{element}: invalid HTML"
            assert "checked" not in element.attributes, f"{element}: nothing may be preselected"
        if element.tag == "button":
            assert element.attributes.get("type") == "button", f"{element} would submit the form"


# ---------- the two faces of a field ----------


@each_good_field
def test_a_field_has_the_frame_that_scripts_rely_on(example: Example) -> None:
    field, shown = field_of(example), faces(example)
    frame, paper = Markup(shown["screen"]).elements[0], Markup(shown["paper"]).elements[0]
    assert frame.attributes["class"].split()[:2] == ["field", f"field-{field.type}"]
    assert (frame.attributes["id"], frame.attributes["data-field"]) == (f"q-{field.id}", field.id)
    assert paper.attributes["class"].split()[:2] == ["paper-field", f"paper-{field.type}"]
    assert ("data-show-when" in frame.attributes) == (field.show_when is not None)
    if field.show_when:
        condition = json.loads(frame.attributes["data-show-when"])
        assert condition == {name: lines for name, lines in example.data["show_when"].items() if lines}


@each_good_field
def test_a_condition_is_also_shown_as_a_sentence(example: Example) -> None:
    field = field_of(example)
    for face, html in faces(example).items():
        said = [element.text for element in Markup(html).elements if element.attributes.get("class") == "when"]
        assert len(said) == (1 if field.show_when else 0), face
        if field.on_paper:
            assert said == [typographic(field.on_paper, "en")]


@each_good_field
def test_paper_has_no_controls_and_no_ids(example: Example) -> None:
    for element in Markup(faces(example)["paper"]).elements:
        assert element.tag not in {"input", "textarea", "select", "button", "label", "fieldset", "details"}, element
        assert "id" not in element.attributes, element


@each_good_field
def test_screen_and_paper_ask_the_same_question(example: Example) -> None:
    field = field_of(example)
    if field.is_question:
        for html in faces(example).values():
            text = " ".join(Markup(html).text.split())
            assert typographic(str(getattr(field, "label", "")), "en") in text
            numbers = {element.text.strip() for element in Markup(html).elements}
            assert numbers & {"2", "Question 2"}, "needs its number (the gate is question 1)"


# ---------- bad examples ----------


@each_bad
def test_a_bad_example_gets_its_message_at_its_own_line(example: Example) -> None:
    assert example.says, "needs `says`, a part of the message"
    with pytest.raises(ContentError) as refused:
        load(example)
    found = [problem for problem in refused.value.problems if example.says in problem.message]
    assert found, [problem.message for problem in refused.value.problems]
    assert found[0].place.path == example.source.path
    assert found[0].place.line in example.lines


# ---------- author text ----------


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the container and key of each text in some data."""
    for key, value in list(data.items() if isinstance(data, dict) else enumerate(data)):
        if isinstance(value, str):
            yield data, key
        elif value is not None:
            yield from places(value)


def with_evil_texts(example: Example) -> tuple[dict[str, Any], int]:
    """Return the data with `EVIL` appended to every text where the model accepts it, and the number of those texts."""
    data: dict[str, Any] = json.loads(json.dumps(example.data))
    count = 0
    for holder, key in places(data):
        before = copy.copy(holder[key])
        holder[key] = f"{before} {EVIL}"
        try:
            load(example, data)
            count += 1
        except ContentError:
            holder[key] = before
    return data, count


@each_good
def test_author_text_is_escaped(example: Example) -> None:
    data, count = with_evil_texts(example)
    shown = faces(example, load(example, data))
    before = faces(example)
    for face, html in shown.items():
        markup = Markup(html)
        assert "<script" not in html
        assert not markup.mistakes, markup.mistakes
        tags = {element.tag for element in Markup(before[face]).elements}
        assert {element.tag for element in markup.elements} <= tags
        for element in markup.elements:
            assert not [name for name in element.attributes if name.startswith("on")], element
            assert not element.attributes.get("href", "").lower().startswith("javascript"), element
    everything = "".join(shown.values())
    assert (count == 0) == ("alert(1)" not in everything), "author text is not shown"

"""A quotation is credited to a person in a story by role, or to a real person by a source."""

from __future__ import annotations

import pytest

from tests.examples import Example, examples, faces
from tests.markup import Markup

GOOD = [example for example in examples() if example.kind.name == "quote" and example.good]


@pytest.mark.parametrize("example", GOOD, ids=str)
def test_the_credit_follows_the_quotation(example: Example) -> None:
    markup = Markup(faces(example)["page"])
    quote = next(element for element in markup.elements if element.tag == "blockquote")
    (caption,) = [element for element in markup.elements if element.tag == "figcaption"]
    assert [around.tag for around in quote.around][-1] == [around.tag for around in caption.around][-1] == "figure"
    assert caption.text.startswith(
        example.data["who"] + (f", {example.data['role']}" if "role" in example.data else "")
    )
    links = [element for element in markup.elements if element.tag == "a" and caption in element.around]
    assert bool(links) == ("reference" in example.data)
    for link in links:
        assert link.attributes["href"].endswith(f"references/#{example.data['reference']}")

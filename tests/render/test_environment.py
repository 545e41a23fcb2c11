"""The templates: what one names and nobody gives is a mistake, and never an empty place on a page."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from amends.data import Plain
from amends.render.environment import environment


def test_what_nobody_gives_is_a_mistake() -> None:
    with pytest.raises(UndefinedError, match="no_such_word"):
        environment("en").from_string("{{ words.no_such_word }}").render(words={})


def test_what_is_printed_is_escaped_and_has_the_marks_of_its_language() -> None:
    printed = environment("en").from_string("{{ text }}").render(text=Plain('<b> "so"'))
    assert printed == "&lt;b&gt; “so”"

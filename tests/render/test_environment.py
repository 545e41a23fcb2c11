"""The template environment: undefined variables are errors, and output is escaped."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from amends.data import Plain
from amends.render.environment import environment


def test_an_undefined_variable_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="no_such_word"):
        environment("en").from_string("{{ words.no_such_word }}").render(words={})


def test_output_is_escaped_with_typographic_quotes() -> None:
    printed = environment("en").from_string("{{ text }}").render(text=Plain('<b> "so"'))
    assert printed == "&lt;b&gt; “so”"

"""The descriptions of the models' keys: the docstrings below their fields.

They are read from the source on demand, since having pydantic read them for every model would slow down every command.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import textwrap
from functools import cache

from amends.data import Data


def description(model: type[Data], key: str) -> str:
    """Return the docstring of a key of a model, or of the key it inherits; empty if there is none."""
    for owner in model.__mro__:
        if issubclass(owner, Data) and key in _own(owner):
            return _own(owner)[key]
    return ""


@cache
def _own(model: type[Data]) -> dict[str, str]:
    """Return the docstrings in the body of a model itself, by key."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(model)))
    [body] = [node.body for node in tree.body if isinstance(node, ast.ClassDef)]
    found: dict[str, str] = {}
    for key, below in itertools.pairwise(body):
        match key, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = inspect.cleandoc(text)
    return found

"""What the keys of the models mean: the docstrings below them.

They are read from the source when somebody asks. Having pydantic read them for every model would make each command
wait for it.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import textwrap
from functools import cache

from amends.data import Data


def meaning(model: type[Data], key: str) -> str:
    """Return what a key of a model means, in the words below it or below the one it inherits; or nothing."""
    for owner in model.__mro__:
        if issubclass(owner, Data) and key in _own(owner):
            return _own(owner)[key]
    return ""


@cache
def _own(model: type[Data]) -> dict[str, str]:
    """Return the meanings that stand in the body of a model itself."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(model)))
    [body] = [node.body for node in tree.body if isinstance(node, ast.ClassDef)]
    found: dict[str, str] = {}
    for key, below in itertools.pairwise(body):
        match key, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(said))):
                found[name] = inspect.cleandoc(said)
    return found

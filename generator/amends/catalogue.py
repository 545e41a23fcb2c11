"""Finds the folders of field types and blocks, so that adding one needs no registration."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import get_args

from amends.data import Data


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of field or block: its name in YAML, its model and the folder of its files."""

    name: str
    model: type[Data]
    folder: Path

    @property
    def family(self) -> str:
        """What it is a type of: `field` or `block`."""
        return self.folder.parent.name.removesuffix("s")

    def file(self, name: str) -> Path | None:
        """Return the path of one of its files, or None if it does not exist."""
        path = self.folder / name
        return path if path.is_file() else None


def find_kinds(package: ModuleType, base: type[Data]) -> dict[str, Kind]:
    """Return every type found in the sub-folders of a package, by name.

    Each sub-folder is a package that defines one subclass of `base` whose `type` is a Literal of the folder's name.
    Raises TypeError, which only developers see, if a folder breaks that rule.
    """
    kinds: dict[str, Kind] = {}
    for found in pkgutil.iter_modules(package.__path__):
        if not found.ispkg:
            continue
        module = importlib.import_module(f"{package.__name__}.{found.name}")
        models = [
            value
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, base) and value.__module__ == module.__name__
        ]
        named = [model for model in models if get_args(model.model_fields["type"].annotation) == (found.name,)]
        if len(named) != 1:
            message = f'{module.__name__} needs one {base.__name__} with the type Literal["{found.name}"]'
            raise TypeError(message)
        kinds[found.name] = Kind(found.name, named[0], Path(str(module.__file__)).parent)
    return dict(sorted(kinds.items()))

"""Folders of modules that have one public object each: commands, rules, formats, documents.

A new file in such a folder is found by looking there; no list names it.
"""

from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def names(package: ModuleType, first: Sequence[str] = ()) -> tuple[str, ...]:
    """The names of the modules in a package's folder. Imports none of them.

    Those in `first` lead, in its order; the others follow alphabetically.
    """
    found = {module.name for module in iter_modules(package.__path__)}
    return (*(name for name in first if name in found), *sorted(found - set(first)))


def load(package: ModuleType, name: str, attribute: str, kind: type[T]) -> T:
    """The object called `attribute` in the module `name` of a package, of type `kind`.

    Imports the module. Raises TypeError, which names it, where it has no such object.
    """
    module = import_module(f"{package.__name__}.{name}")
    found = getattr(module, attribute, None)
    if not isinstance(found, kind):
        raise TypeError(f"{module.__name__} has no `{attribute} = {kind.__name__}(…)`")
    return found


def discover(package: ModuleType, attribute: str, kind: type[T]) -> dict[str, T]:
    """Import every module of a package; their objects by module name, as `load` does."""
    return {name: load(package, name, attribute, kind) for name in names(package)}

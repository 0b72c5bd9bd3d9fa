"""Imports of other packages: declared, and by public names: a private one may go in any release."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.utils import canonicalize_name

from tools.lower_bounds import requirements

SRC = Path(__file__).parents[2] / "src"
OWN = "partyschool_cli"


def private_imports(code: str) -> list[str]:
    """What `code` imports of other packages, the standard library too, by a private name.

    Private is a name with a part that begins with `_`, but for `__future__` and its like.
    """
    return [name for name in _imported(code) if _is_private(name)]


# A statement is on lines of its own (ruff has it so), and may go on within parentheses.
_STATEMENT = re.compile(r"^ *((?:from +\S+ +)?import +(?:\([^)]*\)|[^\n(]+))", re.MULTILINE)


@cache
def _imported(code: str) -> list[str]:
    # Calls are anywhere, but few files have such a word; to parse all takes a second.
    has_calls = "import_module" in code or "__import__" in code
    tree = ast.parse(code if has_calls else "\n".join(_STATEMENT.findall(code)))
    return [*_all_imported(ast.walk(tree))]


def _all_imported(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from (f"{module}.{alias.name}" for alias in names)
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__")
                | ast.Attribute(attr="import_module" | "__import__"),
                args=[ast.Constant(value=str(module)), *_],
            ):
                yield module


def _is_private(name: str) -> bool:
    first, *_ = parts = name.split(".")
    return first != OWN and any(part.startswith("_") and part[-2:] != "__" for part in parts)


_EXAMPLES: tuple[tuple[str, list[str]], ...] = (
    ("import typer._click.exceptions as e", ["typer._click.exceptions"]),
    ("from typer._click import exceptions", ["typer._click.exceptions"]),
    ("from typer import _click, core", ["typer._click"]),
    ("def f():\n    from _blake2 import blake2b", ["_blake2.blake2b"]),
    ("from a import (  # b\n    c,\n    _d,\n)\nimport e", ["a._d"]),
    ("import importlib\nimportlib.import_module('a._b')", ["a._b"]),
    ("from importlib import import_module\nimport_module('_a', None)", ["_a"]),
    ("import typer.core, os.path\nfrom __future__ import annotations", []),
    ("from typer import __version__\nimport_module(name)", []),
    (f"from {OWN}.cli import _x", []),
)


def test_what_is_private() -> None:
    assert [(code, private_imports(code)) for code, _ in _EXAMPLES] == list(_EXAMPLES)


def test_nothing_private_is_imported() -> None:
    files = {path: private_imports(path.read_text("utf-8")) for path in SRC.rglob("*.py")}
    assert len(files) > 100
    assert {str(path.relative_to(SRC)): found for path, found in files.items() if found} == {}


def test_what_is_imported_is_what_pyproject_declares() -> None:
    modules = {
        name.partition(".")[0]
        for path in SRC.rglob("*.py")
        for name in _imported(path.read_text("utf-8"))
    }
    foreign = modules - sys.stdlib_module_names - {OWN}
    distributions = packages_distributions()
    # What only an extra needs is imported where it is asked for.
    declared = {
        canonicalize_name(requirement.name)
        for extra in (None, "solver", "scan", "cluster", "sql", "lsp")
        for requirement in requirements(extra=extra)
    }
    # Several distributions may have parts of one module (`ruamel`).
    owners = [set(map(canonicalize_name, distributions[module])) for module in foreign]
    imported = set[str]().union(*(names & declared or names for names in owners))
    # Documented as the places of Pydantic's errors and of Distributed's settings; each requires one
    # exact version of it.
    assert imported - {"pydantic-core", "dask"} == declared

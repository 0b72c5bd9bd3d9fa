"""Compiles the models' core schemas: Pydantic's answer as a module of plain literals.

Importing that module takes a tenth of the time that asking Pydantic takes. Run `python -m
tools.core_schemas` where a model or Pydantic has changed; a test tells when it is due.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pydantic_core

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import MODELS
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.pydantic_schema import core_schema_of

PATH = Path(__file__).parents[1] / "src/partyschool_cli/model/core_schemas.py"
COMMAND = "python -m tools.core_schemas"

_HEAD = '''"""What pydantic_core validates the models by. Written by `{command}`."""

# fmt: off
# ruff: noqa: E501

import sys
from collections.abc import Mapping
from typing import Any, Final

from partyschool_cli.model import {modules}
from partyschool_cli.model.base import FrozenModel

PYDANTIC_CORE: Final = "{version}"
'''


def compiled() -> str:
    """The module's text, as the installed Pydantic has it."""
    schemas: dict[type[FrozenModel], dict[str, Any]] = {}
    models: tuple[type[FrozenModel], ...] = (Manifest, *MODELS.values())
    for model in models:
        schemas |= dict(_parts(core_schema_of(model)))
    constants = [f"{_constant(each)}: Final = {_outline(schemas[each])}" for each in schemas]
    table = "".join(f"    {_name(model)}: {_constant(model)},\n" for model in schemas)
    modules = sorted({model.__module__.rpartition(".")[2] for model in schemas})
    return "\n".join(
        (
            _head(modules),
            "\n".join(constants),
            f"SCHEMAS: Final[Mapping[type[FrozenModel], dict[str, Any]]] = {{\n{table}}}\n",
        )
    )


def _head(modules: list[str]) -> str:
    version = pydantic_core.__version__
    return _HEAD.format(command=COMMAND, modules=", ".join(modules), version=version)


def _parts(schema: Any) -> Iterator[tuple[type[FrozenModel], dict[str, Any]]]:
    """The schemas of models in `schema`, those that others are made of first."""
    if isinstance(schema, dict):
        for value in schema.values():
            yield from _parts(value)
        if schema.get("type") == "model":
            yield schema["cls"], schema
    elif isinstance(schema, list):
        for item in schema:
            yield from _parts(item)


def _outline(schema: Mapping[str, Any]) -> str:
    """A model's schema, a field a line."""
    fields = "".join(
        f"        {name!r}: {_literal(field)},\n"
        for name, field in schema["schema"]["fields"].items()
    )
    around, within = _items(schema, but="schema"), _items(schema["schema"], but="fields")
    return f"{{\n    {around},\n    'schema': {{{within}, 'fields': {{\n{fields}    }}}},\n}}\n"


def _items(schema: Mapping[str, Any], but: str = "") -> str:
    return ", ".join(f"{key!r}: {_literal(item)}" for key, item in schema.items() if key != but)


def _literal(value: Any) -> str:
    if isinstance(value, dict):
        if value.get("type") == "model" and "schema" in value:
            return _constant(value["cls"])
        return f"{{{_items(value)}}}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_literal, value)) + "]"
    return _name(value) if callable(value) else repr(value)


def _name(named: Any) -> str:
    """A class or a function as the module calls it. Raises ValueError for one without a name."""
    if not named.__qualname__.isidentifier():
        raise ValueError(f"{named.__qualname__} cannot be imported: give it a name of its own")
    module = named.__module__.rpartition(".")[2]
    return str(named.__name__) if module == "builtins" else f"{module}.{named.__name__}"


def _constant(model: type[FrozenModel]) -> str:
    return "".join(
        f"_{letter}" if letter.isupper() else letter.upper() for letter in model.__name__
    )


def main() -> None:
    """Writes the module where it is not as it should be, and tells so."""
    text = compiled()
    if not PATH.exists() or PATH.read_text("utf-8") != text:
        PATH.write_text(text, "utf-8", newline="\n")
        sys.stdout.write(f"{PATH.name}\n")


if __name__ == "__main__":
    main()

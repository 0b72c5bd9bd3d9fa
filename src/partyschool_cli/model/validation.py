"""What validates content: pydantic_core by core schemas that Pydantic made, without Pydantic."""

from functools import cache
from typing import TYPE_CHECKING, Any

import pydantic_core

if TYPE_CHECKING:
    from partyschool_cli.model.base import FrozenModel


@cache
def validator_of(model: "type[FrozenModel]") -> pydantic_core.SchemaValidator:
    """The validator of `model`: its `validate_python` makes one of a file's content."""
    schema: Any = _compiled(model)
    if schema is None:
        from partyschool_cli.model.pydantic_schema import core_schema_of

        schema = core_schema_of(model)
    return pydantic_core.SchemaValidator(schema)


def _compiled(model: "type[FrozenModel]") -> dict[str, Any] | None:
    # It imports the models, which import this where they validate.
    from partyschool_cli.model import core_schemas

    # Core schemas are pydantic_core's own affair, and change without notice.
    fits = pydantic_core.__version__ == core_schemas.PYDANTIC_CORE
    return core_schemas.SCHEMAS.get(model) if fits else None

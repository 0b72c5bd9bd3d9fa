"""The models in Pydantic's terms: it works out what pydantic_core validates by, and JSON Schemas.

Importing Pydantic takes longer than most commands do, so this module is for what is not asked
often: JSON Schemas, and core schemas where those compiled ahead do not fit (`validation`).
"""

from collections.abc import Mapping
from typing import Any

from pydantic import GetCoreSchemaHandler, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, NoDefault
from pydantic_core import CoreSchema, core_schema

from partyschool_cli.model.base import Declaration, FrozenModel


def model_schema(model: type[FrozenModel], handler: GetCoreSchemaHandler) -> CoreSchema:
    """The core schema of a model, with the schemas that `handler` makes of its fields' types."""
    fields = {
        name: _field_schema(declaration, handler)
        for name, declaration in model.model_fields.items()
    }
    config = core_schema.CoreConfig(
        strict=model.model_config["strict"],
        extra_fields_behavior=model.model_config["extra"],
        allow_inf_nan=model.model_config["allow_inf_nan"],
    )
    inner = core_schema.model_fields_schema(fields, model_name=model.__name__)
    return core_schema.model_schema(model, inner, config=config, ref=model.__name__)


def _field_schema(
    declaration: Declaration, handler: GetCoreSchemaHandler
) -> core_schema.ModelField:
    schema = handler.generate_schema(declaration.annotation)
    if declaration.default_factory is not None:
        schema = core_schema.with_default_schema(
            schema, default_factory=declaration.default_factory
        )
    elif not declaration.is_required:
        schema = core_schema.with_default_schema(schema, default=declaration.default)
    told = {"title": declaration.title, "description": declaration.description}
    return core_schema.model_field(
        schema,
        validation_alias=declaration.alias,
        serialization_alias=declaration.alias,
        metadata={key: text for key, text in told.items() if text},
    )


def core_schema_of(model: type[FrozenModel]) -> dict[str, Any]:
    """What a SchemaValidator of `model` is made of: only what validating needs, all in place."""
    schema: Any = TypeAdapter(model).core_schema
    # Pydantic defines once what stands in several places.
    definitions = {each["ref"]: each for each in schema.get("definitions", ())}
    bare: dict[str, Any] = _bare(schema["schema"] if definitions else schema, definitions)
    return bare


_NOT_FOR_VALIDATION = frozenset({"metadata", "ref", "serialization", "serialization_alias"})


def _bare(schema: Any, definitions: Mapping[str, Any]) -> Any:
    """A core schema without what describes it and what writes values."""
    if isinstance(schema, list):
        return [_bare(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "definition-ref":
        return _bare(definitions[schema["schema_ref"]], definitions)
    return {
        # The names of fields are no words of Pydantic's.
        key: {name: _bare(field, definitions) for name, field in value.items()}
        if key == "fields"
        else _bare(value, definitions)
        for key, value in schema.items()
        if key not in _NOT_FOR_VALIDATION
    }


def json_schema_of(model: type[FrozenModel]) -> dict[str, Any]:
    """Pydantic's JSON Schema of a model, fields by their names in the format."""
    return TypeAdapter(model).json_schema(by_alias=True, schema_generator=_JsonSchemaOfModels)


class _JsonSchemaOfModels(GenerateJsonSchema):
    """Adds what `field` was told for people, and the defaults of groups, which are made anew."""

    def model_field_schema(self, schema: core_schema.ModelField) -> dict[str, Any]:
        return {**super().model_field_schema(schema), **schema["metadata"]}

    def get_default_value(self, schema: core_schema.WithDefaultSchema) -> Any:
        if "default_factory" not in schema:
            return super().get_default_value(schema)
        default = schema["default_factory"]()  # type: ignore[call-arg]  # it takes no data
        return default if isinstance(default, FrozenModel) else NoDefault

"""The configuration that all models share."""

from pydantic import BaseModel, ConfigDict


class FrozenModel(BaseModel):
    """An immutable group of fields: no unknown ones, no value of another type than the field's.

    Fields are given by their names in the file: the alias, where that is a keyword of Python.
    """

    # A validator is built when it is first needed: those of inner groups hardly ever are.
    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, allow_inf_nan=False, defer_build=True
    )

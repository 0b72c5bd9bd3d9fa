"""What entities and their parts are made of: classes whose annotations say what may stand in them.

Nothing here imports Pydantic, which would be a third of a `lint` of a small catalog. Pydantic is
told of these classes by `pydantic_schema`; what it makes of them is kept in `core_schemas`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


@dataclass(frozen=True, slots=True, eq=False)
class Declaration:
    """What a model says of a field: see `field`. Its `annotation` is known to the model alone."""

    title: str
    description: str
    alias: str | None
    default: Any
    default_factory: Callable[[], Any] | None
    annotation: Any = None

    @property
    def is_required(self) -> bool:
        """Whether it has to be given."""
        return self.default is ... and self.default_factory is None

    def get_default(self) -> Any:
        """What it is where not given; None where it has to be."""
        if self.default_factory is not None:
            return self.default_factory()
        return None if self.default is ... else self.default


def field(
    *,
    title: str,
    description: str = "",
    alias: str | None = None,
    default: Any = ...,
    default_factory: Callable[[], Any] | None = None,
) -> Any:
    """Declares a field: what a clerk calls it, what it is for, and what it is where not given.

    `alias` is its name in the file, where that is a word of Python (`from`).
    """
    return Declaration(title, description, alias, default, default_factory)


class ModelType(type):
    """The type of models, which know their fields."""

    @property
    def model_fields(cls) -> Mapping[str, Declaration]:
        """Each field by its name in Python, those that the model inherits first."""
        return _declarations(cls)


@cache
def _declarations(model: type) -> Mapping[str, Declaration]:
    return {
        name: replace(declaration, annotation=annotation)
        for base in reversed(model.__mro__)
        if isinstance(base, ModelType)
        for name, annotation in base.__annotations__.items()
        if isinstance(declaration := vars(base).get(name), Declaration)
    }


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class FrozenModel(metaclass=ModelType):
    """What every part of an entity is: immutable, no unknown fields, no guessing of types."""

    # What pydantic_core fills, by its own names.
    __slots__ = (
        "__dict__",
        "__pydantic_extra__",
        "__pydantic_fields_set__",
        "__pydantic_private__",
    )
    __pydantic_fields_set__: set[str]

    model_config: ClassVar[Mapping[str, Any]] = {
        "extra": "forbid",
        "strict": True,
        "allow_inf_nan": False,
    }

    def __init__(self, **content: Any) -> None:
        """Takes fields by the names of the format. Raises ValidationError."""
        from partyschool_cli.model.validation import validator_of

        validator_of(type(self)).validate_python(content, self_instance=self)

    @classmethod
    def model_validate(cls, content: Mapping[str, Any]) -> Self:
        """Makes one of a file's content. Raises ValidationError."""
        from partyschool_cli.model.validation import validator_of

        made: Self = validator_of(cls).validate_python(content)
        return made

    @property
    def model_fields_set(self) -> set[str]:
        """The fields that were given, by their names in Python."""
        return self.__pydantic_fields_set__

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable: cannot set {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable: cannot delete {name}")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).values()))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({fields})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Tells Pydantic of this class."""
        from partyschool_cli.model.pydantic_schema import model_schema

        return model_schema(cls, handler)

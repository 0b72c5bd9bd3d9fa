"""The fields of each model as plain data: for messages, references, queries, documents.

Everything is read off Pydantic's `model_fields`, so that a field added there is known everywhere.
"""

import datetime as dt
import types
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import Session, TrainingClass
from partyschool_cli.model.types import (
    Aliases,
    Choices,
    FromVocabulary,
    MonthDay,
    OfActive,
    RefersTo,
    Unless,
)
from partyschool_cli.model.vocabulary import Vocabulary

Model = type[FrozenModel]
ValueType = Literal["text", "number", "date", "time", "day", "flag", "group", "mapping"]

MODELS: Mapping[Kind, type[FrozenModel]] = {
    Kind.SCHOOL: School,
    Kind.COURSE: Course,
    Kind.TEACHER: Teacher,
    Kind.SITE: Site,
    Kind.CLASS: TrainingClass,
    Kind.SESSION: Session,
}
ENTITY_MODELS: Mapping[Kind, type[Entity]] = {
    kind: model for kind, model in MODELS.items() if issubclass(model, Entity)
}


class Field(NamedTuple):
    """One field: `name` as the file has it, `title` as a clerk calls it, and what may stand there.

    `many` is true for a list. A group (`sessions`, `open`) has a `model`. A field that `refers_to`
    a kind holds ids of it; of a `mapping`, the keys do, and `item` is what they lead to.
    `vocabulary` names the manifest's mapping whose ids it holds; `choices` are the built-in words.
    What is `required` and `of_active`, a draft or a retired entity may lack; what is required
    `unless` another field of the group is given, names that.
    """

    name: str
    title: str
    description: str
    type: ValueType
    required: bool
    of_active: bool = False
    unless: str | None = None
    many: bool = False
    default: object = None
    aliases: tuple[str, ...] = ()
    refers_to: Kind | None = None
    vocabulary: str | None = None
    choices: Vocabulary | None = None
    whole: bool = False
    model: Model | None = None
    item: "Field | None" = None

    @property
    def fields(self) -> tuple["Field", ...]:
        """The fields of a group; of anything else, none."""
        return fields_of(self.model) if self.model else ()

    @property
    def holds_ids(self) -> bool:
        """Whether its words are ids: of entities, or of a vocabulary of the manifest."""
        return self.refers_to is not None or self.vocabulary is not None


@cache
def fields_of(model: type[FrozenModel]) -> tuple[Field, ...]:
    """The fields of a model in the order of the format; an entity's `id` is none of them."""
    return tuple(
        _field(name, info)
        for name, info in _in_order(model)
        if not (name == "id" and issubclass(model, Entity))
    )


def _in_order(model: type[FrozenModel]) -> Iterator[tuple[str, FieldInfo]]:
    """A kind's own fields before those that all kinds have."""
    common = Entity.model_fields if issubclass(model, Entity) else {}
    fields = model.model_fields.items()
    return chain((each for each in fields if each[0] not in common), common.items())


def field_at(model: type[FrozenModel], path: tuple[str | int, ...]) -> Field | None:
    """The field that a path of a file leads to; positions in lists are passed over."""
    fields, found = fields_of(model), None
    for name in path:
        if isinstance(name, int):
            continue
        if found is not None and found.item is not None:
            found = found.item
        else:
            found = next((field for field in fields if field.name == name), None)
        if found is None:
            return None
        fields = found.fields
    return found


_TYPES: Mapping[object, ValueType] = {
    str: "text",
    int: "number",
    float: "number",
    bool: "flag",
    dt.date: "date",
    dt.time: "time",
    MonthDay: "day",
}


def _field(name: str, info: FieldInfo) -> Field:
    required = info.is_required()
    field = Field(
        name=info.alias or name,
        title=info.title or "",
        description=info.description or "",
        type="text",
        required=required,
        default=None if required else info.get_default(call_default_factory=True),
    )
    return _with_metadata(_describe(info.annotation, field), info.metadata)


def _describe(annotation: Any, field: Field) -> Field:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _with_metadata(_describe(arguments[0], field), arguments[1:])
    if origin in (Union, types.UnionType):
        kept = [argument for argument in arguments if argument is not type(None)]
        return _describe(kept[0], field)
    if origin is tuple:
        return _describe(arguments[0], field._replace(many=True))
    if origin is dict:
        keys = _describe(arguments[0], field._replace(type="mapping"))
        return keys._replace(type="mapping", item=_describe(arguments[1], field))
    if origin is Literal:
        return field._replace(type="number" if isinstance(arguments[0], int) else "text")
    if isinstance(annotation, type) and issubclass(annotation, FrozenModel):
        return field._replace(type="group", model=annotation)
    return field._replace(type=_TYPES[annotation], whole=annotation is int)


def _with_metadata(field: Field, metadata: Iterable[object]) -> Field:
    for mark in metadata:
        if isinstance(mark, RefersTo):
            field = field._replace(refers_to=mark.kind)
        elif isinstance(mark, FromVocabulary):
            field = field._replace(vocabulary=mark.vocabulary)
        elif isinstance(mark, Choices):
            field = field._replace(choices=mark.titles)
        elif isinstance(mark, OfActive):
            field = field._replace(required=True, of_active=True, default=None)
        elif isinstance(mark, Unless):
            field = field._replace(required=True, unless=mark.other)
        elif isinstance(mark, Aliases):
            field = field._replace(aliases=mark.names)
    return field

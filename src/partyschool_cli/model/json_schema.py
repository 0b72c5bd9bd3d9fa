"""The JSON Schema (2020-12) of each kind of file, for editors and for other people's validators.

Made of Pydantic's schemas of the models, in a shape that every editor understands: there are no
references, an optional field may be left empty (`place:` means not given), and the checks between
fields (`catalog.consistency`) are conditions. Whether an id exists, and whether a day is in the
calendar, is beyond a schema: `pschool lint` tells.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from partyschool_cli.markup.json_text import json_document
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.course import Course, Material
from partyschool_cli.model.describe import ENTITY_MODELS, Field, fields_of
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import FORMAT, ContactHours, Manifest
from partyschool_cli.model.school import School
from partyschool_cli.model.site import Site
from partyschool_cli.model.training_class import Session, TrainingClass
from partyschool_cli.model.types import CHOICE_TITLES, Absence

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
# A name, not an address: nothing is fetched from anywhere.
BUNDLE_ID: Final = f"urn:pschool:format-{FORMAT}"


class _Root(NamedTuple):
    model: type[FrozenModel]
    title: str
    description: str


def _entity(kind: Kind, what: str) -> _Root:
    where = f"文件放在 {kind.plural}/ 下，一个文件一条；文件名就是编号，文件里不写 id"
    return _Root(ENTITY_MODELS[kind], kind.title, f"{what}。{where}。")


_ROOTS: Final[Mapping[str, _Root]] = {
    "catalog": _Root(Manifest, "总目录", "catalog.yaml：目录的名称、主题、词表、日历和要求。"),
    "school": _entity(Kind.SCHOOL, "县、乡镇、村的党校"),
    "course": _entity(Kind.COURSE, "一门课程：主题课或特色课"),
    "teacher": _entity(Kind.TEACHER, "一位授课人"),
    "site": _entity(Kind.SITE, "一处教学点：教室、现场或线上"),
    "class": _entity(Kind.CLASS, "一个班次和它的课次"),
}
SCHEMA_NAMES: Final = tuple(_ROOTS)


def json_schema(name: str, known: "KnownNames | None" = None) -> Schema:
    """The schema of one of SCHEMA_NAMES: a kind of file by its name, or `catalog`, the manifest.

    With what a catalog has `known`, it enumerates the ids and words that a field may hold.
    """
    root = _ROOTS[name]
    raw = root.model.model_json_schema(by_alias=True)
    schema = _object(raw, raw.get("$defs", {}))
    # An entity's id is the stem of its file; every other field stands where the format has it.
    own = {field.name: schema["properties"][field.name] for field in fields_of(root.model)}
    schema["properties"] = own
    schema["required"] = [field for field in schema["required"] if field in own]
    if issubclass(root.model, Entity):
        schema["allOf"] = [*schema.get("allOf", ()), _asked_of_active(root.model, own)]
    if known is not None:
        _name(schema, fields_of(root.model), known)
    head = {"$schema": DIALECT, "$id": f"{BUNDLE_ID}:{name}"}
    return {**head, "title": root.title, "description": root.description, **schema}


def bundle(known: "KnownNames | None" = None) -> Schema:
    """All schemas in one, as JSON Schema bundles them: whatever is right for any kind is right."""
    return {
        "$schema": DIALECT,
        "$id": BUNDLE_ID,
        "title": "课程目录的文件",
        "description": "课程目录里任何一种文件；各种文件的写法在 $defs 里，以 $id 引用。",
        "anyOf": [{"$ref": f"{BUNDLE_ID}:{name}"} for name in SCHEMA_NAMES],
        "$defs": {name: json_schema(name, known) for name in SCHEMA_NAMES},
    }


def schema_files(known: "KnownNames | None" = None) -> dict[str, str]:
    """Every schema as a file: its name, such as `course.schema.json`, and its text."""
    texts = {name: _text(name, known) for name in SCHEMA_NAMES}
    return {f"{name}.schema.json": text for name, text in texts.items()}


def _text(name: str, known: "KnownNames | None") -> str:
    return _text_for_any_catalog(name) if known is None else json_document(json_schema(name, known))


@cache
def _text_for_any_catalog(name: str) -> str:
    return json_document(json_schema(name))


# ------------------------------------------------------------ checks between fields


def _given(field: str, type: str = "string") -> Schema:
    return {"required": [field], "properties": {field: {"type": type}}}


def _not_given(field: str) -> Schema:
    return {"properties": {field: {"type": "null"}}}


def _when(field: str, values: list[str], then: Schema) -> Schema:
    return {"if": {"required": [field], "properties": {field: {"enum": values}}}, "then": then}


def _exactly_one(one: str, other: str, type: str = "string") -> Schema:
    # Not `oneOf`: where the whole group is left empty, both of its branches would hold.
    return {"if": _given(one, type), "then": _not_given(other), "else": _given(other, type)}


def _unless_given(model: type[FrozenModel], type: str) -> Schema:
    """The fields of a group that are required unless another one, a list, is given."""
    lacking = [field for field in fields_of(model) if field.unless]
    other = str(lacking[0].unless)
    names = [field.name for field in lacking]
    asked = {"required": names, "properties": {name: {"type": type} for name in names}}
    return {"if": _given(other, "array"), "else": asked}


# The counterpart of `catalog.consistency`; a test holds the two together.
_RULES_OF_ACTIVE: Final[Mapping[str, list[Schema]]] = {
    School.__name__: [_when("tier", ["township", "village"], _given("parent"))],
    Course.__name__: [_when("kind", ["theme"], _given("theme"))],
    Site.__name__: [
        _when("venue", ["field"], _given("category")),
        _when("venue", ["classroom", "field"], _given("capacity", "integer")),
    ],
}
_RULES: Final[Mapping[str, list[Schema]]] = {
    Course.__name__: [_when("kind", ["special"], _not_given("theme"))],
    Material.__name__: [_exactly_one("url", "path")],
    Absence.__name__: [_unless_given(Absence, "string")],
    Session.__name__: [{"if": _given("course"), "then": _not_given("activity")}],
    ContactHours.__name__: [_exactly_one("half_day", "minutes", "number")],
}


def _asked_of_active(model: type[FrozenModel], own: Mapping[str, Schema]) -> Schema:
    """What is asked of an active entity with these properties, and of no draft or retired one."""
    lacking = [field.name for field in fields_of(model) if field.of_active]
    # Of `[string, null]` the first: an active one may not leave it empty.
    given: Schema = {name: {"type": own[name]["type"][0]} for name in lacking}
    if model is TrainingClass:
        given["sessions"] = {"items": _exactly_one("course", "activity")}
    rules = _RULES_OF_ACTIVE.get(model.__name__, [])
    asked: Schema = {"required": lacking, "properties": given}
    return {
        "if": {"required": ["status"], "properties": {"status": {"enum": ["draft", "retired"]}}},
        "else": {**asked, "allOf": rules} if rules else asked,
    }


# ------------------------------------------------------------ Pydantic's schema → ours


def _object(raw: Schema, defs: Mapping[str, Schema]) -> Schema:
    """A model's schema with everything it refers to in place."""
    required = raw.get("required", [])
    schema: Schema = {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": {
            name: _property(node, defs, required=name in required)
            for name, node in raw["properties"].items()
        },
    }
    rules = _RULES.get(raw["title"])
    return {**schema, "allOf": rules} if rules else schema


def _property(node: Schema, defs: Mapping[str, Schema], *, required: bool) -> Schema:
    value = _value(node, defs)
    title = value.pop("title")
    description = value.pop("description", "")
    if choices := _take_choices(value):
        description = "；".join(filter(None, (description, f"可写 {choices}")))
    value = value if required else _or_empty(value)
    return {"title": title, "description": description, **value}


def _value(node: Schema, defs: Mapping[str, Schema]) -> Schema:
    """What may stand as a value, apart from nothing."""
    value = dict(node)
    if "anyOf" in value:
        (given,) = (option for option in value.pop("anyOf") if option != {"type": "null"})
        value = {**given, **value}
    if "$ref" in value:
        model = defs[value.pop("$ref").removeprefix("#/$defs/")]
        value |= _object(model, defs)
    if "patternProperties" in value:
        ((pattern, item),) = value.pop("patternProperties").items()
        value |= {"propertyNames": {"pattern": pattern}, "additionalProperties": item}
    if isinstance(value.get("items"), dict):
        value["items"] = _value(value["items"], defs)
    if isinstance(value.get("additionalProperties"), dict):
        # An empty field means not given; an entry with a key of the author's own is a slip.
        value["additionalProperties"] = _value(value["additionalProperties"], defs)
    if value.get("default", ()) in (None, []):
        del value["default"]
    return value


def _or_empty(value: Schema) -> Schema:
    empty = {**value, "type": [value["type"], "null"]}
    if "enum" in value:
        empty["enum"] = [*value["enum"], None]
    return empty


def _take_choices(value: Schema) -> str:
    """`theme（主题课）、special（特色课）`; the titles are taken out of the schema.

    A keyword of their own would be refused by strict validators.
    """
    for name in ("", "items", "additionalProperties", "propertyNames"):
        holder = value.get(name) if name else value
        if isinstance(holder, dict) and CHOICE_TITLES in holder:
            words = zip(holder["enum"], holder.pop(CHOICE_TITLES), strict=True)
            return "、".join(f"{word}（{title}）" for word, title in words)
    return ""


# ------------------------------------------------------------ the ids of one catalog


class KnownNames(NamedTuple):
    """What a catalog's fields may name: the ids of each kind, the words of each vocabulary."""

    ids: Mapping[Kind, Sequence[str]]
    words: Mapping[str, Sequence[str]]

    def of(self, field: Field) -> list[str]:
        """What `field` may hold; empty if that is not a name, or there is none to be had."""
        if field.refers_to is not None:
            return list(self.ids.get(field.refers_to, ()))
        return list(self.words.get(field.vocabulary or "", ()))


def _name(schema: Schema, fields: Iterable[Field], known: KnownNames) -> None:
    """Enumerates in `schema`, of a group with these fields, the names that a catalog has."""
    for field in fields:
        node = schema["properties"][field.name]
        names = known.of(field)
        if field.type == "mapping":
            if names:
                node["propertyNames"] = {"enum": names}
            if field.item is not None and field.item.fields:
                _name(node["additionalProperties"], field.item.fields, known)
            continue
        holder = node["items"] if field.many else node
        if names:
            # An empty field means not given.
            holder["enum"] = [*names, None] if "null" in holder["type"] else names
        elif field.fields:
            _name(holder, field.fields, known)

"""Records of a catalog, and their fields by kind."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import NoneType
from typing import Any, NamedTuple

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.catalog.records.row import Record, RecordField
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.contact_hours import contact_hours
from partyschool_cli.model.course import Course
from partyschool_cli.model.describe import MODELS, Field, fields_of
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.wording.marks import UNDECIDED, with_group

_WEEKDAYS = tuple(WEEKDAYS)
# Types of values that are plain data already.
_PLAIN = frozenset({str, bool, int, NoneType})

# Fields of a session's record from its class and its course.
_CLASS = RecordField("class", "班次", "text", aliases=("classes", "班级"), titles="class_title")
_SCHOOL = RecordField("school", "学校", "text", aliases=("schools",), titles="school_title")
_THEME = RecordField("theme", "主题", "text", aliases=("themes",), titles="theme_title", coded=True)
_WEEKDAY = RecordField("weekday", "星期", "text", choices=WEEKDAYS)
_HOURS = RecordField("contact_hours", "学时", "number", aliases=("hours", "课时"))
_DERIVED = {Kind.SESSION: (_CLASS, _SCHOOL, _THEME, _WEEKDAY, _HOURS)}


@cache
def record_fields(kind: Kind) -> tuple[RecordField, ...]:
    """The fields of a kind's records in order, `id` first; titles of references are not fields."""
    own = tuple(_record_field(field) for field in fields_of(MODELS[kind]) if field.name != "id")
    return (RecordField("id", "编号", "text"), *_DERIVED.get(kind, ()), *own)


def _record_field(field: Field) -> RecordField:
    aliases = field.aliases
    if field.many and field.name.endswith("s"):
        aliases = (field.name.removesuffix("s"), *aliases)
    return RecordField(
        name=field.name,
        title=field.title,
        type=field.type,
        many=field.many,
        aliases=aliases,
        titles=_titles_key(field),
        choices=field.choices,
        coded=field.vocabulary is not None,
    )


def _titles_key(field: Field) -> str | None:
    """Key of the titles of a field of ids: `school_title`, `teacher_names`, `site_titles`."""
    if field.type == "mapping" or not field.holds_ids:
        return None
    noun = field.refers_to.title_field if field.refers_to else "title"
    if not field.many:
        return f"{field.name}_{noun}"
    singular = str(field.refers_to) if field.refers_to else field.name.removesuffix("s")
    # `requires` holds courses too, but its titles need a key of their own.
    stem = field.name if field.name == "requires" else singular
    return f"{stem}_{noun}s"


def records(catalog: Catalog, kind: Kind) -> Iterator[Record]:
    """The records of every valid entity of a kind, retired ones too, in order of path."""
    if kind is Kind.SESSION:
        for session in catalog.sessions:
            yield session_record(catalog, session)
    else:
        for entity in catalog.entities(kind).values():
            yield entity_record(catalog, entity)


def records_in_use(catalog: Catalog, kind: Kind, *, with_retired: bool = False) -> Iterator[Record]:
    """The records of a kind without retired ones and their sessions, unless `with_retired`."""
    return (
        record
        for record in records(catalog, kind)
        if with_retired or not _is_retired(catalog, record)
    )


def _is_retired(catalog: Catalog, record: Record) -> bool:
    if record["entity"] == Kind.SESSION:
        return catalog.classes[record["class"]].status == "retired"
    return bool(record["status"] == "retired")


def entity_record(catalog: Catalog, entity: Entity) -> Record:
    """The record of one entity."""
    kind = entity.kind_of_entity
    record: dict[str, Any] = {"entity": str(kind), "id": entity.id}
    own_themes = catalog.themes_of(entity.school) if isinstance(entity, Course) else None
    _fill(record, catalog, entity, kind, own_themes)
    return record


def session_record(catalog: Catalog, scheduled: ClassSession) -> Record:
    """The record of one session: its class, school and theme first, then its own fields.

    `id` is `class/s01`, unique in the catalog, as `show` takes it.
    """
    training_class, session, _ = scheduled
    school = catalog.schools.get(training_class.school)
    course = catalog.courses.get(session.course) if session.course else None
    hours = 0.0
    if session.course and session.status != "cancelled":
        hours = contact_hours(session.start, session.end, catalog.manifest)
    record: dict[str, Any] = {
        "entity": "session",
        "id": scheduled.ref,
        "class": training_class.id,
        "class_title": training_class.title,
        "school": training_class.school,
        "school_title": school.title if school else None,
        "theme": course.theme if course else None,
        "theme_title": catalog.theme_title(course) if course else None,
        "weekday": _WEEKDAYS[session.date.weekday()],
        "contact_hours": _number(hours),
    }
    _fill(record, catalog, session, Kind.SESSION, None)
    return record


class _Column(NamedTuple):
    """A field of a record: its attribute in the model, and the key of its titles if it has any."""

    field: Field
    attribute: str
    titles: str | None


@cache
def _columns(kind: Kind) -> tuple[_Column, ...]:
    return tuple(
        _Column(field, "from_" if field.name == "from" else field.name, _titles_key(field))
        for field in fields_of(MODELS[kind])
        if kind is not Kind.SESSION or field.name != "id"
    )


def _fill(
    record: dict[str, Any],
    catalog: Catalog,
    model: FrozenModel,
    kind: Kind,
    own_themes: Mapping[str, str] | None,
) -> None:
    for field, attribute, titles in _columns(kind):
        value = getattr(model, attribute)
        record[field.name] = value if type(value) in _PLAIN else plain(value)
        if titles is None:
            continue
        if not value:
            record[titles] = [] if field.many else None
            continue
        look_up = _title_finder(catalog, field, own_themes)
        record[titles] = [look_up(item) for item in value] if field.many else look_up(value)


def _title_finder(
    catalog: Catalog, field: Field, own_themes: Mapping[str, str] | None
) -> Callable[[str], str | None]:
    if field.refers_to is not None:
        entities = catalog.entities(field.refers_to)
        return lambda name: title_of(entities[name]) if name in entities else None
    if field.vocabulary == "themes" and own_themes is not None:
        return own_themes.get
    return catalog.manifest.vocabulary(field.vocabulary or "").get


def title_of(entity: Entity) -> str:
    """An entity's title, or a teacher's name."""
    return str(getattr(entity, entity.kind_of_entity.title_field) or entity.id)


def title_or_id(catalog: Catalog, kind: Kind, name: str) -> str:
    """What an id stands for; the id itself where its file is missing or at fault."""
    entity = catalog.entities(kind).get(name)
    return title_of(entity) if entity is not None else name


def plain(value: Any) -> Any:
    """A model's value as plain data: ISO text for dates and times, lists and dicts."""
    if type(value) in _PLAIN:
        return value
    if type(value) is tuple:
        return [item if type(item) in _PLAIN else plain(item) for item in value]
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, FrozenModel):
        return _plain_group(value)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return text[:5] if hasattr(value, "minute") else text


def _plain_group(value: FrozenModel) -> dict[str, Any]:
    """A group's fields under their names in the file, without absent ones."""
    given, values = value.model_fields_set, vars(value)
    return {
        written: plain(values[name])
        for name, written in _names_written(type(value))
        if name in given and values[name] is not None
    }


@cache
def _names_written(model: type[FrozenModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a group, each with its name in the file."""
    return tuple((name, own.alias or name) for name, own in model.model_fields.items())


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def record_title(record: Record) -> str:
    """The record's title or name; of a session, what is taught."""
    keys = ("title", "name", "course_title", "activity", "course", "id")
    return next(str(record[key]) for key in keys if record.get(key))


def record_content(record: Record) -> str:
    """The title of a session's course, or its id if unknown; or the activity; and the group."""
    what = record["course_title"] or record["course"] or record["activity"] or UNDECIDED
    return with_group(str(what), record["group"])

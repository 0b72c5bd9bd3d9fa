"""Resolve the fields of a query by name, alias or Chinese title, in any width or case."""

from collections.abc import Iterator, Mapping

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.query.error import shown
from partyschool_cli.catalog.records.row import RecordField
from partyschool_cli.catalog.suggest import nearest

MAX_SUGGESTIONS = 3


def field_names(fields: tuple[RecordField, ...]) -> dict[str, RecordField]:
    """Every name that a user may write → its field; own names win over titles and aliases."""
    named: dict[str, RecordField] = {}
    for names_of in (_own_name, _other_names, _number_forms, _words_for_a_name):
        for field in fields:
            for name in names_of(field):
                named.setdefault(fold(name), field)
    return named


def find_field(name: str, named: Mapping[str, RecordField]) -> RecordField | None:
    """The field called `name`, of those that `field_names` gave, or None."""
    return named.get(_plain(name))


def unknown_field(name: str, named: Mapping[str, RecordField]) -> tuple[str, str]:
    """Message and hint for an unknown field: the nearest names, else all."""
    message = f"没有“{shown(name)}”这个字段"
    near = suggested_fields(name, named)
    if near:
        return f"{message}；是不是 {'、'.join(near)}？", ""
    fields = {field.name: field for field in named.values()}
    return message, "可以用的字段：" + "、".join(titled(*item) for item in fields.items())


def suggested_fields(name: str, named: Mapping[str, RecordField]) -> tuple[str, ...]:
    """The names that `name` may be a typo of, each with its title: `hours（学时）`."""
    found: dict[str, str] = {}
    for near in nearest(_plain(name), named, limit=2 * MAX_SUGGESTIONS):
        found.setdefault(named[near].name, titled(near, named[near]))
    return tuple(found.values())[:MAX_SUGGESTIONS]


def titled(name: str, field: RecordField) -> str:
    """A field's name with its title beside it."""
    return name if name == fold(field.title) else f"{name}（{field.title}）"


def _plain(name: str) -> str:
    return fold(name).replace("-", "_")


def _own_name(field: RecordField) -> Iterator[str]:
    yield field.name


def _other_names(field: RecordField) -> Iterator[str]:
    yield field.title
    yield from field.aliases
    if field.titles:
        yield field.titles


def _words_for_a_name(field: RecordField) -> Iterator[str]:
    """A teacher has a name and a course a title; a person says either of both."""
    if field.name in ("name", "title"):
        yield from ("name", "title", "名称", "名字", "标题")


def _number_forms(field: RecordField) -> Iterator[str]:
    """Singular and plural; not of aliases, so that a typo such as `hour` is reported."""
    name = field.name
    if name.endswith("ies"):
        yield f"{name[:-3]}y"
    elif name.endswith("s"):
        yield name[:-1]
        yield f"{name}es"
    elif name.endswith("y"):
        yield f"{name[:-1]}ies"
    else:
        yield f"{name}s"

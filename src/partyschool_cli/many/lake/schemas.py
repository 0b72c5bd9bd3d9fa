"""The tables of a lake: their columns, of which type, and what they mean. The one statement of it.

Columns have the names of `list --format json`, with titles beside ids; groups of fields become
several columns. `group_columns.py` has those, and their values.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from partyschool_cli.catalog.records.build import record_fields
from partyschool_cli.catalog.records.row import RecordField
from partyschool_cli.many.lake.column import NOTES, Column, ColumnType
from partyschool_cli.many.lake.group_columns import GROUP_COLUMNS
from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import SEVERITIES, Vocabulary

FINDINGS: Final = "findings"


class Table(NamedTuple):
    """A table: a file of this name for each county."""

    name: str
    title: str
    columns: tuple[Column, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns in order."""
        return tuple(column.name for column in self.columns)


_COUNTY: Final = (
    Column("county", "text", "县", "行政区划代码；没有的，是地区和目录名称的拼音"),
    Column("county_title", "text", "县的目录", "catalog.yaml 的 title"),
)
_DERIVED: Final[Mapping[str, str]] = {
    "class": "班次编号",
    "school": "主办学校的编号",
    "theme": "课程的主题编号",
    "contact_hours": "按总目录折算；活动和取消的是 0",
}
_FINDINGS: Final = (
    *_COUNTY,
    Column("code", "text", "规则代号", "如 PS411；pschool lint --explain 看说明"),
    Column("name", "text", "规则名", "如 teacher-clash"),
    Column("title", "text", "规则", "一句话，如 资料找不到"),
    Column("severity", "text", "轻重", "、".join(f"{k} {v}" for k, v in SEVERITIES.items())),
    Column("entity", "text", "哪一类", "school、course、teacher、site、class；总目录的没有"),
    Column("id", "text", "编号", "有问题的那一个的编号"),
    Column("entity_title", "text", "名称", "它的名称或姓名"),
    Column("school", "text", "学校", "它所属学校的编号"),
    Column("school_title", "text", "学校名称"),
    Column("field", "text", "字段", "如 sessions[s02].site"),
    Column("file", "text", "文件", "在目录里的路径"),
    Column("line", "count", "行", "从 1 数"),
    Column("column", "count", "列", "从 1 数"),
    Column("end_line", "count", "到哪一行"),
    Column("end_column", "count", "到哪一列"),
    Column("message", "text", "问题", "哪里不对"),
    Column("hint", "text", "怎么改"),
    Column("related", "texts", "相关的地方", "文件:行:列: 说明"),
    Column("fixable", "flag", "能自动改", "pschool lint --fix 能改"),
)


@cache
def tables() -> tuple[Table, ...]:
    """Every table, in the order of the kinds; findings last."""
    of_kinds = (Table(kind.plural, kind.title, tuple(_columns(kind))) for kind in Kind)
    return (*of_kinds, Table(FINDINGS, "检查出的问题", _FINDINGS))


def _columns(kind: Kind) -> Iterator[Column]:
    yield from _COUNTY
    described = {field.name: field for field in fields_of(MODELS[kind])}
    for field in record_fields(kind):
        if field.type in {"group", "mapping"}:
            yield from GROUP_COLUMNS[field.name]
            continue
        own = described.get(field.name)
        is_derived = own is None
        meaning = _DERIVED.get(field.name, "") if own is None else own.description
        if kind is Kind.SESSION and field.name == "id":
            meaning = "班次/课次，如 spring-2026/s01"
        yield Column(
            field.name,
            _type_of(field, is_whole=own is not None and own.whole),
            field.title,
            _with_choices("" if field.name == "id" and not is_derived else meaning, field.choices),
            is_private=field.name == NOTES,
        )
        if field.titles is not None:
            yield Column(field.titles, "texts" if field.many else "text", f"{field.title}的名称")


def _type_of(field: RecordField, *, is_whole: bool) -> ColumnType:
    if field.many:
        return "texts"
    match field.type:
        case "number":
            return "count" if is_whole else "hours"
        case "date":
            return "date"
        case "time":
            return "time"
        case "flag":
            return "flag"
    return "text"


def _with_choices(meaning: str, choices: Vocabulary | None) -> str:
    if choices is None:
        return meaning
    listed = "、".join(f"{word} {title}" for word, title in choices.items())
    return f"{meaning}：{listed}" if meaning else listed

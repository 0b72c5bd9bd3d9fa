"""Generate documentation: tables and samples in Markdown, the rules' pages, the JSON Schemas.

A page is prose with blocks between `<!-- generated: NAME ARGUMENTS -->` and `<!-- end -->`; only
the blocks are written. Run `python -m tools.docs` in the checkout; a test fails if they are stale.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from partyschool_cli.catalog.records.build import record_fields
from partyschool_cli.catalog.records.query_fields import query_fields
from partyschool_cli.catalog.records.row import RecordField
from partyschool_cli.many.lake.column import PARQUET_TYPES
from partyschool_cli.many.lake.schemas import tables
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import MODELS, Field, fields_of
from partyschool_cli.model.json_schema import schema_files
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.vocabulary import WISH_WEIGHTS, WISHES, Vocabulary
from tools.edit_samples import edit_sample

ROOT = Path(__file__).parents[1]
COMMAND = "python -m tools.docs"

_HELP_WIDTH = 100
_BLOCK = re.compile(r"(?ms)^<!-- generated: (\S+)(.*?) -->\n(.*?)^<!-- end -->$")


def documents() -> Mapping[Path, str]:
    """Every generated file: path → text."""
    written = (*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "README.en.md")
    pages = {path: filled(path.read_text("utf-8")) for path in written}
    rules = {ROOT / "docs" / "rules" / name: text for name, text in rule_files().items()}
    schemas = {ROOT / "schemas" / name: text for name, text in schema_files().items()}
    return pages | rules | schemas


def filled(page: str) -> str:
    """A page with its blocks regenerated. Raises KeyError for an unknown block."""

    def block(found: re.Match[str]) -> str:
        name, arguments = found[1], found[2].split()
        text = edit_sample(found[2].strip()) if name == "edit" else _BLOCKS[name](*arguments)
        return f"<!-- generated: {name}{found[2]} -->\n{text}\n<!-- end -->"

    return _BLOCK.sub(block, page)


def main() -> None:
    """Write the stale files, and print their paths."""
    for path, text in documents().items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            sys.stdout.write(f"{path.relative_to(ROOT).as_posix()}\n")


# ------------------------------------------------------------------------------------ fields


def _fields(kind: str) -> str:
    """The table of a kind's fields in `docs/format.md`; `catalog` is the manifest."""
    model: type[FrozenModel] = Manifest if kind == "catalog" else MODELS[Kind(kind)]
    header = ("字段", "名称", "值", "必填", "默认", "说明")
    return _table(header, _field_rows(fields_of(model)))


def _field_rows(fields: Iterable[Field], prefix: str = "") -> Iterator[tuple[str, ...]]:
    for field in fields:
        yield (
            f"`{prefix}{field.name}`",
            field.title,
            _value_of(field),
            _required(field),
            _default_of(field),
            "；".join(filter(None, (field.description, _words(field.choices)))),
        )
        # Sessions have a table of their own.
        if field.fields and field.name != "sessions":
            yield from _field_rows(field.fields, f"{prefix}{field.name}.")


def _wishes() -> str:
    """The table of the wishes for timetables, in `docs/format.md`."""
    rows = [(f"`{wish}`", title, f"{WISH_WEIGHTS[wish]:g}") for wish, title in WISHES.items()]
    return _table(("愿望", "名称", "默认分量"), rows)


def _wishes_explained() -> str:
    """The table of the wishes with what is counted and why, in `docs/scheduling.md`."""
    from partyschool_cli.schedule.cost.wish import all_wishes

    wishes = all_wishes()
    rows = [
        (f"`{name}`", title, f"{WISH_WEIGHTS[name]:g}", wishes[name].unit, wishes[name].reason)
        for name, title in WISHES.items()
    ]
    return _table(("愿望", "名称", "分量", "每一份是", "为什么"), rows)


def _required(field: Field) -> str:
    if field.unless:
        return f"没有 {field.unless} 时"
    return "在用的" if field.of_active else "是" if field.required else ""


_VALUES: Mapping[str, str] = {
    "text": "文字",
    "number": "数字",
    "date": "日期",
    "time": "时间",
    "day": "月-日",
    "flag": "true / false",
    "group": "一组字段",
    "mapping": "一组“编号: 值”",
}


def _value_of(field: Field) -> str:
    if field.refers_to and field.type == "text":
        value = f"{field.refers_to.title}编号"
    elif field.vocabulary:
        value = f"{field.title}编号"
    elif field.choices and field.type == "text":
        value = "词"
    else:
        value = "整数" if field.whole else _VALUES[field.type]
    return f"{value}，列表" if field.many else value


def _default_of(field: Field) -> str:
    value = field.default
    if field.name == "contact_hours" and field.fields:
        return "见说明"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float | int):
        return f"{value:g}"
    if isinstance(value, str):
        return f"`{value}`"
    return "见说明" if isinstance(value, dict) and value else ""


def _words(choices: Vocabulary | None) -> str:
    if not choices:
        return ""
    return "可写 " + "、".join(f"`{word}` {title}" for word, title in choices.items())


# -------------------------------------------------------------------------------- lake tables


def _lake_table(name: str) -> str:
    """The columns of a table of the lake, in `docs/many.md`."""
    table = next(table for table in tables() if table.name == name)
    rows = [
        (
            f"`{column.name}`",
            column.title,
            f"`{PARQUET_TYPES[column.type]}`",
            column.meaning + ("；只有 `--private` 写" if column.is_private else ""),
        )
        for column in table.columns
    ]
    return _table(("列", "名称", "类型", "说明"), rows)


# ------------------------------------------------------------------------------- query fields


def _query_fields(kind: str) -> str:
    """The table of a kind's query fields, in `docs/queries.md`."""
    rows = [
        (
            f"`{field.name}`",
            "、".join(dict.fromkeys((field.title, *field.aliases))),
            _record_value(field),
            _words(field.choices).removeprefix("可写 "),
        )
        for field in query_fields(Kind(kind))
    ]
    return _table(("字段", "也可写作", "值", "可用的词"), rows)


def _record_value(field: RecordField) -> str:
    value = _VALUES[field.type]
    if field.titles:
        value = "编号或名称"
    return f"{value}，任一项" if field.many else value


# --------------------------------------------------------------------------------------- JSON

_JSON: Mapping[str, str] = {
    "text": "string",
    "number": "number",
    "date": "string，`2026-10-12`",
    "time": "string，`08:30`",
    "day": "string，`03-01`",
    "flag": "boolean",
    "group": "object",
    "mapping": "object",
}


def _json_keys(kind: str) -> str:
    """The table of the keys of a kind's JSON objects, in `docs/json.md`."""
    always = {field.name for field in fields_of(MODELS[Kind(kind)]) if _is_always_there(field)}
    if kind == Kind.SESSION:
        always |= {"class", "school", "weekday", "contact_hours"}
    rows = [("`entity`", "string", f"总是 `{kind}`"), ("`id`", "string", "编号")]
    for field in record_fields(Kind(kind)):
        if field.name == "id":
            continue
        empty = "" if field.name in always else " 或 null"
        rows.append((f"`{field.name}`", _json_type(field, _JSON[field.type]) + empty, field.title))
        if field.titles:
            rows.append(
                (f"`{field.titles}`", _json_type(field, "string 或 null"), f"{field.title}的名称")
            )
    return _table(("键", "值", "说明"), rows)


def _is_always_there(field: Field) -> bool:
    is_required = field.required and (field.many or not field.of_active)
    return is_required or field.default is not None


def _json_type(field: RecordField, type: str) -> str:
    return f"array，每项 {type}" if field.many else type


def _json_sample(kind: str, id: str) -> str:
    """One object as `pschool list --format json` prints it, of the shipped catalog."""
    import json

    from partyschool_cli.catalog.load import load
    from partyschool_cli.catalog.records.build import records
    from partyschool_cli.source.files.disk_tree import DiskTree

    found = (
        record
        for record in records(load(DiskTree(ROOT / "catalog")), Kind(kind))
        if record["id"] == id
    )
    return _fence("json", json.dumps(next(found), ensure_ascii=False, indent=2))


# ------------------------------------------------------------------------------------- lint rules

# Groups of rules by the beginning of their codes: in Chinese, in English.
_RULE_GROUPS: Mapping[str, tuple[str, str]] = {
    "PS0": ("文件读得出来", "files that can be read"),
    "PS1": ("字段写得对", "fields as the format has them"),
    "PS2": ("编号和引用", "ids and references"),
    "PS3": ("课程结构", "the structure of courses"),
    "PS4": ("课表和时间", "timetables"),
    "PS5": ("任务和要求", "obligations"),
    "PS6": ("个人信息和文字", "personal data and texts"),
    "PS9": ("忽略", "suppressions"),
}


def rule_files() -> Mapping[str, str]:
    """Every rule's page and their index: file name → text."""
    from partyschool_cli.lint.registry import all_rules
    from partyschool_cli.lint.rule_page import rule_page

    pages = {f"{named.name}.md": rule_page(named) for named in all_rules()}
    return pages | {"README.md": _rule_index()}


def _rule_index() -> str:
    from partyschool_cli.lint.registry import rules_matching
    from partyschool_cli.model.vocabulary import SEVERITIES

    parts = [
        "# 检查规则",
        "由 `python -m tools.docs` 从规则文件生成；终端里用 `pschool lint --explain 代码` 看。",
    ]
    for prefix, (title, _) in _RULE_GROUPS.items():
        rows = [
            (
                f"[{named.code}]({named.name}.md)",
                f"`{named.name}`",
                SEVERITIES[named.rule.severity] if named.rule.is_on else "默认不开",
                "能" if named.rule.has_fix else "",
                named.rule.title,
            )
            for named in rules_matching(prefix)
        ]
        parts += [
            f"## {prefix}xx {title}",
            _table(("代码", "名称", "级别", "自动修改", "说明"), rows),
        ]
    return "\n\n".join(parts) + "\n"


def _rule_groups(language: str) -> str:
    """The table of the rules by groups, in the READMEs; `language` is `zh` or `en`."""
    from partyschool_cli.lint.registry import rules_matching

    rows = []
    for prefix, titles in _RULE_GROUPS.items():
        names = "、".join(f"`{named.name}`" for named in rules_matching(prefix))
        names = names if language == "zh" else names.replace("、", ", ")
        rows.append((f"{prefix}xx", titles[language == "en"], names))
    header = ("代码", "查什么", "规则") if language == "zh" else ("codes", "about", "rules")
    return _table(header, rows)


# ----------------------------------------------------------------------------- files, commands


def _headings() -> str:
    """The table of the words that columns of other people's tables are known by."""
    from partyschool_cli.exchange.entities.column_titles import column_title
    from partyschool_cli.exchange.foreign.headings.heading_words import HEADING_WORDS

    rows = [
        (kind.title, f"{column_title(kind, name)} `{name}`", "、".join(words))
        for kind, fields in HEADING_WORDS.items()
        for name, words in fields.items()
    ]
    return _table(("表", "项", "列名"), rows)


def _file(path: str) -> str:
    return _fence("yaml", (ROOT / path).read_text("utf-8"))


def _commands() -> str:
    """Every command's `--help`."""
    from partyschool_cli.cli.app import program

    names = program().folder.listed()
    return "\n\n".join(f"## pschool {name}\n\n{_help(name)}" for name in names)


def _help(name: str = "") -> str:
    """The output of `pschool NAME --help`; without a name, of `pschool --help`."""
    from partyschool_cli.cli.app import PROGRAM, program
    from partyschool_cli.cli.typer_zh.help import command_help, group_help

    if name:
        text = command_help(program().load(name), f"{PROGRAM} {name}", _HELP_WIDTH)
    else:
        text = group_help(program(), PROGRAM, _HELP_WIDTH)
    return _fence("text", text)


def _fence(language: str, text: str) -> str:
    return f"```{language}\n{text.strip()}\n```"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


_BLOCKS: Mapping[str, Callable[..., str]] = {
    "fields": _fields,
    "wishes": _wishes,
    "wishes-explained": _wishes_explained,
    "query-fields": _query_fields,
    "lake-table": _lake_table,
    "json-keys": _json_keys,
    "json-sample": _json_sample,
    "file": _file,
    "headings": _headings,
    "rule-groups": _rule_groups,
    "help": _help,
    "commands": _commands,
}

if __name__ == "__main__":
    main()

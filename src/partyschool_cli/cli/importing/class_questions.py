"""Ask for the class that sessions go into, and for what a new one lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from partyschool_cli.catalog.quoting import shown
from partyschool_cli.cli.change import Desk
from partyschool_cli.cli.importing.import_options import ImportOptions
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.values import read_value
from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.entities.class_request import ClassRequest
from partyschool_cli.exchange.foreign.reading import TableReading
from partyschool_cli.model.describe import MODELS, Field, field_at
from partyschool_cli.model.kind import Kind

_OPTIONS: Final[Mapping[str, str]] = {
    "title": "--class 名称",
    "school": "--school",
    "audience": "--audience",
    "size": "--size",
}
_EXAMPLES: Final[Mapping[str, str]] = {
    "title": "",
    "school": "--school 柳杜乡党校",
    "audience": "--audience 党员",
    "size": "--size 60",
}


# What a text around a table has in it that speaks of a field.
_LABELS: Final[Mapping[str, str]] = {"audience": "对象", "size": "人数", "school": "主办"}


def said_audience(desk: Desk, said: Sequence[str]) -> tuple[str, ...]:
    """The ids of the audiences of `--audience`. Raises CommandLineError for an unknown one."""
    context = ValueContext(desk.workspace.today, Kind.CLASS)
    found = [read_value(desk.lookup, _field("audience"), one, context) for one in said]
    return tuple(dict.fromkeys(one for each in found for one in each))


def asked_class(tables: Sequence[TableReading], options: ImportOptions) -> str:
    """The class that is said in a terminal. Raises CommandLineError where nobody can be asked."""
    titles = [str(table.about["title"].value) for table in tables if "title" in table.about]
    if not options.asks:
        example = f'"{titles[0]}"' if titles else "班次编号或名称"
        message = "还缺：课次排进哪个班（--class）"
        raise CommandLineError(message, f"加上 --class {example}；还没有这个班就新建")
    from partyschool_cli.cli.asking.ask_text import ask_text

    about = "写编号或名称；还没有这个班就新建"
    default = titles[0] if titles else None
    return ask_text("排进哪个班", default, _need, about=about) or ""


def completed(
    desk: Desk,
    wanted: ClassRequest,
    options: ImportOptions,
    tables: Sequence[TableReading],
    titled: str = "",
) -> ClassRequest:
    """The class with what it lacks, as the clerk says it; `titled` where the rows name it.

    Raises CommandLineError, naming all that lacks and what the texts around the tables say of it,
    where nobody can be asked.
    """
    missing = [name for name in wanted.missing if not (titled and name == "title")]
    if not missing:
        return wanted
    if not options.asks:
        title = titled or f"新班次“{wanted.content.get('title') or options.class_name}”"
        names = "、".join(_lacking(name, tables) for name in missing)
        examples = " ".join(filter(None, (_EXAMPLES[name] for name in missing)))
        hint = f"加上 {examples}" if examples else "名称写在 --class 后面"
        if "audience" in missing:
            words = "、".join(desk.lookup.manifest.vocabulary("audiences").values())
            hint += f"（对象可写 {words}）"
        raise CommandLineError(f"{title}还缺：{names}", f"{hint}；或在表的上方写明")
    content, school = dict(wanted.content), wanted.school
    for name in missing:
        if name == "school":
            school = _asked_school(desk)
        else:
            content[name] = _asked(desk, name, {**content, "school": school})
    return replace(wanted, content=content, school=school)


def _lacking(name: str, tables: Sequence[TableReading]) -> str:
    """`对象（--audience，表上写的“培训对象：村党组织书记”没有认出来）`."""
    title = _field(name).title
    label = _LABELS.get(name)
    texts = (one.text for table in tables for one in table.texts_around)
    said = (text for text in texts if label is not None and label in text)
    told = next((f"，表上写的{shown(text)}没有认出来" for text in said), "")
    return f"{title}（{_OPTIONS[name]}{told}）"


def _asked_school(desk: Desk) -> str:
    if any(key.kind is Kind.SCHOOL for key in desk.lookup.files):
        return str(_asked(desk, "school", {}))
    from partyschool_cli.cli.asking.ask_text import ask_text

    return ask_text("主办学校", None, _need, about="目录里还没有学校，写上名称就新建") or ""


def _asked(desk: Desk, name: str, content: Mapping[str, Any]) -> Any:
    from partyschool_cli.cli.asking.ask_field import FieldQuestion, ask_field

    context = ValueContext(desk.workspace.today, Kind.CLASS, content)
    return ask_field(desk.lookup, FieldQuestion(_field(name)), context)


def _need(text: str) -> str | None:
    return None if text.strip() else "这一项必填"


def _field(name: str) -> Field:
    field = field_at(MODELS[Kind.CLASS], (name,))
    if field is None:
        raise LookupError(name)
    return field

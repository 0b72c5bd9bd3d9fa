"""`pschool show`: all fields of entities, and what refers to them."""

from enum import StrEnum
from typing import Annotated

import typer

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.catalog.records.build import entity_record, record_fields, session_record
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.referrers import referrers
from partyschool_cli.catalog.resolve import resolve
from partyschool_cli.cli.arguments.completion import complete_ref
from partyschool_cli.cli.arguments.entities import sound_entity
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.model.kind import Kind
from partyschool_cli.views.entity_json import entities_json
from partyschool_cli.views.entity_text import entity_lines
from partyschool_cli.views.entity_yaml import entities_yaml
from partyschool_cli.views.shown_entity import ShownEntity

_HELP = """看一个或几个条目的全部内容，以及哪里提到它

条目可以写编号（charter）、名称或其中几个字（党章），
有重名时写成“种类:编号”（course:charter、课程：charter），课次写成“班次/课次”（liudu-members-2026/s01）。"""


class Format(StrEnum):
    """Output formats of `show`."""

    text = "text"
    json = "json"
    yaml = "yaml"


def run(
    context: typer.Context,
    reference: Annotated[
        list[str],
        typer.Argument(
            metavar="REF…",
            help="编号、名称、种类:编号，或 班次/课次；可写几个",
            autocompletion=complete_ref,
        ),
    ],
    format: Annotated[
        Format,
        typer.Option("--format", metavar="格式", help="text 文字、json 数据、yaml 文件里的写法"),
    ] = Format.text,
) -> None:
    """Show the entity of each reference. JSON is always a list, one object per reference."""
    workspace = workspace_of(context)
    catalog = workspace.catalog()
    entities = [_shown(catalog, resolve(catalog, each)) for each in reference]
    if format is Format.json:
        workspace.console.write(entities_json(entities).encode())
    elif format is Format.yaml:
        workspace.console.write(entities_yaml(entities).encode())
    else:
        for number, shown in enumerate(entities):
            apart = [(), ()] if number else []
            lines = entity_lines(catalog, shown, workspace.console.width)
            workspace.console.print([*apart, *lines])


def _shown(catalog: Catalog, key: Key) -> ShownEntity:
    if key.kind is Kind.SESSION:
        return _shown_session(catalog, key)
    entity = sound_entity(catalog, key)
    file = catalog.file_of[key]
    given = {name for name, value in file.source.content.items() if value is not None}
    return ShownEntity(
        kind=key.kind,
        record=entity_record(catalog, entity),
        given=frozenset(given),
        path=catalog.tree.name_of(file.source.path),
        referred_by=referrers(catalog, key),
    )


def _shown_session(catalog: Catalog, key: Key) -> ShownEntity:
    scheduled: ClassSession = next(each for each in catalog.sessions if each.ref == key.id)
    derived = {field.name for field in record_fields(Kind.SESSION)}
    derived -= set(type(scheduled.session).model_fields)
    file = catalog.file_of[Key(Kind.CLASS, scheduled.training_class.id)]
    return ShownEntity(
        kind=Kind.SESSION,
        record=session_record(catalog, scheduled),
        given=frozenset(scheduled.session.model_fields_set - {"id"} | derived),
        path=catalog.tree.name_of(file.source.path),
        referred_by=(),
    )


command = Command(run, _HELP, looks_back=True)

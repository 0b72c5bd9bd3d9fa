"""`pschool show`: all fields of entities, and what refers to them."""

from enum import StrEnum
from typing import Annotated

import typer

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.resolve import resolve
from partyschool_cli.cli.arguments.completion import complete_ref
from partyschool_cli.cli.arguments.entities import sound_entity
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.model.kind import Kind
from partyschool_cli.views.entity_json import entities_json
from partyschool_cli.views.entity_text import entity_lines
from partyschool_cli.views.entity_yaml import entities_yaml
from partyschool_cli.views.shown_entity import ShownEntity, shown_entity, shown_session

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
        return shown_session(catalog, next(one for one in catalog.sessions if one.ref == key.id))
    return shown_entity(catalog, sound_entity(catalog, key))


command = Command(run, _HELP, looks_back=True)

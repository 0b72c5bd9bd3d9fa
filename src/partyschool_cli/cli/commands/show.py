"""`pschool show`: entities whole, and what refers to them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

import typer

from partyschool_cli.catalog.catalog import Catalog, ClassSession
from partyschool_cli.catalog.records.build import entity_record, record_fields, session_record
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.referrers import Referrer, referrers
from partyschool_cli.catalog.resolve import find
from partyschool_cli.cli.arguments.completion import complete_ref
from partyschool_cli.cli.arguments.entities import shown_file, sound_entity
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.views.entity_text import Shown, entity_lines

_HELP = """看一个或几个条目的全部内容，以及哪里提到它

条目可以写编号（charter）、名称或其中几个字（党章），
有重名时写成“种类:编号”（course:charter、课程：charter），课次写成“班次/课次”（liudu-members-2026/s01）。"""


class Format(StrEnum):
    """What `show` can write."""

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
    """Shows each entity that a reference means. JSON is always a list, one object a reference."""
    workspace = workspace_of(context)
    catalog = workspace.catalog()
    entities = [_shown(catalog, find(catalog, each)) for each in reference]
    if format is Format.json:
        workspace.console.write(_json(entities).encode())
    elif format is Format.yaml:
        workspace.console.write(_yaml(entities).encode())
    else:
        for number, shown in enumerate(entities):
            apart = [(), ()] if number else []
            lines = entity_lines(catalog, shown, workspace.console.width)
            workspace.console.print([*apart, *lines])


def _shown(catalog: Catalog, key: Key) -> Shown:
    if key.kind is Kind.SESSION:
        return _shown_session(catalog, key)
    entity = sound_entity(catalog, key)
    return Shown(
        kind=key.kind,
        record=entity_record(catalog, entity),
        given=_names_in_file(entity.model_fields_set),
        path=shown_file(catalog, catalog.file_of[key]),
        referred_by=referrers(catalog, key),
    )


def _shown_session(catalog: Catalog, key: Key) -> Shown:
    scheduled: ClassSession = next(each for each in catalog.sessions if each.ref == key.id)
    derived = {field.name for field in record_fields(Kind.SESSION)}
    derived -= set(type(scheduled.session).model_fields)
    file = catalog.file_of[Key(Kind.CLASS, scheduled.training_class.id)]
    return Shown(
        kind=Kind.SESSION,
        record=session_record(catalog, scheduled),
        given=_names_in_file(scheduled.session.model_fields_set | derived),
        path=shown_file(catalog, file),
        referred_by=(),
    )


def _names_in_file(names: set[str]) -> frozenset[str]:
    return frozenset(name.removesuffix("_") for name in names - {"id"})


def _json(entities: list[Shown]) -> str:
    import json

    data = [
        {**shown.record, "referred_by": [_referrer(each) for each in shown.referred_by]}
        for shown in entities
    ]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _referrer(referrer: Referrer) -> Mapping[str, Any]:
    found = {
        "entity": str(referrer.key.kind),
        "id": referrer.key.id,
        "title": referrer.title or None,
        "field": referrer.field,
    }
    if referrer.key.kind is Kind.SESSION:
        found["date"] = referrer.date.isoformat() if referrer.date else None
    return found


def _yaml(entities: list[Shown]) -> str:
    """What each file gives, without comments, in the order of the format; `---` between several."""
    from partyschool_cli.export.records.yaml_text import yaml_text

    documents = []
    for shown in entities:
        names = [field.name for field in fields_of(MODELS[shown.kind])]
        own = {name: shown.record[name] for name in names if name in shown.given}
        if shown.kind is Kind.SESSION:
            own = {"id": str(shown.record["id"]).rpartition("/")[2], **own}
        documents.append(f"# {shown.kind}:{shown.record['id']}\n{yaml_text(own)}")
    return "---\n".join(documents)


command = Command(run, _HELP)

"""`pschool schema`: the catalog format as JSON Schema, for editors and other validators."""

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.global_parameters import workspace_of
from partyschool_cli.cli.output import refuse_file, refuse_target
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import FILE_KINDS, Kind, kind_named
from partyschool_cli.source.files.listing import shown_path

if TYPE_CHECKING:
    from partyschool_cli.catalog.catalog import Catalog
    from partyschool_cli.model.json_schema import KnownNames

_MANIFEST = "catalog"
_MANIFEST_ALIASES = (_MANIFEST, "manifest", "目录", "总目录")

_HELP = """打印目录文件的 JSON Schema（2020-12），供编辑器提示和检查

KIND：school 学校、course 课程、teacher 教师、site 教学点、class 班次，
  以及 catalog（目录，即 catalog.yaml）。
不写 KIND 时打印合在一起的一份，各种文件的写法在其中的 $defs 里。
--out 写成 course.schema.json 等文件；已有的同名文件会被替换。
--ids 把目录里有的编号也列进去；编号增减以后要重新生成，
  如 pschool schema --ids --out .vscode/pschool。"""


def _complete(incomplete: str) -> list[tuple[str, str]]:
    choices = [*((kind.value, kind.title) for kind in FILE_KINDS), (_MANIFEST, "目录")]
    return [choice for choice in choices if choice[0].startswith(incomplete)]


def _run(
    context: typer.Context,
    kind: Annotated[
        str | None,
        typer.Argument(metavar="KIND", help="哪一种文件，默认全部", autocompletion=_complete),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="DIR", help="写到这个文件夹，每种一个文件", parser=path_text),
    ] = None,
    ids: Annotated[
        bool, typer.Option("--ids", help="列出这份目录里有的编号，编辑器可补全，写错的会标出")
    ] = False,
) -> None:
    from partyschool_cli.markup.json_text import json_document
    from partyschool_cli.model.json_schema import bundle, json_schema, schema_files

    workspace = workspace_of(context)
    console = workspace.console
    name = None if kind is None else _schema_name(kind)
    known = _known_names(workspace.catalog()) if ids else None
    if out is None:
        schema = bundle(known) if name is None else json_schema(name, known)
        console.write(json_document(schema).encode())
        return
    files = schema_files(known)
    if name is not None:
        files = {f"{name}.schema.json": json_document(json_schema(name, known))}
    _write(Path(out), files)
    console.note(f"写好 {len(files)} 个文件，在 {shown_path(out)}")


def _known_names(catalog: "Catalog") -> "KnownNames":
    """The ids of a catalog's files, valid or not, and the words of its vocabularies."""
    from partyschool_cli.model.json_schema import KnownNames

    ids: dict[Kind, list[str]] = {}
    for file in catalog.files:
        ids.setdefault(file.key.kind, []).append(file.key.id)
    manifest = catalog.manifest
    names = ("audiences", "teacher_categories", "site_categories", "day_parts")
    words = {name: tuple(manifest.vocabulary(name)) for name in names}
    # A school may have themes of its own.
    schools = (school.themes or () for school in catalog.schools.values())
    themes = dict.fromkeys(chain(manifest.themes, *schools))
    return KnownNames(ids, {**words, "themes": tuple(themes)})


def _schema_name(word: str) -> str:
    """The schema called `word`. Raises CommandLineError with a suggestion."""
    from partyschool_cli.catalog.suggest import nearest

    if word.lower() in _MANIFEST_ALIASES:
        return _MANIFEST
    kind = kind_named(word)
    if kind is Kind.SESSION:
        raise CommandLineError("课次写在班次的文件里", "运行 pschool schema class")
    if kind is not None:
        return kind.value
    names = [alias for each in FILE_KINDS for alias in each.aliases]
    near = nearest(word, [*names, *_MANIFEST_ALIASES], 1)
    choices = "、".join([*(each.title for each in FILE_KINDS), "目录"])
    raise CommandLineError(
        f"没有“{word}”这种文件", f"是不是 {near[0]}？" if near else f"可写 {choices}"
    )


def _write(folder: Path, files: Mapping[str, str]) -> None:
    from partyschool_cli.source.files.write import write_files

    refuse_file(folder)
    contents = {folder / name: text.encode() for name, text in files.items()}
    for target in contents:
        refuse_target(target)
    write_files(contents, make_folders=True)


command = Command(_run, _HELP)

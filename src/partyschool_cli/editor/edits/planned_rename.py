"""The plan of a rename in the editor: what `pschool rename` writes, or why it may not."""

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.rename import rename_named
from partyschool_cli.editor.edits.typed_ground import TypedGround
from partyschool_cli.editor.workspace.open_catalog import OpenCatalog
from partyschool_cli.errors import RefusedError
from partyschool_cli.saving.checked_plan import checked
from partyschool_cli.saving.renamed_baseline import with_baselines
from partyschool_cli.source.changes.change_set import Rename
from partyschool_cli.source.files.listing import shown_path


def planned_rename(catalog: OpenCatalog, named: Key | Word, new_id: str) -> Plan:
    """The plan that gives something another id, and lets the baseline follow.

    Raises RefusedError where it causes an error or a file was never saved, CommandLineError as
    `rename` does.
    """
    plan, ground = rename_named(catalog.lookup, named, new_id), TypedGround(catalog)
    for change in plan.changes.changes:
        # An editor may make a part of the edit before it finds that there is no such file.
        if isinstance(change, Rename) and not (catalog.root / change.path).exists():
            message = f"没有改：{shown_path(change.path)} 还没有存盘，改不了文件名"
            raise RefusedError(message, "先存盘，再改编号")
    refused = checked(ground, plan).refused()
    if refused:
        first = refused[0]
        place = first.at.source.place_text(first.at.span)
        message = f"没有改：这样改会多出 {len(refused)} 个错误，如 {place} {first.message}"
        raise RefusedError(message, first.hint)
    return with_baselines(ground, catalog.prefix, plan)

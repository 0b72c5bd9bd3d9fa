"""The plan of a rename in the editor: what `pschool rename` writes, or why it may not."""

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.rename import rename_named
from partyschool_cli.errors import RefusedError
from partyschool_cli.saving.checked_plan import Ground, checked
from partyschool_cli.saving.renamed_baseline import with_baselines


def planned_rename(
    ground: Ground, lookup: Lookup, named: Key | Word, new_id: str, prefix: str
) -> Plan:
    """The plan that gives something another id, and lets the baseline follow.

    `prefix` is what a baseline calls the catalog. Raises RefusedError where it causes an error,
    CommandLineError as `rename` does.
    """
    plan = rename_named(lookup, named, new_id)
    refused = checked(ground, plan).refused()
    if refused:
        first = refused[0]
        place = first.at.source.place_text(first.at.span)
        message = f"没有改：这样改会多出 {len(refused)} 个错误，如 {place} {first.message}"
        raise RefusedError(message, first.hint)
    return with_baselines(ground, prefix, plan)

"""Retire entities: they stay in the catalog, and are no longer listed."""

from collections.abc import Iterable

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.plan import Plan, edited
from partyschool_cli.model.kind import FILE_KINDS
from partyschool_cli.source.change_set import ChangeSet
from partyschool_cli.source.text_edits import SetValue


def retire(lookup: Lookup, references: Iterable[str]) -> Plan:
    """Set `status: retired` in the files of the entities that `references` mean.

    Raises CommandLineError where nothing is meant, or several are, or a file cannot be edited.
    """
    keys = dict.fromkeys(lookup.resolve(one, FILE_KINDS) for one in references)
    changes = (edited(lookup.source(key), [SetValue(("status",), "retired")]) for key in keys)
    return Plan(ChangeSet(tuple(filter(None, changes))))

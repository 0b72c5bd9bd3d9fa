"""Retire entities: they stay in the catalog, and are no longer listed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.plan import Plan, edited
from partyschool_cli.edit.usage_text import usage_text
from partyschool_cli.edit.usages import Usage, entity_usages
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import FILE_KINDS
from partyschool_cli.source.changes.change_set import ChangeSet
from partyschool_cli.source.text_edits.text_edits import SetValue

_RETIRED: Final = "retired"
_MOST_USERS: Final = 20


def retire(lookup: Lookup, references: Iterable[str]) -> Plan:
    """Set `status: retired` in the files of the entities that `references` mean.

    The notes say what still uses them. Raises CommandLineError where nothing is meant, or several
    are, or a file cannot be edited.
    """
    keys = dict.fromkeys(lookup.resolve(one, FILE_KINDS) for one in references)
    changes = {
        key: change
        for key in keys
        if (change := edited(lookup.source(key), [SetValue(("status",), _RETIRED)]))
    }
    notes = tuple(_notes(lookup, tuple(changes)))
    return Plan(ChangeSet(tuple(changes.values())), notes)


def _notes(lookup: Lookup, keys: Sequence[Key]) -> Iterator[str]:
    if not keys:
        return
    try:
        retired = {lookup.source(key).path for key in keys}
        usages = [
            usage for usage in entity_usages(lookup, keys) if not _is_out_of_use(usage, retired)
        ]
    except CommandLineError as error:  # that a file is broken is no reason to keep a teacher
        yield error.message
        usages = []
    if usages:
        yield f"还有 {len(usages)} 处在用，这些地方没有改："
        for usage in usages[:_MOST_USERS]:
            yield f"  {usage_text(lookup, usage, keys)}"
        if len(usages) > _MOST_USERS:
            rest = len(usages) - _MOST_USERS
            yield f"  …… 还有 {rest} 处，pschool show {keys[0].id} 看全部"
    yield f"要恢复使用：pschool set {' '.join(str(key) for key in keys)} 状态="


def _is_out_of_use(usage: Usage, retired: Collection[str]) -> bool:
    """Whether what names something is out of use itself, or in one of the `retired` files."""
    return usage.source.path in retired or usage.source.content.get("status") == _RETIRED

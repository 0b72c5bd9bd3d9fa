"""The data of an entity that `show` displays in all formats."""

from dataclasses import dataclass

from partyschool_cli.catalog.records.row import Record
from partyschool_cli.catalog.referrers import Referrer
from partyschool_cli.model.kind import Kind


@dataclass(frozen=True, slots=True)
class ShownEntity:
    """An entity's record, the names of the fields that its file gives, and what refers to it.

    `path` is its file as a person types it.
    """

    kind: Kind
    record: Record
    given: frozenset[str]
    path: str
    referred_by: tuple[Referrer, ...]

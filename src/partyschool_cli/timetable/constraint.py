"""What a constraint is: the one statement of what may not be, for lint, free slots and plans.

Each is one file in `constraints/` with a public object `constraint`; its name is its file's, with
hyphens. It knows nothing of severities and words: a rule of lint says what a violation means.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.catalog.references import Key
from partyschool_cli.discover import discover
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.timetable.meetings import Meeting, Slot
from partyschool_cli.timetable.timetable import Timetable

Scope = Literal["place", "date", "time", "meetings"]


class Violation(NamedTuple):
    """One reason why a meeting cannot be at a slot.

    `constraint` is its name. `session` is the meeting's session that it concerns, the first where
    it concerns all. `entity` is whose fact speaks against it, None for the manifest; `field` is
    that entity's field, empty where the entity is busy; `others` are the meetings in the way, the
    earlier first. `reason` is what the catalog or the calendar gives as such: why a teacher is
    away, what a holiday is called. `amount` is what there would be and `limit` what there may be:
    people, contact hours; of a way, the minutes that there are and that it takes.
    """

    constraint: str
    session: ClassSession
    entity: Key | None
    field: FieldPath = ()
    others: tuple[Meeting, ...] = ()
    reason: str = ""
    amount: float = 0
    limit: float = 0

    @property
    def entity_id(self) -> str:
        """The id of `entity`; empty for the manifest."""
        return self.entity.id if self.entity else ""


class Constraint(NamedTuple):
    """What may not be.

    `violations` gives every reason why a meeting cannot be at a slot, none where it can. The
    meeting may be in the timetable (it is never in its own way) or not.

    `scope` is what the answer depends on besides the meeting and the catalog, so how long it holds:
    the slot's site and teachers (`place`), its date too (`date`), its start and end too (`time`),
    and where other meetings are (`meetings`).
    """

    violations: Callable[[Timetable, Meeting, Slot], Iterator[Violation]]
    scope: Scope


@cache
def all_constraints() -> Mapping[str, Constraint]:
    """Every constraint by name. Raises TypeError for a file of `constraints/` that has none."""
    from partyschool_cli.timetable import constraints

    found = discover(constraints, "constraint", Constraint)
    return {name.replace("_", "-"): constraint for name, constraint in found.items()}

"""Which schools lack the office that an obligation binds, so that nobody is held to it."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.folding import fold, search_key
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.catalog.unknowns import PossibleEntity, Unknowns
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Obligation
from partyschool_cli.model.school import School
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.vocabulary import OFFICES


def office_key(office: str) -> str:
    """An office for comparison."""
    return fold(office).strip()


class Offices:
    """The offices that the teachers of a catalog hold."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def unheld(self, obligation: Obligation) -> Iterator[School]:
        """The active schools that it binds in which nobody holds its office, for certain."""
        for school in self._bound(obligation):
            teachers = self._of_school.get(school.id, ())
            is_held = any(_holds(teacher, obligation.office) for teacher in teachers)
            if not is_held and not self._may_be_held(school, obligation.office):
                yield school

    def nearly_held(self, school: School, office: str) -> tuple[Teacher, ...]:
        """The teachers of a school whose office, post or name nearly says that they hold one."""
        teachers = (*self._of_school.get(school.id, ()), *self._of_school.get(None, ()))
        return tuple(teacher for teacher in teachers if _nearly_holds(teacher, office))

    def _bound(self, obligation: Obligation) -> Iterator[School]:
        for school in self.catalog.schools.values():
            is_named = school.id in obligation.schools
            is_meant = is_named or (not obligation.schools and school.tier == "township")
            if is_meant and school.status == "active":
                yield school

    def _may_be_held(self, school: School, office: str) -> bool:
        """Whether a file with errors, or one that is missing, may hold who holds the office."""

        def could_hold(possible: PossibleEntity) -> bool:
            return possible.could(
                "office",
                lambda held: isinstance(held, str) and office_key(held) == office_key(office),
            )

        return any(
            possible.could_be_active() and could_hold(possible)
            for possible in self._unknowns.of((school.id,))
        )

    @cached_property
    def _unknowns(self) -> Unknowns:
        return Unknowns(self.catalog, Kind.TEACHER)

    @cached_property
    def _of_school(self) -> Mapping[str | None, list[Teacher]]:
        found: dict[str | None, list[Teacher]] = {}
        for teacher in self.catalog.teachers.values():
            if teacher.status == "active":
                found.setdefault(teacher.school, []).append(teacher)
        return found


def _holds(teacher: Teacher, office: str) -> bool:
    return teacher.office is not None and office_key(teacher.office) == office_key(office)


def _nearly_holds(teacher: Teacher, office: str) -> bool:
    """Whether the office is there under its title, misspelt, in a post or name, or without school.

    A deputy does not hold it.
    """
    if teacher.office is not None:
        wanted = (office, OFFICES.get(office, office))
        if _holds(teacher, office) or nearest(teacher.office, wanted):
            return True
    title = search_key(OFFICES.get(office, office))
    said = (search_key(text) for text in (teacher.office, teacher.post, teacher.name) if text)
    return any(title in text for text in said)

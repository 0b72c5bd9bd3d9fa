"""Which schools `--school` means, for every command: the school itself, and those below if asked.

A school that has nothing of its own, where those below it have some, is told so, with their names:
whoever asks for a county's school usually means the county.
"""

from collections.abc import Callable
from typing import Final, NoReturn

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.school import School

_MOST_NAMED: Final = 5


def schools_meant(catalog: Catalog, school: str, *, with_below: bool = False) -> frozenset[str]:
    """The ids of `school` alone, or `with_below` also of all the schools under it."""
    return frozenset({school, *(schools_below(catalog, school) if with_below else ())})


def schools_of(
    catalog: Catalog, school: School | None, *, with_below: bool = False
) -> frozenset[str] | None:
    """The ids of the schools meant by one; None, which is any, where none is named."""
    return None if school is None else schools_meant(catalog, school.id, with_below=with_below)


def schools_below(catalog: Catalog, school: str) -> tuple[str, ...]:
    """The ids of the schools under a school, at any depth, in the catalog's order."""
    return tuple(
        name
        for name in catalog.schools
        if name != school and any(above.id == school for above in catalog.ancestors(name))
    )


def refuse_empty(
    catalog: Catalog, school: str, what: str, has: Callable[[str], bool], *, with_below: bool
) -> NoReturn:
    """Raises CommandLineError for a school that has none of `what`; call it where that is so.

    `what` is Chinese, such as 课次. `has` tells whether one other school has some: the error names
    the schools below for which it does, if they were not asked for.
    """
    title = catalog.schools[school].title
    if with_below:
        raise CommandLineError(f"{title}和它的下级都没有{what}", "换一所学校，或不写 --school")
    refuse_for_below(catalog, school, what, has)
    raise CommandLineError(f"{title}没有{what}", "换一所学校，或不写 --school")


def refuse_for_below(catalog: Catalog, school: str, what: str, has: Callable[[str], bool]) -> None:
    """Raises CommandLineError where schools below one that has none of `what` have some."""
    if below := named_below(catalog, school, has):
        raise CommandLineError(
            f"{catalog.schools[school].title}自己没有{what}；下级有的是{below}",
            "加 --with-below 连下级一起，或只写下级的一所",
        )


def named_below(catalog: Catalog, school: str, has: Callable[[str], bool]) -> str:
    """The schools below one for which `has` holds, as a sentence names them; empty without any."""
    below = [catalog.schools[name].title for name in schools_below(catalog, school) if has(name)]
    more = f"等 {len(below)} 所" if len(below) > _MOST_NAMED else ""
    return "、".join(below[:_MOST_NAMED]) + more

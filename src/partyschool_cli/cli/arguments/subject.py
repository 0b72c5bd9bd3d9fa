"""What a timetable is of, as a command line names it: a class, a teacher, a site or a school."""

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.resolve import resolve
from partyschool_cli.cli.arguments.entities import sound_entity
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind


def subject_named(
    catalog: Catalog,
    class_name: str | None,
    teacher: str | None,
    site: str | None,
    school: str | None,
    *,
    first: str = "--class",
) -> Key | None:
    """The one that is named, None where none is; `first` is what the class is called in errors.

    Raises CommandLineError where several are named, or there is none of that name, or its file has
    errors.
    """
    given = (
        (first, Kind.CLASS, class_name),
        ("--teacher", Kind.TEACHER, teacher),
        ("--site", Kind.SITE, site),
        ("--school", Kind.SCHOOL, school),
    )
    named = [(option, kind, name) for option, kind, name in given if name is not None]
    if len(named) > 1:
        options = " 和 ".join(option for option, _, _ in named)
        raise CommandLineError(f"{options} 不能一起用", "课程表一次只看一个，留下一个")
    for _, kind, name in named:
        key = resolve(catalog, name, (kind,))
        sound_entity(catalog, key)
        return key
    return None

"""What a document is of, as a command line names it: classes, teachers, sites or schools."""

from collections.abc import Sequence

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.resolve import resolve
from partyschool_cli.cli.arguments.entities import sound_entity
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind

# The options that name a subject, by kind.
OPTIONS = {
    Kind.CLASS: "--class",
    Kind.TEACHER: "--teacher",
    Kind.SITE: "--site",
    Kind.SCHOOL: "--school",
}


def subjects_named(
    catalog: Catalog,
    classes: Sequence[str] = (),
    teachers: Sequence[str] = (),
    sites: Sequence[str] = (),
    schools: Sequence[str] = (),
    *,
    first: str = OPTIONS[Kind.CLASS],
) -> tuple[Key, ...]:
    """Those that are named, each once; `first` is what a class is called in errors.

    Raises CommandLineError where they are of several kinds, or there is none of a name, or its file
    has errors.
    """
    names = dict(zip(OPTIONS, (classes, teachers, sites, schools), strict=True))
    given = [kind for kind, words in names.items() if words]
    if len(given) > 1:
        options = " 和 ".join({**OPTIONS, Kind.CLASS: first}[kind] for kind in given)
        raise CommandLineError(f"{options} 不能一起用", "课程表一次只看一种，留下一个")
    keys = [resolve(catalog, word, (kind,)) for kind in given for word in names[kind]]
    for key in keys:
        sound_entity(catalog, key)
    return tuple(dict.fromkeys(keys))


def subject_named(
    catalog: Catalog,
    class_name: str | None,
    teacher: str | None,
    site: str | None,
    school: str | None,
    *,
    first: str = OPTIONS[Kind.CLASS],
) -> Key | None:
    """The one that is named, None where none is. Raises CommandLineError as `subjects_named`."""
    words = (() if word is None else (word,) for word in (class_name, teacher, site, school))
    return next(iter(subjects_named(catalog, *words, first=first)), None)

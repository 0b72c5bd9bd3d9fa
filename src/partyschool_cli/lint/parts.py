"""The parts of a catalog that nothing connects: no reference leads from one into another.

What a rule says of a file depends on the manifest and on the file's own part and on nothing else,
as long as the catalog is divisible. So a change in one part leaves the findings of the others as
they were. Besides references, two things connect: sessions of activities at no place and with no
teacher, which are one meeting if they are alike; and a site of no school, which is in the library
of every county: all parts have it in view.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.site import Site
from partyschool_cli.model.training_class import Session, TrainingClass

# Small parts are put together: each costs a run of some rules.
_ENOUGH_FILES = 200


def partition(files: Iterable[LoadedFile], first: int = 0) -> Mapping[str, int]:
    """The part of each file by its path: numbers from `first` on."""
    leader: dict[str, str] = {}
    named = [(file.source.path, str(file.key), tuple(links(file))) for file in files]
    for _, key, others in named:
        own = _leader(leader, key)
        for other in others:
            leader[_leader(leader, other)] = own
    groups: dict[str, list[str]] = {}
    for path, key, _ in named:
        groups.setdefault(_leader(leader, key), []).append(path)
    parts: dict[str, int] = {}
    number, size = first, 0
    for group in groups.values():
        parts.update(dict.fromkeys(group, number))
        size += len(group)
        if size >= _ENOUGH_FILES:
            number, size = number + 1, 0
    return parts


def _leader(leader: dict[str, str], name: str) -> str:
    """The name that stands for all that are connected with `name`."""
    while (above := leader.setdefault(name, name)) != name:
        # The way gets shorter for the next who goes it.
        leader[name] = leader[above]
        name = above
    return name


def links(file: LoadedFile) -> Iterator[str]:
    """The names by which a file is connected with others, besides its own."""
    for mention in file.mentions:
        yield str(mention.target)
    yield from meetings(file)


def meetings(file: LoadedFile) -> Iterator[str]:
    """What tells the activities of a class apart that have neither a place nor a teacher."""
    if isinstance(file.entity, TrainingClass):
        yield from (_meeting(one) for one in file.entity.sessions if _is_anywhere(one))


def _is_anywhere(session: Session) -> bool:
    return session.course is None and session.site is None and not session.teachers


def _meeting(session: Session) -> str:
    return f"{session.date} {session.start} {session.end} {session.activity}"


def is_in_view_of_all(file: LoadedFile) -> bool:
    """Whether rules look at it from every part."""
    return isinstance(file.entity, Site) and file.entity.school is None


def in_view(file: LoadedFile) -> LoadedFile:
    """A file of another part as this one looks at it: what it names is not of this part."""
    return replace(file, mentions=())


def is_divisible(catalog: Catalog) -> bool:
    """Whether findings depend on parts only: nothing has to be guessed that may be anywhere."""
    return (
        catalog.is_sound
        and all(_ends_at_county(catalog, name) for name in catalog.schools)
        and not any(_is_in_use(catalog, site) for site in catalog.sites.values())
    )


def _ends_at_county(catalog: Catalog, school: str) -> bool:
    # A circle does not, and a site of its schools may be any county's.
    return [above.tier for above in catalog.ancestors(school)][-1] == "county"


def _is_in_use(catalog: Catalog, site: Site) -> bool:
    """Whether a site is retired and still used: it may not be retired, and fill any library."""
    if site.status != "retired":
        return False
    uses = catalog.mentioned_by.get(Key(Kind.SITE, site.id), ())
    return any(file.entity is None or file.entity.status != "retired" for file, _ in uses)

"""The parts of a catalog that can be judged by themselves.

What a rule says of a file depends on the manifest, on the file's own part, and on what that part
has in view; on nothing else, as long as the catalog is divisible. So a change leaves the findings
of all other parts as they were. A part is what references connect, and sessions of activities at no
place and with no teacher, which are one meeting if they are alike. The one reference that does not
connect is that to a school above: its school has in view what belongs to those above it, and a
county's the sites of those below it, for its library, and the sites of nobody.
"""

from collections.abc import Iterator, Mapping, Sequence

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.model.site import Site
from partyschool_cli.model.training_class import Session, TrainingClass

# Small parts are put together: each costs a run of some rules.
_ENOUGH_FILES = 50


def partition(files: Sequence[LoadedFile], first: int = 0) -> Mapping[str, int]:
    """The part of each file by its path: numbers from `first` on."""
    leader: dict[str, str] = {}
    for file in files:
        own = _leader(leader, str(file.key))
        for other in links(file):
            leader[_leader(leader, other)] = own
    groups: dict[str, list[str]] = {}
    for file in files:
        groups.setdefault(_leader(leader, str(file.key)), []).append(file.source.path)
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
    for key in named_by(file):
        yield str(key)
    yield from meetings(file)


def named_by(file: LoadedFile) -> Iterator[Key]:
    """The entities that a file is connected with by naming them."""
    if file.key.kind is not Kind.SCHOOL:
        yield from (mention.target for mention in file.mentions)


def meetings(file: LoadedFile) -> Iterator[str]:
    """What tells the activities of a class apart that have neither a place nor a teacher."""
    if isinstance(file.entity, TrainingClass):
        yield from (_meeting(one) for one in file.entity.sessions if _is_anywhere(one))


def _is_anywhere(session: Session) -> bool:
    return session.course is None and session.site is None and not session.teachers


def _meeting(session: Session) -> str:
    return f"{session.date} {session.start} {session.end} {session.activity}"


def holdings(file: LoadedFile) -> Iterator[str]:
    """The names of the sets that a file is in, which other parts may have in view as a whole."""
    entity = file.entity
    if isinstance(entity, School):
        yield from (_belonging(entity.id), _sites(entity.id))
        return
    school = getattr(entity, "school", None)
    if school is not None:
        yield _belonging(school)
    if isinstance(entity, Site):
        yield _sites(school or "")


def views(catalog: Catalog) -> dict[str, list[str]]:
    """The names of the sets that each school has in view (`holdings`), by the school's path."""
    below: dict[str, list[str]] = {}
    found: dict[str, list[str]] = {}
    for name in catalog.schools:
        _, *above = (school.id for school in catalog.ancestors(name))
        found[name] = [_belonging(one) for one in above]
        for one in above:
            below.setdefault(one, []).append(_sites(name))
    for name, school in catalog.schools.items():
        if school.tier == "county":
            found[name] += [*below.get(name, ()), _sites("")]
    schools = (file for file in catalog.files if file.key.kind is Kind.SCHOOL)
    path_of = {file.key.id: file.source.path for file in schools}
    return {path_of[name]: names for name, names in found.items()}


def _belonging(school: str) -> str:
    return f"of {school}"


def _sites(school: str) -> str:
    return f"sites of {school}"


def in_view(file: LoadedFile) -> LoadedFile:
    """A file of another part as this one looks at it: what it names is not of this part."""
    return file._replace(mentions=())


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

"""What the Tab key offers of a catalog: kinds, references, schools, classes, queries.

Without a catalog that can be read there is nothing to offer.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

import typer

from partyschool_cli.cli.typer_zh.completion import Choice, completer
from partyschool_cli.model.kind import FILE_KINDS, Kind

if TYPE_CHECKING:
    from partyschool_cli.catalog.catalog import Catalog
    from partyschool_cli.catalog.records.row import RecordField

# The start of a term up to its last comma, the field's name in it, and the value begun.
_FIELD_TERM = r"(-?([^:：]+)[:：](?:.*[,，])?)([^,，]*)"
# The same of an assignment: `teachers+=wang,`.
_ASSIGNMENT = r"(([^=]+?)[+-]?=(?:.*[,，、])?)([^,，、]*)"
_NEEDS_NO_QUOTES = r"[\w\-+·—…‘’“”、。〈〉《》「」『』【】〔〕！（），．／：；？]+"


@completer
def complete_kind(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:
    """The kinds that `list` takes, else words of a query of courses, which may come first."""
    chinese = bool(incomplete) and not incomplete.isascii()
    kinds = [(kind.title if chinese else kind.plural, kind.title) for kind in Kind]
    if any(word.startswith(incomplete) for word, _ in kinds):
        return kinds
    return _query_words(ctx, Kind.COURSE, incomplete)


@completer
def complete_new_kind(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:  # noqa: ARG001
    """The kinds that `new` takes, in the language that the word begins in."""
    chinese = bool(incomplete) and not incomplete.isascii()
    return [(kind.title if chinese else kind.value, kind.title) for kind in Kind]


@completer
def complete_import_kind(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:  # noqa: ARG001
    """The kinds that `import` takes, in the language that the word begins in."""
    chinese = bool(incomplete) and not incomplete.isascii()
    kinds = (kind for kind in Kind if kind is not Kind.SCHOOL)
    return [(kind.title if chinese else kind.plural, kind.title) for kind in kinds]


@completer
def complete_new(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:
    """The fields of a new entity, each with its `=`; after that, what a catalog has for them."""
    from partyschool_cli.model.kind import kind_named

    word = ctx.params.get("kind")
    kind = kind_named(word) if isinstance(word, str) else None
    if kind is None:
        return
    if kind is Kind.SESSION and "=" not in incomplete:
        yield from _names(_catalog(ctx), (Kind.CLASS,), incomplete)
    yield from field_assignments(ctx, kind, incomplete)


def field_assignments(ctx: typer.Context, kind: Kind, incomplete: str) -> Iterator[Choice]:
    """`FIELD=` of a kind's fields; with that, each value that the field may have."""
    from partyschool_cli.catalog.query.fields import field_names, find_field
    from partyschool_cli.catalog.records.query_fields import query_fields
    from partyschool_cli.model.describe import MODELS, fields_of

    if found := re.fullmatch(_ASSIGNMENT, incomplete):
        start, name, value = found.groups()
        field = find_field(name, field_names(query_fields(kind)))
        if field is not None:
            yield from (
                (f"{start}{word}", about)
                for word, about in field_values(_catalog(ctx), kind, field, value)
            )
        return
    chinese = bool(incomplete) and not incomplete.isascii()
    for one in fields_of(MODELS[kind]):
        if one.name != "id":
            yield f"{one.title if chinese else one.name}=", one.title


@completer
def complete_school(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:
    """Schools' ids, or their titles where the word is Chinese."""
    return _names(_catalog(ctx), (Kind.SCHOOL,), incomplete)


@completer
def complete_class(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:
    """Classes' ids, or their titles where the word is Chinese."""
    return _names(_catalog(ctx), (Kind.CLASS,), incomplete)


@completer
def complete_teacher(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:
    """Teachers' ids, or their names where the word is Chinese."""
    return _names(_catalog(ctx), (Kind.TEACHER,), incomplete)


@completer
def complete_site(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:
    """Sites' ids, or their titles where the word is Chinese."""
    return _names(_catalog(ctx), (Kind.SITE,), incomplete)


@completer
def complete_ref(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:
    """Everything that `show` takes: ids, titles, `course:charter`, a class's sessions."""
    return _references(_catalog(ctx), incomplete)


@completer
def complete_compared(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:
    """What `diff` takes: `published`, branches and tags, kinds, references."""
    from partyschool_cli.errors import UserError

    try:
        names = _revisions(ctx)
    except UserError:  # two folders can be compared without git
        names = []
    kinds = [(kind.plural, kind.title) for kind in Kind]
    return [*names, *kinds, *_references(_catalog(ctx), incomplete)]


@completer
def complete_revision(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:  # noqa: ARG001
    """What `--at` takes: `published`, branches and tags."""
    return _revisions(ctx)


def _revisions(ctx: typer.Context) -> list[Choice]:
    from partyschool_cli.cli.global_parameters import workspace_of
    from partyschool_cli.history.revisions import PUBLISHED, revision_names

    found = (PUBLISHED, *revision_names(workspace_of(ctx).root()))
    return [(name, "") for name in found if re.fullmatch(r"[\w./+-]+", name)]


def _references(catalog: "Catalog", incomplete: str) -> Iterable[Choice]:
    prefix, colon, rest = incomplete.partition(":")
    kind = next((kind for kind in FILE_KINDS if prefix in kind.aliases), None) if colon else None
    if kind is not None:
        return [(f"{prefix}:{word}", title) for word, title in _names(catalog, (kind,), rest)]
    if "/" in incomplete:
        return _sessions(catalog, incomplete.partition("/")[0])
    return _names(catalog, FILE_KINDS, incomplete)


@completer
def complete_session(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:
    """The sessions of the class that is written, else classes, each with its `/`."""
    catalog = _catalog(ctx)
    if "/" in incomplete:
        return _sessions(catalog, incomplete.partition("/")[0])
    classes = _names(catalog, (Kind.CLASS,), incomplete)
    return [(f"{word}/", title) for word, title in classes]


@completer
def complete_change_word(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:
    """What `set` takes first; after that, the fields of what is changed, each with its `=`."""
    from partyschool_cli.catalog.resolve import resolve
    from partyschool_cli.errors import CommandLineError

    catalog = _catalog(ctx)
    given = [word for word in ctx.params.get("words") or () if "=" not in word]
    if not given:
        return _references(catalog, incomplete)
    try:
        kind = resolve(catalog, given[0]).kind
    except CommandLineError:
        return []
    return field_assignments(ctx, kind, incomplete)


@completer
def complete_query_word(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:
    """The fields of the kind on the command line, each with its `:`; after that, their values."""
    return _query_words(ctx, listed_kind(ctx), incomplete)


def listed_kind(ctx: typer.Context) -> Kind:
    """The kind that a `list` on the command line is of."""
    from partyschool_cli.model.kind import kind_named

    word = ctx.params.get("kind")
    return (kind_named(word) if isinstance(word, str) else None) or Kind.COURSE


def _query_words(ctx: typer.Context, kind: Kind, incomplete: str) -> Iterator[Choice]:
    from partyschool_cli.catalog.query.fields import field_names, find_field
    from partyschool_cli.catalog.records.query_fields import query_fields

    fields = query_fields(kind)
    if found := re.fullmatch(_FIELD_TERM, incomplete):
        start, name, value = found.groups()
        field = find_field(name, field_names(fields))
        if field is not None:
            for word, about in field_values(_catalog(ctx), kind, field, value):
                yield f"{start}{word}", about
        return
    minus = "-" if incomplete.startswith("-") else ""
    chinese = bool(incomplete[len(minus) :]) and not incomplete.isascii()
    for field in fields:
        name = field.title if chinese else field.name
        yield f"{minus}{name}:", field.title


def field_values(
    catalog: "Catalog", kind: Kind, field: "RecordField", typed: str
) -> Iterator[Choice]:
    """The values that a kind's records have in a field: ids, and titles that begin as `typed`."""
    from partyschool_cli.catalog.records.build import records_in_use

    titles: dict[str, str] = dict(field.choices or {})
    for record in records_in_use(catalog, kind):
        values = _texts(record.get(field.name))
        shown = _texts(record.get(field.titles)) if field.titles else []
        for value, title in zip_longest(values, shown[: len(values)], fillvalue=""):
            titles.setdefault(value, title)
    for value, title in sorted(titles.items()):
        if re.fullmatch(_NEEDS_NO_QUOTES, value):
            yield value, title or field.title
        is_sought = bool(typed) and title != value and title.startswith(typed)
        if is_sought and re.fullmatch(_NEEDS_NO_QUOTES, title):
            yield title, value


def _texts(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [str(item) for item in items if isinstance(item, (str, int, float))]


def _names(catalog: "Catalog", kinds: Iterable[Kind], incomplete: str) -> Iterator[Choice]:
    from partyschool_cli.catalog.records.build import title_of

    by_title = bool(incomplete) and not incomplete.isascii()
    for kind in kinds:
        for name, entity in catalog.entities(kind).items():
            if entity.status != "retired":
                title = title_of(entity)
                yield name, f"{kind.title} {title}"
                if by_title and title != name and re.fullmatch(_NEEDS_NO_QUOTES, title):
                    yield title, f"{kind.title} {name}"


def _sessions(catalog: "Catalog", class_id: str) -> Iterator[Choice]:
    for each in catalog.sessions:
        if each.training_class.id == class_id:
            session = each.session
            course = catalog.courses.get(session.course) if session.course else None
            what = course.title if course else session.course or session.activity or ""
            yield each.ref, f"{session.date} {session.start:%H:%M} {what}"


def _catalog(ctx: typer.Context) -> "Catalog":
    from partyschool_cli.catalog.load import require_manifest
    from partyschool_cli.cli.global_parameters import workspace_of

    workspace = workspace_of(ctx)
    return require_manifest(workspace.load(workspace.root()))

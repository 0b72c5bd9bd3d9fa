"""What the Tab key offers: kinds, references, schools, classes, fields of queries.

Without a catalog that can be read there is nothing to offer.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from partyschool_cli.cli.typer_zh.completion import Choice, completer
from partyschool_cli.model.kind import FILE_KINDS, Kind

if TYPE_CHECKING:
    from partyschool_cli.catalog.catalog import Catalog

_NEEDS_NO_QUOTES = re.compile(r"[\w\-+·—…‘’“”、。〈〉《》「」『』【】〔〕！（），．／：；？]+")


@completer
def complete_kind(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:  # noqa: ARG001
    """The kinds that `list` takes."""
    chinese = bool(incomplete) and not incomplete.isascii()
    return [(kind.title if chinese else kind.plural, kind.title) for kind in Kind]


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
    catalog = _catalog(ctx)
    prefix, colon, rest = incomplete.partition(":")
    kind = next((kind for kind in FILE_KINDS if prefix in kind.aliases), None) if colon else None
    if kind is not None:
        return [(f"{prefix}:{word}", title) for word, title in _names(catalog, (kind,), rest)]
    if "/" in incomplete:
        return _sessions(catalog, incomplete.partition("/")[0])
    return _names(catalog, FILE_KINDS, incomplete)


@completer
def complete_query_word(ctx: typer.Context, incomplete: str) -> Iterable[Choice]:
    """The fields that a query of the kind on the command line may ask for, each with its `:`."""
    from partyschool_cli.catalog.records.build import record_fields
    from partyschool_cli.model.kind import kind_named

    minus = "-" if incomplete.startswith("-") else ""
    words = [value for value in ctx.params.values() if isinstance(value, str)]
    kind = next(filter(None, map(kind_named, words)), Kind.COURSE)
    chinese = bool(incomplete[len(minus) :]) and not incomplete.isascii()
    for field in record_fields(kind):
        name = field.title if chinese else field.name
        yield f"{minus}{name}:", field.title


def _names(catalog: "Catalog", kinds: Iterable[Kind], incomplete: str) -> Iterator[Choice]:
    from partyschool_cli.catalog.records.build import title_of

    by_title = bool(incomplete) and not incomplete.isascii()
    for kind in kinds:
        for name, entity in catalog.entities(kind).items():
            if entity.status != "retired":
                title = title_of(entity)
                if not by_title:
                    yield name, f"{kind.title} {title}"
                elif _NEEDS_NO_QUOTES.fullmatch(title):
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

"""What rows are for, as the command line and the clerk say: which class, which known names."""

from dataclasses import replace
from typing import NamedTuple

from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.resolve import AmbiguousReferenceError
from partyschool_cli.cli.change import Desk
from partyschool_cli.cli.importing.class_questions import asked_class, completed, said_audience
from partyschool_cli.cli.importing.import_options import ImportOptions
from partyschool_cli.cli.importing.name_questions import decided_names, refused_name
from partyschool_cli.errors import CommandLineError, RefusedError
from partyschool_cli.exchange.entities.class_request import ClassRequest, Given, class_request
from partyschool_cli.exchange.entities.files_read import FilesRead
from partyschool_cli.exchange.entities.fill import Request
from partyschool_cli.exchange.entities.name_matches import NameMatcher, Said, Unclear, Unknown
from partyschool_cli.exchange.entities.own_rows import own_rows
from partyschool_cli.exchange.entities.references import NotTakenError, References
from partyschool_cli.exchange.entities.row_values import CLASS
from partyschool_cli.exchange.entities.targets import Targets
from partyschool_cli.exchange.entities.unclear_names import UnclearName, unclear_names
from partyschool_cli.model.kind import Kind


class ImportRequest(NamedTuple):
    """The rows to take, and how they are to be filled in."""

    read: FilesRead
    references: References
    request: Request


def import_request(
    desk: Desk, read: FilesRead, options: ImportOptions, matcher: NameMatcher
) -> ImportRequest:
    """What the rows are for; asked for where it is missing and somebody is there.

    Raises CommandLineError, naming all that is missing, where nobody can be asked, and RefusedError
    for a class or a school that is only nearly known.
    """
    references = References(Targets(desk.lookup), matcher, makes_new=options.makes_new)
    school = _school(desk, options)
    audience = said_audience(desk, options.audience)
    given = Given(options.class_name, school, audience, options.size)
    own, new = _classes(desk, read, options, references, given)
    defaults = {"audience": list(audience)} if audience else {}
    request = Request(own, new, school, defaults | ({"size": given.size} if given.size else {}))
    if own is not None:
        read = _of_class(desk, read, own, options)
    unclear = unclear_names(read.tables, references, request)
    references = replace(references, decisions=decided_names(desk, unclear, options))
    for name in (school, *(one.school for one in (own, new) if one is not None)):
        if name is not None:
            _require_school(references, name)
    return ImportRequest(read, references, request)


def _of_class(desk: Desk, read: FilesRead, own: ClassRequest, options: ImportOptions) -> FilesRead:
    """The tables without the rows that name another class."""
    names = [str(own.content.get("title") or ""), own.id, options.class_name or ""]
    names += [own.key.id, desk.lookup.title(own.key)] if own.key is not None else []
    given = tuple(filter(None, names))
    tables = (replace(one, reading=own_rows(one.reading, given)) for one in read.tables)
    return replace(read, tables=tuple(tables))


def _classes(
    desk: Desk, read: FilesRead, options: ImportOptions, references: References, given: Given
) -> tuple[ClassRequest | None, ClassRequest]:
    """The class that all sessions go into, else what is known of those that the rows name."""
    sessions = [one.reading for one in read.tables if one.reading.kind is Kind.SESSION]
    rows = [row for table in sessions for row in table.rows]
    if not rows:
        return None, ClassRequest(None)
    matcher = references.matcher
    named = {str(row.values[CLASS].value) for row in rows if CLASS in row.values}
    if given.name is None and named:
        found = class_request(matcher, given, sessions)
        matches = [matcher.match(Said(Kind.CLASS, name)) for name in named - _defined(read)]
        is_new = options.makes_new and any(isinstance(one, Unknown) for one in matches)
        return None, completed(desk, found, options, sessions, "表里的新班次") if is_new else found
    if given.name is None:
        given = replace(given, name=asked_class(sessions, options))
    decided = _class_meant(desk, given.name or "", options, matcher)
    wanted = class_request(matcher, given, sessions, decided)
    if wanted.key is None and not options.makes_new:
        raise CommandLineError(
            f"没有班次“{given.name}”，--no-new 不新建", "写已有的班次，或去掉 --no-new"
        )
    return completed(desk, wanted, options, sessions), ClassRequest(None)


def _defined(read: FilesRead) -> set[str]:
    """The titles of the classes that other tables are about."""
    tables = (one.reading for one in read.tables if one.reading.kind is Kind.CLASS)
    rows = (row for table in tables for row in table.rows)
    return {str(row.values["title"].value) for row in rows if "title" in row.values}


def _class_meant(desk: Desk, name: str, options: ImportOptions, matcher: NameMatcher) -> Key | None:
    """The class that a nearly known name means. Raises RefusedError where nobody says so."""
    said = Said(Kind.CLASS, name)
    match = matcher.match(said)
    if not isinstance(match, Unclear):
        return None
    unclear = UnclearName(said, (), match)
    decisions = decided_names(desk, (unclear,), options)
    if unclear.key not in decisions:
        raise refused_name(desk, unclear, "--class")
    return decisions[unclear.key]


def _school(desk: Desk, options: ImportOptions) -> str | None:
    """The id of the school that is said as other commands take it, else the name of a new one."""
    if options.school is None:
        return None
    try:
        return desk.lookup.resolve(options.school, (Kind.SCHOOL,)).id
    except AmbiguousReferenceError:
        raise
    except CommandLineError:
        if not options.makes_new:
            raise
        return options.school


def _require_school(references: References, name: str) -> None:
    """Raise RefusedError for a school that is only nearly known, or may not be made."""
    try:
        references.require(Said(Kind.SCHOOL, name))
    except NotTakenError as error:
        message = f"学校“{name}”：{error.why}，什么都没有写"
        raise RefusedError(
            message, "用 --school 写编号或全名；就是它的话，加 --accept-similar"
        ) from None

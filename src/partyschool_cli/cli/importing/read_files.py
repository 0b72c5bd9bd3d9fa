"""Read the tables in the files of a command line, as its options say."""

from collections.abc import Sequence

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.cli.change import Desk
from partyschool_cli.cli.importing.import_options import GivenFile, ImportOptions
from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.entities.files_read import FileLeftOut, FilesRead, TableOfFile
from partyschool_cli.exchange.entities.name_matches import Known, NameMatcher, Said
from partyschool_cli.exchange.foreign.reading import KnownNames, ReadingOptions
from partyschool_cli.exchange.foreign.sheets.read_sheets import read_sheets
from partyschool_cli.exchange.foreign.tables import read_tables
from partyschool_cli.model.kind import Kind


def read_files(
    desk: Desk, files: Sequence[GivenFile], options: ImportOptions, matcher: NameMatcher
) -> FilesRead:
    """The tables of all files.

    Raises CommandLineError for a file that cannot be read, or where none has a table.
    """
    reading_options = _reading_options(desk, options, matcher)
    tables: list[TableOfFile] = []
    left_out: list[FileLeftOut] = []
    for file in files:
        read = read_tables(read_sheets(file.name, file.data), reading_options)
        tables += (TableOfFile(file.name, table) for table in read.tables)
        left_out += (FileLeftOut(file.name, one) for one in read.left_out)
    if not tables:
        names = "、".join(file.name for file in files)
        hint = "表要有一行列名，如 日期、时间、课程、授课人；用 --sheet、--as、--map 指明"
        raise CommandLineError(f"{names} 里没有看懂的表", hint)
    return FilesRead(tuple(tables), tuple(left_out))


def _reading_options(desk: Desk, options: ImportOptions, matcher: NameMatcher) -> ReadingOptions:
    catalog = matcher.catalog
    kind = options.kind
    if kind is None and options.class_name is not None:
        kind = Kind.SESSION
    dates = None
    if options.class_name is not None:
        match = matcher.match(Said(Kind.CLASS, options.class_name))
        found = catalog.classes.get(match.key.id) if isinstance(match, Known) else None
        dates = (found.from_, found.to) if found is not None else None
    return ReadingOptions(
        today=desk.workspace.today,
        manifest=catalog.manifest,
        kind=kind,
        mapping=options.columns,
        sheet=options.sheet,
        year=options.year,
        class_dates=dates,
        names=_known_names(catalog),
    )


def _known_names(catalog: Catalog) -> KnownNames:
    return KnownNames(
        frozenset(one.title for one in catalog.courses.values()),
        frozenset(one.name for one in catalog.teachers.values()),
        frozenset(one.title for one in catalog.sites.values()),
    )

"""Replay cached output for an identical command on an unchanged catalog.

`replay` prints a stored output without importing anything heavy. `record` runs the command and
stores what it printed. A request is the arguments and everything else, besides the catalog's files,
that the output depends on.
"""

import os
import sys
import time

from partyschool_cli.cache.invocation import Invocation
from partyschool_cli.cache.output_store import (
    CachedOutput,
    Output,
    fingerprint,
    read_output,
    still_valid,
    write_output,
)
from partyschool_cli.cache.program_key import program_key
from partyschool_cli.cache.stat_snapshot import take
from partyschool_cli.locate import absolute, catalog_at, git_root, nearest_catalog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    # Runs a command line. Returns its exit code; its output, None if incomplete; and whether the
    # output depends on exactly the files of its snapshot, read after it was taken.
    Run = Callable[[Invocation], tuple[int, Output | None, bool]]

# With these options, these commands only print, and read nothing but the catalog. What writes, or
# reads other files, is not cached.
COMMANDS = frozenset({"list", "search", "lint", "tree", "show", "stats", "timetable"})
OPTIONS_WITH_VALUE = frozenset(
    {
        *("--by", "--catalog", "--class", "--columns", "--fail-on", "--format", "--from"),
        *("--ignore", "--limit", "--school", "--select", "--site", "--sort", "--teacher", "--to"),
        *("--today", "--week", "--year"),
    }
)
FLAGS = frozenset(
    {"--all", "--count", "--list", "--matrix", "--no-color", "--statistics", "--with-below"}
)
_ENVIRONMENT = ("SOURCE_DATE_EPOCH", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM")
# Set by the shells' completion scripts.
_COMPLETE = "_PSCHOOL_COMPLETE"
_TYPED = ("COMP_WORDS", "_TYPER_COMPLETE_ARGS")
_COMPLETION = (
    *(_COMPLETE, *_TYPED, "COMP_CWORD"),
    *("_TYPER_COMPLETE_FISH_ACTION", "_TYPER_COMPLETE_WORD_TO_COMPLETE"),
)


def invocation_of(arguments: "Sequence[str]") -> Invocation | None:
    """The invocation of a command line here and now; None if its output cannot be cached."""
    try:
        named = _catalog_named(arguments)
        if named is None:
            return None
        catalog = catalog_at(named) if named else nearest_catalog(os.getcwd())
        if catalog is None:
            return None
        catalog = absolute(catalog)
        work_tree = git_root(catalog)
        return Invocation(arguments, catalog, work_tree, _key(arguments, catalog, work_tree))
    except (OSError, ValueError, AttributeError):  # no working folder, or no standard output
        return None


def replay(invocation: Invocation) -> int | None:
    """Print the cached output of a request and return its exit code; None if none is fresh."""
    cached = read_output(invocation.catalog, invocation.key)
    if cached is None:
        return None
    invocation.snapshot, known = take(invocation.catalog), cached.fingerprint
    now = still_valid(invocation.catalog, known, invocation.snapshot)
    if now is None:
        return None
    if len(now.racy) < len(known.racy):  # so that they need not be read each time
        cached.fingerprint = now
        write_output(invocation.catalog, cached)
    return _print(cached)


def record(invocation: Invocation, run: "Run") -> int:
    """Run the command, which prints by itself, and store its output if that is valid."""
    root = invocation.catalog
    invocation.snapshot = invocation.snapshot or take(root)
    before = fingerprint(invocation.snapshot) if invocation.snapshot is not None else None
    code, output, depends_on_snapshot = run(invocation)
    if before is None or output is None or code not in (0, 1) or _is_personal(invocation, output):
        return code
    # The day, the window or a file may have changed meanwhile.
    again = invocation_of(invocation.arguments)
    if again is not None and again.key == invocation.key:
        after = before if depends_on_snapshot else still_valid(root, before, take(root))
        if after is not None:
            write_output(root, CachedOutput(invocation.key, after, code, output))
    return code


def _is_personal(invocation: Invocation, output: Output) -> bool:
    """Whether a personal number is in the command line, its output, or the name of a file."""
    from partyschool_cli.cache.cleaning import remove_all
    from partyschool_cli.cache.number_watch import has_number, has_number_in_names

    if invocation.snapshot is not None and has_number_in_names(invocation.snapshot):
        remove_all(invocation.catalog)
        return True
    typed = (os.environ.get(name, "") for name in _TYPED)
    printed = b"".join(data for _, data in output).decode("utf-8", "replace")
    texts = (*invocation.arguments, *typed, invocation.catalog, os.getcwd(), printed)
    return has_number("\n".join(texts))


def _print(cached: CachedOutput) -> int | None:
    """Write an output as the command would; None if that fails: the command reports it."""
    if os.name == "nt" and sys.stdout.isatty():
        os.system("")  # noqa: S605  # lets a Windows console understand colours
    for number, data in cached.output:
        name = "stdout" if number == 1 else "stderr"
        stream = getattr(sys, name)
        try:
            stream.buffer.write(data)
            stream.buffer.flush()
        except BrokenPipeError:  # nobody reads the rest
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        except OSError:
            # The old stream keeps what it could not write, and tries again at every use.
            again = open(stream.fileno(), "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            setattr(sys, name, again)
            return None
    return cached.code


def _key(arguments: "Sequence[str]", catalog: str, work_tree: str | None) -> bytes:
    terminals = (sys.stdout.isatty(), sys.stderr.isatty())
    parts = (
        program_key(),
        tuple(arguments),
        os.getcwd(),
        catalog,
        work_tree,
        time.strftime("%Y-%m-%d"),
        tuple(os.environ.get(name) for name in _ENVIRONMENT + _COMPLETION),
        terminals,
        os.get_terminal_size(sys.stdout.fileno()).columns if terminals[0] else None,
    )
    return ascii(parts).encode()


def _catalog_named(arguments: "Sequence[str]") -> str | None:
    """The catalog's folder on a command line, empty for the nearest catalog.

    None if the output cannot be cached.
    """
    environment = os.environ.get
    if instruction := environment(_COMPLETE):
        typed = "".join(environment(name, "") for name in _TYPED)
        can_cache = instruction.startswith("complete_") and "--catalog" not in typed
        return environment("PSCHOOL_CATALOG", "") if can_cache else None
    catalogs: list[str] = []
    words: list[str] = []
    rest = iter(arguments)
    for word in rest:
        if not word.startswith("--"):
            words.append(word)
            continue
        option, equals, value = word.partition("=")
        if option in OPTIONS_WITH_VALUE:
            value = value if equals else next(rest, "")
            catalogs += [value] if option == "--catalog" else []
        elif word not in FLAGS:
            return None
    if len(catalogs) > 1 or not _is_cacheable(words):
        return None
    return catalogs[0] if catalogs else environment("PSCHOOL_CATALOG", "")


def _is_cacheable(words: "Sequence[str]") -> bool:
    if not words or words[0] not in COMMANDS or any(word.startswith("-o") for word in words):
        return False
    # Paths to lint may lie in other catalogs.
    return words[0] != "lint" or len(words) == 1

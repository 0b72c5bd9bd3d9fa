"""The short way: a request that was answered before, in a catalog that has not changed since.

`serve` prints the kept answer without importing anything heavy. `remember` runs the long way and
keeps what it printed. A request is the arguments and everything else, besides the catalog's files,
that the output depends on.
"""

import os
import sys
import time

from partyschool_cli.source import snapshot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    # Runs a command line: gives its exit code and what it wrote; None where that is not the whole.
    Run = Callable[[Sequence[str]], tuple[int, snapshot.Output | None]]

# These only print, and look at nothing but the catalog, as long as their options are these. What
# writes, or reads other files, is not among them: it is worked out each time.
COMMANDS = frozenset({"list", "search", "lint", "tree", "show", "stats", "timetable"})
OPTIONS_WITH_VALUE = frozenset(
    {
        *("--catalog", "--columns", "--fail-on", "--format", "--ignore", "--limit", "--school"),
        *("--select", "--site", "--sort", "--teacher", "--today", "--week", "--year"),
    }
)
FLAGS = frozenset({"--all", "--count", "--list", "--no-color", "--statistics"})
_ENVIRONMENT = ("SOURCE_DATE_EPOCH", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM")
# What the shells' scripts say when the Tab key is pressed.
_COMPLETE = "_PSCHOOL_COMPLETE"
_TYPED = ("COMP_WORDS", "_TYPER_COMPLETE_ARGS")
_COMPLETION = (
    *(_COMPLETE, *_TYPED, "COMP_CWORD"),
    *("_TYPER_COMPLETE_FISH_ACTION", "_TYPER_COMPLETE_WORD_TO_COMPLETE"),
)


def serve(arguments: "Sequence[str]") -> int | None:
    """Prints the kept answer to `arguments` and gives its exit code; None where there is none."""
    asked = _asked(arguments)
    answer = snapshot.find(*asked) if asked is not None else None
    if asked is None or answer is None:
        return None
    root, _ = asked
    known = answer.fingerprint
    now = snapshot.confirmed(root, known)
    if now is None:
        return None
    if len(now.young) < len(known.young):  # so that they need not be read each time
        answer.fingerprint = now
        snapshot.keep(root, answer)
    return _print(answer)


def remember(arguments: "Sequence[str]", run: "Run") -> int:
    """Runs the long way, which prints by itself, and keeps what it printed where that is sound."""
    asked = _asked(arguments)
    before = snapshot.fingerprint(asked[0]) if asked is not None else None
    code, output = run(arguments)
    if asked is None or before is None or output is None or code not in (0, 1):
        return code
    # The day, the window or a file may have changed meanwhile.
    after = snapshot.confirmed(asked[0], before) if _asked(arguments) == asked else None
    if after is not None:
        root, request = asked
        snapshot.keep(root, snapshot.Answer(request, after, code, output))
    return code


def _print(answer: snapshot.Answer) -> int | None:
    """Writes an answer as the long way does; None where that fails, for the long way to tell."""
    if os.name == "nt" and sys.stdout.isatty():
        os.system("")  # noqa: S605  # lets a Windows console understand colours
    try:
        for stream, data in answer.output:
            buffer = (sys.stdout if stream == 1 else sys.stderr).buffer
            buffer.write(data)
            buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError:
        return None
    return answer.code


def _asked(arguments: "Sequence[str]") -> tuple[str, bytes] | None:
    """The catalog's folder and the request, where it is one whose answer can be kept."""
    try:
        root = _root(arguments)
        return None if root is None else (root, _request(arguments, root))
    except (OSError, ValueError, AttributeError):  # no working folder, or no standard output
        return None


def _request(arguments: "Sequence[str]", root: str) -> bytes:
    terminals = (sys.stdout.isatty(), sys.stderr.isatty())
    asked = (
        _program(),
        tuple(arguments),
        os.getcwd(),
        root,
        _work_tree(root),
        time.strftime("%Y-%m-%d"),
        tuple(os.environ.get(name) for name in _ENVIRONMENT + _COMPLETION),
        terminals,
        os.get_terminal_size(sys.stdout.fileno()).columns if terminals[0] else None,
    )
    return ascii(asked).encode()


def _program() -> tuple[object, ...]:
    """What changes when the program, its libraries or its Python do."""
    package = os.path.dirname(os.path.abspath(__file__))
    folders = [path for path in sys.path if path.endswith("-packages")]
    if os.path.dirname(package) not in folders:
        # Installed from its sources for development: they change without a word.
        folders += _sources(package)
    times = tuple(os.stat(path).st_mtime_ns for path in folders if os.path.exists(path))
    return (sys.version, sys.getfilesystemencoding(), package, times)


def _sources(package: str) -> "Iterator[str]":
    for folder, _, names in os.walk(package):
        yield from (os.path.join(folder, name) for name in names if not name.endswith(".pyc"))


def _root(arguments: "Sequence[str]") -> str | None:
    """The catalog that a request is about, where its answer can be kept."""
    environment = os.environ.get
    if asked := environment(_COMPLETE):
        typed = "".join(environment(name, "") for name in _TYPED)
        is_kept = asked.startswith("complete_") and "--catalog" not in typed
        return _catalog(environment("PSCHOOL_CATALOG", "")) if is_kept else None
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
    if len(catalogs) > 1 or not _is_kept(words):
        return None
    return _catalog(catalogs[0] if catalogs else environment("PSCHOOL_CATALOG", ""))


def _is_kept(words: "Sequence[str]") -> bool:
    if not words or words[0] not in COMMANDS or any(word.startswith("-o") for word in words):
        return False
    # Paths to lint may lie in other catalogs.
    return words[0] != "lint" or len(words) == 1


def _catalog(named: str) -> str | None:
    """The folder of the catalog that was named, else of the nearest one."""
    if named:
        return _catalog_in((named, os.path.join(named, "catalog")))
    here = os.getcwd()
    while True:
        if found := _catalog_in((os.path.join(here, "catalog"), here)):
            return found
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above


def _catalog_in(folders: "Sequence[str]") -> str | None:
    for folder in folders:
        if os.path.isfile(os.path.join(folder, "catalog.yaml")):
            return os.path.join(os.getcwd(), folder)
    return None


def _work_tree(root: str) -> str | None:
    here = os.path.abspath(root)
    while not os.path.exists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above
    return here

"""The short way: a request that was answered before, in a catalog that has not changed since.

`serve` prints the kept answer without importing anything heavy. `remember` runs the long way and
keeps what it printed. Both see a request through `request_of`: the arguments, and everything else
that the output depends on besides the catalog.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence

from partyschool_cli.source import snapshot

# Commands that only print, and depend on nothing but the catalog and the request.
_COMMANDS = frozenset({"list", "search", "lint", "tree", "show", "stats", "timetable"})
# What writes, or reads other files, is worked out each time.
_NEVER = (
    *("-o", "--output", "--fix", "--unsafe-fixes", "--diff", "--new-since", "--baseline"),
    *("--write-baseline", "--no-cache", "--help", "--version"),
)
_MOST_BYTES = 4 * 1024 * 1024

# Runs a command line: gives its exit code, and what it printed (None where not to the end).
Run = Callable[[Sequence[str]], tuple[int, tuple[bytes, bytes] | None]]


def serve(arguments: Sequence[str]) -> int | None:
    """Prints the kept answer to `arguments` and gives its exit code, or None where there is none."""
    root = _root(arguments)
    if root is None:
        return None
    folder = os.path.join(root, snapshot.FOLDER)
    state = snapshot.read_state(folder)
    if state is None:
        return None
    answer = snapshot.read_answer(folder, request_of(arguments, root), state)
    now = time.time_ns()
    if answer is None or not snapshot.is_current(root, state):
        return None
    if older := snapshot.aged(root, state, now):
        snapshot.keep_state(folder, older)
    _print(answer.out, answer.err)
    return answer.code


def remember(arguments: Sequence[str], run: Run) -> int:
    """Runs the long way, which prints by itself, and keeps what it printed where that is sound."""
    root = _root(arguments)
    before = snapshot.take_state(root) if root is not None else None
    code, written = run(arguments)
    if root is None or before is None or written is None or code not in (0, 1):
        return code
    if len(written[0]) <= _MOST_BYTES and snapshot.is_same(before, snapshot.take_state(root)):
        folder = os.path.join(root, snapshot.FOLDER)
        state = snapshot.read_state(folder)
        if state is None or not snapshot.is_same(state, before):
            state = before
            snapshot.keep_state(folder, state)
        request = request_of(arguments, root)
        snapshot.keep_answer(folder, snapshot.Answer(request, state.id, code, *written))
    return code


def request_of(arguments: Sequence[str], root: str) -> tuple[object, ...]:
    """Everything that an answer depends on besides the catalog's files."""
    environment = os.environ.get
    terminals = (sys.stdout.isatty(), sys.stderr.isatty())
    width = None
    if terminals[0]:
        try:
            width = os.get_terminal_size(sys.stdout.fileno()).columns
        except OSError:
            width = None
    return (
        _program(),
        tuple(arguments),
        os.getcwd(),
        root,
        _work_tree(root),
        time.strftime("%Y-%m-%d"),
        *(environment(name) for name in ("SOURCE_DATE_EPOCH", "COLUMNS", "NO_COLOR")),
        *(environment(name) for name in ("FORCE_COLOR", "TERM")),
        terminals,
        width,
    )


def _program() -> tuple[object, ...]:
    """What changes when the program, its libraries or its Python do."""
    package = os.path.dirname(os.path.abspath(__file__))
    above = os.path.dirname(package)
    times: tuple[int, ...] = (os.stat(above).st_mtime_ns,)
    if os.path.basename(above) not in ("site-packages", "dist-packages"):
        # Installed from its sources for development, which change without a word.
        times += tuple(
            os.stat(os.path.join(folder, name)).st_mtime_ns
            for folder, _, names in os.walk(package)
            for name in names
            if name.endswith(".py")
        )
    return (snapshot.FORMAT, sys.version, package, hash(times))


def _root(arguments: Sequence[str]) -> str | None:
    """The catalog that a request is about, where its command is one that can be kept."""
    named: list[str] = []
    command = None
    words = iter(arguments)
    for word in words:
        if word.startswith(_NEVER):
            return None
        if word == "--catalog":
            named.append(next(words, ""))
        elif word.startswith("--catalog="):
            named.append(word[10:])
        elif word == "--today":
            next(words, "")
        elif command is None and not word.startswith("-"):
            command = word
    if command not in _COMMANDS or len(named) > 1:
        return None
    asked = named[0] if named else os.environ.get("PSCHOOL_CATALOG", "")
    if asked:
        return _catalog_in((asked, os.path.join(asked, "catalog")))
    here = os.getcwd()
    while True:
        if found := _catalog_in((os.path.join(here, "catalog"), here)):
            return found
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above


def _catalog_in(folders: Sequence[str]) -> str | None:
    for folder in folders:
        if os.path.isfile(os.path.join(folder, "catalog.yaml")):
            return os.path.realpath(folder)
    return None


def _work_tree(root: str) -> str | None:
    here = root
    while not os.path.exists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above
    return here


def _print(out: bytes, err: bytes) -> None:
    try:
        for stream, data in ((sys.stdout, out), (sys.stderr, err)):
            if data:
                stream.buffer.write(data)
                stream.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""The short way: a request that was answered before, in a catalog that has not changed since.

`serve` prints the kept answer without importing anything heavy. `remember` runs the long way and
keeps what it printed. A request is the arguments and everything else, besides the catalog's files,
that the output depends on.
"""

import os
import sys
import time

from partyschool_cli.cache import output_store as answers
from partyschool_cli.cache.program_key import program
from partyschool_cli.cache.stat_snapshot import Look, look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    # Runs a command line, with a look at the catalog's files that was just taken. Gives its exit
    # code; what it wrote, None where that is not the whole; and whether it saw the files as they
    # were then: no others, and each of them later.
    Run = Callable[[Sequence[str], Look | None], tuple[int, answers.Output | None, bool]]

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


class Question:
    """A request about the catalog at `root`, and the look at its files that was last taken."""

    __slots__ = ("arguments", "look", "request", "root")

    def __init__(self, arguments: "Sequence[str]", root: str, request: bytes) -> None:
        self.arguments = arguments
        self.root = root
        self.request = request
        self.look: Look | None = None


def asked(arguments: "Sequence[str]") -> Question | None:
    """What `arguments` ask here and now, where it is something whose answer can be kept."""
    try:
        root = _root(arguments)
        return None if root is None else Question(arguments, root, _request(arguments, root))
    except (OSError, ValueError, AttributeError):  # no working folder, or no standard output
        return None


def serve(question: Question) -> int | None:
    """Prints the kept answer to a question and gives its exit code; None where there is none."""
    answer = answers.find(question.root, question.request)
    if answer is None:
        return None
    question.look, known = look(question.root), answer.fingerprint
    now = answers.confirmed(question.root, known, question.look)
    if now is None:
        return None
    if len(now.young) < len(known.young):  # so that they need not be read each time
        answer.fingerprint = now
        answers.keep(question.root, answer)
    return _print(answer)


def remember(question: Question, run: "Run") -> int:
    """Runs the long way, which prints by itself, and keeps what it printed where that is sound."""
    root = question.root
    question.look = question.look or look(root)
    before = answers.fingerprint(question.look) if question.look is not None else None
    code, output, is_vouched = run(question.arguments, question.look)
    if before is None or output is None or code not in (0, 1):
        return code
    # The day, the window or a file may have changed meanwhile.
    again = asked(question.arguments)
    if again is not None and again.request == question.request:
        after = before if is_vouched else answers.confirmed(root, before, look(root))
        if after is not None:
            answers.keep(root, answers.Answer(question.request, after, code, output))
    return code


def _print(answer: answers.Answer) -> int | None:
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


def _request(arguments: "Sequence[str]", root: str) -> bytes:
    terminals = (sys.stdout.isatty(), sys.stderr.isatty())
    asked = (
        program(),
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

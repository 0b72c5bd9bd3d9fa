"""Write to standard output and standard error; no other module does.

Output is UTF-8 whatever the console's code page is. Machine output is written as bytes, so that
line ends and byte order marks stay unchanged.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from partyschool_cli.errors import CommandLineError, reason_of
from partyschool_cli.terminal.style import Styled, render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partyschool_cli.cache.invocation import Invocation
    from partyschool_cli.cache.stat_snapshot import StatSnapshot
    from partyschool_cli.errors import UserError
    from partyschool_cli.terminal.style import Line


class Recording:
    """The output of a run, in order: pieces to standard output (1) and error (2).

    `is_whole` is false if the reader closed the pipe early. `may_be_kept` is false if the catalog
    has personal numbers in it, or the output follows from more than its files.
    `depends_on_snapshot` is true if the run read exactly the
    files of the invocation's snapshot, after it was taken.
    """

    def __init__(self, invocation: Invocation | None = None) -> None:
        self.invocation = invocation
        self.pieces: list[tuple[int, bytes]] = []
        self.is_whole = True
        self.may_be_kept = True
        self.depends_on_snapshot = False


class Console:
    """A command's output. `width` is in columns, None without a terminal.

    Output is also recorded in `recording`, if given. `is_read` is false once the reader of standard
    output has closed the pipe.
    """

    def __init__(self, *, colour: bool | None = None, recording: Recording | None = None) -> None:
        self.recording = recording
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        self.wants_colour = colour
        self.is_read = True

    def depends_on(self, snapshot: StatSnapshot | None) -> None:
        """Declare that the output depends on exactly the files of `snapshot`."""
        recording = self.recording
        if recording is not None and recording.invocation is not None:
            recording.depends_on_snapshot = snapshot is recording.invocation.snapshot

    def keep_nothing(self) -> None:
        """Declare that the output may not be kept: it is personal, or comes from git's history."""
        if self.recording is not None:
            self.recording.may_be_kept = False

    @property
    def width(self) -> int | None:
        """Columns of the terminal, or of `COLUMNS`; None for a pipe."""
        if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal():
            import shutil

            return shutil.get_terminal_size().columns
        return None

    @property
    def is_terminal(self) -> bool:
        """Whether standard output is a terminal."""
        return sys.stdout.isatty()

    @property
    def colour(self) -> bool:
        """Whether to use colours on standard output."""
        return self._colour_on(sys.stdout)

    def print(self, lines: Iterable[Line]) -> None:
        """Write styled lines to standard output."""
        self.write(render(lines, self.colour).encode("utf-8", "backslashreplace"))

    def write(self, data: bytes) -> None:
        """Write bytes to standard output unchanged. Raises CommandLineError if that fails.

        Where the reader closed the pipe early, as `| head -1` does, the rest goes nowhere: the
        command still ends with the exit code of its answer.
        """
        if self.recording is not None:
            self.recording.pieces.append((1, data))
        try:
            sys.stdout.flush()
            buffer = getattr(sys.stdout, "buffer", None)
            if buffer is None:
                sys.stdout.write(data.decode())
            else:
                buffer.write(data)
                buffer.flush()
        except OSError as error:
            if not _is_closed_pipe(error):
                message = f"结果写不出去：{reason_of(error)}"
                raise CommandLineError(message, "检查磁盘，或用 -o 写到别的文件") from None
            self.is_read = False
            if self.recording is not None:
                self.recording.is_whole = False
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def write_pieces(self, pieces: Iterable[bytes]) -> None:
        """Write output that is long piece by piece."""
        for piece in pieces:
            self.write(piece)

    def note(self, text: str) -> None:
        """Write a note to standard error."""
        self._print_error(((Styled(text, "muted"),),))

    @property
    def has_status(self) -> bool:
        """Whether standard error can show a line that is written over."""
        return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def status(self, text: str) -> None:
        """Write over the line that `status` wrote before; an empty text takes it away."""
        import shutil

        from partyschool_cli.terminal.width import clip, display_width

        columns = max(1, shutil.get_terminal_size().columns - 1)
        shown = clip(text, columns)
        blank = " " * (columns - display_width(shown))
        with suppress(OSError):
            sys.stderr.write(f"\r{shown}{blank}\r")
            sys.stderr.flush()

    def error(self, error: UserError) -> None:
        """Write an error with its hint to standard error."""
        from partyschool_cli.catalog.query.error import QueryError
        from partyschool_cli.cli.query_error import caret_lines

        lines: list[Line] = [(Styled("错误：", "error"), Styled(error.message))]
        detail = caret_lines(error) if isinstance(error, QueryError) else error.detail
        lines += [(Styled(f"      {line}", "plain"),) for line in detail]
        if error.hint:
            lines.append((Styled("提示：", "accent"), Styled(error.hint)))
        self._print_error(lines)

    def _print_error(self, lines: Iterable[Line]) -> None:
        text = render(lines, self._colour_on(sys.stderr))
        if self.recording is not None:
            self.recording.pieces.append((2, text.encode("utf-8", "backslashreplace")))
        # The message is lost; the exit code remains.
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()

    def _colour_on(self, stream: TextIO) -> bool:
        if self.wants_colour is not None:
            return self.wants_colour
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return stream.isatty() and os.environ.get("TERM") != "dumb"


def _is_closed_pipe(error: OSError) -> bool:
    """Whether the reader is gone. Windows has no code of its own for that."""
    is_invalid = os.name == "nt" and error.errno == errno.EINVAL
    return isinstance(error, BrokenPipeError) or is_invalid


def enable_windows_colours() -> None:
    """Enable escape sequences in a Windows console; running an empty command does that."""
    if os.name == "nt" and sys.stdout.isatty():
        os.system("")  # noqa: S605

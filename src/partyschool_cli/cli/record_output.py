"""Write a listing of records to standard output or a file."""

from collections.abc import Callable, Iterator
from typing import Final

from partyschool_cli.cli.console import Console
from partyschool_cli.cli.output import write_output
from partyschool_cli.cli.record_target import RecordTarget
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.records.record_format import RecordListing

# Pieces are gathered to so many bytes before they are written.
_CHUNK: Final = 1 << 16


def deliver(
    console: Console, target: RecordTarget, listing: RecordListing, what: Callable[[], str]
) -> None:
    """Write a listing in the target's format; `what` describes it once it is written."""
    writer = target.format
    if writer is None:
        raise ValueError("a table has no format")
    if writer.is_binary:
        refuse_terminal(console, target)
    if target.file is not None:
        data = writer.write(listing)
        write_output(console, data, target.file, what())
    else:
        for chunk in _chunks(writer.pieces(listing)):
            console.write(chunk)
            if not console.is_read:
                break
    for line in writer.warnings(listing):
        console.note(f"注意：{line}")


def refuse_terminal(console: Console, target: RecordTarget) -> None:
    """Raise CommandLineError if a file that is no text would be shown in a terminal."""
    if target.file is None and console.is_terminal:
        raise CommandLineError(
            f"{target.name} 不是文本，不能显示在终端上", f"写入文件：-o 文件.{target.name}"
        )


def _chunks(pieces: Iterator[bytes]) -> Iterator[bytes]:
    gathered: list[bytes] = []
    size = 0
    for piece in pieces:
        gathered.append(piece)
        size += len(piece)
        if size >= _CHUNK:
            yield b"".join(gathered)
            gathered, size = [], 0
    if gathered:
        yield b"".join(gathered)

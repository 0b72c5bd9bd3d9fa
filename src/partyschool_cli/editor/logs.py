"""The log of the language server: errors to standard error, everything to a file that is named."""

import logging
import sys
from pathlib import Path
from typing import Final

from partyschool_cli.errors import CommandLineError, reason_of
from partyschool_cli.source.files.listing import shown_path

_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_log(path: Path | None) -> None:
    """Begin the log. Raises CommandLineError for a file that cannot be written."""
    if path is None:
        handler: logging.Handler = logging.StreamHandler(sys.stderr)
    else:
        try:
            handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            message = f"写不了日志 {shown_path(str(path))}：{reason_of(error)}"
            raise CommandLineError(message, "换一个文件") from None
    handler.addFilter(_is_no_answer)
    handler.setFormatter(logging.Formatter(_FORMAT))
    level = logging.ERROR if path is None else logging.INFO
    logging.basicConfig(level=level, handlers=[handler], force=True)


def _is_no_answer(record: logging.LogRecord) -> bool:
    """Whether it is about no refusal that the client has as its answer, with where it came from."""
    # Takes longer than all else of a start, and a file that cannot be written is told before.
    from pygls.exceptions import JsonRpcException

    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, JsonRpcException)

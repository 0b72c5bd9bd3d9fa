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
    handler.setFormatter(logging.Formatter(_FORMAT))
    level = logging.ERROR if path is None else logging.INFO
    logging.basicConfig(level=level, handlers=[handler], force=True)
    if path is None:  # pygls shows where a refusal was raised as well
        logging.getLogger("pygls").setLevel(logging.CRITICAL)

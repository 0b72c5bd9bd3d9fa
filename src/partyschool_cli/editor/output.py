"""Where the messages for the client go."""

from collections.abc import Callable
from io import BufferedWriter, FileIO
from typing import Any


class Output(BufferedWriter):
    """Calls `gone` when it cannot be written any more: the client went away."""

    def __init__(self, raw: FileIO, gone: Callable[[], object]) -> None:
        super().__init__(raw)
        self._gone = gone

    def write(self, data: Any, /) -> int:
        """Write data, or a part of it."""
        try:
            return super().write(data)
        except OSError:  # Windows has several codes for a pipe that nobody reads
            self._gone()
            raise

    def flush(self) -> None:
        """Write what is left."""
        try:
            super().flush()
        except OSError:
            self._gone()
            raise

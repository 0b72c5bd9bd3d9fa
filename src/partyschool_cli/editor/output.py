"""Where the messages for the client go."""

from collections.abc import Callable
from io import BufferedWriter, FileIO
from typing import Any


class Output(BufferedWriter):
    """Calls `gone` when nobody reads it any more."""

    def __init__(self, raw: FileIO, gone: Callable[[], object]) -> None:
        super().__init__(raw)
        self._gone = gone

    def write(self, data: Any, /) -> int:
        """Write data, or a part of it."""
        try:
            return super().write(data)
        except BrokenPipeError:
            self._gone()
            raise

    def flush(self) -> None:
        """Write what is left."""
        try:
            super().flush()
        except BrokenPipeError:
            self._gone()
            raise

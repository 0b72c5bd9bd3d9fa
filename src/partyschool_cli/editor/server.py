"""The language server: messages of the client in, answers and findings out."""

import asyncio
import datetime as dt
import logging
import os
import signal
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from io import FileIO
from typing import Any, BinaryIO, Final, NoReturn

from lsprotocol import types
from pygls.exceptions import FeatureRequestError, JsonRpcException
from pygls.lsp.server import LanguageServer

from partyschool_cli.discover import discover
from partyschool_cli.editor import features
from partyschool_cli.editor.documents import listen_to_documents
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.lifecycle import listen_to_lifecycle
from partyschool_cli.editor.output import Output
from partyschool_cli.editor.protocol import Protocol
from partyschool_cli.editor.session import Session
from partyschool_cli.errors import UserError

_log = logging.getLogger(__name__)
# LSP's code for a request that is right, and cannot be carried out.
_REQUEST_FAILED: Final = -32803
_INTERNAL_ERROR: Final = -32603
_CLIENT_GONE: Final = 1
_KILLED: Final = 128  # and the number of the signal, as in a shell
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)
_SORRY: Final = "pschool 出错了，这一步没有做；出了什么错，见日志"


class Server(LanguageServer):
    """Speaks LSP for the catalogs of a workspace. `today` is asked for the day."""

    def __init__(self, today: Callable[[], dt.date]) -> None:
        # With the whole text of each change, it does not matter who counts lines how.
        super().__init__(
            "pschool",
            version("pschool"),
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
            protocol_cls=Protocol,
        )
        self._told: set[str] = set()
        self._leave: Callable[[int], NoReturn] | None = None
        self.session = Session(self, today, self.failed)
        listen_to_lifecycle(self, self.session, self._wake_for_signals)
        listen_to_documents(self, self.session)
        for one in discover(features, "feature", Feature).values():
            answer = self._long_answer(one) if one.is_long else self._answer(one)
            self.feature(one.method, one.options)(answer)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log what pygls could not do; the user is told unless the client has the answer."""
        if source is FeatureRequestError or isinstance(error, JsonRpcException):
            _log.info("%s", error)
        else:
            self.failed(error)

    def failed(self, error: Exception) -> None:
        """Log an error of the program, and tell the user once that there was one."""
        _log.error("%s", error, exc_info=error)
        if str(error) not in self._told:
            self._told.add(str(error))
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, _SORRY))

    def _answer(self, feature: Feature) -> Callable[[Any], Any]:
        def answer(params: Any) -> Any:
            with self._errors_of(feature):
                return feature.answer(self.session.now(), params)

        return answer

    def _long_answer(self, feature: Feature) -> Callable[[Any], Coroutine[Any, Any, Any]]:
        async def answer(params: Any) -> Any:
            with self._errors_of(feature):
                return await asyncio.to_thread(feature.answer, self.session.now(), params)

        return answer

    @contextmanager
    def _errors_of(self, feature: Feature) -> Iterator[None]:
        """Answer with an error what a feature raises."""
        try:
            yield
        except UserError as error:
            text = "。".join(filter(None, (error.message, error.hint)))
            raise JsonRpcException(text, _REQUEST_FAILED) from error
        except Exception as error:
            _log.error("%s", feature.method)
            self.failed(error)
            raise JsonRpcException(_SORRY, _INTERNAL_ERROR) from error

    def leave_at_signals(self, leave: Callable[[int], NoReturn]) -> None:
        """Have `leave` called with the exit code when somebody interrupts or ends the process."""
        self._leave = leave
        for number in _SIGNALS:
            signal.signal(number, lambda received, _: leave(_KILLED + received))

    def _wake_for_signals(self) -> None:
        """Have the loop handle signals: one that comes just before it waits does not wake it.

        On Windows any signal does, and handlers in the loop are not implemented.
        """
        if self._leave is None or os.name == "nt":
            return
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            loop.add_signal_handler(number, self._leave, _KILLED + number)


def serve(server: Server, stdin: BinaryIO, stdout: FileIO, end: Callable[[int], NoReturn]) -> None:
    """Answer until the client ends it or is gone, or somebody interrupts it.

    `end` ends the process at once: a thread waits for the next message, and would keep it.
    """

    def leave(code: int) -> NoReturn:
        server.session.close()
        end(code)

    server.leave_at_signals(leave)
    try:
        server.start_io(stdin, Output(stdout, lambda: leave(_CLIENT_GONE)))
    finally:
        server.session.close()

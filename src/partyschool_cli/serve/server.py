"""The HTTP server of the preview: the standard library's, on 127.0.0.1 only.

Nothing is read from disk by an address: what is answered is a file of the site, by its exact path,
or one of the few routes below `-/` and, with forms, below `edit/`.
"""

import os
import socket
import time
from collections.abc import Iterable
from contextlib import suppress
from http.server import ThreadingHTTPServer
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from partyschool_cli.errors import CommandLineError, reason_of
from partyschool_cli.serve.findings import FindingsWatch
from partyschool_cli.serve.guard import ADDRESS, Guard, new_token
from partyschool_cli.serve.preview import Preview
from partyschool_cli.serve.watch import Watch

if TYPE_CHECKING:
    from partyschool_cli.serve.routes import Forms, Routes

DEFAULT_PORT: Final = 8765
_TRIES: Final = 20
# Connections at once; browsers open six each.
_MOST_CONNECTIONS: Final = 128
# In seconds: a request has to have arrived in full by then.
ARRIVES_WITHIN: Final = 10.0


class PreviewServer(ThreadingHTTPServer):
    """The server of a preview. `guard` says who may ask, `routes` what is answered."""

    daemon_threads = True
    # Elsewhere it lets a server start anew at once; on Windows two could have one port.
    allow_reuse_address = os.name != "nt"
    request_queue_size = 64
    guard: Guard
    routes: "Routes"
    watch: Watch

    def __init__(self, port: int) -> None:
        """Listen at a port. Raises OSError if that is not possible."""
        from partyschool_cli.serve.handler import Handler

        # The open connections, and since when a request is waited for there.
        self._connections: dict[socket.socket, float | None] = {}
        self._lock = Lock()
        super().__init__((ADDRESS, port), Handler)

    def server_bind(self) -> None:
        """Bind, without a look for the machine's name, which may ask the network."""
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
        if exclusive is not None:
            self.socket.setsockopt(socket.SOL_SOCKET, exclusive, 1)
        if self.allow_reuse_address:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = ADDRESS, self.server_address[1]

    def verify_request(self, request: Any, client_address: Any) -> bool:  # noqa: ARG002
        """Refuse a connection where too many are open."""
        with self._lock:
            if len(self._connections) >= _MOST_CONNECTIONS:
                return False
            self._connections[request] = time.monotonic()
        return True

    def arrived(self, connection: socket.socket, *, next_one: bool = False) -> None:
        """Say that a request arrived in full; with `next_one`, that another is waited for."""
        with self._lock:
            self._connections[connection] = time.monotonic() if next_one else None

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer the requests of a connection."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._lock:
                self._connections.pop(request, None)

    def service_actions(self) -> None:
        """Close connections whose requests do not arrive; called twice a second."""
        oldest = time.monotonic() - ARRIVES_WITHIN
        with self._lock:
            late = [
                connection
                for connection, since in self._connections.items()
                if since is not None and since < oldest
            ]
        self._end(late)

    def close(self) -> None:
        """Stop listening, and what pages listen to; end what is open."""
        if hasattr(self, "watch"):
            self.watch.stop()
        self.server_close()
        with self._lock:
            still_open = list(self._connections)
        self._end(still_open)

    def _end(self, connections: Iterable[socket.socket]) -> None:
        for connection in connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no error of ours."""
        import sys

        if not isinstance(sys.exc_info()[1], OSError):
            self.report_error(request, client_address)

    def report_error(self, request: Any, client_address: Any) -> None:
        """Write the error that is being handled to standard error, with where it came from."""
        super().handle_error(request, client_address)


def listen(port: int | None) -> PreviewServer:
    """A server at a port; without one, at the first that is free from 8765 on.

    Raises CommandLineError if the port is in use, or the system forbids it.
    """
    if port is not None:
        try:
            return PreviewServer(port)
        except (OSError, OverflowError) as error:
            raise _refused(port, error) from None
    for candidate in range(DEFAULT_PORT, DEFAULT_PORT + _TRIES):
        with suppress(OSError):
            return PreviewServer(candidate)
    return PreviewServer(0)


def _refused(port: int, error: Exception) -> CommandLineError:
    if isinstance(error, PermissionError) and os.name != "nt":
        return CommandLineError(f"不能用端口 {port}：没有权限", "写 1024 以上的，或不写 --port")
    if isinstance(error, OSError) and not _is_in_use(error):
        return CommandLineError(f"不能用端口 {port}：{reason_of(error)}", "换一个，或不写 --port")
    return CommandLineError(
        f"端口 {port} 已经有程序在用", "换一个端口，或不写 --port，会自己找一个空的"
    )


def _is_in_use(error: OSError) -> bool:
    import errno

    # Windows refuses a port that another has for itself with EACCES.
    return error.errno in (errno.EADDRINUSE, errno.EACCES)


def prepare(
    server: PreviewServer, preview: Preview, *, caches: bool, forms: "Forms | None" = None
) -> None:
    """Have a server show a preview: with a token where it is private or can be edited."""
    from partyschool_cli.serve.routes import Routes

    options = preview.options
    needs_token = options.is_private or options.is_edited
    server.guard = Guard(server.server_port, new_token() if needs_token else "")
    server.watch = Watch(preview)
    findings = FindingsWatch(preview.root, preview.today, server.watch.found, caches=caches)
    server.routes = Routes(preview, findings, forms)
    findings.start()
    findings.want(preview.now())
    server.watch.start()

"""Servers for tests: in this process, asked over real connections."""

import datetime as dt
import http.client
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from partyschool_cli.serve.preview import Preview, PreviewOptions
from partyschool_cli.serve.routes import Forms
from partyschool_cli.serve.server import PreviewServer, listen, prepare

TODAY = dt.date(2026, 10, 12)


@dataclass
class Answer:
    """What came back."""

    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)


class Client:
    """Asks a server, each time over a new connection."""

    def __init__(self, server: PreviewServer) -> None:
        self.server = server
        self.port = server.server_port
        self.host = f"127.0.0.1:{self.port}"
        # Shown in a browser, it is no page that listens; to leave for another site takes a process.
        self.still = f"http://{self.host}/-/serve.css"

    def ask(
        self,
        path: str = "/",
        headers: Mapping[str, str] | None = None,
        *,
        method: str = "GET",
        body: bytes | None = None,
    ) -> Answer:
        """Sends a request with these headers; `Host` is the server's own if none is given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        sent = {"Host": self.host, **(headers or {})}
        connection.request(method, path, body=body, headers=sent)
        response = connection.getresponse()
        answer = Answer(response.status, response.read().decode(), dict(response.getheaders()))
        connection.close()
        return answer

    def raw(self, data: bytes) -> str:
        """The first line that comes back after these bytes; empty if the connection is closed."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(data)
            try:
                return connection.makefile("rb").readline().decode().strip()
            except ConnectionResetError:
                return ""


@contextmanager
def serving(
    root: Path, *, is_private: bool = False, forms: Forms | None = None, today: dt.date = TODAY
) -> Iterator[Client]:
    """A server of the catalog at `root`, at a free port, without lint's cache."""
    server = listen(0)
    options = PreviewOptions(lambda: today, is_private, is_edited=forms is not None)
    prepare(server, Preview(root, options), caches=False, forms=forms)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield Client(server)
    finally:
        server.shutdown()
        server.close()

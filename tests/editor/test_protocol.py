"""Messages that come at a wrong time or are malformed: each request has its answer."""

import json
from typing import Any

import pytest

from partyschool_cli.editor.protocol import Protocol
from partyschool_cli.editor.server import Server
from tests.linting import TODAY

_INITIALIZE: tuple[str, dict[str, Any]] = (
    "initialize",
    {"processId": None, "rootUri": None, "capabilities": {}},
)
_HOVER = (
    "textDocument/hover",
    {"textDocument": {"uri": "file:///a"}, "position": {"line": 0, "character": 0}},
)


class _Output:
    """What a server writes."""

    def __init__(self) -> None:
        self.answers: list[dict[str, Any]] = []

    def write(self, data: bytes) -> None:
        self.answers.append(json.loads(data.partition(b"\r\n\r\n")[2]))

    def close(self) -> None:
        """Nothing is left."""


class _Connection:
    """A server, and a client of it that sends one message after the other."""

    def __init__(self) -> None:
        self.server = Server(lambda: TODAY)
        self.output = _Output()
        self.server.protocol.set_writer(self.output)

    def ask(self, method: str, params: object) -> Any:
        """The code of the error that a request is answered with; None for none."""
        number = len(self.output.answers)
        self.tell({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        (answer,) = self.output.answers[number:]
        assert answer["id"] == number
        return answer.get("error", {}).get("code")

    def tell(self, message: dict[str, Any]) -> None:
        """Send a message as `pygls` reads it."""
        protocol = self.server.protocol
        assert isinstance(protocol, Protocol)
        try:
            read = json.loads(json.dumps(message), object_hook=protocol.structure_message)
        except Exception as error:  # noqa: BLE001  # what the server's loop does with it
            self.server.report_server_error(error, type(error))
        else:
            protocol.handle_message(read)


def test_requests_at_a_wrong_time_are_refused() -> None:
    client = _Connection()
    assert client.ask(*_HOVER) == -32002
    assert client.ask(*_INITIALIZE) is None
    assert client.ask(*_INITIALIZE) == -32600
    assert client.ask(*_HOVER) is None
    assert client.ask("shutdown", None) is None
    assert client.ask(*_HOVER) == -32600


def test_notifications_at_a_wrong_time_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    client = _Connection()
    taken: list[bool] = []
    session = client.server.session
    monkeypatch.setattr(session, "changed", lambda *, looks_at_disk: taken.append(looks_at_disk))
    document = {"uri": "file:///a", "languageId": "yaml", "version": 1, "text": ""}
    opened = {"method": "textDocument/didOpen", "params": {"textDocument": document}}
    client.tell({"jsonrpc": "2.0", **opened})
    assert client.output.answers == []
    assert not taken
    assert client.ask(*_INITIALIZE) is None
    client.tell({"jsonrpc": "2.0", **opened})
    assert taken


@pytest.mark.parametrize(
    "params",
    [None, [1], {"textDocument": 1}, {**_HOVER[1], "position": {"line": -1, "character": 0}}],
    ids=str,
)
def test_a_request_that_cannot_be_understood_is_refused(params: object) -> None:
    client = _Connection()
    assert client.ask(*_INITIALIZE) is None
    assert client.ask("textDocument/hover", params) == -32602

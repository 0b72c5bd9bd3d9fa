"""Pages that listen are told of changes, and of findings."""

import socket
import time
from pathlib import Path

from tests.catalogs import write_catalog
from tests.serve.servers import Client, serving


def _listen(client: Client, after: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", client.port), timeout=10)
    request = f"GET /-/events?after={after} HTTP/1.1\r\nHost: {client.host}\r\n\r\n"
    connection.sendall(request.encode())
    return connection


def _until(connection: socket.socket, wanted: bytes) -> float:
    """When this was sent."""
    got = b""
    while wanted not in got:
        piece = connection.recv(4096)
        assert piece, got
        got += piece
    return time.monotonic()


def test_a_listener_is_told_of_a_saved_file(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    with serving(root) as client, _listen(client, 1) as connection:
        _until(connection, b"retry:")
        (root / "teachers/wang.yaml").write_text(
            "name: 王示例二\ncategory: school-teacher\n", "utf-8"
        )
        start = time.monotonic()
        assert _until(connection, b"event: files\n") - start < 5


def test_who_missed_a_change_is_told_at_once(tmp_path: Path) -> None:
    with serving(write_catalog(tmp_path)) as client, _listen(client, 0) as connection:
        _until(connection, b"event: files\ndata: 1\n")


def test_a_stopped_server_ends_what_is_listened_to(tmp_path: Path) -> None:
    with serving(write_catalog(tmp_path)) as client:
        connection = _listen(client, 1)
        _until(connection, b"retry:")
    while connection.recv(4096):
        pass
    connection.close()


def test_a_page_of_a_server_that_was_stopped_is_told_at_once(tmp_path: Path) -> None:
    """It knows of more moments than a server that was just started has."""
    with serving(write_catalog(tmp_path)) as client, _listen(client, 57) as connection:
        _until(connection, b"event: files\ndata: 1\n")

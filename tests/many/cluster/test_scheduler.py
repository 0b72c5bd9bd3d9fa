"""What is taken for a scheduler's address, and what answers there."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.cluster.scheduler import connected, scheduler_address

_ADDRESSES = {
    "tcp://10.0.0.5:8786": "tcp://10.0.0.5:8786",
    " tls://scheduler.county.cn:1/ ": "tls://scheduler.county.cn:1",
    "tcp://[::1]:8786": "tcp://[::1]:8786",
    "ｔｃｐ：／／１０．０。０．５：８７８６": "tcp://10.0.0.5:8786",
    "local": "local",
    "ＬＯＣＡＬ": "local",
}


def test_an_address_is_read_as_a_clerk_writes_it() -> None:
    assert {text: scheduler_address(text) for text in _ADDRESSES} == _ADDRESSES


_NO_ADDRESSES = (
    "",
    "本机",
    "10.0.0.5:8786",
    "tcp://10.0.0.5",
    "tcp://10.0.0.5:0",
    "tcp://10.0.0.5:65536",
    "tcp://:8786",
    "tcp://a b:8786",
    "http://10.0.0.5:8786",
    "inproc://1:1",
)


def test_another_text_is_refused_with_an_example(subtests: pytest.Subtests) -> None:
    for text in _NO_ADDRESSES:
        with subtests.test(text=text):
            with pytest.raises(CommandLineError) as caught:
                scheduler_address(text)
            assert caught.value.message == f"--scheduler 不能是 {text or '空的'}"
            assert "tcp://10.0.0.5:8786" in caught.value.hint


@pytest.fixture
def foreign_port() -> Iterator[int]:
    """A port where somebody answers who is no Dask."""
    stopped = threading.Event()
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]

        def answer() -> None:
            while not stopped.is_set():
                connection, _ = server.accept()
                with connection:
                    connection.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        yield port
        stopped.set()
        socket.create_connection(("127.0.0.1", port)).close()
        thread.join()


def test_a_server_that_is_no_scheduler_is_told(foreign_port: int) -> None:
    address = f"tcp://127.0.0.1:{foreign_port}"
    with pytest.raises(CommandLineError, match="连不上调度器 tcp://127"), connected(address, 1):
        pass


def test_a_port_where_nobody_listens_is_told_at_once() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:  # closed again
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
    with pytest.raises(CommandLineError, match="连不上调度器 tcp://127"), connected(address, 1):
        pass


def test_tls_without_a_certificate_is_told(foreign_port: int) -> None:
    address = f"tls://127.0.0.1:{foreign_port}"
    with pytest.raises(CommandLineError, match="要证书，这里没有配置"), connected(address, 1):
        pass


def test_an_unknown_host_is_told() -> None:
    with (
        pytest.raises(CommandLineError, match="找不到主机 nowhere"),
        connected("tcp://nowhere.invalid:8786", 1),
    ):
        pass


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(CommandLineError) as caught, connected("local", 1):
        pass
    assert (caught.value.message, caught.value.hint) == (
        "--scheduler 要用 Dask，没有安装",
        '运行 python -m pip install "pschool[cluster]"',
    )

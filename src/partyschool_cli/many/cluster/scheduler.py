"""Reach a scheduler: one that somebody runs, or one of our own for as long as it is needed."""

import asyncio
import gc
import logging
import re
import socket
import unicodedata
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from partyschool_cli.errors import CommandLineError, RefusedError, extra_missing
from partyschool_cli.many.child_interrupts import no_interrupts_for_children

if TYPE_CHECKING:
    from distributed import Client

LOCAL: Final = "local"
# In seconds: until somebody is there, and until one who is there says who it is.
_CONNECT_TIMEOUT: Final = 8
_ANSWER_TIMEOUT: Final = 30
# What Dask does all the time to watch itself takes a third of the processors away from the work.
_LEAN: Final = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "5s",
}
_ADDRESS: Final = re.compile(r"(tcp|tls)://(\[[^\[\]\s]+\]|[^\[\]:/\s]+):(\d{1,5})/?")
_EXAMPLE: Final = "如 tcp://10.0.0.5:8786；在本机上试，写 local"


def scheduler_address(text: str) -> str:
    """The address that a user means; full-width letters and signs count as the plain ones.

    Raises CommandLineError if it is none.
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace("。", ".")
    if plain.lower() == LOCAL:
        return LOCAL
    match = _ADDRESS.fullmatch(plain)
    if match is None or not 0 < int(match[3]) < 2**16:
        raise CommandLineError(
            f"--scheduler 不能是 {text or '空的'}", f"写调度器的地址，{_EXAMPLE}"
        )
    return plain.removesuffix("/")


@contextmanager
def connected(address: str, processors: int) -> Iterator["Client"]:
    """A client of the scheduler, `local` for one of our own with a worker a processor.

    Dask's own messages are not shown: what is of use is told by us. Raises CommandLineError if
    Dask is not installed, or the scheduler does not answer.
    """
    with _without_messages():
        _require_dask()
        import dask
        from distributed import Client

        # A large catalog is a large task; Dask would warn of it.
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TB"}):
            if address == LOCAL:
                with (
                    _local_cluster(processors) as cluster,
                    Client(cluster, set_as_default=False) as client,
                ):
                    yield client
                return
            _check_scheduler(address)
            with _client(address) as client:
                yield client


def _require_dask() -> None:
    try:
        import distributed  # noqa: F401  # whether it is there
    except ImportError:
        raise extra_missing("--scheduler ", "Dask", "cluster") from None


@contextmanager
def _without_messages() -> Iterator[None]:
    """Silence the log and the warnings of Dask while it runs."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        gc.collect()  # tasks that ended in an error nobody waited for are logged when they go
        logging.disable(before)


def _client(address: str) -> "Client":
    from distributed import Client

    try:
        return Client(address, timeout=_ANSWER_TIMEOUT, set_as_default=False)
    except OSError:  # it went away just now, or has too much to do
        raise CommandLineError(f"连不上调度器 {address}", "过一会儿再试") from None


def _check_scheduler(address: str) -> None:
    """Ask who is there. A `Client` would wait much longer for what is no scheduler."""
    host, _, port = address.partition("://")[2].rpartition(":")
    try:
        # Dask itself would try again and again what is refused at once.
        socket.create_connection((host.strip("[]"), int(port)), _CONNECT_TIMEOUT).close()
        # In a thread, for the caller's may have a loop that runs.
        with ThreadPoolExecutor(1) as executor:
            kind = executor.submit(lambda: asyncio.run(_kind_at(address))).result()
    except (socket.gaierror, UnicodeError):
        hint = f"检查 --scheduler 的地址，{_EXAMPLE}"
        raise CommandLineError(f"找不到主机 {host}", hint) from None
    except TypeError:  # Dask's words for TLS without a certificate
        hint = "在 Dask 的设置里写 distributed.comm.tls 的证书，见 docs/many.md"
        raise CommandLineError(f"用 {address} 要证书，这里没有配置", hint) from None
    except Exception:  # noqa: BLE001  # whatever a foreign server answers
        hint = "检查地址、防火墙和证书，看那台机器上 dask scheduler 是否在运行"
        raise CommandLineError(f"连不上调度器 {address}", hint) from None
    if kind != "Scheduler":
        hint = "写 dask scheduler 启动时显示的地址"
        raise CommandLineError(f"{address} 是 Dask 的工作进程，不是调度器", hint)


async def _kind_at(address: str) -> object:
    from distributed import Security, rpc

    arguments: Any = Security().get_connection_args("client")
    async with asyncio.timeout(_ANSWER_TIMEOUT), rpc(address, connection_args=arguments) as server:
        return (await server.identity()).get("type")


@contextmanager
def _local_cluster(processors: int) -> Iterator[Any]:
    """A scheduler in this process and workers in others; all listen on loopback only."""
    import dask

    with (
        TemporaryDirectory(prefix="pschool-") as folder,
        dask.config.set({"temporary-directory": folder, **_LEAN}),
        _started(processors) as cluster,
    ):
        yield cluster


def _started(processors: int) -> Any:
    from distributed import LocalCluster

    try:
        with no_interrupts_for_children():  # each worker would show a traceback
            return LocalCluster(
                n_workers=processors,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address="127.0.0.1:0",
                worker_dashboard_address=None,
                scheduler_kwargs={"dashboard": False},
                silence_logs=logging.CRITICAL,
            )
    except (OSError, RuntimeError):
        hint = "多半是内存或端口不够；不用 --scheduler local，用 --jobs"
        raise RefusedError("在本机起不了 Dask 的工作进程", hint) from None

"""Time the language server: first findings, findings after a key, completion, memory.

Run `python benchmarks/bench_editor.py [--files 10000] [--runs 5] [--dir DIR]`; it prints a line for
the shipped catalog and for a generated one of so many files, each with the contract's limits.
"""

import argparse
import asyncio
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

from generate import generate
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from partyschool_cli.editor.client.addresses import address_of

TODAY: Final = "2026-03-04"
SHIPPED: Final = Path(__file__).resolve().parents[1] / "catalog"
_PATIENCE: Final = 120.0


class Client(LanguageClient):
    """A client that notes when findings of a version of a document are published."""

    def __init__(self) -> None:
        super().__init__("bench", "1")
        self._published: dict[tuple[str, int | None], asyncio.Event] = {}

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.when(params.uri, params.version).set()

    def when(self, address: str, version: int | None) -> asyncio.Event:
        """When they are published."""
        return self._published.setdefault((address, version), asyncio.Event())


def main() -> None:
    """Measure both catalogs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000, help="files of the generated catalog")
    parser.add_argument("--runs", type=int, default=5, help="keys of each sort, and questions")
    parser.add_argument("--dir", type=Path, help="where to write, instead of a temporary folder")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.dir or Path(temporary)
        print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
        shipped = folder / "shipped" / "catalog"
        shutil.copytree(SHIPPED, shipped, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)
        large = folder / "large" / "catalog"
        if not large.exists():
            generate(large, given.files)
        asyncio.run(measure("shipped", shipped, given.runs, (1.5, 0.4, 0.05)))
        asyncio.run(measure(f"{given.files} files", large, given.runs, (5.0, 0.6, 0.1)))


async def measure(name: str, root: Path, runs: int, limits: tuple[float, float, float]) -> None:
    """Time a session on a catalog, and print it."""
    first, key, answer = limits
    client = Client()
    start = time.perf_counter()
    command = (sys.executable, "-m", "partyschool_cli", "--today", TODAY, "lsp", "--stdio")
    await client.start_io(*command)
    folder = types.WorkspaceFolder(address_of(root.parent), "bench")
    abilities = types.ClientCapabilities()
    await client.initialize_async(types.InitializeParams(abilities, workspace_folders=[folder]))
    client.initialized(types.InitializedParams())
    paths = sorted((root / "classes").rglob("*.yaml"))
    path = paths[len(paths) // 2]
    text, address = path.read_text("utf-8"), address_of(path)
    item = types.TextDocumentItem(address, "yaml", 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await asyncio.wait_for(client.when(address, 1).wait(), _PATIENCE)
    taken = Taken(time.perf_counter() - start, _cpu())
    _print(name, "start to first findings", [taken], first)
    typist = Typist(client, address, text)
    edits: dict[str, Callable[[str], str]] = {
        "a letter in the title": lambda old: old.replace("title: ", "title: 新", 1),
        "an id that does not exist": lambda old: re.sub(
            r"course: [\w-]+", "course: none", old, count=1
        ),
        "what is no YAML": lambda old: f"{old}  - [\n",
    }
    for what, edit in edits.items():
        times = [await typist.key(edit) for _ in range(runs)]
        _print(name, f"after a key: {what}", times, key)
    await _ask(client, name, runs, answer, path)
    print(f"{name}: peak memory {_peak():.0f} MB (≤ 250)", flush=True)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()


class Taken(NamedTuple):
    """What one thing took: seconds, and seconds of the server's CPU."""

    wall: float
    cpu: float


class Typist:
    """Types into a document and takes it back."""

    def __init__(self, client: Client, address: str, text: str) -> None:
        self._client, self._address, self._text = client, address, text
        self._version = 1

    async def key(self, edit: Callable[[str], str]) -> Taken:
        """What it takes from a key to its findings."""
        taken = await self._typed(edit(self._text))
        await asyncio.sleep(1.5)  # findings of others, where it was no YAML
        await self._typed(self._text)
        return taken

    async def _typed(self, text: str) -> Taken:
        self._version += 1
        document = types.VersionedTextDocumentIdentifier(self._version, self._address)
        change = types.TextDocumentContentChangeWholeDocument(text)
        start, cpu = time.perf_counter(), _cpu()
        self._client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        told = self._client.when(self._address, self._version)
        await asyncio.wait_for(told.wait(), _PATIENCE)
        return Taken(time.perf_counter() - start, _cpu() - cpu)


async def _ask(client: Client, name: str, runs: int, limit: float, path: Path) -> None:
    """Time completion, hover and definition of an id: of a teacher in a session."""
    text, address = path.read_text("utf-8"), address_of(path)
    document = types.TextDocumentIdentifier(address)
    offset = text.index("teachers: [", text.index("sessions:")) + len("teachers: [") + 1
    before = text[:offset]
    place = types.Position(before.count("\n"), offset - before.rfind("\n") - 1)
    questions: dict[str, Callable[[], Awaitable[Any]]] = {
        "completion": lambda: client.text_document_completion_async(
            types.CompletionParams(document, place)
        ),
        "hover": lambda: client.text_document_hover_async(types.HoverParams(document, place)),
        "definition": lambda: client.text_document_definition_async(
            types.DefinitionParams(document, place)
        ),
    }
    for what, question in questions.items():
        times = []
        for _ in range(max(runs, 10)):
            start, cpu = time.perf_counter(), _cpu()
            await question()
            times.append(Taken(time.perf_counter() - start, _cpu() - cpu))
        _print(name, what, times, limit)


def _print(name: str, what: str, taken: list[Taken], limit: float) -> None:
    middle, worst = statistics.median(one.wall for one in taken), max(one.wall for one in taken)
    cpu = statistics.mean(one.cpu for one in taken)
    verdict = "met" if middle <= limit else "NOT MET"
    print(
        f"{name}: {what}: {middle * 1000:.0f} ms, worst {worst * 1000:.0f}, CPU {cpu * 1000:.0f}"
        f" (≤ {limit * 1000:.0f}; {verdict})",
        flush=True,
    )


def _cpu() -> float:
    """The seconds of CPU that the server took so far; Linux only."""
    fields = _proc("stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak() -> float:
    """The peak memory of the server so far, in MB; Linux only."""
    found = re.search(r"VmHWM:\s+(\d+) kB", _proc("status"))
    return int(found[1]) / 1e3 if found else 0.0


def _proc(name: str) -> str:
    """What Linux tells of the server, the one child of this process."""
    own = os.getpid()
    server = Path(f"/proc/{own}/task/{own}/children").read_text("ascii").split()[-1]
    return Path(f"/proc/{server}/{name}").read_text("utf-8")


if __name__ == "__main__":
    main()

"""Whatever one types, at each moment: the findings are those of lint, and no place is stale."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import pytest
from lsprotocol import types

from partyschool_cli.editor.client.addresses import address_of
from partyschool_cli.editor.client.positions import Positions
from partyschool_cli.editor.diagnostics.diagnostics import Diagnostics
from partyschool_cli.editor.workspace.open_catalog import OpenCatalog
from partyschool_cli.editor.workspace.workspace import Workspace
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.run import LintContext, lint_tree
from partyschool_cli.lint.selection import rules_for
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import Overlay
from tests.catalogs import QINGSHI, write_catalog
from tests.editor.applied import FEATURES
from tests.full_run import is_full_run
from tests.linting import TODAY, everything
from tests.mutations import BREAKING, OTHERS

_WHOLE = types.TextDocumentContentChangeWholeDocument


# Their answers have places in other files too.
_LEAD_ELSEWHERE = {
    types.TEXT_DOCUMENT_CODE_ACTION,
    types.TEXT_DOCUMENT_CODE_LENS,
    types.TEXT_DOCUMENT_DEFINITION,
    types.TEXT_DOCUMENT_REFERENCES,
}


class Typist:
    """Types into a catalog, and knows what the bytes of each document should be."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.workspace = Workspace(lambda: TODAY)
        self.workspace.add_folder(address_of(root))
        self.typed: dict[str, bytes] = {}
        self._version = 0

    def type(self, path: str, data: bytes) -> None:
        """Open a file, if it is not, and give it another text."""
        address = address_of(self.root / path)
        self._version += 1
        if path not in self.typed:
            text = (self.root / path).read_bytes().decode(errors="replace")
            self.workspace.open(types.TextDocumentItem(address, "yaml", self._version, text))
        document = types.VersionedTextDocumentIdentifier(self._version, address)
        self.workspace.change(document, [_WHOLE(data.decode())])
        self.typed[path] = data

    def save(self, path: str) -> None:
        """Save a document and close it."""
        address = address_of(self.root / path)
        (self.root / path).write_bytes(self.typed.pop(path))
        self.workspace.save(address)
        self.workspace.close(address)

    @property
    def catalog(self) -> OpenCatalog:
        """The catalog as it is now."""
        (catalog,) = self.workspace.now().catalogs
        return catalog

    @property
    def linted(self) -> tuple[Finding, ...]:
        """What `pschool lint` says of the bytes that are typed."""
        context = LintContext(TODAY, rules_for)
        return lint_tree(Overlay(DiskTree(self.root), self.typed), context).findings


def _spoilt(draw: random.Random, data: bytes, other: bytes) -> bytes:
    """A file with something wrong, or with a line of another one; still UTF-8."""
    lines, others = data.split(b"\n"), other.split(b"\n")
    ways = (*BREAKING, *OTHERS)
    choice = draw.randrange(2 * len(ways))
    try:
        if choice < len(ways):
            new = ways[choice](draw, data)
        else:
            number = draw.randrange(len(lines))
            lines[number : number + draw.randrange(2)] = [draw.choice(others)]
            new = b"\n".join(lines)
        return new.decode().encode()
    except (UnicodeDecodeError, StopIteration, IndexError, ValueError):
        return data + b"x"


def _mutations(seed: int, count: int, paths: list[str], root: Path) -> Iterator[tuple[str, bytes]]:
    draw = random.Random(seed)
    for _ in range(count):
        path = draw.choice(paths)
        yield (
            path,
            _spoilt(draw, (root / path).read_bytes(), (root / draw.choice(paths)).read_bytes()),
        )


@pytest.mark.parametrize("seed", range(25 if is_full_run() else 1))
def test_what_is_found_equals_lint_before_and_after_saving(tmp_path: Path, seed: int) -> None:
    root = tmp_path / "catalog"
    copytree(QINGSHI, root)
    paths = [
        "catalog.yaml",
        *sorted(p.relative_to(root).as_posix() for p in root.rglob("*/*.yaml")),
    ]
    typist = Typist(root)
    for number, (path, data) in enumerate(_mutations(seed, 20, paths, root)):
        typist.type(path, data)
        assert everything(typist.catalog.findings) == everything(typist.linted), path
        if number % 3 == 0:
            typist.save(path)
            assert everything(typist.catalog.findings) == everything(typist.linted), path
        if number % 7 == 6:  # as if another revision was checked out
            rmtree(root)
            copytree(QINGSHI, root)
            assert everything(typist.catalog.findings) == everything(typist.linted), path


def _asked(address: str, position: types.Position) -> Iterator[tuple[str, Any]]:
    """What a client asks at each key."""
    document = types.TextDocumentIdentifier(address)
    place = types.Range(position, position)
    yield types.TEXT_DOCUMENT_COMPLETION, types.CompletionParams(document, position)
    yield types.TEXT_DOCUMENT_HOVER, types.HoverParams(document, position)
    yield types.TEXT_DOCUMENT_DEFINITION, types.DefinitionParams(document, position)
    yield (
        types.TEXT_DOCUMENT_REFERENCES,
        types.ReferenceParams(types.ReferenceContext(True), document, position),
    )
    yield types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolParams(document)
    yield types.TEXT_DOCUMENT_FOLDING_RANGE, types.FoldingRangeParams(document)
    yield types.TEXT_DOCUMENT_SELECTION_RANGE, types.SelectionRangeParams(document, [position])
    yield types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensParams(document)
    yield types.TEXT_DOCUMENT_INLAY_HINT, types.InlayHintParams(document, place)
    yield (
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionParams(document, place, types.CodeActionContext([])),
    )


def _ranges(answer: object) -> Iterator[types.Range]:
    """Every range in an answer."""
    if isinstance(answer, types.Range):
        yield answer
    elif isinstance(answer, list | tuple):
        for one in answer:
            yield from _ranges(one)
    elif hasattr(answer, "__attrs_attrs__"):
        for name in answer.__attrs_attrs__:
            yield from _ranges(getattr(answer, name.name))


@pytest.mark.parametrize("path", ["classes/banci.yaml", "courses/dangzhang.yaml", "catalog.yaml"])
def test_each_prefix_of_a_file_can_be_typed(tmp_path: Path, path: str) -> None:
    typist = Typist(write_catalog(tmp_path))
    typist.workspace.configure({"inlayHints": True})
    text = (typist.root / path).read_text("utf-8").replace("党", "𠮷", 1)
    address = address_of(typist.root / path)
    diagnostics = Diagnostics(types.ClientCapabilities(), lambda _: None)
    answers = {one.method: one.answer for one in FEATURES}
    for end in range(0, len(text) + 1, 1 if is_full_run() else 17):
        typed = text[:end]
        typist.type(path, typed.encode())
        moment, catalog = typist.workspace.now(), typist.catalog
        assert everything(catalog.findings) == everything(typist.linted), typed
        whole = Positions(typed, "utf-16").whole.end
        told = diagnostics.made_of(catalog, catalog.findings)
        found = [
            one.range
            for one, finding in zip(told, catalog.findings, strict=True)
            if finding.file == path
        ]
        for method, params in _asked(address, whole):
            answer = answers[method](moment, params)
            if method not in _LEAD_ELSEWHERE:
                found += _ranges(answer)
        lines = len(re.split(r"\r\n?|\n", typed))
        assert all(one.start <= one.end for one in found), typed
        assert all(one.end.line < lines for one in found), typed

"""The language server as a client has it, over standard input and output."""

import asyncio
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import LanguageClient

from partyschool_cli.editor.client.addresses import address_of
from partyschool_cli.editor.features import references
from partyschool_cli.editor.navigation.mentions import FileStretch
from partyschool_cli.editor.server import Server
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.run import LintContext, lint_tree
from partyschool_cli.lint.selection import rules_for
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.editor.clients import (
    TODAY,
    WATCHES,
    close_file,
    open_file,
    published,
    running_client,
    save_file,
    tell_of_files,
    type_text,
    until,
)
from tests.full_run import FULL_RUN_ONLY

pytestmark = pytest.mark.asyncio

_Told = tuple[int, int, int, int, str, str]


def linted(root: Path) -> dict[str, list[_Told]]:
    """What `pschool lint` finds in the files on disk, by address."""
    found: dict[str, list[_Told]] = {}
    context = LintContext(dt.date.fromisoformat(TODAY), rules_for)
    for one in lint_tree(DiskTree(root), context).findings:
        found.setdefault(address_of(root / one.file), []).append(_told_of(one))
    return found


def _told_of(one: Finding) -> _Told:
    span = one.at.span
    return (
        span.line,
        span.column,
        span.end_line,
        span.end_column,
        one.code,
        one.message,
    )


def told(client: LanguageClient) -> dict[str, list[_Told]]:
    """What the client was told, where that is something; of texts without signs beyond UTF-16."""
    return {
        address: [
            (
                one.range.start.line + 1,
                one.range.start.character + 1,
                one.range.end.line + 1,
                one.range.end.character + 1,
                str(one.code),
                one.message,
            )
            for one in found
        ]
        for address, found in client.diagnostics.items()
        if found
    }


def messages(found: dict[str, list[_Told]]) -> dict[str, list[str]]:
    """What is said, without where."""
    return {address: [one[-1] for one in each] for address, each in found.items()}


def _is_dangling(client: LanguageClient, address: str) -> bool:
    return any(one.code == "PS201" for one in client.diagnostics.get(address, ()))


async def test_findings_are_told_as_one_types_and_equal_those_of_lint(
    client: LanguageClient, shipped_copy: Path
) -> None:
    path = shipped_copy / "classes" / "liudu-members-2026.yaml"
    original = path.read_text("utf-8")
    before = linted(shipped_copy)
    address = open_file(client, path)
    type_text(client, address, original.replace("site:", "site: nowhere #", 1), 2)
    found = await published(client, address, 2)
    assert [one.code for one in found] == ["PS201"]
    save_file(client, path, original.replace("site:", "site: nowhere #", 1))
    expected = linted(shipped_copy)
    await until(client, lambda: told(client) == expected)
    save_file(client, path, original)
    type_text(client, address, original, 3)
    await until(client, lambda: told(client) == before)
    close_file(client, address)


async def test_a_finding_has_a_page_a_hint_and_related_places(
    client: LanguageClient, shipped_copy: Path
) -> None:
    path = shipped_copy / "classes" / "liudu-members-2026.yaml"
    copy = path.with_name("same-again.yaml")
    address = open_file(client, copy, path.read_text("utf-8"))
    found = await published(client, address, 1)
    related = [one for one in found if one.related_information]
    assert related
    assert related[0].related_information is not None
    assert related[0].related_information[0].location.uri.startswith(address_of(shipped_copy))
    assert related[0].code_description is not None
    page = Path(related[0].code_description.href.removeprefix("file://"))
    assert page.read_text("utf-8").startswith(f"# {related[0].code} ")
    assert related[0].source == "pschool"
    assert related[0].data is not None
    assert related[0].data["hint"]
    close_file(client, address)
    await until(client, lambda: not client.diagnostics[address])


async def test_files_that_come_and_go_on_disk_are_seen(
    client: LanguageClient, shipped_copy: Path
) -> None:
    made = shipped_copy / "teachers" / "made.yaml"
    made.write_text("name: 王示例\ncategory: nobody\n", "utf-8")
    tell_of_files(client, made)
    await until(client, lambda: bool(client.diagnostics.get(address_of(made))))
    renamed = made.with_name("renamed.yaml")
    made.rename(renamed)
    tell_of_files(client, made, renamed)
    await until(client, lambda: bool(client.diagnostics.get(address_of(renamed))))
    assert not client.diagnostics[address_of(made)]
    renamed.unlink()
    tell_of_files(client, renamed)
    await until(client, lambda: not client.diagnostics[address_of(renamed)])


async def test_a_file_of_no_catalog_is_nothing_to_tell_of(
    client: LanguageClient, tmp_path: Path
) -> None:
    text = "title: [\n"
    for address in (open_file(client, tmp_path / "other.yaml", text), "untitled:Untitled-1"):
        document = types.TextDocumentIdentifier(address)
        if address.startswith("untitled"):
            item = types.TextDocumentItem(address, "yaml", 1, text)
            client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        hover = types.HoverParams(document, types.Position(0, 2))
        assert await client.text_document_hover_async(hover) is None
        assert address not in client.diagnostics
        close_file(client, address)


async def test_the_server_looks_at_files_nobody_watches_also_where_no_catalog_was(
    tmp_path: Path,
) -> None:
    first = write_catalog(tmp_path / "一 号")
    second = write_catalog(tmp_path / "b", {"teachers/𠮷.yaml": None})
    later = tmp_path / "later"
    later.mkdir()
    abilities = types.ClientCapabilities(
        workspace=WATCHES,  # and yet it refuses to: then the server looks by itself
        general=types.GeneralClientCapabilities(position_encodings=["utf-8", "utf-16"]),
    )
    folders = (first.parent, second.parent, later)
    async with running_client(*folders, capabilities=abilities) as client:
        made = write_catalog(later, {"sites/jiaoshi.yaml": "title: 教室\nvenue: nowhere\n"})
        changed = {root: root / "courses" / "dangzhang.yaml" for root in (first, second)}
        for path in changed.values():
            text = path.read_text("utf-8")
            path.write_text(text.replace("teachers: [wang]", "teachers: [𠮷, nobody]"), "utf-8")
        addresses = [address_of(path) for path in changed.values()]
        await until(client, lambda: all(_is_dangling(client, one) for one in addresses))
        for path in changed.values():
            found = client.diagnostics[address_of(path)]
            # In UTF-8 the sign takes four units.
            places = [one.range.start.character for one in found if one.code == "PS201"]
            assert places == [len("teachers: ["), len("teachers: [xxxx, ")]
        # Of the catalog that was made when the server ran already, all that lint finds.
        expected = messages(linted(made))
        assert address_of(made / "sites" / "jiaoshi.yaml") in expected
        await until(client, lambda: messages(told(client)).items() >= expected.items())


async def test_a_long_answer_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_catalog(tmp_path)
    is_released = Event()

    def slow(*_: object) -> Iterator[FileStretch]:
        assert is_released.wait(60)
        return iter(())

    monkeypatch.setattr(references, "mentions_of", slow)
    server = Server(lambda: dt.date.fromisoformat(TODAY))
    server.session.workspace.add_folder(address_of(root))
    path = root / "courses" / "dangzhang.yaml"
    document = types.TextDocumentIdentifier(address_of(path))
    line = path.read_text("utf-8").splitlines().index("teachers: [wang]")
    place = types.Position(line, len("teachers: [w"))
    answers = server.protocol.fm.features
    context = types.ReferenceContext(include_declaration=False)
    params = types.ReferenceParams(context, document, place)
    found = asyncio.ensure_future(answers[types.TEXT_DOCUMENT_REFERENCES](params))
    await asyncio.sleep(0)
    assert answers[types.TEXT_DOCUMENT_HOVER](types.HoverParams(document, place)) is not None
    assert not found.done()
    is_released.set()
    assert await found == []


async def test_an_error_of_the_program_is_told_once_in_chinese_and_ends_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = Server(lambda: dt.date.fromisoformat(TODAY))
    shown: list[str] = []

    def broken(**_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(server.session, "now", broken)
    monkeypatch.setattr(server, "window_show_message", lambda one: shown.append(one.message))
    answer = server.protocol.fm.features[types.TEXT_DOCUMENT_HOVER]
    asked = types.HoverParams(types.TextDocumentIdentifier("file:///x"), types.Position(0, 0))
    for _ in range(2):
        with pytest.raises(JsonRpcException, match="出错了") as raised:
            answer(asked)
        assert shown == [raised.value.message]
        assert "secret" not in shown[0]


@FULL_RUN_ONLY  # asks a thousand times
async def test_a_file_can_be_typed_key_by_key(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    path = root / "classes" / "banci.yaml"
    text = path.read_text("utf-8")
    async with running_client(root) as client:
        address = open_file(client, path)
        document = types.TextDocumentIdentifier(address)
        for end in range(len(text) + 1):
            type_text(client, address, text[:end], end + 2)
            lines = text[:end].split("\n")
            place = types.Position(len(lines) - 1, len(lines[-1]))
            await client.text_document_completion_async(types.CompletionParams(document, place))
            await client.text_document_hover_async(types.HoverParams(document, place))
            if end % 40 == 0:
                found = await published(client, address, end + 2)
                assert all(one.range.end.line < len(lines) for one in found)
        await until(client, lambda: told(client) == linted(root))
        assert client.messages == []

"""Rename in an editor: the files are what `pschool rename` makes of them."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from lsprotocol import types

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.edit.rename import rename_named
from partyschool_cli.edit.usages import OFFICE, usages_in
from partyschool_cli.editor.client.positions import Encoding
from partyschool_cli.errors import CommandLineError, RefusedError
from partyschool_cli.lint.baseline import identities, write_baseline
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.yaml.source_file import SourceFile
from tests.catalogs import QINGSHI
from tests.edit.editing import changed, lookup_of
from tests.editor.applied import Editor
from tests.full_run import is_full_run
from tests.linting import base, write_base

EXPERT = "teachers/expert.yaml"
YOUTH = "classes/youth.yaml"
MEMORIAL = "courses/memorial.yaml"
NEW = "another-id"


def rename(
    editor: Editor, address: str, place: types.Position, new: str = NEW
) -> types.WorkspaceEdit:
    """Ask as a client does: what is renamed here, and then the edit."""
    document = types.TextDocumentIdentifier(address)
    params = types.PrepareRenameParams(document, place)
    prepared = editor.ask(types.TEXT_DOCUMENT_PREPARE_RENAME, params)
    assert prepared.placeholder != new
    asked = types.RenameParams(new_name=new, text_document=document, position=place)
    edit = editor.ask(types.TEXT_DOCUMENT_RENAME, asked)
    assert isinstance(edit, types.WorkspaceEdit)
    return edit


def files(root: Path) -> dict[str, bytes]:
    """The files of a catalog; other tests may have left a cache beside them."""
    paths = (path.relative_to(root) for path in sorted(root.rglob("*")) if path.is_file())
    return {
        path.as_posix(): (root / path).read_bytes()
        for path in paths
        if not path.parts[0].startswith(".")
    }


def renamed(root: Path, named: Key | Word, new: str = NEW) -> dict[str, bytes]:
    """The files after `pschool rename`, nothing of which is written."""
    after = {path: data.decode() for path, data in files(root).items()}
    for path, text in changed(root, rename_named(lookup_of(root), named, new)).items():
        after.pop(path, None)
        if text is not None:
            after[path] = text
    return {path: text.encode() for path, text in after.items()}


def mentioned(root: Path) -> Iterator[tuple[str, int, Key | Word]]:
    """Where something is named that can be renamed: file, offset, what."""
    tree = DiskTree(root)
    for path in ("catalog.yaml", *(file.path for file in tree.listing().files)):
        source = SourceFile(tree, path)
        for usage in usages_in(source):
            start = source.place(usage.path, "key" if usage.on_key else "value").start
            field = usage.field
            if field.refers_to is not None:
                yield path, start, Key(field.refers_to, usage.word)
            elif field.vocabulary not in (None, "day_parts"):
                yield path, start, Word(str(field.vocabulary), usage.word)
            elif field.name == OFFICE:
                yield path, start, Word(OFFICE, usage.word)


def test_from_every_mention_the_files_are_as_the_command_makes_them(tmp_path: Path) -> None:
    expected: dict[Key | Word, dict[str, bytes]] = {}
    places = list(mentioned(QINGSHI))
    step = 1 if is_full_run() else len(places) // 12
    for number, (path, offset, named) in enumerate(places[::step]):
        root = copytree(QINGSHI, tmp_path / str(number))
        editor = Editor(root)
        address = editor.open(path)
        place = editor.place(address, editor.texts[address][: offset + 1])
        editor.apply(rename(editor, address, place))
        editor.save()
        if named not in expected:
            expected[named] = renamed(QINGSHI, named)
        assert files(root) == expected[named], (path, named)


def test_from_the_own_file_it_is_the_files_id(tmp_path: Path) -> None:
    root = write_base(tmp_path / "catalog")
    expected = renamed(root, Key(Kind.TEACHER, "expert"))
    editor = Editor(root)
    address = editor.open(EXPERT)
    editor.apply(rename(editor, address, types.Position(0, 8)))
    editor.save()
    assert files(root) == expected


def test_what_is_typed_and_not_saved_goes_along(tmp_path: Path) -> None:
    root = write_base(tmp_path / "catalog")
    editor = Editor(root)
    typed = base(MEMORIAL, ("[expert]", "[lecturer, expert]  # 𠮷 expert")) + "notes: 还没有存\n"
    address = editor.open(MEMORIAL, typed)
    editor.apply(rename(editor, address, editor.place(address, "[lecturer, ex")))
    editor.save()
    new = typed.replace("lecturer, expert", f"lecturer, {NEW}")
    assert (root / MEMORIAL).read_text("utf-8") == new
    assert not (root / EXPERT).exists()
    assert (root / f"teachers/{NEW}.yaml").read_text("utf-8") == base(EXPERT)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_places_are_right_behind_a_character_of_two_units(
    tmp_path: Path, encoding: Encoding
) -> None:
    wide = base(MEMORIAL, ("teachers: [expert]", 'teachers: ["𠮷", expert]'))
    data = b"\xef\xbb\xbf" + wide.replace("\n", "\r\n").encode()
    root = write_base(tmp_path / "catalog", {MEMORIAL: data})
    expected = renamed(root, Key(Kind.TEACHER, "expert"))
    editor = Editor(root, encoding=encoding)
    address = editor.open(MEMORIAL)
    editor.apply(rename(editor, address, editor.place(address, '"𠮷", ')))
    editor.save()
    assert files(root) == expected


def test_the_edits_are_no_longer_than_the_id(tmp_path: Path) -> None:
    root = write_base(tmp_path / "catalog")
    editor = Editor(root)
    address = editor.open(MEMORIAL)
    edit = rename(editor, address, editor.place(address, "teachers: ["))
    texts = [one for one in edit.document_changes or () if isinstance(one, types.TextDocumentEdit)]
    for change in texts:
        for one in change.edits:
            assert one.range.start.line == one.range.end.line
            assert one.range.end.character - one.range.start.character <= len("expert")
    assert [one.text_document.version for one in texts if one.text_document.uri == address] == [1]
    assert isinstance(list(edit.document_changes or ())[-1], types.RenameFile)


# --------------------------------------------------------------------------- refused


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("Bad Id", "编号"),
        ("lecturer", "编号 lecturer 已经有了：teachers/lecturer.yaml（示例·党校教师）"),
        ("", "编号"),
    ],
)
def test_a_new_id_that_the_command_refuses_is_refused(
    tmp_path: Path, new: str, reason: str
) -> None:
    root = write_base(tmp_path / "catalog")
    editor = Editor(root)
    address = editor.open(MEMORIAL)
    with pytest.raises(CommandLineError, match=reason):
        rename(editor, address, editor.place(address, "teachers: ["), new)


def test_a_file_that_is_broken_just_now_and_names_it_forbids(tmp_path: Path) -> None:
    root = write_base(tmp_path / "catalog")
    editor = Editor(root)
    address = editor.open(MEMORIAL)
    editor.open("courses/grafting.yaml", base("courses/grafting.yaml", ("title: ", "title: [")))
    with pytest.raises(CommandLineError, match=r"courses/grafting\.yaml:\d+:\d+ .*里面却有 expert"):
        rename(editor, address, editor.place(address, "teachers: ["))


def test_nothing_is_named_there(tmp_path: Path) -> None:
    root = write_base(tmp_path / "catalog")
    editor = Editor(root)
    address = editor.open(MEMORIAL)
    with pytest.raises(CommandLineError, match="这里没有能改的编号"):
        rename(editor, address, editor.place(address, "contact_h"))
    assert (
        editor.ask(
            types.TEXT_DOCUMENT_PREPARE_RENAME,
            types.PrepareRenameParams(
                types.TextDocumentIdentifier("untitled:Untitled-1"), types.Position(0, 0)
            ),
        )
        is None
    )


def test_an_editor_that_cannot_rename_files_is_told_what_to_do(tmp_path: Path) -> None:
    root = write_base(tmp_path / "catalog")
    editor = Editor(root, types.ClientCapabilities())
    address = editor.open(MEMORIAL)
    with pytest.raises(RefusedError, match="给文件改名") as error:
        rename(editor, address, editor.place(address, "teachers: ["))
    assert error.value.hint == "在终端里做：pschool rename 编号 新编号"


def test_a_word_is_renamed_without_versions_and_file_operations(tmp_path: Path) -> None:
    """Where no file gets another name, an editor that knows `changes` only can do it."""
    root = write_base(tmp_path / "catalog")
    expected = renamed(root, Word("themes", "party-affairs"))
    editor = Editor(root, types.ClientCapabilities())
    address = editor.open("catalog.yaml")
    edit = rename(editor, address, editor.place(address, "themes: {"))
    assert edit.document_changes is None
    editor.apply(edit)
    editor.save()
    assert files(root) == expected


def test_what_is_known_stays_known_under_the_new_id(tmp_path: Path) -> None:
    """The baseline is no file of entities, and goes along as with the command."""
    clashing = base(YOUTH, ("start: 14:30", "start: 09:30"), ("end: 16:00", "end: 11:00"))
    manifest = base("catalog.yaml") + "lint: {baseline: known.json}\n"
    root = write_base(tmp_path / "catalog", {YOUTH: clashing, "catalog.yaml": manifest})
    found = identities(Editor(root).workspace.now().catalogs[0].linted)
    assert any("expert" in one for one in found)
    (root / "known.json").write_bytes(write_baseline({"catalog/": found}))
    editor = Editor(root)
    address = editor.open(MEMORIAL)
    assert editor.workspace.now().catalogs[0].findings == ()
    editor.apply(rename(editor, address, editor.place(address, "teachers: [")))
    editor.save()
    assert NEW in (root / "known.json").read_text("utf-8")
    assert Editor(root).workspace.now().catalogs[0].findings == ()

"""An open document stands for the bytes that it is saved as."""

import re

import pytest
from lsprotocol import types

from partyschool_cli.editor.workspace.buffer import Buffer, opened

_TEXT = "title: 党章导读\nnotes: 𠮷\n"
_GBK = "标题: 党章导读".encode("gb18030")
_DAMAGED = _GBK.decode(errors="replace")
_WHOLE = types.TextDocumentContentChangeWholeDocument


def _opened(on_disk: bytes | None, text: str) -> Buffer:
    return opened("file:///a.yaml", 1, text, on_disk)


def _typed(buffer: Buffer, text: str) -> bytes:
    return buffer.changed(2, [_WHOLE(text)], "utf-16").data


@pytest.mark.parametrize(
    ("on_disk", "text"),
    [
        pytest.param(_TEXT.encode(), _TEXT, id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + _TEXT.encode(), _TEXT, id="a mark that the client hides"),
        pytest.param(b"\xef\xbb\xbf" + _TEXT.encode(), "\ufeff" + _TEXT, id="and that it shows"),
        pytest.param(_TEXT.replace("\n", "\r\n").encode(), _TEXT, id="other line ends"),
        pytest.param(b"a: 1\r\nb: 2\n", "a: 1\r\nb: 2\r\n", id="mixed line ends"),
        pytest.param(_GBK, "标题: 党章导读", id="GBK that is decoded"),
        pytest.param(_GBK, _DAMAGED, id="GBK that is not"),
        pytest.param(_GBK, re.sub("\ufffd+", "\ufffd", _DAMAGED), id="or with fewer signs for it"),
    ],
)
def test_a_document_that_was_just_opened_stands_for_what_is_on_disk(
    on_disk: bytes, text: str
) -> None:
    assert _opened(on_disk, text).data == on_disk


def test_one_that_differs_stands_for_its_own_text() -> None:
    assert _opened(b"title: x\n", _TEXT).data == _TEXT.encode()
    assert _opened(None, _TEXT).data == _TEXT.encode()


def test_what_is_typed_keeps_the_mark_and_the_encoding_of_the_file() -> None:
    with_mark = _opened(b"\xef\xbb\xbf" + _TEXT.encode(), _TEXT)
    assert _typed(with_mark, "a: 1\n") == b"\xef\xbb\xbfa: 1\n"
    assert _typed(_opened(_GBK, "标题: 党章导读"), "标题: 党") == "标题: 党".encode("gb18030")
    assert _typed(_opened(_GBK, _DAMAGED), "标题: 党") == "标题: 党".encode()


def test_changes_of_parts_are_made_one_after_the_other() -> None:
    buffer = _opened(None, "𠮷中\r\nb\u2028c")
    part = types.TextDocumentContentChangePartial
    first = types.Range(types.Position(0, 2), types.Position(0, 99))
    second = types.Range(types.Position(1, 1), types.Position(1, 2))
    changed = buffer.changed(7, [part(first, "国"), part(second, "")], "utf-16")
    assert (changed.text, changed.version) == ("𠮷国\r\nbc", 7)


def test_half_of_a_surrogate_pair_is_no_character_of_a_file() -> None:
    assert _opened(None, "a\ud842b").data == "a\ufffdb".encode()

"""PS002: what is converted, and when that is safe."""

from pathlib import Path

import pytest

from tests.linting import findings, fixed

TEACHER = "teachers/expert.yaml"
TEXT = "name: 示例·国标\r\ncategory: local-expert # 注\r\nnotes: 会嫁接\r\n"


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_same_text_becomes_utf8(tmp_path: Path, encoding: str) -> None:
    data = TEXT.encode(encoding)
    assert fixed(tmp_path, {TEACHER: data}, TEACHER, "PS002", unsafe=False) == TEXT


def test_it_is_not_safe_where_the_text_does_not_read(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, {TEACHER: "name：示例\n".encode("gbk")}, "PS002")
    assert found.fix is not None
    assert not found.fix.is_safe


def test_what_is_no_text_has_no_fix(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, {TEACHER: b"PK\x03\x04\x00\xff\xfe"}, "PS002")
    assert found.fix is None

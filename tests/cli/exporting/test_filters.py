"""`--office`, `--topic` and `--rules` of `export`: what they name, and what is refused."""

import json
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.cli.exporting.filters import Filters, filters_in
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool

FILES = {
    "teachers/wang.yaml": BASE["teachers/wang.yaml"] + "office: Party-Secretary\n",
    "teachers/li.yaml": "name: 李示例\ncategory: school-teacher\noffice: 第一书记\n",
    "teachers/zhao.yaml": "name: 赵示例\nstatus: retired\noffice: leadership-member\n",
    "courses/dangzhang.yaml": BASE["courses/dangzhang.yaml"] + "topics: [党课, 三会一课]\n",
}


def found(folder: Path, given: Filters) -> Filters:
    return filters_in(load(DiskTree(write_catalog(folder, FILES))), given)


@pytest.mark.parametrize(
    ("said", "office"),
    [
        ("party-secretary", "Party-Secretary"),
        ("党委书记", "Party-Secretary"),
        (" ＰＡＲＴＹ-secretary ", "Party-Secretary"),
        ("第一书记", "第一书记"),
    ],
)
def test_an_office_by_its_word_or_its_title(tmp_path: Path, said: str, office: str) -> None:
    assert found(tmp_path, Filters(office=said)).office == office


@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        (Filters(office="党委书纪"), "没有教师任“党委书纪”", "是不是 党委书记？"),
        (Filters(office="班子成员"), "没有教师任“班子成员”", "有的是 第一书记、党委书记"),
        (Filters(topic="党科"), "没有课程的专题是“党科”", "是不是 党课？"),
        (Filters(topic="养殖"), "没有课程的专题是“养殖”", "有的是 党课、三会一课"),
    ],
)
def test_what_nobody_holds_and_no_course_is_about(
    tmp_path: Path, given: Filters, message: str, hint: str
) -> None:
    with pytest.raises(CommandLineError) as error:
        found(tmp_path, given)
    assert (error.value.message, error.value.hint) == (message, hint)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_rules_in_the_encodings_of_windows(tmp_path: Path, encoding: str) -> None:
    rules = tmp_path / "规定.md"
    rules.write_bytes("# 学员管理规定\r\n\r\n按时到课。\r\n".encode(encoding))
    text = found(tmp_path, Filters(rules=str(rules))).rules
    assert text is not None
    assert text.split() == ["#", "学员管理规定", "按时到课。"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "没有这个文件"),
        (b"PK\x03\x04\x14\x00\xff\xfe\x00", "不是 UTF-8 文本，读不出文字"),
        ("长" * 200_001, "它有 200,001 个字"),
    ],
    ids=["missing", "binary", "long"],
)
def test_rules_that_are_none(tmp_path: Path, content: bytes | str | None, message: str) -> None:
    rules = tmp_path / "规定.md"
    if content is not None:
        rules.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CommandLineError, match=message):
        found(tmp_path, Filters(rules=str(rules)))


def test_a_ledger_of_one_office(pschool: Pschool) -> None:
    result = pschool("export", "台账", "--office", "党委书记", "-o", "-", "--format", "json")
    rows = json.loads(result.raw)["rows"]
    assert {row["teacher"] for row in rows} == {"hekou-party-secretary"}


def test_what_a_document_does_not_have(pschool: Pschool, subtests: pytest.Subtests) -> None:
    cases: list[tuple[tuple[str, ...], str]] = [
        (("catalog", "--topic", "党课"), "错误：课程目录没有 --topic"),
        (("plan", "--rules", "规定.md"), "错误：年度培训计划表没有 --rules"),
        (
            ("ledger", "--office", "党委书记", "--office", "书记"),
            "错误：选项 --office 写了不止一次",
        ),
        (
            ("ledger", "--year", "2026", "--from", "2026-01"),
            "错误：--year 不能和 --from、--to 一起用",
        ),
        (("ledger", "--class", "nanping-members-2026"), "错误：授课台账不能只要一个班次的"),
    ]
    for words, message in cases:
        with subtests.test(words=words, message=message):
            result = pschool("export", *words, "-o", "x.pdf")
            assert result.code == 2
            assert result.err.splitlines()[0] == message

"""`pschool sql`, on the fixed catalog and on a lake of it and two small ones."""

import csv
import io
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook
from syrupy.assertion import SnapshotAssertion

from partyschool_cli.cli.run import main
from tests.catalogs import ROOT, write_catalog
from tests.cli.conftest import TTY, Pschool, not_refused
from tests.full_run import is_full_run

# One row of every type that a result can have.
_VALUES = (
    "SELECT DATE '2026-10-12' AS 日期, '=1+1' AS 文字, ['甲', '乙'] AS 几个, 1.5 AS 小数, "
    "0.1::DOUBLE + 0.2 AS 和, 3 AS 整数, true AS 是否, NULL AS 空"
)


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake of two counties; the code of one begins with zeros."""
    root = tmp_path_factory.mktemp("counties")
    for code in ("000001", "140121"):
        manifest = (
            f'format: 1\ntitle: {code}目录\ncode: "{code}"\nthemes: {{political-theory: 政治}}\n'
        )
        write_catalog(root / code, {"catalog.yaml": manifest})
    assert main(["lake", "--each", str(root), "-o", str(root / "lake")]) == 0
    return root / "lake"


def test_the_catalog_here_is_queried(pschool: Pschool) -> None:
    listed = json.loads(pschool("list", "courses", "--format", "json").out)
    result = pschool("sql", "SELECT id, title FROM courses ORDER BY id", "--format", "json")
    assert result.code == 0
    expected = [{"id": each["id"], "title": each["title"]} for each in listed]
    assert json.loads(result.out) == sorted(expected, key=lambda each: str(each["id"]))


def test_findings_are_those_of_lint(pschool: Pschool) -> None:
    found = json.loads(pschool("lint", "--format", "json").out)["findings"]
    result = pschool("sql", "SELECT file, line, message FROM findings", "--format", "jsonl")
    rows = [json.loads(line) for line in result.out.splitlines()]
    assert sorted(row["message"] for row in rows) == sorted(each["message"] for each in found)


def test_a_lake_has_all_counties(pschool: Pschool, lake: Path) -> None:
    sql = "SELECT county, count(*) AS 门数 FROM courses GROUP BY ALL ORDER BY ALL"
    result = pschool("sql", sql, "--lake", str(lake), "--format", "csv")
    assert result.out == "county,门数\n000001,1\n140121,1\n"


def test_a_lake_without_counties_has_empty_tables(pschool: Pschool, tmp_path: Path) -> None:
    about = {"format": 1, "version": "0.1.0", "counties": {}}
    (tmp_path / "_manifest.json").write_text(json.dumps(about), encoding="utf-8")
    result = pschool("sql", "FROM courses", "--lake", str(tmp_path), "--format", "jsonl")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_a_broken_and_a_missing_file_are_named(
    pschool: Pschool, lake: Path, tmp_path: Path
) -> None:
    copied = tmp_path / "lake"
    shutil.copytree(lake, copied)
    path = copied / "county=140121" / "courses.parquet"
    for data in (b"x", b"x" * 999, path.read_bytes()[:-9]):
        path.write_bytes(data)
        result = pschool("sql", "SELECT title FROM courses", "--lake", str(copied))
        assert result.code == 2
        assert "county=140121/courses.parquet 坏了，读不了" in result.err
    path.unlink()
    result = pschool("sql", "SELECT title FROM courses", "--lake", str(copied))
    assert (result.code, "courses.parquet 不在了" in result.err) == (2, True)


def test_tables_for_a_terminal(pschool: Pschool, snapshot: SnapshotAssertion) -> None:
    columns = "title AS 课程, contact_hours AS 学时, teacher_names AS 授课人"
    sql = f"SELECT {columns} FROM courses ORDER BY id"
    result = pschool("sql", sql, env={**TTY, "COLUMNS": "60"})
    assert result.code == 0
    assert result.out == snapshot


def test_columns_at_the_right_are_left_out_where_it_is_narrow(pschool: Pschool) -> None:
    result = pschool("sql", "SELECT * FROM sessions", env={**TTY, "COLUMNS": "60"})
    lines = result.out.splitlines()
    assert max(map(len, lines[:-1])) <= 60
    assert lines[0].split()[:2] == ["county", "county_title"]
    assert "；窗口较窄，没有显示：" in lines[-1]


def test_a_terminal_shows_the_first_thousand_rows(pschool: Pschool) -> None:
    result = pschool("sql", "SELECT range AS 数 FROM range(1234)", env={**TTY, "COLUMNS": "80"})
    assert len(result.out.splitlines()) == 2 + 1000 + 1
    assert "共 1234 行，只显示前 1000 行，全部的用 -o 结果.xlsx" in result.out
    assert len(pschool("sql", "FROM range(1234)").out.splitlines()) == 2 + 1234


def test_values_for_programs(pschool: Pschool) -> None:
    (row,) = json.loads(pschool("sql", _VALUES, "--format", "json").out)
    assert row == {
        "日期": "2026-10-12",
        "文字": "=1+1",
        "几个": ["甲", "乙"],
        "小数": 1.5,
        "和": 0.1 + 0.2,
        "整数": 3,
        "是否": True,
        "空": None,
    }
    heading, line = pschool("sql", _VALUES, "--format", "csv").out.splitlines()
    assert heading == "日期,文字,几个,小数,和,整数,是否,空"
    assert line == "2026-10-12,=1+1,甲;乙,1.5,0.30000000000000004,3,true,"


def test_values_for_people(pschool: Pschool, tmp_path: Path) -> None:
    for name in ("结果.csv", "结果.md", "结果.xlsx"):
        assert pschool("sql", _VALUES, "-o", str(tmp_path / name)).err.endswith("（1 行）\n")
    data = (tmp_path / "结果.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 2
    row = next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert row == {
        "日期": "2026-10-12",
        "文字": "'=1+1",
        "几个": "甲、乙",
        "小数": "1.5",
        "和": "0.3",
        "整数": "3",
        "是否": "是",
        "空": "",
    }
    assert "| 2026-10-12 | =1+1 | 甲、乙 | 1.5 | 0.3 | 3 | 是 |  |" in (
        tmp_path / "结果.md"
    ).read_text(encoding="utf-8")
    sheet = load_workbook(tmp_path / "结果.xlsx")["查询结果"]
    cells = [cell.value for cell in sheet[2]]
    assert str(cells[0]).startswith("2026-10-12")
    assert cells[1:] == ["=1+1", "甲、乙", 1.5, pytest.approx(0.3), 3, "是", None]
    assert sheet["B2"].data_type == "s"


@pytest.mark.parametrize("form", ["json", "csv"][: 2 if is_full_run() else 1])
def test_a_closed_pipe_ends_the_query(form: str) -> None:
    sql = "SELECT a.range FROM range(1000000000) a"
    process = subprocess.Popen(
        [sys.executable, "-m", "partyschool_cli", "sql", sql, "--format", form],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        process.stdout.read(100)
        process.stdout.close()
        assert process.wait(timeout=60) == 0


def test_columns_of_one_name_are_all_there(pschool: Pschool) -> None:
    result = pschool("sql", "SELECT 1 AS id, 2 AS id, 3 AS id_2", "--format", "jsonl")
    assert json.loads(result.out) == {"id": 1, "id_2": 2, "id_2_2": 3}


def test_parquet_is_written_by_its_suffix(pschool: Pschool, tmp_path: Path) -> None:
    path = tmp_path / "结果.parquet"
    sql = "SELECT id, contact_hours, teachers FROM courses ORDER BY id LIMIT 2"
    assert pschool("sql", sql, "-o", str(path)).code == 0
    found = duckdb.read_parquet(str(path))
    assert [str(each) for each in found.types] == ["VARCHAR", "DOUBLE", "VARCHAR[]"]
    assert len(found.fetchall()) == 2
    refused = pschool("sql", sql, "--format", "parquet", env=TTY)
    assert (refused.code, refused.out) == (2, "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_query_is_read_from_a_file(pschool: Pschool, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "查询.sql"
    path.write_text("-- 数一数\nSELECT count(*) AS 门数\nFROM courses\n", encoding=encoding)
    assert pschool("sql", "-f", str(path)).out.split()[0] == "门数"


def test_a_query_is_read_from_standard_input(
    pschool: Pschool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("SELECT '党' AS 字".encode())))
    assert pschool("sql", "-", "--format", "csv").out == "字\n党\n"


def test_errors_say_where(pschool: Pschool, tmp_path: Path) -> None:
    path = tmp_path / "查询.sql"
    path.write_text("SELECT id,\n  课程名\nFROM courses\n", encoding="utf-8")
    result = pschool("sql", "-f", path.name, "--catalog", os.getcwd(), cwd=tmp_path)
    assert result.err == (
        "错误：查询.sql:2:3: 没有 课程名 这一列\n"
        "        课程名\n"
        "        ^^^^^^\n"
        "提示：是不是 title（课程名称）？\n"
    )
    assert result.code == 2


WRONG = {
    ("SELECT 1; SELECT 2",): "一次只能写一条语句",
    ("COPY courses TO 'x'",): "SQL 只能查询，不能读写文件",
    (" ",): "SQL 是空的",
    ("SELECT 1", "-f", "x.sql"): "SQL 和 -f 只能写一个",
    ("-f", "没有.sql"): "读不了 SQL 文件 没有.sql：没有这个文件",
    ("SELECT 1", "--format", "yaml"): "没有“yaml”这种格式",
    ("SELECT 1", "-o", "x.docx"): "不认识后缀“.docx”",
    ("SELECT 1", "-o", "courses/x.csv"): "在课程目录里，不能覆盖",
    ("SELECT 1", "--timeout", "0"): "--timeout 不能是 0",
    ("SELECT 1", "--timeout", "nan"): "--timeout 不能是 nan",
    ("SELECT 1", "--timeout", "1e300"): "--timeout 不能是 1e+300",
    ("SELECT 1", "--memory", "很多"): "--memory “很多”看不懂",
    ("SELECT 1", "--memory", "1MB"): "--memory 1MB 太小",
    ("SELECT 1", "--memory", "9999TB"): "--memory 9999TB 太大",
    ("SELECT 1", "--memory", "9" * 400): "太大",
    ("FROM courses", "--lake", "没有"): "没有",
    ("FROM courses", "--lake", "x", "--at", "HEAD"): "--lake 的数据不能用 --at 看以前的",
    ("FROM courses", "--lake", "x", "--catalog", "y"): "--lake 和 --catalog 只能写一个",
}


def test_wrong_use(pschool: Pschool) -> None:
    assert not_refused(partial(pschool, "sql"), WRONG) == {}


def test_limits_end_a_query_with_1(pschool: Pschool) -> None:
    endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) FROM r"
    result = pschool("sql", endless, "--timeout", "0.2")
    assert (result.code, result.out) == (1, "")
    assert "查询 0.2 秒没有做完" in result.err
    assert pschool("sql", "SELECT repeat('x', 999999999)", "--memory", "64MB").code == 1


def test_without_the_extra_it_says_what_to_install(
    pschool: Pschool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partyschool_cli.many.duckdb_library.find_spec", lambda _: None)
    result = pschool("sql", "SELECT 1")
    assert result.code == 2
    assert 'pip install "pschool[sql]"' in result.err


def test_tables_and_columns_are_listed(pschool: Pschool, snapshot: SnapshotAssertion) -> None:
    result = pschool("sql", env={**TTY, "COLUMNS": "80"})
    assert result.code == 0
    assert result.out == snapshot
    rows = json.loads(pschool("sql", "--format", "json").out)
    assert rows[0] == {
        "table": "schools",
        "column": "county",
        "type": "text",
        "title": "县",
        "meaning": rows[0]["meaning"],
    }


def test_every_listed_column_can_be_queried(pschool: Pschool) -> None:
    rows = json.loads(pschool("sql", "--format", "json").out)
    courses = [f'"{row["column"]}"' for row in rows if row["table"] == "courses"]
    result = pschool("sql", f"SELECT {', '.join(courses)} FROM courses LIMIT 1", "--format", "json")
    assert [f'"{key}"' for key in json.loads(result.out)[0]] == courses


def test_the_first_ten_minutes_of_the_page_lead_to_an_answer(
    pschool: Pschool, tmp_path: Path
) -> None:
    page = (ROOT / "docs" / "many.md").read_text(encoding="utf-8")
    first = page[page.index("## 十分钟") :].split("\n## ")[0]
    commands = [line for line in first.splitlines() if line.startswith("pschool ")]
    results = [pschool(*shlex.split(line)[1:], cwd=tmp_path) for line in commands]
    assert [result.code for result in results] == [0] * 6
    shown = [line.split() for line in results[-1].out.splitlines()]
    assert shown[0] == ["县", "月份", "课次", "学时"]
    assert [row[0] for row in shown[2:]] == [
        f"{town}乡党校课程目录" for town in ("柳杜", "马兰", "黄寨")
    ]


@pytest.fixture
def endless() -> Iterator[subprocess.Popen[bytes]]:
    """A process that runs a query without end."""
    sql = "SELECT sum(a.range) FROM range(1000000000) a, range(1000000) b"
    with subprocess.Popen(
        [sys.executable, "-m", "partyschool_cli", "sql", sql, "--timeout", "600"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        yield process
        process.kill()


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
def test_an_interrupt_ends_both_processes_without_a_trace(
    endless: subprocess.Popen[bytes],
) -> None:
    deadline = time.monotonic() + 60
    children: list[str] = []
    while not children and time.monotonic() < deadline:
        time.sleep(0.05)
        path = Path(f"/proc/{endless.pid}/task/{endless.pid}/children")
        children = path.read_text(encoding="ascii").split()
    endless.send_signal(signal.SIGINT)
    out, err = endless.communicate(timeout=60)
    assert (endless.returncode, out, err) == (130, b"", b"")
    while time.monotonic() < deadline and any(map(_is_running, children)):
        time.sleep(0.05)
    assert not any(map(_is_running, children))


def _is_running(process: str) -> bool:
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"

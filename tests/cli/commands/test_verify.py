"""`pschool verify`: a sheet on the wall against the catalog, from its code, a PDF or a scan."""

import io
import json
import re
import struct
import zlib
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool, not_refused
from tests.full_run import is_full_run
from tests.repositories import commit, repository
from tests.scans import page_picture, scanned, scanned_pdf

CLASS = "classes/banci.yaml"
SECOND = "  - {id: s02, date: 2026-10-13, start: 14:30, end: 17:00, activity: 分组讨论}\n"
TODAY = ("--today", "2026-10-01")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_COMMITTER_DATE", "GIT_AUTHOR_DATE"):
        monkeypatch.setenv(name, "2026-09-28T08:00:00Z")
    return repository(tmp_path, {CLASS: BASE[CLASS] + SECOND})


def exported(pschool: Pschool, root: Path, name: str, *words: str) -> Path:
    target = root.parent / name
    what = words or ("timetable", "--class", "banci")
    result = pschool("export", *what, "-o", str(target), *TODAY, cwd=root)
    assert result.code == 0, result.err
    return target


def code_of(pschool: Pschool, root: Path, *words: str) -> str:
    found = json.loads(exported(pschool, root, "表.json", *words).read_text("utf-8"))["code"]
    assert re.fullmatch(r"[A-Z2-7]{4}-[A-Z2-7]{4}", found)
    return str(found)


def move(root: Path) -> str:
    """Moves the second session, and commits that; gives the commit."""
    text = (root / CLASS).read_text("utf-8")
    (root / CLASS).write_text(text.replace("14:30", "15:00"), "utf-8")
    return commit(root)


MOVED = "  10月13日 14:30—17:00 分组讨论：时间 10月13日 14:30—17:00 → 10月13日 15:00—17:00"


def test_a_code_that_is_current(root: Path, pschool: Pschool) -> None:
    code = code_of(pschool, root)
    result = pschool("verify", code.lower().replace("-", ""), cwd=root)
    assert result.code == 0
    assert result.out == f"与目录一致：党员轮训班课程表（校验码 {code}）\n"


def test_a_code_that_changed(root: Path, pschool: Pschool) -> None:
    code = code_of(pschool, root)
    changing = move(root)
    result = pschool("verify", code, cwd=root)
    assert result.code == 1
    assert result.out.splitlines() == [
        f"已改：党员轮训班课程表（校验码 {code}）",
        f"从 {changing[:8]}（2026-09-28）起不一样；现在的校验码是 {code_of(pschool, root)}",
        MOVED,
    ]


def test_a_code_that_nobody_has(root: Path, pschool: Pschool) -> None:
    result = pschool("verify", "AAAA-AAAA", cwd=root)
    assert result.code == 2
    assert result.out == "查无此表：校验码 AAAA-AAAA\n"
    assert "--at" in result.err


def test_what_is_not_saved_yet(root: Path, pschool: Pschool) -> None:
    code = code_of(pschool, root)
    (root / CLASS).write_text(BASE[CLASS], "utf-8")
    result = pschool("verify", code, cwd=root)
    assert result.code == 1
    assert "改动还没有保存" in result.out
    assert result.out.splitlines()[-1] == "  删去：10月13日 14:30—17:00 分组讨论"


def document(result: Any) -> Any:
    return json.loads(result.out)


def test_json(root: Path, pschool: Pschool) -> None:
    code = code_of(pschool, root)
    changing = move(root)
    result = pschool("verify", code, "--format", "json", cwd=root)
    assert result.code == 1
    assert document(result) == {
        "version": 1,
        "result": "changed",
        "document": "timetable",
        "subject": {
            "entity": "class",
            "id": "banci",
            "title": "党员轮训班课程表",
            "from": None,
            "to": None,
        },
        "code": code,
        "current_code": code_of(pschool, root),
        "since": {"commit": changing, "date": "2026-09-28T08:00:00+00:00"},
        "changes": [
            {
                "change": "changed",
                "entity": "class",
                "id": "banci",
                "old_id": None,
                "title": "党员轮训班",
                "file": CLASS,
                "fields": [{"field": "sessions[s02].start", "old": "14:30", "new": "15:00"}],
            }
        ],
    }


def test_json_of_what_nobody_has(root: Path, pschool: Pschool) -> None:
    result = pschool("verify", "AAAA-AAAA", "--format", "json", cwd=root)
    assert result.code == 2
    found = document(result)
    assert found["result"] == "unknown"
    assert (found["document"], found["subject"], found["changes"]) == (None, None, [])


def test_fmt_rename_and_comments_keep_a_code(root: Path, pschool: Pschool) -> None:
    code = code_of(pschool, root)
    (root / CLASS).write_text(f"# 秋季\n{(root / CLASS).read_text('utf-8')}\n\n", "utf-8")
    for words in (
        ("fmt",),
        ("rename", "class:banci", "qiuban"),
        ("rename", "teacher:wang", "wang-shili"),
        ("rename", "course:dangzhang", "dangzhang-daodu"),
        ("rename", "site:jiaoshi", "da-jiaoshi"),
        ("rename", "school:liudu", "liudu-xiang"),
    ):
        result = pschool(*words, cwd=root)
        assert result.code == 0, result.err
    assert pschool("verify", code, cwd=root).code == 0


def test_layout_paper_format_and_today_are_no_facts(root: Path, pschool: Pschool) -> None:
    code = code_of(pschool, root)
    for options in (("--layout", "list"), ("--layout", "grid"), ("--paper", "a3")):
        words = ("timetable", "--class", "banci", *options)
        shown = exported(pschool, root, "表.md", *words).read_text("utf-8")
        assert f"版本 2026-09-28 · 校验码 {code}" in shown, options


def test_a_pdf_that_is_current_then_changed(root: Path, pschool: Pschool) -> None:
    code = code_of(pschool, root)
    pdf = exported(pschool, root, "表.pdf")
    result = pschool("verify", str(pdf), cwd=root)
    assert result.code == 0
    assert result.out == f"与目录一致：党员轮训班课程表（校验码 {code}，版本 2026-09-28）\n"
    move(root)
    result = pschool("verify", str(pdf), cwd=root)
    assert result.code == 1
    assert result.out.splitlines()[-1] == MOVED


def test_a_pdf_of_some_days_is_its_own_document(root: Path, pschool: Pschool) -> None:
    words = ("timetable", "--class", "banci", "--from", "2026-10-13")
    pdf = exported(pschool, root, "半.pdf", *words)
    result = pschool("verify", str(pdf), "--format", "json", cwd=root)
    assert result.code == 0
    assert document(result)["subject"]["from"] == "2026-10-13"


def test_several_timetables_in_a_pdf_are_each_told(root: Path, pschool: Pschool) -> None:
    other = BASE[CLASS].replace("党员轮训班", "农民夜校")
    (root / "classes/yexiao.yaml").write_text(other, "utf-8")
    words = ("timetable", "--class", "banci", "--class", "yexiao")
    pdf = exported(pschool, root, "两份.pdf", *words)
    move(root)
    result = pschool("verify", str(pdf), cwd=root)
    assert result.code == 1
    assert [line[:4] for line in result.out.splitlines() if not line.startswith(" ")] == [
        "已改：党",
        f"从 {result.out.splitlines()[1][2:4]}",
        "与目录一",
    ]
    found = document(pschool("verify", str(pdf), "--format", "json", cwd=root))
    assert found["result"] == "changed"
    assert [one["result"] for one in found["parts"]] == ["changed", "current"]


def test_paper_that_was_scanned(root: Path, pschool: Pschool) -> None:
    """Turned by 1°, noise, JPEG: as a picture, and as the PDF of a scanner."""
    pdf = exported(pschool, root, "表.pdf")
    paper = scanned(page_picture(pdf.read_bytes(), 200 if is_full_run() else 150), degrees=1)
    (root.parent / "扫描.jpg").write_bytes(paper)
    (root.parent / "扫描.pdf").write_bytes(scanned_pdf(paper))
    move(root)
    for name in ("扫描.jpg", "扫描.pdf"):
        result = pschool("verify", str(root.parent / name), cwd=root)
        assert result.code == 1, result.err
        assert result.out.splitlines()[-1] == MOVED


def test_pictures_of_any_kind(root: Path, pschool: Pschool) -> None:
    png = exported(pschool, root, "表.png")
    targets = [root.parent / f"图.{suffix}" for suffix in ("png", "gif", "bmp", "tiff", "webp")]
    with Image.open(png) as picture:
        grey = picture.convert("L")
    for target in targets:
        grey.save(target)
    codes = {target.suffix: pschool("verify", str(target), cwd=root).code for target in targets}
    assert codes == dict.fromkeys(codes, 0)


def test_a_site_puts_the_code_into_an_address(root: Path, pschool: Pschool) -> None:
    manifest = root / "catalog.yaml"
    manifest.write_text(BASE["catalog.yaml"] + "web_url: https://example.org/dx/\n", "utf-8")
    png = exported(pschool, root, "表.png")
    result = pschool("verify", str(png), cwd=root)
    assert result.code == 0
    assert "党员轮训班课程表" in result.out


def test_a_code_can_be_left_out(root: Path, pschool: Pschool) -> None:
    words = ("timetable", "--class", "banci", "--no-code")
    pdf = exported(pschool, root, "无.pdf", *words)
    result = pschool("verify", str(pdf), cwd=root)
    assert result.code == 2
    assert result.err.startswith(f"错误：{pdf} 里没有找到校验码")
    assert "code" not in json.loads(exported(pschool, root, "无.json", *words).read_text("utf-8"))


def test_the_same_catalog_and_today_are_the_same_bytes(root: Path, pschool: Pschool) -> None:
    for name in ("表.pdf", "表.md", "表.html", "表.json", "表.png"):
        assert (
            exported(pschool, root, name).read_bytes() == exported(pschool, root, name).read_bytes()
        )


def test_without_git_today_is_all_there_is(tmp_path: Path, pschool: Pschool) -> None:
    root = write_catalog(tmp_path)
    code = code_of(pschool, root)
    assert pschool("verify", code, cwd=root).code == 0
    (root / "teachers/wang.yaml").write_text("name: 王大力\ncategory: school-teacher\n", "utf-8")
    result = pschool("verify", code, cwd=root)
    assert result.code == 2
    assert "没有 git 历史" in result.err


def test_an_older_revision(root: Path, pschool: Pschool) -> None:
    code = code_of(pschool, root)
    move(root)
    assert pschool("verify", code, "--at", "HEAD~1", cwd=root).code == 1
    result = pschool("verify", code, "--at", "HEAD~9", cwd=root)
    assert (result.code, result.out) == (2, "")


def test_a_broken_file_is_told_in_a_line(root: Path, pschool: Pschool) -> None:
    file = root.parent / "坏.pdf"
    broken = {
        b"%PDF-1.7\n": "读不了",
        b"%PDF-1.7\n" + b"\0\xff" * 5000: "读不了",
        b"\x89PNG\r\n\x1a\n": "读不了",
        b"\xff\xd8\xff" + b"\0" * 1000: "读不了",
        b"RIFF": "读不了",
        "姓名,电话\n".encode(): "不是 PDF",
        b"": "不是 PDF",
    }
    for data, told in broken.items():
        file.write_bytes(data)
        result = pschool("verify", str(file), cwd=root)
        assert (result.code, result.out) == (2, "")
        first, second = result.err.splitlines()
        assert told in first
        assert second.startswith("提示：")


def test_a_pdf_that_is_cut_off_or_changed_shows_no_trace(root: Path, pschool: Pschool) -> None:
    whole = exported(pschool, root, "表.pdf").read_bytes()
    file = root.parent / "改.pdf"
    half, odd = whole[: len(whole) // 2], whole.replace(b"obj", b"obi")
    few = (half, odd)
    for data in (*few, whole[:-200], whole[:2000]) if is_full_run() else few:
        file.write_bytes(data)
        result = pschool("verify", str(file), cwd=root)
        assert result.code in (0, 2)
        assert "Traceback" not in result.err
        assert "程序内部出错" not in result.err


def chunk(name: bytes, data: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def test_a_picture_that_would_fill_the_memory(root: Path, pschool: Pschool) -> None:
    """144 million pixels, black or white, in 80 kB."""
    size = 12_000
    header = struct.pack(">IIBBBBB", size, size, 1, 0, 0, 0, 0)
    lines = zlib.compress(bytes((1 + size // 8) * size), 1)
    file = root.parent / "大.png"
    picture = chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + picture)
    result = pschool("verify", str(file), cwd=root)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"错误：读不了 {file}\n")


def test_a_picture_of_something_else(root: Path, pschool: Pschool) -> None:
    out = io.BytesIO()
    Image.new("L", (400, 300), 200).save(out, "PNG")
    file = root.parent / "墙.png"
    file.write_bytes(out.getvalue())
    result = pschool("verify", str(file), cwd=root)
    assert result.code == 2
    assert "没有看清的二维码" in result.err


def test_a_picture_without_the_library_says_what_to_install(
    root: Path, pschool: Pschool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from importlib import util

    found = util.find_spec
    module = "partyschool_cli.export.checking.reading.read_file.find_spec"
    monkeypatch.setattr(module, lambda name: None if name == "zxingcpp" else found(name))
    file = root.parent / "照片.jpg"
    file.write_bytes(b"\xff\xd8\xff")
    result = pschool("verify", str(file), cwd=root)
    assert result.code == 2
    assert result.err.splitlines() == [
        f"错误：{file} 是图片，读二维码要用 zxing-cpp，没有安装",
        '提示：运行 python -m pip install "pschool[scan]"，或打表上的校验码：pschool verify 校验码',
    ]


def test_what_is_neither_code_nor_file(root: Path, pschool: Pschool) -> None:
    wrong = {
        ("党员轮训班",): "不是校验码",
        ("没有.pdf",): "没有这个文件",
        (".",): "它是文件夹",
    }
    assert not_refused(partial(pschool, "verify", cwd=root), wrong) == {}

"""`pschool lint`: options, exit codes, and what goes where."""

import json
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.report.finding_format import format_names
from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool, not_refused
from tests.repositories import commit, git, repository

# One error with an unsafe fix, one info with a safe one. Nothing else is wrong.
WANG = "name: 王示例\ncategory: school-teachers\nnotes: 会讲课,会写字\n"
FIXED = "name: 王示例\ncategory: school-teachers\nnotes: 会讲课，会写字\n"
FIXED_ALL = "name: 王示例\ncategory: school-teacher\nnotes: 会讲课，会写字\n"
TEACHER = "teachers/wang.yaml"
ONLY = ("--select", "PS0,PS1,PS2,PS6,PS9", "--ignore", "unused,empty-theme")
# What the fixed catalog lacks on purpose.
GAPS = "empty-theme,need-unmet,obligation-unmet,yearly-hours-short"
NUMBERS = ("13800138000", "11010519491231002X", "6222021234567894")


def codes(out: str) -> list[str]:
    return [finding["code"] for finding in json.loads(out)["findings"]]


def summary(out: str) -> dict[str, Any]:
    return dict(json.loads(out)["summary"])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a catalog that has one error and one info."""
    write_catalog(tmp_path, {TEACHER: WANG})
    return tmp_path


def test_a_clean_catalog_is_one_line(pschool: Pschool) -> None:
    result = pschool("lint", "--ignore", GAPS)
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith("个文件，没有发现问题\n")
    assert result.out.count("\n") == 1


# ------------------------------------------------------------------------- what runs, what fails


CHOSEN = {
    ("--select", "PS104"): ["PS104"],
    ("--select", "ps104 , half-width-punctuation"): ["PS104", "PS605"],
    ("--select", "PS104", "--select", "PS6"): ["PS104", "PS605"],
    ("--select", "PS1，PS6", "--ignore", "unknown-value"): ["PS605"],
    ("--select", "PS1,PS6", "--ignore", "PS1", "--ignore", "PS605"): [],
}


def test_rules_are_chosen_by_code_prefix_and_name(home: Path, pschool: Pschool) -> None:
    results = {
        options: pschool("lint", "--format", "json", *options, cwd=home) for options in CHOSEN
    }
    assert {options: codes(result.out) for options, result in results.items()} == CHOSEN


def test_a_rule_that_does_not_exist(home: Path, pschool: Pschool) -> None:
    options = ("--select", "--ignore", "--explain")
    wrong = {(option, "teacher-clsh"): "是不是 teacher-clash？" for option in options}
    assert not_refused(partial(pschool, "lint", cwd=home), wrong) == {}


def test_fail_on(home: Path, pschool: Pschool) -> None:
    """The finding left is an info."""
    expected = {("error",): 0, ("warning",): 0, ("info",): 1, (): 0}

    def code(level: tuple[str, ...]) -> int:
        options = ("--fail-on", *level) if level else ()
        return pschool("lint", "--select", "PS605", *options, cwd=home).code

    assert {level: code(level) for level in expected} == expected


@pytest.mark.parametrize(
    ("settings", "code", "found"),
    [
        ("lint: {disable: [PS104]}", 0, ["PS605"]),
        ("lint: {disable: [unknown-value, PS6]}", 0, []),
        ("lint: {severity: {PS104: warning}}", 0, ["PS104", "PS605"]),
        ("lint: {severity: {PS104: warning}, fail_on: warning}", 1, ["PS104", "PS605"]),
        ("lint: {severity: {PS6: error, PS605: info, PS104: info}}", 0, ["PS104", "PS605"]),
    ],
)
def test_the_manifest_says_what_runs_and_how_much_it_weighs(
    tmp_path: Path, pschool: Pschool, settings: str, code: int, found: list[str]
) -> None:
    manifest = f"format: 1\ntitle: 目录\nthemes: {{political-theory: 政治理论}}\n{settings}\n"
    write_catalog(tmp_path, {TEACHER: WANG, "catalog.yaml": manifest})
    result = pschool("lint", "--ignore", "PS2,PS3,PS4,PS5", "--format", "json", cwd=tmp_path)
    assert (result.code, codes(result.out)) == (code, found)


def test_the_command_line_goes_before_the_manifest(tmp_path: Path, pschool: Pschool) -> None:
    manifest = (
        "format: 1\ntitle: 目录\nthemes: {political-theory: 甲}\n"
        "lint: {disable: [PS104], fail_on: info}\n"
    )
    write_catalog(tmp_path, {TEACHER: WANG, "catalog.yaml": manifest})
    result = pschool("lint", "--select", "PS104", "--format", "json", cwd=tmp_path)
    assert codes(result.out) == ["PS104"]
    assert pschool("lint", "--select", "PS605", "--fail-on", "error", cwd=tmp_path).code == 0


def test_an_unknown_rule_in_the_manifest_is_found_at_its_key(
    tmp_path: Path, pschool: Pschool
) -> None:
    manifest = (
        "format: 1\ntitle: 目录\nthemes: {political-theory: 政治理论}\n"
        "lint:\n  disable: [PS3, teacher-clsh]\n  severity: {PS999: info}\n"
    )
    write_catalog(tmp_path, {"catalog.yaml": manifest})
    result = pschool("lint", "--select", "PS1", "--format", "concise", cwd=tmp_path)
    places = [line.split(" ")[0] for line in result.out.splitlines()]
    assert places == ["catalog/catalog.yaml:5:18:", "catalog/catalog.yaml:6:14:"]
    pschool("lint", "--select", "PS1", "--unsafe-fixes", cwd=tmp_path)
    assert "[PS3, teacher-clash]" in (tmp_path / "catalog/catalog.yaml").read_text("utf-8")


def test_a_rule_that_is_off_runs_when_it_is_named_and_not_with_its_prefix(
    pschool: Pschool,
) -> None:
    sarif = ("lint", "--format", "sarif")
    ran = {
        select: [
            rule["id"]
            for rule in json.loads(pschool(*sarif, "--select", select).out)["runs"][0]["tool"][
                "driver"
            ]["rules"]
        ]
        for select in ("PS5", "PS503")
    }
    assert ran == {"PS5": ["PS501", "PS502", "PS504"], "PS503": ["PS503"]}


def test_a_broken_manifest_is_reported_and_the_other_files_are_linted(
    tmp_path: Path, pschool: Pschool
) -> None:
    write_catalog(tmp_path, {"catalog.yaml": "format: 1\ntitle: 目录\n", TEACHER: WANG})
    result = pschool("lint", "--format", "json", "--ignore", "PS306", cwd=tmp_path)
    assert result.code == 1
    assert codes(result.out) == ["PS101", "PS104", "PS605"]
    assert pschool("list", cwd=tmp_path).code == 3


def test_no_catalog_at_all(tmp_path: Path, pschool: Pschool) -> None:
    result = pschool("lint", cwd=tmp_path)
    assert (result.code, result.raw) == (3, b"")
    assert pschool("lint", "--catalog", str(tmp_path)).code == 3


WRONG = {
    ("--format", "xml"): "xml",
    ("--fail-on", "never"): "never",
    ("--select", ""): "--select",
    ("--baseline", "none.json"): "none.json",
    ("--new-since", "HEAD"): "git",
    ("-o", "catalog/catalog.yaml"): "catalog/catalog.yaml",
    ("--write-baseline", "catalog/teachers/wang.yaml"): "catalog/teachers/wang.yaml",
}


def test_a_wrong_option_writes_nothing(home: Path, pschool: Pschool) -> None:
    assert not_refused(partial(pschool, "lint", "--fix", cwd=home), WRONG) == {}
    assert (home / "catalog" / TEACHER).read_text("utf-8") == WANG


# --------------------------------------------------------------------------------- where it goes


@pytest.mark.parametrize(
    ("name", "format"), [("a.sarif", "sarif"), ("a.json", "json"), ("a.xml", "junit")]
)
def test_a_file_has_the_format_of_its_suffix(
    home: Path, pschool: Pschool, name: str, format: str
) -> None:
    result = pschool("lint", *ONLY, "-o", name, cwd=home)
    assert (result.code, result.raw) == (1, b"")
    assert result.err == f"已写入 {name}（2 个问题）\n"
    assert (home / name).read_bytes() == pschool("lint", *ONLY, "--format", format, cwd=home).raw


def test_a_text_in_a_file_has_no_colours(home: Path, pschool: Pschool) -> None:
    terminal = {"PSCHOOL_TEST_TTY": "1", "COLUMNS": "80", "TERM": "xterm"}
    assert b"\x1b[" in pschool("lint", *ONLY, cwd=home, env=terminal).raw
    pschool("lint", *ONLY, "-o", "a.txt", cwd=home, env=terminal)
    assert b"\x1b[" not in (home / "a.txt").read_bytes()


def test_a_hyphen_is_standard_output(home: Path, pschool: Pschool) -> None:
    result = pschool("lint", *ONLY, "-o", "-", "--format", "json", cwd=home)
    assert codes(result.out) == ["PS104", "PS605"]
    assert not (home / "-").exists()


def test_statistics_count_by_rule(home: Path, pschool: Pschool) -> None:
    result = pschool("lint", *ONLY, "--statistics", cwd=home, env={"COLUMNS": "80"})
    assert result.code == 1
    counted = [line.split() for line in result.out.splitlines()[2:]]
    assert [row[:2] for row in counted if row[0] == "1"] == [["1", "PS104"], ["1", "PS605"]]


@pytest.mark.parametrize("option", ["--statistics", "--diff"])
def test_what_a_person_reads_does_not_mix_with_what_a_program_reads(
    home: Path, pschool: Pschool, option: str
) -> None:
    result = pschool("lint", *ONLY, option, "--format", "json", cwd=home)
    assert codes(result.out) == ["PS104", "PS605"]
    assert result.err


def test_explain_shows_the_page_of_a_rule(home: Path, pschool: Pschool) -> None:
    result = pschool("lint", "--explain", "teacher-clash", env={"COLUMNS": "80"})
    assert result.code == 0
    assert result.out.startswith("PS401 teacher-clash：")
    assert "```" not in result.out
    assert pschool("lint", "--explain", "PS503").out.startswith("PS503 ")


def test_list_rules_has_every_rule(pschool: Pschool) -> None:
    from partyschool_cli.lint.registry import all_rules

    shown = pschool("lint", "--list-rules", env={"COLUMNS": "80"}).out.splitlines()[2:]
    assert [line.split()[0] for line in shown] == [named.code for named in all_rules()]


# ----------------------------------------------------------------------------------------- fixes


def test_fix_applies_what_is_safe(home: Path, pschool: Pschool) -> None:
    result = pschool("lint", *ONLY, "--fix", cwd=home)
    assert (home / "catalog" / TEACHER).read_text("utf-8") == FIXED
    assert result.code == 1
    assert "已改好 1 处；1 个错误" in result.out


def test_unsafe_fixes_apply_the_rest_too(home: Path, pschool: Pschool) -> None:
    result = pschool("lint", *ONLY, "--unsafe-fixes", cwd=home)
    assert (home / "catalog" / TEACHER).read_text("utf-8") == FIXED_ALL
    assert (result.code, result.out) == (0, "已改好 2 处；检查了 6 个文件，没有发现问题\n")


@pytest.mark.parametrize("options", [("--diff",), ("--fix", "--diff")])
def test_diff_writes_nothing_and_exits_as_without_fixes(
    home: Path, pschool: Pschool, options: tuple[str, ...]
) -> None:
    result = pschool("lint", *ONLY, *options, cwd=home)
    assert (result.code, result.err) == (1, "会改 1 处，没有写文件\n")
    assert result.out.splitlines() == [
        "--- a/catalog/teachers/wang.yaml",
        "+++ b/catalog/teachers/wang.yaml",
        "@@ -1,3 +1,3 @@",
        " name: 王示例",
        " category: school-teachers",
        "-notes: 会讲课,会写字",
        "+notes: 会讲课，会写字",
    ]
    assert (home / "catalog" / TEACHER).read_text("utf-8") == WANG
    unsafe = pschool("lint", *ONLY, "--diff", "--unsafe-fixes", cwd=home)
    assert (unsafe.code, unsafe.err) == (1, "会改 2 处，没有写文件\n")


COMMANDS = (
    "summary: |\n  ::error::甲\n  　::add-mask::e\n  ##[stop-commands]x ##vso[task.complete]\n"
)


@pytest.mark.parametrize("options", [(), ("--format", "github"), ("--no-color",)])
def test_what_a_diff_quotes_is_no_command_in_a_log(
    tmp_path: Path, pschool: Pschool, options: tuple[str, ...]
) -> None:
    """GitHub trims the space before what a fix leaves alone."""
    path = "schools/liudu.yaml"
    text = f"title: 柳杜乡党校\u200b\ntier: county\n{COMMANDS}"
    write_catalog(tmp_path, {path: text, "sites/jiaoshi.yaml": "title: '##[error]x'\nvenue: x\n"})
    colour = {"FORCE_COLOR": "1"}
    result = pschool("lint", "--diff", "--unsafe-fixes", *options, cwd=tmp_path, env=colour)
    assert "：：error::甲" in result.out + result.err
    for line in (result.out + result.err).splitlines():
        shown = re.sub(r"\x1b\[[0-9;]*m", "", line).strip()
        is_own = re.match(r"::(error|warning|notice) (file|title)=", shown)
        assert is_own or not re.match(r"::|.*##\w*\[", shown)


def test_a_diff_of_plain_text_can_be_applied(tmp_path: Path, pschool: Pschool) -> None:
    root = repository(tmp_path, {TEACHER: "name: 王示例\u200b\ncategory: school-teacher\n"})
    result = pschool("lint", "--select", "PS007", "--diff", cwd=tmp_path)
    (tmp_path / "fix.diff").write_bytes(result.raw)
    git(tmp_path, "apply", "fix.diff")
    assert (root / TEACHER).read_text("utf-8") == "name: 王示例\ncategory: school-teacher\n"


QUOTING = (
    *(("lint", "--format", name) for name in format_names() if name != "github"),
    *(("list", "schools", *more) for more in ((), ("--format", "json"))),
    ("show", "liudu"),
    ("tree",),
)


def test_what_other_commands_quote_is_none_either(tmp_path: Path, pschool: Pschool) -> None:
    write_catalog(
        tmp_path,
        {
            "schools/liudu.yaml": "title: '::error::甲 ##[error]乙'\ntier: county\n",
            "sites/jiaoshi.yaml": "title: 甲\nvenue: '##[error]乙'\n",
            "teachers/wang.yaml": f"name: 甲\ncategory: '##vso[a]'\n{COMMANDS}",
            "courses/ok.yaml": (BASE["courses/dangzhang.yaml"]).replace("党章", "'##[error]'党"),
        },
    )
    for arguments in QUOTING:
        result = pschool(*arguments, cwd=tmp_path)
        for line in (result.out + result.err).splitlines():
            assert not re.match(r"\s*::|.*##\w*\[", line), arguments


def test_diff_of_a_file_that_becomes_utf8(tmp_path: Path, pschool: Pschool) -> None:
    write_catalog(tmp_path, {TEACHER: FIXED_ALL.encode("gb18030")})
    result = pschool("lint", *ONLY, "--diff", cwd=tmp_path)
    assert result.out == "（catalog/teachers/wang.yaml 改存为 UTF-8）\n"


def test_only_what_is_reported_is_fixed(home: Path, pschool: Pschool) -> None:
    pschool("lint", *ONLY, "--unsafe-fixes", "catalog/courses", cwd=home)
    pschool("lint", "--select", "PS1", "--fix", cwd=home)
    pschool("lint", *ONLY, "--write-baseline", "b.json", cwd=home)
    pschool("lint", *ONLY, "--unsafe-fixes", "--baseline", "b.json", cwd=home)
    assert (home / "catalog" / TEACHER).read_text("utf-8") == WANG


# ------------------------------------------------------------------------- what is known already


def test_a_baseline_leaves_out_what_is_known_and_says_what_is_stale(
    home: Path, pschool: Pschool
) -> None:
    written = pschool("lint", *ONLY, "--write-baseline", "b.json", cwd=home)
    assert (written.code, written.raw) == (0, b"")
    assert written.err == "已把 2 个问题写入 b.json\n"
    moved = "# 说明\n\nname: 王示例\nunit: 甲,乙\ncategory: school-teachers\n"
    (home / "catalog" / TEACHER).write_text(moved, "utf-8")
    result = pschool("lint", *ONLY, "--baseline", "b.json", "--format", "json", cwd=home)
    assert (result.code, codes(result.out)) == (0, ["PS605"])
    assert summary(result.out)["known"] == 1
    assert summary(result.out)["stale"] == ["PS605|teacher:wang|notes|"]
    note = "基线里有 1 条已经不再出现，可用 --write-baseline 重新生成\n"
    assert result.err == note
    concise = pschool("lint", *ONLY, "--baseline", "b.json", "--format", "concise", cwd=home)
    assert note not in concise.out
    assert concise.err == note


def _name_baseline(home: Path, path: str) -> None:
    with (home / "catalog/catalog.yaml").open("a", encoding="utf-8") as file:
        file.write(f"lint: {{baseline: {path}}}\n")


@pytest.mark.parametrize("path", ["lint-baseline.json", "known/b.json"])
def test_the_baseline_that_the_manifest_names_is_used_where_none_is_given(
    home: Path, pschool: Pschool, path: str
) -> None:
    (home / "catalog/known").mkdir()
    _name_baseline(home, path)
    first = pschool("lint", *ONLY, cwd=home)
    assert (first.code, first.out) == (2, "")
    assert "--write-baseline" in first.err
    written = pschool("lint", *ONLY, "--write-baseline", f"catalog/{path}", cwd=home)
    assert written.err == f"已把 2 个问题写入 catalog/{path}\n"
    assert pschool("lint", *ONLY, cwd=home).code == 0
    (home / "none.json").write_text('{"version": 1, "catalogs": {}}', "utf-8")
    assert pschool("lint", *ONLY, "--baseline", "none.json", cwd=home).code == 1
    # What was printed before is not kept: the baseline may have changed.
    assert pschool("lint", cwd=home).code == 0
    (home / "catalog" / path).write_text('{"version": 1, "catalogs": {}}', "utf-8")
    assert pschool("lint", cwd=home).code == 1


def test_a_baseline_outside_of_the_catalog_is_reported(home: Path, pschool: Pschool) -> None:
    manifest = (home / "catalog/catalog.yaml").read_bytes()
    for path in ("../b.json", "/b.json", "a/../b.json", ".git/b.json"):
        (home / "catalog/catalog.yaml").write_bytes(manifest)
        _name_baseline(home, path)
        result = pschool("lint", "--select", "PS103", "--format", "json", cwd=home)
        (finding,) = json.loads(result.out)["findings"]
        assert (finding["code"], finding["field"]) == ("PS103", "lint.baseline")
        assert "旁边或下面" in finding["message"]


def test_a_baseline_of_rules_and_files_that_are_not_looked_at_is_not_stale(
    home: Path, pschool: Pschool
) -> None:
    pschool("lint", *ONLY, "--write-baseline", "b.json", cwd=home)
    some = ("lint", "--baseline", "b.json", "--format", "json")
    for limits in (("--select", "PS3"), (*ONLY, "catalog/courses")):
        assert summary(pschool(*some, *limits, cwd=home).out)["stale"] == []


def test_a_baseline_of_several_catalogs_keeps_them_apart(tmp_path: Path, pschool: Pschool) -> None:
    for name in ("a", "b"):
        write_catalog(tmp_path / name, {TEACHER: WANG if name == "a" else FIXED_ALL})
    both = (*ONLY, "--catalog", "a", "--catalog", "b")
    pschool("lint", *both, "--write-baseline", "base.json", cwd=tmp_path)
    # The same fault is gone in one and new in the other.
    for name in ("a", "b"):
        write_catalog(tmp_path / name, {TEACHER: WANG if name == "b" else FIXED_ALL})
    result = pschool("lint", *both, "--baseline", "base.json", "--format", "json", cwd=tmp_path)
    assert codes(result.out) == ["PS104", "PS605"]
    assert len(summary(result.out)["stale"]) == 2


def test_a_baseline_goes_with_its_one_catalog_wherever_that_stands(
    home: Path, pschool: Pschool
) -> None:
    pschool("lint", *ONLY, "--write-baseline", "b.json", cwd=home)
    (home / "catalog").rename(home / "renamed")
    arguments = (*ONLY, "--catalog", "renamed", "--baseline", "b.json")
    assert pschool("lint", *arguments, cwd=home).code == 0


def test_a_file_that_is_no_baseline(home: Path, pschool: Pschool) -> None:
    lists = '{"version": 2, "catalogs": {}}', '{"version": 1, "catalogs": {"": [1]}}'
    for content in ("", "[]", *lists):
        (home / "b.json").write_text(content)
        result = pschool("lint", "--baseline", "b.json", cwd=home)
        assert result.code == 2
        assert "不是基线文件" in result.err


def test_new_since_shows_what_a_change_caused_wherever_it_stands(
    tmp_path: Path, pschool: Pschool
) -> None:
    """A teacher is deleted in one file, and missed in two others."""
    root = repository(tmp_path, {"sites/jiaoshi.yaml": "title: 教室\nvenue: classroom\n"})
    (root / TEACHER).unlink()
    moved = (root / "sites/jiaoshi.yaml").read_text("utf-8")
    (root / "sites/jiaoshi.yaml").write_text(f"# 说明\n{moved}", "utf-8")
    before = git(tmp_path, "status", "--porcelain")
    result = pschool("lint", *ONLY, "--new-since", "HEAD", "--format", "json", cwd=root / "courses")
    assert result.code == 1
    assert [(one["code"], one["file"]) for one in json.loads(result.out)["findings"]] == [
        ("PS201", "catalog/classes/banci.yaml"),
        ("PS201", "catalog/courses/dangzhang.yaml"),
    ]
    assert summary(result.out)["known"] == 1
    assert git(tmp_path, "status", "--porcelain") == before


def test_new_since_a_revision_without_the_catalog_shows_all(
    tmp_path: Path, pschool: Pschool
) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    revision = commit(tmp_path)
    write_catalog(tmp_path, {TEACHER: WANG})
    result = pschool("lint", *ONLY, "--new-since", revision, "--format", "json", cwd=tmp_path)
    assert codes(result.out) == ["PS104", "PS605"]


def test_new_since_needs_the_revision(tmp_path: Path, pschool: Pschool) -> None:
    repository(tmp_path)
    result = pschool("lint", "--new-since", "origin/main", cwd=tmp_path)
    assert (result.code, result.raw) == (2, b"")
    assert "fetch-depth" in result.err


# ------------------------------------------------------------------------------ personal numbers


@pytest.fixture
def private(tmp_path: Path) -> Path:
    """A catalog with personal numbers wherever a text can stand."""
    phone, resident, card = NUMBERS
    repository(
        tmp_path,
        {
            TEACHER: (
                f"name: 王{phone}\ncategory: nobody-{phone}\nnotes: 甲,乙 {resident} # {card}\n"
                f"unit: |\n  {card},电话{phone}\ntopics: [{phone}，{resident}]\n{phone}: {card}\n"
            ),
            f"teachers/{phone}.yaml": f"name: {resident}\ncategory: {card}\nschool: {phone}\n",
            f"sites/{card}.txt": f"{phone}\n",
            "classes/banci.yaml": (
                f"title: 班 {phone}\nschool: liudu\nfrom: 2026-10-12\nto: 2026-10-13\n"
                f"audience: [members]\nsize: 30\nsessions:\n"
                f"  - {{id: '{phone}', date: 2026-10-12, start: 08:30, end: 10:00,\n"
                f"     course: dangzhang, teachers: ['{phone}', '{resident}'], site: '{card}'}}\n"
                f"  - {{id: x, date: 2026-10-12, start: 08:30, end: 10:00, activity: 电话{phone},\n"
                f"     teachers: ['{phone}']}}\n"
                f"# pschool: ignore[{phone}] {resident}\n"
            ),
            "courses/gbk.yaml": f"title: 课 {phone}\nkind：{resident}\n".encode("gb18030"),
        },
    )
    return tmp_path


def test_no_format_shows_a_personal_number(private: Path, pschool: Pschool) -> None:
    for name in format_names():
        result = pschool("lint", "--format", name, cwd=private, env={"COLUMNS": "80"})
        assert result.code == 1
        assert len(result.raw) > 1000
        assert [number for number in NUMBERS if number in result.out + result.err] == [], name


def test_nothing_else_shows_one(private: Path, pschool: Pschool) -> None:
    file = private / "b.json"
    for options in (
        ("--diff", "--unsafe-fixes"),
        ("--diff", "--unsafe-fixes", "--format", "json"),
        ("--statistics",),
        ("--new-since", "HEAD"),
        ("--explain", "PS6"),
        ("--write-baseline", str(file)),
    ):
        result = pschool("lint", *options, cwd=private)
        shown = result.out + result.err + (file.read_text("utf-8") if file.exists() else "")
        assert shown
        examples = ("138 0013 8000",) if "--explain" in options else ()
        assert [number for number in (*NUMBERS, *examples) if number in shown] == [], options
    assert file.exists()


def test_a_stale_entry_shows_none(private: Path, pschool: Pschool) -> None:
    pschool("lint", "--write-baseline", "b.json", cwd=private)
    (private / "catalog" / "teachers" / "13800138000.yaml").unlink()
    result = pschool("lint", "--baseline", "b.json", "--format", "json", cwd=private)
    assert summary(result.out)["stale"]
    assert [number for number in NUMBERS if number in result.out] == []


# -------------------------------------------------------------------------------------- the same


def test_the_same_input_gives_the_same_bytes(private: Path, pschool: Pschool) -> None:
    here = pschool("lint", "--format", "sarif", cwd=private)
    assert len(here.raw) > 1000
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1772452800", "PYTHONHASHSEED": "1"}
    elsewhere = subprocess.run(
        (sys.executable, "-m", "partyschool_cli", "lint", "--format", "sarif", "--no-cache"),
        cwd=private,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (elsewhere.stdout, elsewhere.stderr) == (here.raw, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("name", ["pipe", "/dev/zero", "/dev/null"])
def test_a_baseline_that_is_no_file(pschool: Pschool, tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    result = pschool("lint", "--baseline", str(tmp_path / name))
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines()[0].endswith("：它不是普通文件")

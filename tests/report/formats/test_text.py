"""What a clerk reads: carets below the value, in columns; grouped, wrapped, and no more."""

from pathlib import Path

import pytest

from partyschool_cli.report.finding_format import Appearance
from partyschool_cli.terminal.width import display_width
from tests.linting import Files
from tests.report.reports import EXPERT, FAULTY, a_clash, report, written

TERMINAL = Appearance(width=80)


def test_a_clean_catalog_is_one_line(tmp_path: Path) -> None:
    assert written(report(tmp_path, {}), "text") == "检查了 12 个文件，没有发现问题\n"


def test_findings_are_grouped_by_file_with_a_caret_below_the_value(tmp_path: Path) -> None:
    found = report(tmp_path, {EXPERT: FAULTY}, ("PS104", "PS605"))
    assert written(found, "text", TERMINAL) == (
        "catalog/teachers/expert.yaml\n"
        "  3:11    提示 PS605 汉字之间用了半角的“,”\n"
        "          │ notes: 会嫁接,懂修剪\n"
        "          │              ^\n"
        "          → 改成全角的“，”\n"
        "          规则 half-width-punctuation，可用 --fix 改\n"
        "  5:11    错误 PS104 category（类别）里没有“local-experts”这个词\n"
        "          │ category: local-experts\n"
        "          │           ^^^^^^^^^^^^^\n"
        "          → 是不是 local-expert（土专家）？\n"
        "          规则 unknown-value，可用 --unsafe-fixes 改\n"
        "\n"
        "1 个错误、1 个提示\n"
        "--fix 可改 1 个，--unsafe-fixes 另可改 1 个；"
        "先看怎么改：pschool lint --unsafe-fixes --diff\n"
        "规则的说明和例子：pschool lint --explain PS605\n"
    )


def test_a_clash_shows_the_other_session(tmp_path: Path) -> None:
    text = written(report(tmp_path, a_clash(), ("PS401",)), "text", TERMINAL)
    assert "另见 catalog/classes/" in text


@pytest.mark.parametrize("width", [60, 80])
def test_nothing_is_wider_than_the_terminal(tmp_path: Path, width: int) -> None:
    long = "很长的说明" * 30
    files: Files = {
        **a_clash(),
        EXPERT: f"name: 土专家\ncategory: local-expert\nnotes: {long},{long}\nfoo{'o' * 90}: 1\n",
    }
    text = written(report(tmp_path, files), "text", Appearance(width=width))
    body = [line for line in text.splitlines() if line.startswith(" ")]
    assert max(map(display_width, body)) <= width


def test_a_caret_far_to_the_right_is_below_its_value(tmp_path: Path) -> None:
    files: Files = {
        EXPERT: f"name: 甲\ncategory: local-expert\nnotes: {'说明' * 99},乙{'丙' * 99}\n"
    }
    text = written(report(tmp_path, files, ("PS605",)), "text", TERMINAL)
    source, caret = (line.split("│ ")[1] for line in text.splitlines() if "│ " in line)
    before = source[: source.index(",")]
    assert before.startswith("…")
    assert caret == " " * display_width(before) + "^"


def test_a_line_as_long_as_a_file_is_cut_in_a_pipe_too(tmp_path: Path) -> None:
    files: Files = {EXPERT: f"name: 甲\ncategory: {'x' * 500_000}\n"}
    text = written(report(tmp_path, files, ("PS104",)), "text")
    assert max(map(len, (line for line in text.splitlines() if "│ " in line))) < 200


def test_control_characters_and_markup_are_text(tmp_path: Path) -> None:
    files: Files = {EXPERT: 'name: 甲\ncategory: "\\e[31m[bold]x"\n'}
    found = report(tmp_path, files, ("PS104",))
    assert "[bold]x" in written(found, "text")
    assert "\x1b" not in written(found, "text")
    raw: Files = {EXPERT: "name: 甲\x1b[31m\ncategory: local-experts\n"}
    assert "\x1b" not in written(report(tmp_path, raw), "text")


def test_colour_where_it_is_wanted(tmp_path: Path) -> None:
    found = report(tmp_path, {EXPERT: FAULTY})
    assert "\x1b[1;31m错误 PS104 \x1b[0m" in written(found, "text", Appearance(colour=True))


def test_many_related_places_are_counted(tmp_path: Path) -> None:
    files: Files = {EXPERT: "name: 甲\ncategory: local-expert\nstatus: retired\n"}
    courses: Files = {
        f"courses/c{n}.yaml": f"title: 课{n}\nkind: special\nschool: liudu\nstrand: practical\n"
        "contact_hours: 2\ndelivery: [lecture]\naudience: [farmers]\nteachers: [expert]\n"
        for n in range(8)
    }
    text = written(report(tmp_path, {**files, **courses}, ("PS205",)), "text")
    assert text.count("另见 ") == 5
    assert "另有 " in text

"""GitHub's workflow commands: escaped, the most important first, the rest counted."""

from pathlib import Path

from tests.report.reports import EXPERT, FAULTY, report, written


def test_the_most_important_come_first(tmp_path: Path) -> None:
    found = report(tmp_path, {EXPERT: FAULTY}, ("PS104", "PS605"))
    first, second = written(found, "github").splitlines()
    place = "file=catalog/teachers/expert.yaml"
    assert first.startswith(
        f"::error {place},line=5,endLine=5,col=11,endColumn=24,title=PS104 unknown-value::"
    )
    assert second.startswith(f"::notice {place},line=3,")


def test_what_would_end_a_command_is_escaped(tmp_path: Path) -> None:
    path = "teachers/a,b：c%.yaml"
    found = report(tmp_path, {path: 'name: 甲\ncategory: "50%\\n::error::x"\n'}, ("PS104",))
    (line,) = written(found, "github").splitlines()
    assert line.startswith("::error file=catalog/teachers/a%2Cb：c%25.yaml,line=2,")
    message = line.split("::", 2)[2]
    assert "50%25" in message
    assert "%0A" in message


def test_a_place_on_several_lines_has_no_columns(tmp_path: Path) -> None:
    path = "courses/grafting.yaml"
    text = "title: 甲\nkind:\n  - a\n  - b\nschool: liudu\nstrand: practical\ncontact_hours: 2\n"
    found = report(
        tmp_path, {path: f"{text}delivery: [lecture]\naudience: [farmers]\n"}, ("PS103",)
    )
    (line,) = written(found, "github").splitlines()
    assert "line=3,endLine=5,title=" in line


def test_what_github_does_not_show_is_counted(tmp_path: Path) -> None:
    many = "".join(f"- 甲,{chr(ord('一') + n)}\n" for n in range(14))
    files = {EXPERT: f"name: 土专家\ncategory: local-experts\ntopics:\n{many}"}
    lines = written(report(tmp_path, files, ("PS104", "PS605")), "github").splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", *["::notice"] * 15]
    # Fourteen notices, of which nine are shown beside this one.
    assert lines[1] == (
        "::notice title=pschool::共 15 个问题，GitHub 每级只显示 10 个，另有 5 个见本步骤的日志"
    )


def test_nothing_for_a_clean_catalog(tmp_path: Path) -> None:
    assert written(report(tmp_path, {}), "github") == ""

"""A comparison in Markdown."""

from pathlib import Path

from partyschool_cli.views.diff_markdown import diff_markdown
from tests.catalogs import BASE
from tests.views.comparisons import COURSE, RENAMED, TEACHER, compared


def test_an_item_for_each_change(tmp_path: Path) -> None:
    comparison = compared(tmp_path, {TEACHER: BASE[TEACHER].replace("王示例", "1. <王>")})
    text = diff_markdown(comparison, comparison.diff.changes, is_short=False)
    assert text == "# 旧 → 新\n\n- 教师 1. \\<王\\>：姓名 王示例 → 1. \\<王\\>\n"


def test_nothing_is_a_sentence(tmp_path: Path) -> None:
    comparison = compared(tmp_path, {})
    assert diff_markdown(comparison, (), is_short=True) == "# 旧 → 新\n\n没有不同\n"
    renamed = compared(tmp_path / "x", RENAMED)
    course = [one for one in renamed.diff.changes if one.file == COURSE]
    assert "\n\n只有跟着" in diff_markdown(renamed, course, is_short=False)

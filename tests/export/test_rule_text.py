"""Markdown as blocks: headings, lists, paragraphs and bold; all else is text."""

from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.export.rule_text import RuleBlock, Run, rule_blocks


def said(markdown: str) -> list[tuple[str, int, str, str]]:
    return [(one.kind, one.level, one.marker, one.text) for one in rule_blocks(markdown)]


def test_headings_lists_and_paragraphs() -> None:
    text = """# 学员管理规定

为严肃纪律，制定本规定。

考勤
----

1. 每天两次签到。
2. 请假：
   - 半天，班主任批准；
   - 一天以上，学校批准。

   事后补交假条。
3) 其他

- 爱护公物
"""
    assert said(text) == [
        ("heading", 1, "", "学员管理规定"),
        ("paragraph", 0, "", "为严肃纪律，制定本规定。"),
        ("heading", 2, "", "考勤"),
        ("item", 1, "1.", "每天两次签到。"),
        ("item", 1, "2.", "请假："),
        ("item", 2, "•", "半天，班主任批准；"),
        ("item", 2, "•", "一天以上，学校批准。"),
        ("paragraph", 1, "", "事后补交假条。"),
        ("item", 1, "3)", "其他"),
        ("item", 1, "•", "爱护公物"),
    ]


def test_bold() -> None:
    runs = {
        "**严禁**迟到": (Run("严禁", True), Run("迟到")),
        # Markdown's own rule finds no bold here: signs inside, no space outside.
        "**请假制度：**学员请假": (Run("请假制度：", True), Run("学员请假")),
        "做到**“三不”**才行": (Run("做到"), Run("“三不”", True), Run("才行")),
        "2 ** 3 ** 4": (Run("2 ** 3 ** 4"),),
        r"\*\*不是加粗\*\*": (Run("**不是加粗**"),),
        "签名：____年____月": (Run("签名：____年____月"),),
    }
    assert {text: rule_blocks(text) for text in runs} == {
        text: (RuleBlock("paragraph", own),) for text, own in runs.items()
    }


def test_all_else_is_text_as_it_stands() -> None:
    texts = (
        "<script>alert(1)</script>",
        "<div>\n中间\n</div>",
        "![图](file:///etc/passwd)",
        "[官网](https://example.org/)",
        "<https://example.org/>",
        "|日期|内容|\n|---|---|",
        "`代码`和&copy;",
        "```\n代码\n```",
    )
    assert {text: said(text) for text in texts} == {
        text: [("paragraph", 0, "", text)] for text in texts
    }


def test_each_line_of_a_paragraph_stays_a_line() -> None:
    assert said("一、按时到课。\n二、手机静音。") == [
        ("paragraph", 0, "", "一、按时到课。\n二、手机静音。")
    ]


def test_an_indented_paragraph_is_no_code() -> None:
    assert said("    为严肃纪律，\n\n　　制定本规定。") == [
        ("paragraph", 0, "", "为严肃纪律，"),
        ("paragraph", 0, "", "制定本规定。"),
    ]


@given(st.text(alphabet="#*-_>1. \n\t规定<[`|\\", max_size=60))
def test_no_text_breaks_it_or_gets_lost(text: str) -> None:
    letters = "".join(block.text for block in rule_blocks(text))
    assert letters.count("规") == text.count("规")
    assert letters.count("定") == text.count("定")

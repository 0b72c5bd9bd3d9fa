"""What an edited workbook has beside a change, as JSON."""

from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.foreign.reading import LeftOut
from partyschool_cli.exchange.workbook.edited import Place
from partyschool_cli.exchange.workbook.merged import Conflict, Merge
from partyschool_cli.model.kind import Kind
from partyschool_cli.views.workbook_json import workbook_json

KEY = Key(Kind.TEACHER, "wang")


def test_the_keys_are_always_there() -> None:
    assert workbook_json(Merge()) == {"conflicts": [], "gone": [], "left_out": [], "notes": []}


def test_everything_is_told_and_numbers_are_masked() -> None:
    merge = Merge(
        conflicts=[Conflict(KEY, "notes", "备注", Place("教师", 1, 3), "13812345678", "甲", "")],
        gone=[KEY],
        left_out=[LeftOut("教师", "D2", "乙", "读不懂", is_failure=True)],
        notes=["表“丙”没有读"],
    )
    assert workbook_json(merge) == {
        "conflicts": [
            {
                "entity": "teacher",
                "id": "wang",
                "field": "notes",
                "sheet": "教师",
                "cell": "D2",
                "exported": "138********",
                "ours": "甲",
                "theirs": "",
                "why": None,
            }
        ],
        "gone": [{"entity": "teacher", "id": "wang"}],
        "left_out": [{"sheet": "教师", "cell": "D2", "text": "乙", "why": "读不懂"}],
        "notes": ["表“丙”没有读"],
    }

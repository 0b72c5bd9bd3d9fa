"""Excel workbooks as offices make them, written down in a test."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook

Rows = Sequence[Sequence[object]]


def write_workbook(path: Path, sheets: Mapping[str, Rows], merged: Sequence[str] = ()) -> Path:
    """Writes a workbook of these sheets; gives its path.

    `merged` are ranges of the first sheet, which keep the value of their first cell.
    """
    book = Workbook(str(path), {"strings_to_numbers": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if value not in (None, ""):
                    sheet.write(at, column, value)
    for area in merged:
        book.worksheets()[0].merge_range(area, _first(area, next(iter(sheets.values()))))
    book.close()
    return path


def _first(area: str, rows: Rows) -> object:
    from xlsxwriter.utility import xl_cell_to_rowcol

    row, column = xl_cell_to_rowcol(area.partition(":")[0])
    return rows[row][column]


# A 课程表 as a township's office writes it: titles above, merged days, a note below.
MESSY: Rows = (
    ("柳杜乡党校2026年党员冬季轮训班课程表",),
    ("培训对象：党员    人数：60人",),
    ("日 期", "时 间", "教学内容", "授课人\n（主持人）", "地点", "备注"),
    ("11月9日（星期一）", "8：30-9：00", "开班式", "", "柳杜乡党校教室", ""),
    ("", "9:10—11:30", "党的二十届四中全会精神", "张三（副书记）", "柳杜乡党校教室", ""),
    ("", "14：30-17：30", "村级财务公开", "李四、王五", "柳杜乡党校教室", ""),
    ("11月10日（星期二）", "上午", "参观烈士陵园", "", "烈士陵园", "集中乘车"),
    ("", "下午", "乡村振兴战略解读", "赵六", "各会议室", ""),
    ("11月11日（星期三）", "上午", "分组讨论", "", "", ""),
    ("", "下午", "结业式", "", "", ""),
    ("注：请学员按时参加",),
)
MESSY_MERGED = ("A1:F1", "A2:F2", "A4:A6", "A7:A8", "A9:A10", "A11:F11")


def messy(folder: Path) -> Path:
    """The 课程表 above, as a file."""
    return write_workbook(folder / "课程表.xlsx", {"课程表": MESSY}, MESSY_MERGED)

"""The pages of a register as cells."""

from partyschool_cli.export.layout.table_layout import table_layout
from partyschool_cli.export.layout.table_pages import table_pages
from partyschool_cli.export.table_content import TableColumn, TableContent, TableGroup

COLUMNS = (TableColumn("序号", "number"), TableColumn("姓名", "names"))


def test_each_page_has_the_head_and_its_rows() -> None:
    rows = tuple((str(number), f"王示例{number}") for number in range(1, 91))
    content = TableContent("师资名册", COLUMNS, (TableGroup("领导干部", rows),), unit="人")
    pages = table_pages(table_layout(content)).pages
    assert len(pages) > 1
    for page in pages:
        assert [cell.text for cell in page.cells if cell.row == 0] == ["序号", "姓名"]
        assert len(page.heights) == 1 + max(cell.row for cell in page.cells)
    headings = [cell for page in pages for cell in page.cells if cell.row == 1]
    assert [cell.text for cell in headings] == [
        "领导干部（90 人）",
        *["领导干部（90 人）（续）"] * (len(pages) - 1),
    ]
    assert {cell.columns for cell in headings} == {2}
    said = [cell.text for page in pages for cell in page.cells if cell.column == 1 and cell.row > 1]
    assert said == [name for _, name in rows]


def test_only_the_first_page_has_the_title_and_the_count() -> None:
    rows = tuple((str(number), "王示例") for number in range(1, 91))
    content = TableContent("师资名册", COLUMNS, (TableGroup("", rows),), unit="人", drafts=2)
    first, *others = table_pages(table_layout(content, "打印日期")).pages
    assert first.head.title_lines == ("师资名册",)
    assert first.head.left == ("共 88 人，另有草稿 2 人",)
    assert first.head.right == ("打印日期",)
    assert all(not page.head.title_lines and not page.head.left for page in others)

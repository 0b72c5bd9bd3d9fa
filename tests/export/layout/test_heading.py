"""Heads and feet: one line where that is not much smaller, hanging remarks, what is too long."""

from partyschool_cli.export.layout.heading import foot, head, running_head
from partyschool_cli.export.layout.page_layout import Head
from partyschool_cli.export.typesetting.advances import width
from partyschool_cli.export.typesetting.breaker import breaker

WIDE, HIGH = 510.0, 768.0
OWN = breaker(frozenset())


def a_head(
    title: str = "党员轮训班课程表", left: str = "柳杜乡党校", right: str = "3月2日"
) -> Head:
    return head(title, left, right, OWN, (WIDE, HIGH), title_size=26, size=13)


def test_a_short_title_has_its_full_size() -> None:
    made = a_head()
    assert made.title_lines == ("党员轮训班课程表",)
    assert made.title_size == 26
    assert made.is_one_line


def test_a_title_becomes_smaller_for_one_line_and_else_has_two() -> None:
    made = a_head("柳杜乡党员“4+N”主题培训班（第1期）课程表")
    assert len(made.title_lines) == 1
    assert made.title_size * width(made.title_lines[0]) <= WIDE
    longer = a_head("全县农村党员“党课开讲啦”集中轮训示范培训班暨支部书记能力提升班课程表")
    assert len(longer.title_lines) == 2
    assert all(longer.title_size * width(line) <= WIDE for line in longer.title_lines)


def test_what_does_not_fit_a_line_stands_on_two() -> None:
    made = a_head(left="成子村农民夜校　40 人" * 4, right="培训时间：2026年1月13日（星期二）")
    assert not made.is_one_line
    assert made.height > a_head().height
    assert made.size == 13


def test_a_title_that_fills_a_page_takes_no_room_from_the_table() -> None:
    made = a_head("长" * 3000)
    assert made.is_long
    assert made.height == 0


def test_a_page_that_goes_on_says_the_title_alone() -> None:
    made = running_head("党员轮训班课程表", OWN, WIDE, 16)
    assert made.title_size == 16
    assert made.left == made.right == ()
    assert 16 < made.height < 30


def test_remarks_hang_beside_their_name() -> None:
    text = "实训课在柳杜乡蔬菜大棚基地，村口集合一起走，" * 6
    made = foot([("注：", text)], [], OWN, (WIDE, HIGH), size=12, qr=0)
    (item,) = made.items
    assert "".join(item.lines) == text
    assert all((2 + width(line) - 0.5) * 12 <= WIDE for line in item.lines)
    assert made.height > len(item.lines) * 12


def test_a_code_stands_beside_remarks_and_costs_height_only_where_they_are_few() -> None:
    few = foot([], [("制表单位：", "柳杜乡党校")], OWN, (WIDE, HIGH), size=12, qr=57)
    assert 57 < few.height < 70
    many = [("注：", "请提前十分钟到场")] * 6
    with_code = foot(many, [], OWN, (WIDE, HIGH), size=12, qr=57)
    without = foot(many, [], OWN, (WIDE, HIGH), size=12, qr=0)
    assert with_code.height - without.height < 10


def test_nothing_below_a_table_takes_no_room() -> None:
    assert foot([], [], OWN, (WIDE, HIGH), size=12, qr=0).height == 0


def test_who_signs_stands_on_one_line_where_that_has_room() -> None:
    both = [("制表单位：", "柳杜乡党校"), ("班主任：", "王示例")]
    assert foot([], both, OWN, (WIDE, HIGH), size=12, qr=57).signs_on_one_line
    long = [("制表单位：", "柳杜乡党委、柳杜乡党校、县委组织部"), ("班主任：", "王示例" * 8)]
    assert not foot([], long, OWN, (WIDE, HIGH), size=12, qr=57).signs_on_one_line


def test_remarks_that_fill_a_page_stand_on_pages_of_their_own() -> None:
    made = foot([("注：", "长" * 5000)], [], OWN, (WIDE, HIGH), size=12, qr=57)
    assert made.is_long
    assert made.height == 0

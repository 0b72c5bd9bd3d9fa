"""The words of the printed catalog: what is said of a section and of a course."""

from collections.abc import Iterator

from partyschool_cli.export.documents.document import CatalogSection, CourseEntry

_NUMBERS = "〇一二三四五六七八九十"


def heading(section: CatalogSection) -> str:
    """`一、政治理论`; with figures from 二十一 on."""
    number = int(section.number)
    return f"{_chinese(number)}、{section.title}"


def section_line(section: CatalogSection) -> str:
    """`共 6 门课，18 学时；★ 为精品课`."""
    has_flagship = any(course.is_flagship for course in section.courses)
    star = "；★ 为精品课" if has_flagship else ""
    return f"共 {len(section.courses)} 门课，{section.hours:g} 学时{star}"


def course_facts(course: CourseEntry) -> Iterator[tuple[str, str]]:
    """What is known of a course, as (name, text); what is not known is left out."""
    kinds = [text for text, is_so in (("微党课", course.is_micro_lecture), ("草稿", course.is_draft)) if is_so]
    facts = (
        ("学　　时", f"{course.hours:g}　（{course.strand}{''.join(f'，{kind}' for kind in kinds)}）"),
        ("授课方式", "、".join(course.delivery)),
        ("授课对象", "、".join(course.audience)),
        ("授 课 人", "、".join(course.teachers)),
        ("地　　点", "、".join(course.sites)),
        ("主　　题", "、".join(course.topics)),
        ("教学目标", "；".join(course.objectives)),
        ("开课学校", course.school),
    )
    return ((name, text) for name, text in facts if text)


def _chinese(number: int) -> str:
    """Numbers from 1 to 99 in Chinese; larger ones in figures."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_NUMBERS[tens]}十")
    return head + (_NUMBERS[ones] if ones else "")

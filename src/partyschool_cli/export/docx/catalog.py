"""The course catalog in Word: cover, contents, then the courses under headings."""

from collections.abc import Iterator
from typing import Final

from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import field, paragraph, run
from partyschool_cli.export.docx.template import Area, Template
from partyschool_cli.export.documents import timetable_words as words
from partyschool_cli.export.documents.catalog_words import course_facts, heading, section_line
from partyschool_cli.export.documents.document import (
    CatalogDocument,
    CatalogSection,
    CourseEntry,
    PrintOptions,
)
from partyschool_cli.export.measure import line_count

# With more courses than this the contents list the sections only: nobody reads forty pages of them.
_COURSES_IN_CONTENTS: Final = 300
MM_A_POINT: Final = 25.4 / 72


def catalog(
    document: CatalogDocument, options: PrintOptions, template: Template, area: Area
) -> str:
    """The body of the document."""
    parts = [*_cover(document, options, template, area), *_contents(document, area)]
    number = 0
    for section in document.sections:
        parts.append(_bookmarked(styles.SECTION, heading(section), number, page_break=True))
        parts.append(paragraph(styles.NORMAL, run(section_line(section)), keep_next=True))
        for course in section.courses:
            number += 1
            parts += _course(course, number)
        number += 1
    return "".join(parts)


def _cover(
    document: CatalogDocument, options: PrintOptions, template: Template, area: Area
) -> Iterator[str]:
    size = template.size(styles.COVER_TITLE)
    sizes = [size * scale for scale in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)]
    columns = area.width / MM_A_POINT * 2
    chosen = next((one for one in sizes if line_count(document.title, columns / one) <= 3), sizes[-1])
    title = run(
        document.title, size=None if chosen == size else chosen, color=options.title_color
    )
    yield paragraph(styles.COVER_TITLE, title)
    if document.region:
        yield paragraph(styles.COVER_TEXT, run(document.region))
    for line in words_of_cover(document):
        yield paragraph(styles.COVER_TEXT, run(line))
    yield paragraph(styles.COVER_TEXT, run(words.full_date(options.printed)))


def words_of_cover(document: CatalogDocument) -> Iterator[str]:
    """How much there is in the catalog."""
    courses = [course for section in document.sections for course in section.courses]
    if courses:
        yield f"{len(document.schools)} 所学校　{len(courses)} 门课程"


def _contents(document: CatalogDocument, area: Area) -> Iterator[str]:
    """The contents as Word's own field, filled in already but for the numbers of pages.

    Only what lays the pages out knows those: LibreOffice fills them in, Word asks first.
    """
    entries = list(_contents_entries(document))
    if not entries:
        return
    yield paragraph(styles.CONTENTS_TITLE, run("目　录"), page_break=True)
    levels = max(level for level, _, _ in entries) + 1
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f' TOC \\o "1-{levels}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    for place, (level, text, number) in enumerate(entries):
        link = f'<w:hyperlink w:anchor="{_anchor(number)}" w:history="1">{run(text)}'
        page = field(f"PAGEREF {_anchor(number)} \\h")
        link += f"<w:r><w:tab/></w:r>{page}</w:hyperlink>"
        first = begin if place == 0 else ""
        last = end if place == len(entries) - 1 else ""
        yield paragraph(styles.CONTENTS[level], first, link, last, right_tab=area.width)


def _contents_entries(document: CatalogDocument) -> Iterator[tuple[int, str, int]]:
    """Level, text and number of bookmark of each heading."""
    with_courses = sum(len(one.courses) for one in document.sections) <= _COURSES_IN_CONTENTS
    number = 0
    for section in document.sections:
        yield 0, heading(section), number
        for course in section.courses:
            number += 1
            if with_courses:
                yield 1, f"{course.number}　{course.title}{_star(course)}", number
        number += 1


def _course(course: CourseEntry, number: int) -> Iterator[str]:
    yield _bookmarked(
        styles.COURSE_HEADING, f"{course.number}　{course.title}{_star(course)}", number
    )
    for name, text in course_facts(course):
        yield paragraph(
            styles.COURSE_FACTS, run(f"{name}：", styles.LABEL), run(f"\t{text}"), keep_next=True
        )
    yield paragraph(styles.COURSE_SUMMARY, run(course.summary))


def _star(course: CourseEntry) -> str:
    return " ★" if course.is_flagship else ""


def _bookmarked(style: str, text: str, number: int, *, page_break: bool = False) -> str:
    start = f'<w:bookmarkStart w:id="{number}" w:name="{_anchor(number)}"/>'
    end = f'<w:bookmarkEnd w:id="{number}"/>'
    return paragraph(style, start, run(text), end, page_break=page_break)


def _anchor(number: int) -> str:
    return f"_Toc{number:08d}"

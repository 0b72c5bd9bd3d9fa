"""A course in a list of courses: its marks, its title, and a line of facts."""

from typing import NamedTuple

from partyschool_cli.export.web.facts import hours_text
from partyschool_cli.export.web.published import Named, Published
from partyschool_cli.model.course import Course
from partyschool_cli.model.kind import Kind

# A word in a box, and the class of its look.
Mark = tuple[str, str]


class CourseLine(NamedTuple):
    """A course, its marks (a word, its look) and what is said below it."""

    course: Named
    marks: tuple[Mark, ...]
    about: str


def course_marks(course: Course) -> tuple[Mark, ...]:
    """精品课 and 微党课, where a course is one."""
    marks = (
        (("精品课", ""), course.flagship),
        (("微党课", "plain"), course.micro_lecture),
    )
    return tuple(mark for mark, holds in marks if holds)


def course_line(published: Published, course: Course, about: str = "") -> CourseLine:
    """A course with its hours, and `about` it something more."""
    hours = hours_text(course.contact_hours) if course.contact_hours else ""
    named = published.named(Kind.COURSE, course.id)
    return CourseLine(named, course_marks(course), "，".join(filter(None, (hours, about))))

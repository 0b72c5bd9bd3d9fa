"""The kinds of things that a catalog holds, and every name that a user may call them by."""

from enum import StrEnum


class Kind(StrEnum):
    """A kind of entity. The value is its name in references and in JSON."""

    SCHOOL = "school"
    COURSE = "course"
    TEACHER = "teacher"
    SITE = "site"
    CLASS = "class"
    SESSION = "session"

    @property
    def plural(self) -> str:
        """The English plural, as the commands take it: `courses`."""
        return _PLURALS[self]

    @property
    def title(self) -> str:  # type: ignore[override]  # a title, not str.title()
        """What a clerk calls it: 课程."""
        return _TITLES[self][0]

    @property
    def title_field(self) -> str:
        """The field of its files that says what an entity is called."""
        return "name" if self is Kind.TEACHER else "title"

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every name that a command takes for it, the English ones first."""
        return (self.value, self.plural, *_TITLES[self])


_PLURALS = {
    Kind.SCHOOL: "schools",
    Kind.COURSE: "courses",
    Kind.TEACHER: "teachers",
    Kind.SITE: "sites",
    Kind.CLASS: "classes",
    Kind.SESSION: "sessions",
}

_TITLES = {
    Kind.SCHOOL: ("学校", "党校", "分校", "乡镇"),
    Kind.COURSE: ("课程",),
    Kind.TEACHER: ("教师", "老师", "师资", "授课人", "讲师"),
    Kind.SITE: ("教学点", "现场教学点", "教室", "场地"),
    Kind.CLASS: ("班次", "班级", "培训班"),
    Kind.SESSION: ("课次",),
}

# A session lives inside its class's file; the other five have a folder each, named by the plural.
FILE_KINDS = (Kind.SCHOOL, Kind.COURSE, Kind.TEACHER, Kind.SITE, Kind.CLASS)

KIND_OF_FOLDER = {kind.plural: kind for kind in FILE_KINDS}


def kind_named(name: str) -> Kind | None:
    """The kind that a user calls `name` (in any case), or None."""
    return _KIND_BY_ALIAS.get(name.lower())


_KIND_BY_ALIAS = {alias: kind for kind in Kind for alias in kind.aliases}

"""Numbers with their Chinese measure words: 88 门课程, 1.5 学时."""

from partyschool_cli.model.kind import Kind

_MEASURES = {
    Kind.SCHOOL: ("所", "学校"),
    Kind.COURSE: ("门", "课程"),
    Kind.TEACHER: ("名", "教师"),
    Kind.SITE: ("个", "教学点"),
    Kind.CLASS: ("个", "班次"),
    Kind.SESSION: ("次", "课"),
}


def counted(number: int, kind: Kind) -> str:
    """A number of entities of a kind: `3 名教师`."""
    return f"{measured(number, kind)}{_MEASURES[kind][1]}"


def measured(number: int, kind: Kind) -> str:
    """A number with the measure word alone: `3 名`."""
    return f"{number} {_MEASURES[kind][0]}"


def hours_text(hours: float) -> str:
    """A number of contact hours: `1.5 学时`, `2 学时`."""
    return f"{hours:g} 学时"

"""Choices of filters: the values that some row has, in the order of their vocabulary."""

from collections.abc import Iterable, Mapping

from partyschool_cli.export.web.lists.list_view import Filter, ListRow
from partyschool_cli.export.web.relations import Relations
from partyschool_cli.export.web.structure_picture import short_name
from partyschool_cli.model.course import Course


def choice(
    name: str, title: str, words: Mapping[str, str], rows: Iterable[ListRow]
) -> tuple[Filter, ...]:
    """A filter of the words that rows have; none where there are less than two of them."""
    used = {value for row in rows for value in dict(row.fields).get(name, "").split()}
    choices = tuple((word, said) for word, said in words.items() if word in used)
    return (Filter(name, title, choices),) if len(choices) > 1 else ()


def check(name: str, title: str, rows: Iterable[ListRow]) -> tuple[Filter, ...]:
    """A box to check, where some rows have it and some do not."""
    values = {dict(row.fields).get(name, "") for row in rows}
    return (Filter(name, title),) if len(values) > 1 else ()


def school_names(relations: Relations) -> Mapping[str, str]:
    """The schools by id, as a table calls them."""
    return {name: short_name(one.school) for name, one in relations.structures.items()}


def theme_titles(relations: Relations) -> Mapping[str, str]:
    """The themes by id, those of the catalog first; what schools call one otherwise is said too."""
    found: dict[str, dict[str, None]] = {}
    schools = (None, *relations.catalog.schools)
    for school in schools:
        for name, title in relations.catalog.themes_of(school).items():
            found.setdefault(name, {})[title] = None
    return {name: "、".join(titles) for name, titles in found.items()}


def category_of(relations: Relations, course: Course) -> str:
    """The theme of a course, or 特色课."""
    if course.kind == "special":
        return "特色课"
    return relations.catalog.theme_title(course) or ""

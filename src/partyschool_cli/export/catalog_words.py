"""The words of a catalog that its papers do not tear: topics, names, places, its vocabularies."""

from collections.abc import Iterator

from partyschool_cli.catalog.catalog import Catalog


def catalog_words(catalog: Catalog) -> frozenset[str]:
    """The catalog's own words, for `typesetting.breaker`. Content carries them to the formats."""
    return frozenset(filter(None, _words(catalog)))


def _words(catalog: Catalog) -> Iterator[str | None]:
    manifest = catalog.manifest
    for titles in (
        manifest.themes,
        manifest.audiences,
        manifest.teacher_categories,
        manifest.site_categories,
    ):
        yield from titles.values()
    for course in catalog.courses.values():
        yield from course.topics
    for teacher in catalog.teachers.values():
        yield from (*teacher.topics, teacher.name, teacher.unit, teacher.post)
    for site in catalog.sites.values():
        yield from (site.title, site.place)
    for school in catalog.schools.values():
        yield from (school.title, school.short, school.also_called, school.place)
        yield from (school.themes or {}).values()
    for own in catalog.classes.values():
        yield own.title

"""What each page tells programs, as JSON-LD by schema.org: what it is about, and where it stands.

A course is a Course with the classes that are taught it, a class an EducationEvent with its
sessions, a teacher a Person, a site a Place, a school an EducationalOrganization. Where the site's
address is known, each has its page's, and the way to it.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from partyschool_cli.export.catalog_content import CourseInstance
from partyschool_cli.export.course_entries import course_entry
from partyschool_cli.export.json_ld import CONTEXT, LANGUAGE, NodeWriter, given, node_writer
from partyschool_cli.export.json_ld import organization as school_named
from partyschool_cli.export.web.page import WebPage
from partyschool_cli.export.web.published import Published
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.school import School
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.timetable.sheet_entries import Entry

_PAGE_TYPES: Final = {
    "index.html": "WebSite",
    "search.html": "SearchResultsPage",
    "404.html": "WebPage",
}
_LIST: Final = "CollectionPage"


class StructuredData:
    """Gives the JSON-LD of the pages of a site."""

    def __init__(self, site: WebSite) -> None:
        self.site = site
        self._published: Published = site.published
        self._catalog = site.published.catalog
        manifest = self._catalog.manifest
        self._writer: NodeWriter = node_writer(manifest.title, manifest.region, manifest.timezone)

    def of(self, page: WebPage) -> Mapping[str, Any]:
        """What a page tells."""
        entity = self._published.entity_at(page.path)
        node = self._plain_page(page) if entity is None else self._entity(entity)
        address = None if page.path == "404.html" else self.site.canonical(page.path)
        if address is not None:
            node["url"] = address
            if page.crumbs:
                node["mainEntityOfPage"] = self._page_of(page, address)
        return {"@context": CONTEXT, **node}

    def _plain_page(self, page: WebPage) -> dict[str, Any]:
        site = {"@type": "WebSite", "name": self.site.title}
        is_start = page.path == "index.html"
        return given(
            {
                "@type": _PAGE_TYPES.get(page.path, _LIST),
                "name": page.title or self.site.title,
                "description": page.description,
                "inLanguage": LANGUAGE,
                "publisher": school_named(self._catalog.manifest.owner) if is_start else None,
                "contentLocation": _place(self._catalog.manifest.region) if is_start else None,
                "isPartOf": None if is_start else site,
            }
        )

    def _page_of(self, page: WebPage, address: str) -> dict[str, Any]:
        """A page with the way to it from the start page."""
        items = [
            given(
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": crumb.title,
                    "item": self.site.canonical(crumb.path) if crumb.path else None,
                }
            )
            for position, crumb in enumerate(page.crumbs, 1)
        ]
        way = {"@type": "BreadcrumbList", "itemListElement": items}
        return {"@type": "WebPage", "@id": address, "breadcrumb": way}

    def _entity(self, entity: Entity) -> dict[str, Any]:
        node = partial(self._node, entity)
        if isinstance(entity, Course):
            return self._course(entity)
        if isinstance(entity, TrainingClass):
            return self._class(entity)
        if isinstance(entity, Teacher):
            return node(
                "Person",
                name=entity.name,
                jobTitle=entity.post,
                worksFor={"@type": "Organization", "name": entity.unit} if entity.unit else None,
                affiliation=self._school(entity.school),
                knowsAbout=[*entity.topics],
            )
        if isinstance(entity, Site):
            return node(
                "Place",
                name=entity.title,
                address=entity.place,
                maximumAttendeeCapacity=entity.capacity,
            )
        assert isinstance(entity, School)  # noqa: S101 -- there is no other kind
        return node(
            "EducationalOrganization",
            name=entity.title,
            alternateName=entity.also_called,
            description=entity.summary,
            address=entity.place,
            parentOrganization=self._school(entity.parent),
        )

    def _node(self, entity: Entity, type: str, /, **fields: Any) -> dict[str, Any]:
        name = self._writer.identifier(str(entity.kind_of_entity), entity.id)
        return given({"@type": type, "@id": name, **fields})

    def _school(self, name: str | None) -> dict[str, str] | None:
        return school_named(self._published.named(Kind.SCHOOL, name).title) if name else None

    def _course(self, course: Course) -> dict[str, Any]:
        entries: dict[str, list[Entry]] = {}
        for one in self._published.by_course.get(course.id, ()):
            for own in () if one.entry.is_cancelled else one.class_ids:
                entries.setdefault(own, []).append(one.entry)
        instances = tuple(
            CourseInstance(
                name,
                self._published.named(Kind.CLASS, name).title,
                self._published.named(Kind.SCHOOL, self._catalog.classes[name].school).title,
                tuple(own),
            )
            for name, own in entries.items()
        )
        return self._writer.course(course_entry(self._catalog, course, "", instances))

    def _class(self, own: TrainingClass) -> dict[str, Any]:
        sessions = self._published.by_class.get(own.id, ())
        return self._node(
            own,
            "EducationEvent",
            name=self._published.named(Kind.CLASS, own.id).title,
            description=own.purpose,
            startDate=f"{own.from_}",
            endDate=f"{own.to}",
            inLanguage=LANGUAGE,
            organizer=self._school(own.school),
            maximumAttendeeCapacity=own.size,
            subEvent=[self._writer.session(one.entry) for one in sessions],
        )


def _place(name: str | None) -> dict[str, str] | None:
    return {"@type": "Place", "name": name} if name else None

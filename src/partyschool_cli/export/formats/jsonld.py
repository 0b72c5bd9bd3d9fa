"""JSON-LD for search engines: the catalog's courses and the classes that they are taught in."""

from partyschool_cli.export.catalog_content import CatalogContent
from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.json_ld import CONTEXT, node_writer
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.markup.json_text import json_document


def _catalog(content: CatalogContent, _options: PrintOptions) -> Exported:
    courses = [course for section in content.sections for course in section.courses]
    writer = node_writer(content.catalog_title, content.region, content.timezone)
    graph = [writer.course(course) for course in courses if not course.is_draft]
    return Exported((json_document({"@context": CONTEXT, "@graph": graph}).encode(),))


export_format = ExportFormat({CatalogContent: _catalog})

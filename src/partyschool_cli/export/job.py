"""Export one document of one subject: catalog → content → bytes."""

from dataclasses import dataclass, replace

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.export.content import Content
from partyschool_cli.export.document import WHOLE_CATALOG, Scope, load_document
from partyschool_cli.export.export_format import Exported, load_format
from partyschool_cli.export.print_options import PrintOptions


@dataclass(frozen=True, slots=True)
class Job:
    """A document, by its name, the format to write it in, whose it is and how it is to look."""

    document: str
    format: str
    options: PrintOptions
    scope: Scope = WHOLE_CATALOG


@dataclass(frozen=True, slots=True)
class Built:
    """The content of a document, and the warnings about it."""

    content: Content
    warnings: tuple[str, ...]


def export(catalog: Catalog, job: Job) -> Exported:
    """The file, or pages, that a job asks for. Raises what `build` and `write` raise."""
    return write(job, build(catalog, job))


def build(catalog: Catalog, job: Job) -> Built:
    """The content of a job's document. Raises ValueError where it cannot be of that subject."""
    document = load_document(job.document)
    if not document.can_be_of(job.scope.subject):
        raise ValueError(f"no {job.document} of {job.scope.subject}")
    content = document.build(catalog, job.scope)
    return Built(content, document.warnings(content))


def write(job: Job, built: Built) -> Exported:
    """Built content in a job's format. Raises CommandLineError where the format cannot write it."""
    exported = load_format(job.format).write(built.content, job.options)
    return replace(exported, warnings=(*exported.warnings, *built.warnings))

"""Export one document of one subject: catalog → content → bytes."""

from dataclasses import dataclass, replace
from functools import partial

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.school_scope import refuse_empty
from partyschool_cli.export.codes.stamp import Stamp
from partyschool_cli.export.content import Content
from partyschool_cli.export.document import WHOLE_CATALOG, Scope, load_document
from partyschool_cli.export.export_format import Exported, load_format
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.model.kind import Kind


@dataclass(frozen=True, slots=True)
class Job:
    """What to export: a document and a format by name, its scope, and print options.

    `has_code`: codes are printed where the document and the format have them. `stamp` makes them;
    without one there are none.
    """

    document: str
    format: str
    options: PrintOptions
    scope: Scope = WHOLE_CATALOG
    has_code: bool = True
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """Content built for a scope, and the warnings about it."""

    content: Content
    warnings: tuple[str, ...]
    scope: Scope = WHOLE_CATALOG


def export(catalog: Catalog, job: Job) -> Exported:
    """Runs a job. Raises what `build` and `write` raise."""
    return write(job, build(catalog, job))


def build(catalog: Catalog, job: Job) -> Built:
    """Builds the content of a job. Raises ValueError for a subject that it cannot have."""
    document = load_document(job.document)
    if not document.can_be_of(job.scope.subject):
        raise ValueError(f"no {job.document} of {job.scope.subject}")
    content = document.build(catalog, job.scope)
    return Built(content, document.warnings(content), job.scope)


def refuse_empty_schools(catalog: Catalog, job: Job) -> None:
    """Raises CommandLineError for a school of which the document would have nothing to show."""
    document = load_document(job.document)

    def lacks(scope: Scope) -> str:
        return document.lacks(document.build(catalog, scope))

    def has(scope: Scope, school: str) -> bool:
        return not lacks(replace(scope, subject=Key(Kind.SCHOOL, school)))

    for part in job.scope.parts:
        school = part.subject
        if school is not None and school.kind is Kind.SCHOOL and (what := lacks(part)):
            refuse_empty(
                catalog,
                school.id,
                what,
                partial(has, part),
                with_below=part.with_below,
            )


def write(job: Job, built: Built) -> Exported:
    """Writes built content. Raises CommandLineError where the format cannot."""
    codes = job.stamp.codes_of(built.scope, built.content) if job.stamp is not None else ()
    paper = load_document(job.document).paper or job.options.paper
    options = replace(job.options, codes=codes, paper=paper)
    exported = load_format(job.format).write(built.content, options)
    return replace(exported, warnings=(*exported.warnings, *built.warnings))

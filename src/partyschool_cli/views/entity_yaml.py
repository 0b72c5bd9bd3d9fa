"""`show --format yaml`: what each entity's file gives, without its comments."""

from collections.abc import Iterable

from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.views.shown_entity import ShownEntity


def entities_yaml(entities: Iterable[ShownEntity]) -> str:
    """A YAML document for each entity, headed by a comment with its reference.

    Fields stand in the order of the catalog format.
    """
    return "---\n".join(_document(shown) for shown in entities)


def _document(shown: ShownEntity) -> str:
    from partyschool_cli.source.style.yaml_writer import dump_document

    names = [field.name for field in fields_of(MODELS[shown.kind])]
    own = {name: shown.record[name] for name in names if name in shown.given}
    if shown.kind is Kind.SESSION:
        own = {"id": str(shown.record["id"]).rpartition("/")[2], **own}
    return f"# {shown.kind}:{shown.record['id']}\n{dump_document(own)}"

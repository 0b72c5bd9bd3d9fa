"""Fields that a group does not have yet, the required ones first."""

from collections.abc import Iterator

from partyschool_cli.editor.completion.proposal import Proposal
from partyschool_cli.editor.completion.writing import Writing
from partyschool_cli.editor.text.place import Place
from partyschool_cli.model.describe import Field
from partyschool_cli.source.text.span import FieldPath


def missing_fields(
    place: Place, holder: Field, path: FieldPath, writing: Writing
) -> Iterator[Proposal]:
    """The fields of a group at `path`, without those that stand there already."""
    is_new_item = writing.is_new_item(holder)
    own = place.cursor.text if place.cursor and place.cursor.on == "key" else None
    present = {key for key in place.outline.keys(path) if key != own}
    for rank, field in enumerate(holder.fields):
        if field.name not in present:
            yield Proposal(
                label=field.name,
                text=writing.key(field, is_new_item=is_new_item),
                kind="field",
                title=f"{field.title}（必填）" if field.required else field.title,
                about=about_field(field),
                names=(field.title,),
                rank=rank if field.required else rank + len(holder.fields),
                is_snippet=writing.uses_snippets,
            )


def about_field(field: Field) -> str:
    """A field's description, and the words that may stand there."""
    parts = [field.description]
    if field.choices:
        words = "、".join(f"{word}（{title}）" for word, title in field.choices.items())
        parts.append(f"可写 {words}")
    return "；".join(filter(None, parts))

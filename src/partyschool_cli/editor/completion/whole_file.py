"""What an empty file begins with: the required fields of its kind, to be filled one by one."""

from collections.abc import Iterator
from itertools import count

from partyschool_cli.editor.client.snippet import escaped
from partyschool_cli.editor.completion.proposal import Proposal
from partyschool_cli.editor.completion.writing import Writing
from partyschool_cli.editor.text.place import Place
from partyschool_cli.model.describe import Field, fields_of
from partyschool_cli.model.manifest import FORMAT


def whole_file(place: Place, writing: Writing) -> Iterator[Proposal]:
    """The required fields of the file's kind; for clients with snippets, in an empty file."""
    is_empty = all(word.is_half_key for word in place.outline.tokens)
    if place.model is None or not writing.uses_snippets or not is_empty:
        return
    numbers = count(1)
    lines = [
        f"{field.name}: {_blank(field, next(numbers))}"
        for field in fields_of(place.model)
        if field.required
    ]
    title = place.kind.title if place.kind else "总目录"
    yield Proposal(
        label=f"新{title}",
        text="\n".join(lines) + "\n$0",
        kind="snippet",
        title="必填的各项",
        about=f"一份{title}文件：必填的各项逐个填",
        names=(str(place.kind or "catalog"), title),
        rank=-1,
        is_snippet=True,
    )


def _blank(field: Field, number: int) -> str:
    if field.name == "format":
        return str(FORMAT)
    if field.type == "mapping":
        return f"\n  ${number}"
    if field.choices:
        words = ",".join(map(escaped, field.choices))
        blank = f"${{{number}|{words}|}}"
    else:
        blank = f"${number}"
    return f"[{blank}]" if field.many else blank

"""A form that is saved after its file changed: both versions, and what the fields hold then."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partyschool_cli.serve.forms.filled import Texts
from partyschool_cli.serve.forms.form_fields import FormField


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A field that is not the same everywhere: when the form was opened, in the file, as filled."""

    name: str
    title: str
    opened: str
    now: str
    filled: str


@dataclass(frozen=True, slots=True)
class Versions:
    """Both versions, field by field; none where the file changed elsewhere."""

    rows: tuple[VersionRow, ...]


def versions_of(fields: Iterable[FormField], opened: Texts, now: Texts, filled: Texts) -> Versions:
    """The fields in which the file, or the form, is not as it was when the form was opened."""
    return Versions(tuple(_rows(fields, opened, now, filled)))


def _rows(
    fields: Iterable[FormField], opened: Texts, now: Texts, filled: Texts
) -> Iterator[VersionRow]:
    for form in fields:
        texts = [each.get(form.name, ()) for each in (opened, now, filled)]
        if texts[0] != texts[1] or texts[0] != texts[2]:
            yield VersionRow(form.name, form.field.title, *(_shown(form, one) for one in texts))


def merged(fields: Iterable[FormField], opened: Texts, now: Texts, filled: Texts) -> Texts:
    """What the inputs hold next: what was filled in stays, the rest is as the file has it now."""
    return {
        form.name: (
            now.get(form.name, ())
            if filled.get(form.name, ()) == opened.get(form.name, ())
            else filled.get(form.name, ())
        )
        for form in fields
    }


def _shown(form: FormField, texts: tuple[str, ...]) -> str:
    if form.input == "flag":
        return "是" if texts else "否"
    return "、".join(form.words.get(text, text) for text in texts) or "（空）"

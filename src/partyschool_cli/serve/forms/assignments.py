"""What a form changes, as the assignments that `pschool set` and `new` make."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from partyschool_cli.edit.assignment import Assignment
from partyschool_cli.model.kind import Kind
from partyschool_cli.serve.forms.filled import Texts
from partyschool_cli.serve.forms.form_fields import FormField

# The fields of a session that say when it is.
TIMES: Final = ("date", "start", "end")


def changed_fields(
    fields: Iterable[FormField], was: Texts, filled: Texts
) -> dict[str, list[Assignment]]:
    """The assignments of each field whose texts are others than they were; `id` is none.

    A value that nobody touched is not written again, however its file spells it.
    """
    found = {}
    for form in fields:
        old, new = was.get(form.name, ()), filled.get(form.name, ())
        if old != new and form.name != "id":
            found[form.name] = list(_of_field(form, old, new))
    return found


def _of_field(form: FormField, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Assignment]:
    name = form.name
    if form.input == "checks":
        yield from (Assignment(name, "-=", one) for one in old if one not in new)
        yield from (Assignment(name, "+=", one) for one in new if one not in old)
    elif form.input == "lines":
        yield from _of_items(form, old, new)
    else:
        # An empty choice, or a mark taken off, is the default: nothing is written for it.
        yield Assignment(name, "=", new[0] if new else "")


def _of_items(form: FormField, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Assignment]:
    name = form.name
    pairs = [(at, one, new[at] if at < len(new) else "") for at, one in enumerate(old)]
    other = [(at, was, now) for at, was, now in pairs if was != now]
    if form.field.type == "mapping":
        yield from (Assignment(name, "-=", was.rpartition(" ")[0]) for _, was, _ in other)
        yield from (Assignment(name, "+=", now) for _, _, now in other if now)
    else:
        yield from (Assignment(f"{name}[{at}]", "=", now) for at, _, now in other if now)
        # From the last, so that those before it keep their places.
        gone = [at for at, _, now in reversed(other) if not now]
        if gone and len(gone) == len(old):  # the list goes too, not an empty one stays
            yield Assignment(name, "=", "")
        else:
            yield from (Assignment(f"{name}[{at}]", "=", "") for at in gone)
    yield from (Assignment(name, "+=", one) for one in new[len(old) :] if one)


def marked_as_moved(
    kind: Kind, changed: Mapping[str, list[Assignment]], content: Mapping[str, Any]
) -> dict[str, list[Assignment]]:
    """The changes; a planned session that gets another time is a moved one, as `move` has it."""
    is_planned = content.get("status", "planned") == "planned"
    is_moved = kind is Kind.SESSION and any(name in changed for name in TIMES)
    if not is_moved or not is_planned or "status" in changed:
        return dict(changed)
    return {**changed, "status": [Assignment("status", "=", "moved")]}

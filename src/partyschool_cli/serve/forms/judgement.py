"""What lint says of a filled form before it is saved, beside the field that it is about."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from partyschool_cli.catalog.lookup import Lookup, session_ids
from partyschool_cli.catalog.references import Key
from partyschool_cli.lint.finding import Finding
from partyschool_cli.model.kind import Kind
from partyschool_cli.saving.checked_plan import CheckedPlan, Ground, checked
from partyschool_cli.serve.forms.form_plan import WHOLE, FormPlan
from partyschool_cli.serve.forms.slots import free_slots
from partyschool_cli.source.files.listing import entity_at
from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.timetable.meetings import Slot


class Remark(NamedTuple):
    """What is said beside a field; `code` is lint's, empty for a value that cannot be read."""

    code: str
    text: str
    is_error: bool = True


class Judgement(NamedTuple):
    """The remarks by field, the plan as it was checked, and free slots where the time is wrong."""

    remarks: Mapping[str, tuple[Remark, ...]]
    checked: CheckedPlan | None = None
    slots: tuple[Slot, ...] = ()

    @property
    def is_allowed(self) -> bool:
        """Whether it may be written."""
        said = (one for own in self.remarks.values() for one in own)
        return self.checked is not None and not any(one.is_error for one in said)

    def with_remarks(self, about_all: Iterable[Remark]) -> "Judgement":
        """The same with further remarks that are about no field."""
        told = (*self.remarks.get(WHOLE, ()), *about_all)
        return self._replace(remarks={**self.remarks, WHOLE: told} if told else self.remarks)


def judged(
    ground: Ground, lookup: Lookup, made: FormPlan, names: Iterable[str], *, finds_slots: bool
) -> Judgement:
    """Lint what a form would write. `names` are those of its fields.

    Free slots of a session are looked for where its time clashes, and where `finds_slots`.
    """
    if made.plan is None:
        faults = {
            name: tuple(Remark("", text, at == 0) for at, text in enumerate(texts))
            for name, texts in made.faults.items()
        }
        return Judgement(faults)
    found = checked(ground, made.plan)
    known = tuple(names)
    remarks: dict[str, tuple[Remark, ...]] = {}
    for finding in found.caused.findings:
        name = _field_of(finding, made.key, known)
        own = remarks.get(name, ())
        remarks[name] = (*own, *_remarks(finding))
    has_clash = any(one.code.startswith("PS4") for one in found.caused.findings)
    is_timed = made.key.kind is Kind.SESSION and (has_clash or finds_slots)
    slots = free_slots(lookup, made.plan, made.key) if is_timed else ()
    return Judgement(remarks, found, slots)


def _remarks(finding: Finding) -> Iterator[Remark]:
    yield Remark(finding.code, finding.message, finding.severity == "error")
    # A command to type is of no use here.
    if finding.hint and "pschool " not in finding.hint:
        yield Remark("", finding.hint, is_error=False)


def _field_of(finding: Finding, key: Key, names: tuple[str, ...]) -> str:
    """The field that a finding is about: where it is, or where else it points to."""
    for at in (finding.at, *(one.at for one in finding.related)):
        inner = _inside(at.source.path, at.path, at.source.content, key)
        if inner is None:
            continue
        steps = [step for step in inner if isinstance(step, str)]
        for count in range(len(steps), 0, -1):
            if (name := ".".join(steps[:count])) in names:
                return name
    return "date" if key.kind is Kind.SESSION and finding.code.startswith("PS4") else WHOLE


def _inside(path: str, place: FieldPath, content: object, key: Key) -> FieldPath | None:
    """The way from the entity or session `key` to a place; None for one that is not inside."""
    file = entity_at(path)
    if file is None or file.id != key.id.partition("/")[0]:
        return None
    if key.kind is not Kind.SESSION:
        return place if file.kind is key.kind else None
    own = session_ids(content)
    match place:
        case ("sessions", int(at), *rest) if at < len(own):
            return tuple(rest) if own[at] == key.id.partition("/")[2] else None
    return None

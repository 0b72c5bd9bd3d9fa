"""One form at work: read from the file, checked, compared with another version, saved."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from threading import Lock
from typing import Final

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.joint_sessions import taught_together
from partyschool_cli.edit.sessions import session_of
from partyschool_cli.edit.values import read_item
from partyschool_cli.errors import UserError
from partyschool_cli.model.kind import Kind
from partyschool_cli.saving.checked_plan import CheckedPlan, DiskGround
from partyschool_cli.saving.write import write
from partyschool_cli.serve.forms.assignments import TIMES
from partyschool_cli.serve.forms.filled import Texts, posted_texts, texts_of
from partyschool_cli.serve.forms.form_fields import FormField, form_fields
from partyschool_cli.serve.forms.form_plan import WHOLE, Filling, FormPlan, form_plan
from partyschool_cli.serve.forms.form_view import (
    FormView,
    Shown,
    field_rows,
    form_title,
    planned_diff,
    said_of,
    slot_views,
    summary_of,
    under_title,
)
from partyschool_cli.serve.forms.judgement import Judgement, Remark, judged
from partyschool_cli.serve.forms.stale import Versions, merged, versions_of
from partyschool_cli.serve.forms.target import Target
from partyschool_cli.serve.preview import Preview
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.writing.journal import recover
from partyschool_cli.source.writing.undo_entry import UndoNote
from partyschool_cli.source.writing.undo_store import NOT_KEPT, can_be_kept

# What a form posts beside its fields: the buttons, and what the file held when it was opened.
_CHECK: Final = "check"
_FIND: Final = "find"
_SLOT: Final = "slot"
_VERSION: Final = "version"
WAS: Final = "was."
_NOTHING_SAID: Final = Judgement({})
# Two saves at once would each be checked without the other.
_SAVING: Final = Lock()

Posted = Mapping[str, tuple[str, ...]]


class Editing:
    """A form of `target` in the catalog of `preview`."""

    def __init__(self, preview: Preview, target: Target) -> None:
        moment = preview.now()
        self.preview, self.target = preview, target
        tree = DiskTree(preview.root)
        self.lookup = Lookup(tree, lambda: moment.catalog)
        self.ground = DiskGround(tree, preview.today(), moment.snapshot)
        self.versions: Versions | None = None
        self.judgement = _NOTHING_SAID
        self.is_checked = False
        self._form: Filling | None = None

    @property
    def page_title(self) -> str:
        """What the page is called to which the form leads back."""
        target = self.target
        if target.kind is Kind.SESSION:
            return self.lookup.title(Key(Kind.CLASS, target.class_id))
        return target.kind.title if target.is_new else self.lookup.title(target.key)

    @property
    def form(self) -> Filling:
        """The fields, what the file holds and what the inputs do."""
        if self._form is None:
            context = self.target.context(self.lookup, self.ground.today)
            fields = form_fields(self.lookup, context, is_new=self.target.is_new)
            was = texts_of(self.lookup, fields, context)
            self._form = Filling(fields, was, was)
        return self._form

    def posted(self, posted: Posted) -> str | None:
        """Take in what was posted. The page to show next; None where nothing was saved."""
        slot = "".join(posted.get(_SLOT, ()))
        is_check = _CHECK in posted or _FIND in posted or bool(slot)
        with _SAVING:
            now = self.form
            filled = posted_texts(_given(now.fields, posted), posted)
            filled = {**now.was, **filled, **_of_slot(slot)}
            version = "".join(posted.get(_VERSION, ()))
            if version != self.target.version(self.lookup):
                filled = self._taken_over(posted, filled)
            self._form = now._replace(filled=filled)
            made = form_plan(self.lookup, self.target, self._form, self.ground.today)
            names = [one.name for one in now.fields]
            self.judgement = judged(
                self.ground, self.lookup, made, names, finds_slots=_FIND in posted
            )
            self.judgement = self._with_notes(made)
            self.is_checked = True
            is_kept_back = is_check or self.versions is not None
            checked = self.judgement.checked
            if is_kept_back or checked is None or not self.judgement.is_allowed:
                return None
            try:
                self._write(checked, made.key)
            except UserError as error:  # the disk is full, or another program is writing
                self.judgement = self.judgement.with_remarks([Remark("", error.line)])
                return None
            return _page_of(self.target, made.key, self._day())

    def _taken_over(self, posted: Posted, filled: Texts) -> dict[str, tuple[str, ...]]:
        """The file changed since the form was opened: what nobody touched is as it is there now."""
        fields, now = self.form.fields, self.form.was
        opened = posted_texts(fields, posted, WAS)
        self.versions = versions_of(fields, opened, now, filled)
        return dict(merged(fields, opened, now, filled))

    def _with_notes(self, made: FormPlan) -> Judgement:
        """The judgement, with what else there is to know before it is saved."""
        checked = self.judgement.checked
        notes = made.plan.notes if made.plan is not None else ()
        if checked is not None and checked.files and self.target.kind is Kind.SESSION:
            notes = (*notes, *self._notes_of_session())
        if checked is not None and not can_be_kept(self.preview.root, checked.plan.changes):
            notes = (*notes, NOT_KEPT)
        return self.judgement.with_remarks(Remark("", note, is_error=False) for note in notes)

    def _notes_of_session(self) -> Iterator[str]:
        """What to know of a session that is there and changes."""
        if self.target.is_new:
            return
        session = session_of(self.lookup, self.target.key)
        if session.is_locked:
            yield f"{session.ref} 标了“不可调”，自动排课不动它；这样改照样写"
        if others := taught_together(self.lookup, session):
            yield f"{session.ref} 是合班，{'、'.join(others)} 不跟着改；要一起改，在那边也改"

    def _day(self) -> str:
        """The day that a session is on, as it is filled in."""
        context = self.target.context(self.lookup, self.ground.today)
        said = "".join(self.form.filled.get("date", ()))
        field = next((one.field for one in self.form.fields if one.name == "date"), None)
        return str(read_item(self.lookup, field, said, context)) if field and said else ""

    def _write(self, checked: CheckedPlan, key: Key) -> None:
        if not checked.files:
            return
        verb = "新建" if self.target.is_new else "修改"
        note = UndoNote(f"pschool serve：{verb}{key.kind.title} {key.id}", dt.datetime.now(dt.UTC))
        recover(self.preview.root)
        write(self.preview.root, checked.plan.changes, note, lambda _: None)

    def view(self) -> FormView:
        """The form as its page shows it."""
        lookup, target, form = self.lookup, self.target, self.form
        context = target.context(lookup, self.ground.today)
        file, diff = planned_diff(self.judgement, self.ground.tree)
        return FormView(
            form_title(lookup, target),
            under_title(lookup, target),
            target.version(lookup),
            field_rows(lookup, Shown(form, context, self.judgement)),
            self.judgement.remarks.get(WHOLE, ()),
            tuple(summary_of(form.fields, self.judgement)),
            tuple(slot_views(self.judgement.slots)),
            self.versions,
            said_of(self.judgement) if self.is_checked else "",
            file,
            diff,
            target.page,
        )


def _given(fields: Sequence[FormField], posted: Posted) -> tuple[FormField, ...]:
    """The fields that a form had; a browser posts no marks that are taken off."""
    return tuple(
        one
        for one in fields
        if one.name in posted or (one.input in ("checks", "flag") and WAS + one.name in posted)
    )


def _of_slot(said: str) -> dict[str, tuple[str, ...]]:
    """The fields that a button with a free time fills in."""
    return {name: (part,) for name, part in zip(TIMES, said.split(), strict=False)}


def _page_of(target: Target, key: Key, day: str) -> str:
    """The page that shows what was saved, a session on its day."""
    if key.kind is Kind.SESSION:
        return f"{target.page}#d{day}"
    return Target(key.kind, key.id).page

"""Both versions of a form whose file changed."""

from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.serve.forms.form_fields import FormField
from partyschool_cli.serve.forms.stale import merged, versions_of

FIELDS = [
    FormField(one.name, one, "flag" if one.name == "locked" else "line")
    for one in fields_of(MODELS[Kind.SESSION])
    if one.name in ("date", "note", "locked")
]
OPENED = {"date": ("12月1日",), "note": ("甲",), "locked": ()}


def test_what_nobody_touched_is_as_in_the_file_and_what_was_filled_in_stays() -> None:
    now = {"date": ("12月2日",), "note": ("乙",), "locked": ("true",)}
    filled = {"date": ("12月1日",), "note": ("丙",), "locked": ()}
    assert merged(FIELDS, OPENED, now, filled) == {
        "date": ("12月2日",),
        "note": ("丙",),
        "locked": ("true",),
    }
    rows = versions_of(FIELDS, OPENED, now, filled).rows
    assert [(one.name, one.opened, one.now, one.filled) for one in rows] == [
        ("date", "12月1日", "12月2日", "12月1日"),
        ("note", "甲", "乙", "丙"),
        ("locked", "否", "是", "否"),
    ]


def test_what_is_the_same_everywhere_is_not_shown() -> None:
    rows = versions_of(FIELDS, OPENED, OPENED, {**OPENED, "note": ()}).rows
    assert [(one.name, one.filled) for one in rows] == [("note", "（空）")]

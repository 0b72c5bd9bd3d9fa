"""Forms of files that are not as they should be: shown as far as they go, never made worse."""

from pathlib import Path

import pytest

from partyschool_cli.serve.forms.routes import answer
from partyschool_cli.serve.message import Request
from partyschool_cli.serve.preview import Preview
from tests.catalogs import QINGSHI
from tests.serve.forms.posting import inputs, post, preview_of

FILES = {
    "teachers/kinds.yaml": "name: 5\ncategory: [a, b]\ntopics: {a: 1}\nunavailable: 3\n",
    "teachers/list.yaml": "- a\n- b\n",
    "teachers/broken.yaml": 'name: "a\n',
    "teachers/empty.yaml": "",
    "teachers/absences.yaml": "name: x\nunavailable:\n  - 3\n  - {from: 2026-01-01}\n  - [1]\n",
    "sites/kinds.yaml": "title: x\nopen: [1]\ntravel_minutes: [1, 2]\ncapacity: many\n",
    "sites/groups.yaml": "title: x\nopen: {days: mon, from: 8}\ntravel_minutes: {a: {b: 1}}\n",
    "classes/faulty.yaml": "title: x\nsessions:\n  - 5\n  - {id: s1, date: [1], teachers: x}\n"
    "  - {id: s2}\n  - {id: s2}\n",
    "classes/none.yaml": "title: x\nsessions: {a: 1}\n",
    "courses/kinds.yaml": 'title: "a\\nb"\ndelivery: lecture\nteachers: [[1], {a: 1}, null]\n'
    "flagship: maybe\nseason: x\n",
}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    made = preview_of(QINGSHI, tmp_path_factory.mktemp("faulty"))
    for path, text in FILES.items():
        (made.root / path).write_text(text, "utf-8")
    return made


def bytes_of(root: Path) -> dict[str, bytes]:
    return {path: (root / path).read_bytes() for path in FILES}


@pytest.mark.parametrize(
    "path",
    [
        *("edit/teacher/kinds", "edit/teacher/list", "edit/teacher/broken", "edit/teacher/empty"),
        *("edit/teacher/absences", "edit/site/kinds", "edit/site/groups", "edit/class/faulty"),
        *("edit/session/faulty/s1", "edit/class/none", "edit/new/session/faulty"),
        *("edit/new/session/none", "edit/course/kinds"),
    ],
)
def test_a_form_is_shown_and_untouched_it_changes_nothing(preview: Preview, path: str) -> None:
    before = bytes_of(preview.root)
    form = inputs(preview, path)
    assert post(preview, path, {**form, "check": ("1",)}).status == 200
    post(preview, path, form)
    assert bytes_of(preview.root) == before


def test_a_file_that_cannot_be_parsed_is_not_written_and_its_place_is_told(
    preview: Preview,
) -> None:
    before = bytes_of(preview.root)
    form = inputs(preview, "edit/teacher/broken")
    reply = post(preview, "edit/teacher/broken", form, name="王老师")
    assert "teachers/broken.yaml:1:" in reply.body.decode()
    assert bytes_of(preview.root) == before


def test_of_two_sessions_with_one_id_neither_has_a_form(preview: Preview) -> None:
    assert answer(preview, Request("GET", "edit/session/faulty/s2")) is None

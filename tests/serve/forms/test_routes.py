"""Forms as they are filled in and saved: what is written, and what is said instead."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from partyschool_cli.serve.forms.routes import answer
from partyschool_cli.serve.message import Request
from partyschool_cli.serve.preview import Preview
from tests.catalogs import QINGSHI
from tests.export.html_validity import html_errors
from tests.serve.forms.posting import inputs, inputs_in, page, post, preview_of, put_back

SESSION = "edit/session/hekou-evening-2026/s03"
TODAY = dt.date(2026, 3, 2)
CLASS_FILE = "classes/hekou-evening-2026.yaml"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    return preview_of(QINGSHI, tmp_path_factory.mktemp("served"), TODAY)


@pytest.fixture
def preview(served: Preview) -> Iterator[Preview]:
    """One preview for all tests, as a server has it; its files are put back afterwards."""
    yield served
    put_back(served.root, QINGSHI)


def changed_files(preview: Preview) -> dict[str, tuple[bytes | None, bytes | None]]:
    """The files that are not as they were, with the bytes of both."""
    both: dict[str, tuple[bytes | None, bytes | None]] = {}
    roots = (QINGSHI, preview.root)
    names = {str(one.relative_to(root)) for root in roots for one in root.rglob("*.yaml")}
    for name in sorted(names):
        sides = [root / name for root in roots]
        old, new = (one.read_bytes() if one.is_file() else None for one in sides)
        if old != new:
            both[name] = (old, new)
    return both


def changed_lines(preview: Preview, name: str) -> tuple[list[str], list[str]]:
    """The lines of one changed file that are gone, and those that came."""
    [(found, (old, new))] = changed_files(preview).items()
    assert found == name
    assert old is not None
    assert new is not None
    before, after = (Counter(side.decode().splitlines()) for side in (old, new))
    return [*(before - after).elements()], [*(after - before).elements()]


def errors(text: str) -> list[str]:
    """What stands beside fields as an error, without the tags."""
    found = re.findall(r'<p class="error">(.*?)</p>', text)
    return [re.sub("<[^>]*>", "", one) for one in found]


def test_a_session_is_moved_and_nothing_else_in_its_file_changes(preview: Preview) -> None:
    reply = post(preview, SESSION, inputs(preview, SESSION), date="3月6日", note="因降雪改期")
    assert reply.status == 303
    assert dict(reply.headers)["Location"] == "/classes/hekou-evening-2026.html#d2026-03-06"
    gone, came = changed_lines(preview, CLASS_FILE)
    assert gone == ["    date: 2026-03-05"]
    assert came == ["    date: 2026-03-06", "    note: 因降雪改期", "    status: moved"]


def test_a_session_that_is_cancelled_keeps_its_time(preview: Preview) -> None:
    post(preview, SESSION, inputs(preview, SESSION), status="cancelled")
    assert changed_lines(preview, CLASS_FILE) == ([], ["    status: cancelled"])


def test_a_clash_is_said_beside_its_field_with_free_times_and_nothing_is_written(
    preview: Preview,
) -> None:
    form = inputs(preview, SESSION)
    reply = post(preview, SESSION, form, date="4月7日", start="19:30", end="21:00")
    text = reply.body.decode()
    assert reply.status == 200
    assert changed_files(preview) == {}
    assert len(errors(text)) == 3
    assert errors(text)[0].startswith("PS40")
    assert "有两项安排" in text
    assert "2026年4月7日，周二" in text
    slots = re.findall(r'name="slot" value="([^"]*)"', text)
    assert "2026-04-03 14:30 16:00" in slots
    # What was filled in is still there; a button with a free time fills that in instead.
    again = inputs_in(text)
    assert again["start"] == ("19:30",)
    filled = inputs_in(post(preview, SESSION, again, slot=slots[0]).body.decode())
    assert " ".join(filled[name][0] for name in ("start", "end")) in slots[0]
    assert changed_files(preview) == {}
    assert post(preview, SESSION, filled).status == 303
    assert list(changed_files(preview)) == [CLASS_FILE]


@pytest.mark.parametrize(
    ("path", "filled", "said"),
    [
        (SESSION, {"date": "明年的某天"}, "（date）"),
        (SESSION, {"site": "没有这个地方"}, "没有这个地方"),
        (SESSION, {"start": "25:00"}, "（start）"),
        ("edit/course/greenhouse-planting", {"contact_hours": "很多"}, "（contact_hours）"),
        ("edit/site/hekou-greenhouse", {"capacity": "-3"}, "capacity"),
        ("edit/class/hekou-evening-2026", {"to": "2026-01-01"}, "to"),
        ("edit/teacher/theory-lecturer", {"school": "河口"}, "可以指"),
    ],
)
def test_a_value_that_is_not_allowed_is_said_and_not_written(
    preview: Preview, path: str, filled: dict[str, str], said: str
) -> None:
    reply = post(preview, path, inputs(preview, path), **filled)
    text = reply.body.decode()
    assert reply.status == 200
    assert said in "".join(errors(text))
    name = next(iter(filled))
    beside = text[text.index(f'data-part="said-{name}"') :]
    assert 'class="error"' in beside[: beside.index("</div>")]
    assert changed_files(preview) == {}


def test_checking_shows_the_splice_and_writes_nothing(preview: Preview) -> None:
    reply = post(preview, SESSION, inputs(preview, SESSION, "check"), date="3月6日")
    text = reply.body.decode()
    assert reply.status == 200
    assert "<del>-    date: 2026-03-05</del>" in text
    assert "<ins>+    date: 2026-03-06</ins>" in text
    assert changed_files(preview) == {}


def test_a_stale_form_shows_both_versions_and_loses_nothing(preview: Preview) -> None:
    form = inputs(preview, SESSION)
    file = preview.root / CLASS_FILE
    text = file.read_text("utf-8").replace("date: 2026-03-05", "date: 2026-03-06")
    file.write_text(text, encoding="utf-8")
    reply = post(preview, SESSION, form, note="雪", end="15:30")
    shown = reply.body.decode()
    assert reply.status == 200
    assert "<td>3月5日</td><td>3月6日</td>" in shown
    assert "<td>雪</td>" in shown
    assert file.read_text("utf-8") == text
    # The field that nobody touched has the file's day; what was filled in is still there.
    again = inputs_in(shown)
    assert (again["date"], again["end"], again["note"]) == (("3月6日",), ("15:30",), ("雪",))
    assert post(preview, SESSION, again).status == 303
    after = file.read_text("utf-8")
    assert "date: 2026-03-06" in after
    assert "note: 雪" in after


def test_a_change_elsewhere_in_the_file_is_told_too(preview: Preview) -> None:
    form = inputs(preview, SESSION)
    file = preview.root / CLASS_FILE
    file.write_bytes(file.read_bytes() + "# 一句话\n".encode())
    reply = post(preview, SESSION, form, note="雪")
    assert reply.status == 200
    assert "您打开后被改过" in reply.body.decode()
    assert "note: 雪" not in file.read_text("utf-8")
    assert post(preview, SESSION, inputs_in(reply.body.decode())).status == 303
    assert file.read_text("utf-8").endswith("# 一句话\n")


def test_undo_takes_a_saved_form_back_byte_for_byte(preview: Preview) -> None:
    post(preview, SESSION, inputs(preview, SESSION), note="雪")
    assert changed_files(preview) != {}
    reply = answer(preview, Request("POST", "edit/undo"))
    assert reply is not None
    assert "hekou-evening-2026/s03" in reply.body.decode()
    assert changed_files(preview) == {}
    nothing = answer(preview, Request("POST", "edit/undo"))
    assert nothing is not None
    assert nothing.status == 200
    assert "没有可以撤销的改动" in nothing.body.decode()


@pytest.mark.parametrize(
    "said",
    [
        {"date": "2026-03-05"},
        {"date": "２０２６年３月５日"},
        {"date": "3月5号", "start": "14：30"},
        {"start": "下午2点半", "end": "１６：００"},
    ],
)
def test_the_same_time_in_other_words_moves_no_session(
    preview: Preview, said: dict[str, str]
) -> None:
    form = inputs(preview, SESSION)
    assert post(preview, SESSION, {**form, "note": ("雪",)}, **said).status == 303
    gone, came = changed_lines(preview, CLASS_FILE)
    assert gone == []
    assert came == ["    note: 雪"]


@pytest.mark.parametrize("text", [None, "title: [\n", "title: 没有课次的班\n"])
def test_what_was_filled_in_is_shown_where_its_session_is_gone(
    preview: Preview, text: str | None
) -> None:
    form = inputs(preview, SESSION)
    file = preview.root / CLASS_FILE
    if text is None:
        file.unlink()
    else:
        file.write_text(text, "utf-8")
    reply = post(preview, SESSION, form, note="雪<b>", site="")
    assert reply.status == 404
    shown = reply.body.decode()
    assert "课次 hekou-evening-2026/s03 找不到了" in shown
    assert "备注：雪&lt;b&gt;" in shown
    assert "日期：" not in shown
    assert text is None or file.read_text("utf-8") == text


def test_what_was_filled_in_for_a_new_session_of_a_class_that_is_gone(preview: Preview) -> None:
    reply = post(preview, "edit/new/session/nowhere", {}, activity="开班式")
    assert reply.status == 404
    assert "班次 nowhere 找不到了" in reply.body.decode()
    assert "活动：开班式" in reply.body.decode()


def test_a_list_of_pairs_tells_how_to_write_one(preview: Preview) -> None:
    [site, *_] = sorted(one.stem for one in (preview.root / "sites").glob("*.yaml"))
    shown = page(preview, "edit/new/site")
    assert "如 orchard 20" in shown
    assert "{另一教学点编号" not in shown
    form = inputs(preview, "edit/new/site")
    made = post(
        preview, "edit/new/site", form, title="新会场", venue="online", travel_minutes=f"{site} 20"
    )
    assert made.status == 303
    [(_, data)] = changed_files(preview).values()
    assert data is not None
    assert f"{site}: 20" in data.decode()


def test_undo_by_following_a_link_is_no_page(preview: Preview) -> None:
    post(preview, SESSION, inputs(preview, SESSION), note="雪")
    assert answer(preview, Request("GET", "edit/undo")) is None
    assert changed_files(preview) != {}


@pytest.mark.parametrize(
    ("path", "filled", "file", "lines"),
    [
        (
            "edit/new/teacher",
            {"name": "王技术员（示例）", "category": "farming-expert", "topics": ("修剪", "")},
            "teachers/",
            ["name: 王技术员（示例）", "category: farming-expert", "topics: [修剪]"],
        ),
        (
            "edit/new/site",
            {"title": "村头大院", "venue": "classroom", "capacity": "30", "id": "yard"},
            "sites/yard.yaml",
            ["title: 村头大院", "venue: classroom", "capacity: 30"],
        ),
    ],
)
def test_a_new_entity_is_a_file_of_its_own(
    preview: Preview, path: str, filled: dict[str, str], file: str, lines: list[str]
) -> None:
    reply = post(preview, path, inputs(preview, path), **filled)
    assert reply.status == 303, errors(reply.body.decode())
    [(name, (old, new))] = changed_files(preview).items()
    assert name.startswith(file)
    assert old is None
    assert new is not None
    assert new.decode().splitlines() == lines


def test_what_a_new_entity_lacks_is_said_at_each_field(preview: Preview) -> None:
    reply = post(preview, "edit/new/course", inputs(preview, "edit/new/course"), title="新课")
    text = reply.body.decode()
    assert reply.status == 200
    assert "还缺开课学校（school）" in text
    assert "还缺学时（contact_hours）" in text
    assert changed_files(preview) == {}


def test_a_value_that_is_wrong_is_said_at_its_own_field_only(preview: Preview) -> None:
    form = inputs(preview, "edit/new/course")
    reply = post(preview, "edit/new/course", form, title="新课", school="河口", kind="special")
    assert len(errors(reply.body.decode())) == 1
    assert "可以指 2 个" in errors(reply.body.decode())[0]


def test_a_new_session_takes_what_follows_from_its_course(preview: Preview) -> None:
    path = "edit/new/session/hekou-evening-2026"
    form = inputs(preview, path)
    reply = post(preview, path, form, date="3月6日", start="19:30", course="大棚种植")
    assert reply.status == 303, errors(reply.body.decode())
    gone, came = changed_lines(preview, CLASS_FILE)
    assert gone == []
    assert "  - id: s05" in came
    assert "    course: greenhouse-planting" in came
    assert "    teachers: [greenhouse-expert]" in came


def test_one_of_several_teachers_is_exchanged_in_its_place(preview: Preview) -> None:
    path = "edit/course/charter"
    form = inputs(preview, path)
    texts = ("上湾村党支部书记", *form["teachers"][1:])
    assert post(preview, path, form, teachers=texts).status == 303
    charter = preview.now().catalog.courses["charter"]
    assert charter.teachers == ("shangwan-secretary", "hekou-party-secretary")
    [(_, (old, new))] = changed_files(preview).items()
    assert old is not None
    assert new is not None
    assert len(set(old.splitlines()) ^ set(new.splitlines())) == 2


def test_a_form_that_is_posted_in_part_takes_nothing_away(preview: Preview) -> None:
    form = {name: inputs(preview, SESSION)[name] for name in ("version",)}
    assert post(preview, SESSION, form, note="雪").status == 303
    assert changed_lines(preview, CLASS_FILE) == ([], ["    note: 雪"])


def test_what_is_not_there_has_no_form(preview: Preview) -> None:
    paths = [
        *("edit/session/none/s01", "edit/session/hekou-evening-2026/s99"),
        *("edit/course/none", "edit/school/hekou", "edit/new/school", "edit"),
        *("edit/new/session/none", "edit/course/../../etc/passwd", "edit/choices/none.json"),
    ]
    asked = [Request(method, path) for path in paths for method in ("GET", "POST")]
    assert [one for one in asked if answer(preview, one) is not None] == []


def test_text_of_the_catalog_and_of_a_form_is_never_markup(preview: Preview) -> None:
    hostile = "<script>alert(1)</script>\" onclick='x'"
    form = inputs(preview, SESSION, "check")
    assert "<script>alert" not in post(preview, SESSION, form, note=hostile).body.decode()
    assert "<script>alert" not in post(preview, SESSION, form, site=hostile).body.decode()
    assert post(preview, SESSION, inputs(preview, SESSION), note=hostile).status == 303
    shown = page(preview, SESSION)
    assert "<script>alert" not in shown
    assert inputs_in(shown)["note"] == (hostile,)


@pytest.mark.parametrize("path", [SESSION, "edit/new/course", "edit/site/hekou-greenhouse"])
def test_a_form_is_valid_html(preview: Preview, path: str) -> None:
    assert html_errors(page(preview, path)) == []
    refused = post(preview, path, inputs(preview, path), title="", date="4月7日", start="19:30")
    assert html_errors(refused.body.decode()) == []


def test_a_joint_session_tells_that_the_other_class_does_not_follow(preview: Preview) -> None:
    text = (preview.root / CLASS_FILE).read_text("utf-8")
    other = preview.root / "classes" / "other.yaml"
    other.write_text(text.replace("河口镇农民夜校春季班", "另一个班"), "utf-8")
    reply = post(preview, SESSION, inputs(preview, SESSION, "check"), date="3月6日")
    assert "是合班，other/s03 不跟着改" in reply.body.decode()

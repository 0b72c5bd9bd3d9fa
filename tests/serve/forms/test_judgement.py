"""What lint says of a form stands beside its field, or above all where it is about no field."""

from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.serve.forms import editing
from partyschool_cli.serve.preview import Preview
from tests.serve.forms.posting import inputs, inputs_in, post, preview_of

QINGSHI = Path(__file__).parents[2] / "fixtures" / "qingshi"
GREENHOUSE = "edit/course/greenhouse-planting"


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    return preview_of(QINGSHI, tmp_path)


def test_what_a_form_causes_in_the_manifest_is_told_and_it_can_be_saved(preview: Preview) -> None:
    """Without this topic no course meets a need of `catalog.yaml`."""
    form = inputs(preview, GREENHOUSE)
    checked = post(preview, GREENHOUSE, {**form, "check": ("1",)}, topics="病虫害防治")
    assert "要学“大棚种植”，没有给他们开的课程讲这个" in checked.body.decode()

    assert post(preview, GREENHOUSE, form, topics="病虫害防治").status == 303
    (path,) = preview.root.glob("courses/*/greenhouse-planting.yaml")
    assert "topics: [病虫害防治]" in path.read_text("utf-8")


@pytest.mark.parametrize("slot", ["x", "2026-12-01 08:30", "a b c d", " "])
def test_a_malformed_free_time_is_answered_and_saves_nothing(preview: Preview, slot: str) -> None:
    path = "edit/session/hekou-members-2026/s01"
    before = (preview.root / "classes/hekou-members-2026.yaml").read_bytes()
    assert post(preview, path, {**inputs(preview, path), "slot": (slot,)}).status == 200
    assert (preview.root / "classes/hekou-members-2026.yaml").read_bytes() == before


def test_what_cannot_be_written_stays_in_the_form(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise CommandLineError("写不了：磁盘满了", "腾出地方再存")

    path = "edit/teacher/greenhouse-expert"
    form = inputs(preview, path)
    monkeypatch.setattr(editing, "write", refuse)
    answer = post(preview, path, form, post="种菜的").body.decode()
    assert "写不了：磁盘满了；腾出地方再存" in answer
    assert "还没有保存" in answer
    assert inputs_in(answer)["post"] == ("种菜的",)

    monkeypatch.undo()
    assert post(preview, path, inputs_in(answer)).status == 303
    assert "post: 种菜的" in (preview.root / "teachers/greenhouse-expert.yaml").read_text("utf-8")

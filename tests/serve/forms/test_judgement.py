"""What lint says of a form stands beside its field, or above all where it is about no field."""

from pathlib import Path

import pytest

from partyschool_cli.serve.preview import Preview
from tests.serve.forms.posting import inputs, post, preview_of

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

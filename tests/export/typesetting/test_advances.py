"""Widths of text are those that Typst measures with the same fonts."""

import json
from pathlib import Path

import pytest
import typst

from partyschool_cli.export.typesetting.advances import width
from partyschool_cli.export.typst.fonts import SANS, SERIF, font_set

SAMPLES = (
    "课程表",
    "08:30—11:30",
    "3月9—11日",
    "10月12日（星期一）上午",
    "WPS 2026",
    "讲“三资”管理、党章",
)
_MEASURE = """
#set text(lang: "zh", region: "cn", font: sys.inputs.font, size: 100pt)
#set text(overhang: false, cjk-latin-spacing: none)
#context [#metadata(json(bytes(sys.inputs.samples)).map(one => measure(one).width.pt()))<widths>]
"""


@pytest.mark.parametrize(("font", "is_sans"), [(SERIF, False), (SANS, True)])
def test_a_text_is_as_wide_as_typst_sets_it(tmp_path: Path, font: str, is_sans: bool) -> None:
    source = tmp_path / "measure.typ"
    source.write_text(_MEASURE, "utf-8")
    found = typst.query(
        str(source),
        "<widths>",
        field="value",
        one=True,
        font_paths=font_set("plain").fonts,
        sys_inputs={"font": font, "samples": json.dumps(SAMPLES)},
    )
    for sample, points in zip(SAMPLES, json.loads(found), strict=True):
        # Latin letters may be kerned, and a dash among digits alone is not the Chinese one: both
        # make a text a little narrower.
        dashes = 0 if any(letter > "\u2e7f" for letter in sample) else 11 * sample.count("—")
        assert 0.995 * width(sample, is_sans) * 100 <= points + dashes + 0.05, sample
        assert points <= 1.002 * width(sample, is_sans) * 100 + 0.05, sample


def test_a_sign_without_a_glyph_is_a_square() -> None:
    assert width("\U000e0fff") == 1.0
    assert width("") == 0.0

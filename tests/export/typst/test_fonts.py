"""Fonts: the packaged ones, and those of official papers where the system has them."""

from pathlib import Path

from partyschool_cli.export.typst.fonts import font_set, official_fonts
from tests.export.pdf_reading import class_sheet, timetable


def test_the_packaged_fonts_cover_what_typst_finds_in_them() -> None:
    from pylopdf_fonts_zh_cn import serif_path
    from typst import Fonts

    found = official_fonts(Fonts(False, False, [serif_path().parent]))
    assert len(found.lacking) == 4
    assert font_set("plain").coverage == found.coverage
    assert {"党", "—", "A"} < found.coverage
    assert "\u00a0" not in found.coverage


def test_official_style_says_what_the_system_lacks() -> None:
    from typst import Fonts

    found = official_fonts(Fonts(False, False, []))
    assert found.lacking == ("方正小标宋", "黑体", "仿宋", "楷体")
    assert found.families["title"] == ("Noto Serif SC", "Noto Sans SC")
    exported = timetable(class_sheet("qingxu-village-cadres-2026"), style="official")
    assert all(warning.startswith("系统里没有") for warning in exported.warnings)


def test_official_fonts_are_used_where_there_are_any(tmp_path: Path) -> None:
    from typst import Fonts

    write_font(tmp_path / "font.otf", "FZXiaoBiaoSong-B05S", "党课")
    found = official_fonts(Fonts(False, False, [tmp_path]))
    assert found.families["title"][0] == "FZXiaoBiaoSong-B05S"
    assert found.lacking == ("黑体", "仿宋", "楷体")
    assert found.coverage == frozenset("党课")


def write_font(path: Path, family: str, letters: str) -> None:
    """The packaged font cut down to `letters`, under another name."""
    from fontTools import subset  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
    from pylopdf_fonts_zh_cn import serif_path

    font = TTFont(serif_path())
    cut = subset.Subsetter()
    cut.populate(text=letters)
    cut.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = family
    font.save(path)

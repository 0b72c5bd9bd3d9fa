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

    write_font(tmp_path / "font.ttf", "FZXiaoBiaoSong-B05S", "党课")
    found = official_fonts(Fonts(False, False, [tmp_path]))
    assert found.families["title"][0] == "FZXiaoBiaoSong-B05S"
    assert found.lacking == ("黑体", "仿宋", "楷体")
    assert found.coverage == frozenset("党课")


def write_font(path: Path, family: str, letters: str) -> None:
    """A font of that name, with an empty glyph for each of `letters`."""
    from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]

    codes = {ord(letter): f"u{ord(letter):04X}" for letter in letters}
    glyphs = [".notdef", *codes.values()]
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(glyphs)
    font.setupCharacterMap(codes)
    font.setupGlyf(dict.fromkeys(glyphs, TTGlyphPen(None).glyph()))
    font.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family})
    font.setupOS2()
    font.setupPost()
    font.save(path)

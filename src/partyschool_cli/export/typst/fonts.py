"""Fonts for documents: packaged ones, or those of official papers.

Packaged fonts make the output the same on every machine. The fonts of official papers (方正小标宋,
仿宋, 黑体, 楷体) may not be redistributed, so they are used where they are installed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from partyschool_cli.export.print_options import Style
from partyschool_cli.export.typesetting.advances import advances

if TYPE_CHECKING:
    from typst import Fonts

Role = Literal["title", "heading", "body", "note"]

SERIF: Final = "Noto Serif SC"
SANS: Final = "Noto Sans SC"
_PACKAGED: Final[Mapping[Role, tuple[str, ...]]] = {
    "title": (SERIF, SANS),
    "heading": (SANS, SERIF),
    "body": (SERIF, SANS),
    "note": (SERIF, SANS),
}
# The Chinese name of each font, and the names of its variants, best first.
_OFFICIAL: Final[Mapping[Role, tuple[str, tuple[str, ...]]]] = {
    "title": (
        "方正小标宋",
        ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK"),
    ),
    "heading": ("黑体", ("SimHei", "黑体", "STHeiti", "Heiti SC")),
    "body": (
        "仿宋",
        ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "FZFangSong-Z02S"),
    ),
    "note": ("楷体", ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "Kaiti SC")),
}
# Narrow columns need to break there.
_PRINTED_AS_SPACE: Final = frozenset({"\u00a0"})


@dataclass(frozen=True, eq=False)
class FontSet:
    """Fonts to compile with; `families` lists them for each role, in order of preference.

    `coverage` are the characters with a glyph in one of the fonts; all roles fall back to all
    fonts. `lacking` are the Chinese names of official fonts that are not installed.
    """

    fonts: "Fonts"
    families: Mapping[Role, tuple[str, ...]]
    coverage: frozenset[str]
    lacking: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """Data for the templates. The packaged title font has no bold face, so it is thickened."""
        families = {str(role): names for role, names in self.families.items()}
        return {**families, "thicken_title": self.families["title"][0] == SERIF}


def font_set(style: Style) -> FontSet:
    """The fonts of a style. Installed fonts are searched once per process."""
    return _official() if style == "official" else _packaged()


@cache
def _packaged() -> FontSet:
    from typst import Fonts

    fonts = Fonts(False, False, [_packaged_folder()])
    # Texts are measured by these fonts too: their tables are read once.
    known = frozenset({*advances(False), *advances(True)})
    return FontSet(fonts, _PACKAGED, known - _PRINTED_AS_SPACE)


@cache
def _official() -> FontSet:
    from typst import Fonts

    return official_fonts(Fonts(True, False, [_packaged_folder()]))


def official_fonts(fonts: "Fonts") -> FontSet:
    """The fonts of official papers among `fonts`, with packaged ones as fallback."""
    known = {family.casefold(): family for family in fonts.families()}
    found: dict[Role, str] = {}
    for role, (_, names) in _OFFICIAL.items():
        for name in names:
            if name.casefold() in known:
                found.setdefault(role, known[name.casefold()])
    # Each role falls back to all other fonts, so that a glyph in any of them is used.
    others = tuple(dict.fromkeys(found.values()))
    families = {
        role: tuple(dict.fromkeys([*([found[role]] if role in found else []), *packaged, *others]))
        for role, packaged in _PACKAGED.items()
    }
    lacking = tuple(title for role, (title, _) in _OFFICIAL.items() if role not in found)
    return FontSet(fonts, families, _coverage(fonts, (SERIF, SANS, *others)), lacking)


def _packaged_folder() -> Path:
    from pylopdf_fonts_zh_cn import serif_path

    return serif_path().parent


def _coverage(fonts: "Fonts", families: Iterable[str]) -> frozenset[str]:
    """The characters with a glyph in one of `families`, by their cmap tables."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    wanted = set(families)
    found: set[str] = set()
    for font in fonts.fonts():
        if font.family in wanted and font.path is not None:
            with TTFont(font.path, fontNumber=font.index, lazy=True) as table:
                found.update(map(chr, table.getBestCmap() or ()))
    return frozenset(found - _PRINTED_AS_SPACE)

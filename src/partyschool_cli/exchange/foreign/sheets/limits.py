"""How much of a file is read: enough for any office's, too little to fill the memory.

A file of a few kilobytes can unpack to gigabytes, or name a cell so far out that a rectangle with
it has 17 thousand million. All counts are taken before anything is laid out.
"""

from typing import Final

from partyschool_cli.errors import CommandLineError

MAX_CELLS: Final = 1_000_000
# Of all parts of a zip file together, unpacked.
MAX_UNPACKED: Final = 128 * 1024 * 1024
MAX_PARTS: Final = 5_000
# A text that many cells share is copied for each of them.
MAX_CHARACTERS: Final = 20_000_000
_SHORTEN: Final = "把要导入的表格单独复制到新的文件里，另存后再导入"


def file_error(name: str, why: str, hint: str = "") -> CommandLineError:
    """The error for a file that is not read: what it is called, why, and what to do."""
    return CommandLineError(f"读不了 {name}：{why}", hint)


class Budget:
    """What may still be read of one file. Each method raises CommandLineError where it is over."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._unpacked = MAX_UNPACKED
        self._characters = MAX_CHARACTERS
        self._cells = 0

    def unpack(self, size: int) -> None:
        """Counts unpacked bytes."""
        self._unpacked -= size
        if self._unpacked < 0:
            why = f"解开后超过 {MAX_UNPACKED // 1024 // 1024} MiB，可能是恶意的压缩炸弹"
            raise file_error(self.name, why, _SHORTEN)

    def text(self, length: int) -> None:
        """Counts characters of cells."""
        self._characters -= length
        if self._characters < 0:
            raise file_error(self.name, f"文字超过 {MAX_CHARACTERS // 10_000} 万个", _SHORTEN)

    def cells(self, count: int) -> None:
        """Counts cells that the file lists, empty ones too."""
        self._cells += count
        if self._cells > MAX_CELLS:
            self._too_many(self._cells)

    def extent(self, sheet: str, rows: int, columns: int) -> None:
        """Refuses a sheet whose rectangle is too large."""
        if rows * columns > MAX_CELLS:
            hint = "多半是很远的地方有一个误填的格子：删去表格以外的行和列，另存后再导入"
            most = MAX_CELLS // 10_000
            why = f"工作表“{sheet}”铺到第 {rows:,} 行第 {columns:,} 列，超过 {most} 万格"
            raise file_error(self.name, why, hint)

    def _too_many(self, count: int) -> None:
        hint = "删去表格以外的空行空列（带边框、底色的空格子也算），另存后再导入"
        why = f"超过 {MAX_CELLS // 10_000} 万格（已数到 {count:,} 格）"
        raise file_error(self.name, why, hint)

"""Warnings of exports, with places in the catalog's files."""

from collections.abc import Iterable, Iterator
from itertools import islice

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.export.export_format import Exported, MissingGlyph

_MAX_PLACES = 3


def warning_lines(catalog: Catalog, exports: Iterable[Exported]) -> Iterator[str]:
    """Each warning once, in order; a missing character with its places."""
    missing: dict[str, list[MissingGlyph]] = {}
    lines: dict[str, None] = {}
    for exported in exports:
        lines.update(dict.fromkeys(exported.warnings))
        for glyph in exported.missing:
            missing.setdefault(glyph.character, []).append(glyph)
    yield from lines
    for glyphs in missing.values():
        places = list(islice(_places(catalog, glyphs), _MAX_PLACES + 1))
        more = "等" if len(places) > _MAX_PLACES else ""
        shown = "、".join(places[:_MAX_PLACES])
        yield glyphs[0].message + (f"：{shown}{more}" if shown else "")


def _places(catalog: Catalog, glyphs: list[MissingGlyph]) -> Iterator[str]:
    """Where a character occurs: in the texts that were printed, else anywhere."""
    character = glyphs[0].character
    sources = [catalog.manifest_file.source, *(file.source for file in catalog.files)]
    holders = [source for source in sources if character in source.text]
    texts = {glyph.text for glyph in glyphs}
    printed = [source for source in holders if any(text in source.text for text in texts)]
    for source in printed or holders:
        at = source.text.index(character)
        span = source.span(at, at + 1)
        yield f"{catalog.tree.name_of(source.path)}:{span.line}:{span.column}"

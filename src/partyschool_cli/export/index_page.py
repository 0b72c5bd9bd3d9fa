"""The index of a folder of exports: which file is whose.

A comment in it records every file of this run and of earlier ones that is still there, so that a
later run can tell its own files from others.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from partyschool_cli.markup.clean_text import clean
from partyschool_cli.markup.markdown import escape, heading

_STYLE = (
    "body{font-family:sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;line-height:1.7}"
    "@media(prefers-color-scheme:dark){body{background:#16181c;color:#e6e6e6}a{color:#8ab4f8}}"
)

INDEX_NAMES: Final = ("index.html", "_index.html", "index.md", "_index.md")
_RECORD: Final = re.compile(r"<!-- pschool-files:([^<>]*)-->")


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A line of an index: a document's title, a remark and its files."""

    title: str
    about: str
    files: tuple[str, ...]


def index_file(
    title: str, entries: Sequence[IndexEntry], earlier: Sequence[str] = (), *, is_markdown: bool
) -> tuple[str, bytes]:
    """The index as (file name, bytes); the name is none of the listed files'.

    `earlier` are the names of files of earlier runs that are still there.
    """
    suffix, write = ("md", _markdown) if is_markdown else ("html", _html)
    taken = {file for entry in entries for file in entry.files}
    name = f"index.{suffix}"
    # No id begins with `_`.
    names = " ".join(map(quote, [*sorted(taken), *sorted({*earlier} - taken)]))
    text = f"{write(title, entries)}<!-- pschool-files: {names} -->\n"
    return f"_{name}" if name in taken else name, text.encode()


def recorded_files(index: bytes) -> tuple[str, ...]:
    """The names of files that an index records; empty for a page that is none of ours."""
    found = _RECORD.search(index.decode(errors="replace"))
    names = map(unquote, found[1].split()) if found else ()
    return tuple(name for name in names if not {"/", "\\", "\0"} & set(name))


def _html(title: str, entries: Sequence[IndexEntry]) -> str:
    """A self-contained page."""
    items = "\n".join(
        f"<li>{_links(entry)}<br><small>{_text(entry.about)}</small></li>" for entry in entries
    )
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{_text(title)}</h1>\n<ul>\n{items}\n</ul>\n</main>\n</body>\n</html>\n"
    )


def _links(entry: IndexEntry) -> str:
    first, *more = entry.files
    links = [f'<a href="{quote(first)}">{_text(entry.title)}</a>']
    links += [f'<a href="{quote(file)}">第{page}张</a>' for page, file in enumerate(more, 2)]
    return " ".join(links)


def _text(text: str) -> str:
    return html.escape(clean(text))


def _markdown(title: str, entries: Sequence[IndexEntry]) -> str:
    lines = [
        f"- [{escape(entry.title)}]({quote(entry.files[0])})：{escape(entry.about)}\n"
        for entry in entries
    ]
    return "".join([heading(1, title), "\n", *lines])

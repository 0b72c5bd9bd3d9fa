"""Fixes over generated files: what was wrong is mended, and every other byte stays."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.source.text.splice import apply_splices
from partyschool_cli.source.yaml.yaml_parser import parse
from tests.linting import active, fix, lint_root, write_base

PATH = "teachers/expert.yaml"
CODES = ("PS007", "PS008", "PS102", "PS103", "PS104", "PS605")


@dataclasses.dataclass(frozen=True)
class Piece:
    """Some lines of a file as they are and as they should be."""

    before: str
    after: str


def same(text: str) -> Piece:
    return Piece(text, text)


TEXTS = st.sampled_from(
    [
        Piece("会嫁接,懂修剪", "会嫁接，懂修剪"),
        Piece("党课(第2期)", "党课（第2期）"),
        Piece("土\u200b专家", "土专家"),
        Piece("甲\ufeff乙,丙", "甲乙，丙"),
        same("示例·土专家"),
        same("《党章》“导读”"),
        same("8:30 开始"),
        same("a,b; c"),
        same("👨‍👩‍👧 一家"),
    ]
)
# How a text can be written: before it, after it.
QUOTES = st.sampled_from([("", ""), ("'", "'"), ('"', '"')])
COMMENTS = st.sampled_from(["", "  # 注,释", " # “引号”，[甲，乙]", "\t# tab"])


@st.composite
def words(draw: st.DrawFn) -> Piece:
    text, (opening, closing) = draw(TEXTS), draw(QUOTES)
    return Piece(f"{opening}{text.before}{closing}", f"{opening}{text.after}{closing}")


@st.composite
def text_field(draw: st.DrawFn, name: str) -> Piece:
    if draw(st.booleans()):
        word, comment = draw(words()), draw(COMMENTS)
        return Piece(f"{name}: {word.before}{comment}\n", f"{name}: {word.after}{comment}\n")
    lines, sign = draw(st.lists(TEXTS, min_size=1, max_size=3)), draw(st.sampled_from("|>"))
    before = "".join(f"  {line.before}\n" for line in lines)
    after = "".join(f"  {line.after}\n" for line in lines)
    return Piece(f"{name}: {sign} # 头,尾\n{before}", f"{name}: {sign} # 头,尾\n{after}")


@st.composite
def topics(draw: st.DrawFn) -> Piece:
    if draw(st.booleans()):
        items = draw(st.lists(words(), min_size=1, max_size=3))
        before = "".join(f"- {item.before}\n" for item in items)
        return Piece(f"topics:\n{before}", "topics:\n" + "".join(f"- {i.after}\n" for i in items))
    flow = st.sampled_from(
        [
            Piece("果树，嫁接", "果树, 嫁接"),
            Piece("果树、 嫁接；施肥", "果树, 嫁接, 施肥"),
            same("'修剪、嫁接'"),
            same("施肥"),
        ]
    )
    items = draw(st.lists(flow, min_size=1, max_size=3))
    space, comment = draw(st.sampled_from(["", " ", "\n    "])), draw(COMMENTS)
    before = f",{space}".join(item.before for item in items)
    after = f",{space}".join(item.after for item in items)
    return Piece(f"topics: [{before}]{comment}\n", f"topics: [{after}]{comment}\n")


CATEGORIES = st.sampled_from(
    [
        same("category: local-expert\n"),
        Piece("category: local-experts # 评的\n", "category: local-expert # 评的\n"),
        Piece("categroy:   'local-expert'\n", "category:   'local-expert'\n"),
    ]
)
ABSENCES = st.sampled_from(
    [
        "unavailable: [{from: 2026-10-01, to: 2026-10-02, why: '集市,赶会'}]\n",
        "unavailable:\n  - {from: 2026/10/1, to: 2026-10-02} # 秋收,农忙\n",
        "unavailable:\n- from: 2026年10月1日\n  to: 2026-10-02\n",
    ]
).map(
    lambda text: Piece(
        text,
        text.replace("2026/10/1", "2026-10-01")
        .replace("2026年10月1日", "2026-10-01")
        .replace("'集市,赶会'", "'集市，赶会'"),
    )
)
GAPS = st.sampled_from(["", "\n", "# 说明,甲(乙)\n", "\n  # 缩进的注释\n"]).map(same)


@st.composite
def files(draw: st.DrawFn) -> Piece:
    fields = [draw(text_field("name")), draw(CATEGORIES)]
    optional = (text_field("notes"), topics(), ABSENCES)
    fields += [draw(field) for field in optional if draw(st.booleans())]
    pieces = [piece for one in draw(st.permutations(fields)) for piece in (draw(GAPS), one)]
    before = "".join(piece.before for piece in pieces)
    after = "".join(piece.after for piece in pieces)
    if draw(st.booleans()):
        before, after = before.rstrip("\n"), after.rstrip("\n")
    if draw(st.booleans()):
        before, after = before.replace("\n", "\r\n"), after.replace("\n", "\r\n")
    return Piece(before, after)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_base(tmp_path_factory.mktemp("fixes") / "catalog")


@given(file=files())
def test_fixes_mend_what_is_wrong_and_no_other_byte(root: Path, file: Piece) -> None:
    (root / PATH).write_bytes(file.before.encode())
    fix(root, *CODES)
    assert (root / PATH).read_bytes().decode() == file.after
    assert fix(root, *CODES).changed == {}


@given(file=files())
def test_each_fix_by_itself_changes_only_the_fields_that_it_says(root: Path, file: Piece) -> None:
    (root / PATH).write_bytes(file.before.encode())
    old = parse(file.before)
    for finding in lint_root(root, active(*CODES)):
        one = finding.fix
        if finding.file == PATH and one is not None:
            new = parse(apply_splices(file.before, one.patch.splices))
            assert new.problems == old.problems
            assert one.changes is not None
            differing = set(old.content) ^ set(new.content)
            differing |= {key for key in old.content if old.content[key] != new.content.get(key)}
            allowed = {path[0] for path in one.changes if path}
            assert differing <= allowed or () in one.changes

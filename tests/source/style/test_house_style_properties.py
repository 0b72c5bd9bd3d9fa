"""House style changes neither content nor comments, whatever a file looks like."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.examples import example_files
from partyschool_cli.lint.registry import all_rules
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import ENTITY_MODELS
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import MANIFEST, entity_file
from partyschool_cli.source.files.tree import Overlay
from partyschool_cli.source.style.house_style import document_text, format_text
from partyschool_cli.source.style.styled_files import FAULTY, styled_files
from partyschool_cli.source.yaml.yaml_parser import parse
from tests.catalogs import PINGCHENG, QINGSHI, ROOT, SHIPPED
from tests.full_run import is_full_run
from tests.linting import TODAY, active, write_base
from tests.source.messy_yaml import Comment, Mess
from tests.source.yaml_styles import Style

COMMENT = re.compile(r"# (?:[0-9]+: .*|at the end)$")
# PS008 is about items in brackets, and one of several lines with comments becomes a block.
RULES = tuple(one for one in active() if one.named.code != "PS008")
CATALOGS = (SHIPPED, PINGCHENG, QINGSHI)
SOME = CATALOGS if is_full_run() else (PINGCHENG, QINGSHI)
TEMPLATES = ROOT / "src/partyschool_cli/cli/templates/init/catalog"


def files(root: Path) -> Iterator[tuple[str, type[FrozenModel], str]]:
    tree = DiskTree(root)
    for path in (MANIFEST, *(file.path for file in tree.listing().files)):
        model = Manifest if path == MANIFEST else ENTITY_MODELS[entity_file(path).kind]
        yield path, model, (root / path).read_text("utf-8")


def assert_kept(text: str, new: str, comments: list[Comment]) -> None:
    assert parse(new).problems == ()
    assert parse(new).content == parse(text.replace("\r\n", "\n").replace("\r", "\n")).content
    lines = new.split("\n")
    found = Counter(found for line in lines for found in COMMENT.findall(line))
    expected = Counter(comment.text for comment in comments)
    expected["# at the end"] = text.count("# at the end")
    assert found == +expected
    for comment in comments:
        (at,) = (at for at, line in enumerate(lines) if line.endswith(comment.text))
        if comment.is_above:
            below = (line for line in lines[at:] if line.strip() and line.lstrip()[0] != "#")
            assert comment.key in next(below)
        else:
            assert comment.key in lines[at].removesuffix(comment.text)
    assert "\n\n\n" not in new
    assert not new.startswith("\n")
    assert new.endswith("\n")
    assert not any(line.endswith(" ") for line in lines)


@pytest.mark.parametrize("root", SOME, ids=lambda root: root.name)
def test_real_files_in_any_style(root: Path) -> None:
    random = Random(root.name)
    for path, model, original in files(root):
        for share in (0.0, 0.2, 0.8) if is_full_run() else (0.2,):
            mess = Mess(random, share)
            text = mess.document(parse(original).content)
            new = format_text(text, model)
            assert_kept(text, new, mess.comments)
            assert format_text(new, model) == new, path


@pytest.mark.parametrize("root", [*CATALOGS, TEMPLATES], ids=lambda root: root.parent.name)
def test_what_is_shipped_is_in_house_style(root: Path) -> None:
    for path, model, original in files(root):
        assert format_text(original, model) == original, path


@pytest.mark.parametrize("root", SOME, ids=lambda root: root.name)
def test_new_files_are_in_house_style(root: Path) -> None:
    for path, model, original in files(root):
        content = parse(original).content
        new = document_text(content, model)
        assert parse(new).content == content
        assert format_text(new, model) == new, path


TEXTS = (
    *("甲", "a b", "讲：三会一课，第一条。", "12", "08:30", "no", "", " a", "a: b", "x # y", "[z]"),
    *("it's", '"引"', "a\\b", "第一段\n第二段", "第一段\n\n第二段\n", "a" * 120, "-", "#", "a,b"),
)
KEYS = (
    *("title", "kind", "tags", "notes", "status", "topics", "season", "from", "to", "sessions"),
    *("id", "materials", "unknown", "a b", "teachers", "open", "days", "reviewed", "on"),
)


def content_of(random: Random, depth: int = 0) -> Any:
    shape = random.random() if depth else 0.0
    if shape < 0.3 and depth < 4:
        keys = random.sample(KEYS, random.randint(0 if depth else 1, 6))
        return {key: content_of(random, depth + 1) for key in keys}
    if shape < 0.5 and depth < 4:
        return [content_of(random, depth + 1) for _ in range(random.randint(0, 4))]
    return random.choice((*TEXTS, None, True, 7, 2.5))


@pytest.mark.parametrize("seed", range(10 if is_full_run() else 2))
def test_generated_files_in_any_style(seed: int) -> None:
    random = Random(seed)
    models: tuple[type[FrozenModel], ...] = (Manifest, *ENTITY_MODELS.values())
    for _ in range(60):
        mess = Mess(random, random.choice([0.0, 0.3]))
        text = mess.document(content_of(random))
        model = random.choice(models)
        new = format_text(text, model)
        assert_kept(text, new, mess.comments)
        assert format_text(new, model) == new


@pytest.mark.parametrize("seed", range(4 if is_full_run() else 1))
def test_files_in_the_styles_that_edits_are_tested_with(seed: int) -> None:
    random = Random(seed)
    real = [file for root in CATALOGS for file in files(root)]
    for _ in range(60):
        _, model, original = random.choice(real)
        text = Style(random).document(parse(original).content)
        new = format_text(text, model)
        assert parse(new).content == parse(text).content
        assert _numbered_comments(new) == _numbered_comments(text)
        assert format_text(new, model) == new


def _numbered_comments(text: str) -> Counter[str]:
    return Counter(re.findall(r"(?m)# 注[0-9]+.*?(?=[ \t\r]*$)", text))


class Suppressing(Mess):
    """Its comments suppress findings."""

    def comment(self, key: str, *, is_above: bool) -> str:
        super().comment(key, is_above=is_above)
        codes = self.random.choice(["PS1", "PS101", "PS103", "PS104", "PS2", "PS3", "PS4", "PS6"])
        return f"# pschool: ignore[{codes}] 说明 {len(self.comments)}"

    def flow_lines(self, value: Any, indent: int, key: str) -> list[str]:
        return [f" {self.flow(value)}{self.trailing(key)}"]


STYLED = [*product(CATALOGS, [Mess, Suppressing])]


@pytest.mark.parametrize(("root", "style"), STYLED if is_full_run() else STYLED[3:4])
def test_lint_finds_the_same(root: Path, style: type[Mess]) -> None:
    random = Random(root.name)
    messy, styled = {}, {}
    for path, model, original in files(root):
        content = parse(original).content
        # A fault of each kind of field: unknown words, wrong types, missing fields.
        for key in random.sample(list(content), 1):
            content[key] = random.choice(["不存在", ["不存在"], 3, None])
        text = style(random).document(content)
        messy[path], styled[path] = text.encode(), format_text(text, model).encode()
    tree = DiskTree(root)
    before, after = (
        sorted(found.identity for found in lint(load(Overlay(tree, one)), TODAY, RULES))
        for one in (messy, styled)
    )
    assert len(before) > 20
    assert before == after


def test_lint_finds_the_same_in_the_examples_of_rules(tmp_path: Path) -> None:
    for named in all_rules()[:: 1 if is_full_run() else 3]:
        examples = (*named.rule.bad, *named.rule.good)
        for example in examples[:: 1 if is_full_run() else 12]:
            tree = DiskTree(write_base(tmp_path / "catalog", example_files(example)))
            styled = styled_files(tree, lambda _: True)
            after = {path: new for path, (_, new) in styled.changed.items()}
            assert set(styled.left.values()) <= {FAULTY}
            before, now = (
                sorted(found.identity for found in lint(load(one), TODAY, active()))
                for one in (tree, Overlay(tree, after))
            )
            assert before == now, named.code

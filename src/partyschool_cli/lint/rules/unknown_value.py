"""A word that its vocabulary does not have."""

from collections.abc import Iterator

from partyschool_cli.catalog.validate import value_at
from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.registry import nearest_rule, rules_matching
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.load_problems import (
    is_hidden,
    place_of,
    replace_word,
    reports,
)
from partyschool_cli.source.files.listing import MANIFEST
from partyschool_cli.source.text.problem import Problem, ProblemCode
from partyschool_cli.source.text.span import FieldPath, On


def is_explained(file: FileContext, problem: Problem) -> bool:
    """Whether the word is several that commas join (PS008), or hides something (PS007)."""
    word = value_at(file.content, problem.path)
    return file.source.is_joined(problem.path, word) or is_hidden(problem, word)


def check_file(file: FileContext) -> Iterator[Finding]:
    """What is no rule in the manifest's `lint`."""
    if file.source.path == MANIFEST and "lint" in file.text:
        yield from _unknown_rules(file)


def _unknown_rules(file: FileContext) -> Iterator[Finding]:
    settings = value_at(file.content, ("lint",))
    disable, severity = (value_at(settings, (name,)) for name in ("disable", "severity"))
    for position, word in enumerate(disable if isinstance(disable, list) else ()):
        yield from _unless_rule(file, ("lint", "disable", position), "value", word)
    for word in severity if isinstance(severity, dict) else ():
        yield from _unless_rule(file, ("lint", "severity", word), "key", word)


def _unless_rule(file: FileContext, path: FieldPath, on: On, word: object) -> Iterator[Finding]:
    if isinstance(word, str) and not rules_matching(word):
        near = nearest_rule(word)
        hint = f"是不是 {near}？" if near else "运行 pschool lint --list-rules 看有哪些规则"
        problem = Problem(
            ProblemCode.UNKNOWN_VALUE, f"没有“{word}”这条规则", hint, path, on, suggestion=near
        )
        fix = replace_word("改成")(file, problem)
        yield Finding(place_of(file.source, problem), problem.message, hint, named=(word,), fix=fix)


rule = Rule(
    code="PS104",
    severity="error",
    title="没有这个词",
    reason="类别、对象、授课方式等只能用规定的词，总目录 catalog.yaml 里列出的也算。"
    "照提示改成最接近的一个；确实要新词，先加进总目录。",
    check_problem=reports(replace_word("改成"), is_explained),
    check_file=check_file,
    bad=(
        Example(
            changed={"teachers/expert.yaml": {"local-expert": "local-experts"}},
            at="teachers/expert.yaml:2:11",
            fixed=Example(),
        ),
        Example(
            changed={"teachers/expert.yaml": {"local-expert": "土专家"}},
            at="teachers/expert.yaml:2:11",
            fixed=Example(),
        ),
        Example(
            changed={"courses/charter.yaml": {"[village-cadres]": "[village-cadres, 群众]"}},
            at="courses/charter.yaml:8:28",
        ),
        Example(
            added={"catalog.yaml": "lint: {disable: [no-objective]}\n"},
            at="catalog.yaml:6:18",
            fixed=Example(added={"catalog.yaml": "lint: {disable: [no-objectives]}\n"}),
        ),
    ),
)

"""The options of one `pschool lint`, and what they come to."""

from pathlib import Path

import pytest

from partyschool_cli.cli.arguments.lint_request import LintRequest
from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint.registry import all_rules
from partyschool_cli.lint.selection import rules_under
from partyschool_cli.model.manifest import Manifest

MANIFEST = Manifest(format=1, title="目录", themes={"a": "甲"})


def test_the_format_is_the_named_one_else_that_of_the_suffix(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str | None, str | None, str]] = [
        (None, None, "text"),
        (None, "-", "text"),
        (None, "a.json", "json"),
        (None, "a.SARIF", "sarif"),
        (None, "a.xml", "junit"),
        (None, "a.txt", "text"),
        (None, "a.out", "text"),
        (None, "a", "text"),
        ("github", "a.json", "github"),
        ("text", "a.json", "text"),
    ]
    for given, output, expected in cases:
        with subtests.test(format=given, output=output):
            assert LintRequest(format=given, output=output).format_name == expected


@pytest.mark.parametrize(("output", "file"), [(None, None), ("-", None), ("a.x", Path("a.x"))])
def test_a_hyphen_is_standard_output(output: str | None, file: Path | None) -> None:
    assert LintRequest(output=output).file == file


def test_rules_are_those_of_the_options_over_the_manifest() -> None:
    every = {named.code for named in all_rules() if named.rule.is_on}
    assert {one.named.code for one in rules_under(LintRequest().selection, MANIFEST)} == every
    some = rules_under(LintRequest(select="PS1", ignore="PS101").selection, MANIFEST)
    assert {one.named.code for one in some} == {
        code for code in every if code.startswith("PS1") and code != "PS101"
    }


def test_what_is_wrong_is_told_with_what_can_be_written(subtests: pytest.Subtests) -> None:
    cases: list[tuple[LintRequest, str, str]] = [
        (LintRequest(select="PS999"), "selection", "PS999"),
        (LintRequest(ignore="no-such-rule"), "selection", "no-such-rule"),
        (LintRequest(format="xml"), "format_name", "--format 不能是“xml”"),
        (LintRequest(fail_on="never"), "level", "--fail-on 不能是“never”"),
    ]
    for request_, attribute, said in cases:
        with subtests.test(request_=request_):
            with pytest.raises(CommandLineError, match=said) as error:
                getattr(request_, attribute)
            assert error.value.hint


def test_fixes_change_files(subtests: pytest.Subtests) -> None:
    cases: list[tuple[LintRequest, bool]] = [
        (LintRequest(), False),
        (LintRequest(diff=True), False),
        (LintRequest(fix=True), True),
        (LintRequest(unsafe_fixes=True), True),
    ]
    for request_, changes in cases:
        with subtests.test(request_=request_, changes=changes):
            assert request_.changes_files is changes


def test_a_level_is_a_severity() -> None:
    assert LintRequest().level is None
    assert LintRequest(fail_on="warning").level == "warning"

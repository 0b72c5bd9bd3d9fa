"""Tests of what fields ask for, in a clerk's words."""

import re

from partyschool_cli.cli.asking.field_words import about
from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.model.kind import Kind

FIELDS = {
    f"{kind}.{field.name}": field
    for kind in Kind
    for field in fields_of(MODELS[kind])
    if field.name not in ("id", "sessions")
}


def test_nothing_is_said_of_files_and_ids() -> None:
    said = {name: about(field) for name, field in FIELDS.items()}
    technical = re.compile(r"[a-z_]{3,}|catalog|编号，见")
    plain = {
        name: words.replace("skills", "").replace("jiaoan.docx", "") for name, words in said.items()
    }
    assert {name: words for name, words in plain.items() if technical.search(words)} == {}


def test_what_helps_is_kept() -> None:
    said = {field.name: about(field) for field in fields_of(MODELS[Kind.COURSE])}
    assert said["theme"] == "主题课必填，特色课不填"
    assert said["school"] == "上级的主题课，下级也算有"
    assert said["audience"] == "至少一类"
    assert said["teachers"] == "能讲这门课的教师"
    assert said["flagship"] == ""  # its title says all
    assert said["season"] == "如 3月1日至5月31日"

"""The JSON Schemas: what they tell an editor, and that they judge files as the program does."""

import copy
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from partyschool_cli.catalog.validate import validate
from partyschool_cli.catalog.vocabulary_check import Vocabularies
from partyschool_cli.model.describe import ENTITY_MODELS
from partyschool_cli.model.json_schema import (
    SCHEMA_NAMES,
    KnownNames,
    Schema,
    bundle,
    json_schema,
    schema_files,
)
from partyschool_cli.model.kind import FILE_KINDS, Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.yaml.source_file import SourceFile
from partyschool_cli.source.yaml.yaml_parser import parse
from tests.full_run import is_full_run

ROOT = Path(__file__).parents[2]


def shipped(name: str) -> list[Path]:
    """The files of a kind in the shipped catalogs."""
    manifests = [*ROOT.glob("catalog/catalog.yaml"), *ROOT.glob("examples/**/catalog.yaml")]
    if name == "catalog":
        return manifests
    folder = Kind(name).plural
    return [path for each in manifests for path in sorted(each.parent.glob(f"{folder}/**/*.yaml"))]


def content(text: str) -> Any:
    document = parse(text)
    assert not document.problems
    return document.content


SCHEMAS = {name: json_schema(name) for name in SCHEMA_NAMES}
VALIDATORS = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}
SAMPLES = {name: content(shipped(name)[0].read_text("utf-8")) for name in SCHEMA_NAMES}


def accepts(name: str, data: Any) -> bool:
    return bool(VALIDATORS[name].is_valid(data))


def program_accepts(name: str, data: Any) -> bool:
    """Whether the program takes `data`, apart from what is beyond a schema."""
    model: Any = Manifest if name == "catalog" else ENTITY_MODELS[Kind(name)]
    # No way leads from a site to itself, which a schema cannot say: an id that is never drawn.
    identity = {} if name == "catalog" else {"id": "the-file-itself"}
    file = SourceFile(DiskTree(ROOT), "no-such-file.yaml")
    problems = validate(model, data, Vocabularies(), file, **identity).problems
    return all(_is_beyond_a_schema(problem.code, problem.message) for problem in problems)


def _is_beyond_a_schema(code: str, message: str) -> bool:
    return code == "PS202" or "结束早于开始" in message or "这个时区" in message


def properties(schema: Schema, path: str = "") -> Iterator[tuple[str, Schema]]:
    for name, node in schema.get("properties", {}).items():
        yield f"{path}{name}", node
        for inner in (node, node.get("items", {}), node.get("additionalProperties")):
            if isinstance(inner, dict):
                yield from properties(inner, f"{path}{name}.")


def test_each_is_a_schema_of_the_2020_12_dialect() -> None:
    for name, schema in SCHEMAS.items():
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"urn:pschool:format-1:{name}"


def test_each_tells_of_every_property_in_chinese() -> None:
    for name, schema in SCHEMAS.items():
        for path, node in properties(schema):
            for text in (node["title"], node["description"]):
                assert re.search("[\u4e00-\u9fff]", text), (name, path)


def test_each_names_every_built_in_word_in_chinese() -> None:
    for name, schema in SCHEMAS.items():
        for path, node in properties(schema):
            words = node.get("enum") or node.get("items", {}).get("enum") or ()
            for word in words:
                assert word is None or f"{word}（" in node["description"], (name, path)


def test_each_accepts_the_shipped_catalogs() -> None:
    for name, validator in VALIDATORS.items():
        for path in shipped(name):
            errors = validator.iter_errors(content(path.read_text("utf-8")))
            assert [error.message for error in errors] == [], path


def test_an_entity_has_no_id_since_its_file_gives_it() -> None:
    for kind in FILE_KINDS:
        assert "id" not in SCHEMAS[kind.value]["properties"]
    assert "id" in SCHEMAS["class"]["properties"]["sessions"]["items"]["properties"]


def test_own_fields_come_before_those_of_all_kinds() -> None:
    assert list(SCHEMAS["course"]["properties"])[:3] == ["title", "kind", "theme"]
    assert list(SCHEMAS["course"]["properties"])[-3:] == ["tags", "notes", "status"]


def test_bundle_accepts_a_file_of_any_kind() -> None:
    schema = bundle()
    validator = Draft202012Validator(schema)
    Draft202012Validator.check_schema(schema)
    assert all(validator.is_valid(sample) for sample in SAMPLES.values())
    assert not validator.is_valid({"title": "什么也不是"})


SCHOOL = "title: 党校\ntier: county\n"
COURSE = (
    "{title: 课, kind: theme, theme: t, school: s, strand: theory, contact_hours: 2,"
    " delivery: [lecture], audience: [members]}"
)
SITE = "{title: 教室, venue: classroom, capacity: 40}"
TEACHER = "{name: 示例, category: model-worker}"
SESSION = "{id: s01, date: 2026-10-12, start: 08:30, end: 10:00, activity: 开班式}"
CLASS = (
    "{title: 班, school: s, from: 2026-10-12, to: 2026-10-13, audience: [members], size: 40,"
    f" sessions: [{SESSION}]}}"
)
MANIFEST = "{format: 1, title: 目录, themes: {a: 甲}}"

# Which fields a draft, and what is retired, may lack or leave empty.
DRAFTS = [
    ("school", "title: 党校"),
    ("school", "{title: 党校, tier: township}"),
    ("course", "title: 课"),
    ("course", "{title: 课, kind: theme, school: , delivery: , contact_hours: }"),
    ("teacher", "name: 示例"),
    ("site", "title: 教室"),
    ("site", "{title: 教室, venue: field}"),
    ("class", "{title: 班, school: s, from: 2026-10-12, to: 2026-10-13}"),
    ("class", CLASS.replace(", activity: 开班式", "").replace("size: 40", "size: ")),
]
# What no draft is without, and what none may have.
BAD_DRAFTS = [
    ("school", "tier: county"),
    ("course", COURSE.replace("title: 课, ", "")),
    ("course", "{title: 课, kind: special, theme: t}"),
    ("course", "{title: 课, contact_hours: 41}"),
    ("teacher", "category: model-worker"),
    ("site", "{title: , venue: online}"),
    ("class", CLASS.replace("school: s, ", "")),
    ("class", CLASS.replace("to: 2026-10-13, ", "")),
    ("class", CLASS.replace("date: 2026-10-12, ", "")),
    ("class", CLASS.replace("activity: 开班式", "activity: 开班式, course: c")),
]

GOOD = [
    ("school", SCHOOL),
    ("school", SCHOOL + "place:\ntags:\nstatus:\nthemes:\n"),
    ("school", "{title: 党校, tier: township, parent: county}"),
    ("course", COURSE),
    ("course", COURSE.replace("theme: t", "theme: ").replace("kind: theme", "kind: special")),
    ("course", COURSE.replace("2,", "2.5, materials: [{title: 教案, path: a.docx, url: }],")),
    ("teacher", TEACHER),
    ("site", SITE),
    ("site", SITE.replace("40}", "40, unavailable: [{days: [mon], day_parts: [morning]}]}")),
    ("teacher", TEACHER.replace("}", ", unavailable: [{to: 2026-10-01, days: [sat, sun]}]}")),
    ("site", "{title: 线上, venue: online}"),
    ("class", CLASS),
    ("class", CLASS.replace("08:30", "8:30")),
    ("class", CLASS.replace("size: 40", "size: 40.0")),
    ("class", CLASS.replace("to: 2026-10-13", "to: 2028-02-29")),
    ("course", COURSE.replace("2,", "2, season: {from: 02-29, to: 05-31},")),
    ("site", SITE.replace("40}", "4e1, travel_minutes: {a: 20.0}}")),
    ("catalog", MANIFEST),
    ("catalog", MANIFEST.replace("title", "contact_hours: {minutes: 45}, title")),
    ("catalog", MANIFEST.replace("title", "code: '140121001', title")),
    ("catalog", MANIFEST.replace("title", "web_url: 'http://a.cn:8000/x?y#z', title")),
    ("catalog", MANIFEST.replace("title", "web_url: https://dangxiao.清徐.中国, title")),
    ("school", SCHOOL + "short: 柳杜乡\nsummary: 有一间教室\n"),
    ("class", CLASS.replace("activity: 开班式", "activity: 讨论, group: 第一组")),
    ("catalog", MANIFEST.replace("title", "scheduling: {step: 30.0, weights: {gap: 0}}, title")),
    ("class", CLASS.replace("size: 40", "size: 40, days: [sat], day_parts: [evening]")),
]

BAD = [
    ("catalog", MANIFEST.replace("title", "code: 140121, title")),
    ("catalog", MANIFEST.replace("title", "code: '14012', title")),
    ("catalog", MANIFEST.replace("title", "code: '１４０１２１', title")),
    ("catalog", MANIFEST.replace("title", "web_url: www.example.org, title")),
    ("catalog", MANIFEST.replace("title", "web_url: 'ftp://example.org/', title")),
    ("catalog", MANIFEST.replace("title", "web_url: 'https://me:secret@example.org/', title")),
    ("catalog", MANIFEST.replace("title", "web_url: 'https://me@example.org/', title")),
    ("catalog", MANIFEST.replace("title", "web_url: 'https://exa mple.org/', title")),
    ("catalog", MANIFEST.replace("title", "web_url: 'https:///x', title")),
    ("catalog", MANIFEST.replace("title", "scheduling: {step: 0}, title")),
    ("catalog", MANIFEST.replace("title", "scheduling: {severe_months: [13]}, title")),
    ("catalog", MANIFEST.replace("title", "scheduling: {weights: {gaps: 1}}, title")),
    ("catalog", MANIFEST.replace("title", "scheduling: {weights: {gap: -1}}, title")),
    ("class", CLASS.replace("size: 40", "size: 40, days: [saturday]")),
    ("school", "title: 党校\n"),
    ("school", SCHOOL.replace("county", "city")),
    ("school", SCHOOL.replace("county", "township")),
    ("school", SCHOOL.replace("county", "village\nparent:")),
    ("school", SCHOOL.replace("党校", "012")),
    ("school", SCHOOL.replace("党校", "' '")),
    ("school", SCHOOL.replace("党校", '"\\u200b"')),
    ("school", SCHOOL.replace("党校", '"\\ufeff\\u3000"')),
    ("school", SCHOOL + 'tags: ["\\u200d"]\n'),
    ("school", SCHOOL + "id: liudu\n"),
    ("school", SCHOOL + "adress: 某地\n"),
    ("school", SCHOOL + "themes: {}\n"),
    ("school", "- 党校\n"),
    ("course", COURSE.replace("theme: t, ", "")),
    ("course", COURSE.replace("kind: theme", "kind: special")),
    ("course", COURSE.replace("2,", "2.3,")),
    ("course", COURSE.replace("2,", "0,")),
    ("course", COURSE.replace("2,", "'2',")),
    ("course", COURSE.replace("2,", "true,")),
    ("course", COURSE.replace("[lecture]", "lecture")),
    ("course", COURSE.replace("[lecture]", "[]")),
    ("course", COURSE.replace("[lecture]", "[lectur]")),
    ("course", COURSE.replace("[members]", "[members, ~]")),
    ("course", COURSE.replace("2,", "2, materials: [{title: 教案}],")),
    ("course", COURSE.replace("2,", "2, materials: [{title: 教案, url: a, path: b}],")),
    ("course", COURSE.replace("2,", "2, reviewed: 2026/1/8,")),
    ("course", COURSE.replace("2,", "2, season: {from: 3-1, to: 05-31},")),
    ("course", COURSE.replace("2,", "2, flagship: yes,")),
    ("teacher", "{name: 示例}"),
    ("teacher", TEACHER.replace("}", ", unavailable: [{from: 2026-10-01}]}")),
    ("teacher", TEACHER.replace("}", ", unavailable: [{day_parts: [morning]}]}")),
    ("teacher", TEACHER.replace("}", ", unavailable: [{days: []}]}")),
    ("teacher", TEACHER.replace("}", ", order: 一}")),
    ("teacher", TEACHER.replace("}", ", contact_hours_per_day: 30}")),
    ("site", SITE.replace(", capacity: 40", "")),
    ("site", SITE.replace("classroom", "field")),
    ("site", SITE.replace("40", "0")),
    ("site", SITE.replace("40}", "40, travel_minutes: {a: -1}}")),
    ("site", SITE.replace("40}", "40, travel_minutes: {a: 20, b: }}")),
    ("catalog", MANIFEST.replace("{a: 甲}", "{a: 甲, b: }")),
    ("site", SITE.replace("40}", "40, travel_minutes: {' ': 1}}")),
    ("site", SITE.replace("40}", "40, open: {days: [Monday]}}")),
    ("class", CLASS.replace("2026-10-12, to", "10月12日, to")),
    ("class", CLASS.replace("08:30", "24:30")),
    ("class", CLASS.replace("size: 40", "size: 40.5")),
    ("class", CLASS.replace("to: 2026-10-13", "to: 2026-02-30")),
    ("class", CLASS.replace("to: 2026-10-13", "to: 2027-02-29")),
    ("class", CLASS.replace("to: 2026-10-13", "to: ２０２６-10-13")),
    ("course", COURSE.replace("2,", "2, season: {from: 02-30, to: 05-31},")),
    ("course", COURSE.replace("2,", "2, season: {from: 04-31, to: 05-31},")),
    ("class", CLASS.replace(", activity: 开班式", "")),
    ("class", CLASS.replace("activity: 开班式", "activity: 开班式, course: c")),
    ("class", CLASS.replace("id: s01, ", "")),
    ("catalog", MANIFEST.replace("1", "2")),
    ("catalog", MANIFEST.replace("{a: 甲}", "{}")),
    ("catalog", MANIFEST.replace("title", "contact_hours: {full_day: 8}, title")),
    ("catalog", MANIFEST.replace("title", "contact_hours: {half_day: 4, minutes: 45}, title")),
    ("catalog", MANIFEST.replace("title", "needs: [{audience: farmers, topics: []}], title")),
]


def test_good_file_is_accepted_by_schema_and_program(subtests: pytest.Subtests) -> None:
    for name, text in GOOD:
        with subtests.test(name=name, text=text):
            assert (accepts(name, content(text)), program_accepts(name, content(text))) == (
                True,
                True,
            )


def test_bad_file_is_refused_by_schema_and_program(subtests: pytest.Subtests) -> None:
    for name, text in BAD:
        with subtests.test(name=name, text=text):
            assert (accepts(name, content(text)), program_accepts(name, content(text))) == (
                False,
                False,
            )


def test_what_is_not_active_may_lack_fields(subtests: pytest.Subtests) -> None:
    statuses = ["draft", "retired"]
    for name, text in DRAFTS:
        for status in statuses:
            with subtests.test(status=status, name=name):
                held = content(text)
                assert (accepts(name, held), program_accepts(name, held)) == (False, False)
                held["status"] = status
                assert (accepts(name, held), program_accepts(name, held)) == (True, True)


def test_a_bad_draft_is_refused_by_schema_and_program(subtests: pytest.Subtests) -> None:
    for name, text in BAD_DRAFTS:
        with subtests.test(name=name, text=text):
            held = content(text) | {"status": "draft"}
            assert (accepts(name, held), program_accepts(name, held)) == (False, False)


TEXTS = (
    "",
    " ",
    "文字",
    "2026-10-12",
    "08:30",
    "8:30",
    "03-01",
    "theme",
    "special",
    "field",
    "county",
)
VALUES = st.recursive(
    st.sampled_from((*TEXTS, True, False, -1, 0, 1, 2.5, 2.3, 41)),
    lambda inner: (
        st.lists(st.none() | inner, max_size=2)
        | st.dictionaries(st.sampled_from(("title", "url", "from", "to", "x")), inner, max_size=2)
    ),
    max_leaves=3,
)


@settings(max_examples=settings().max_examples * (2 if is_full_run() else 1))
@given(st.data())
def test_schema_and_program_agree_on_a_file_with_one_field_changed(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(SCHEMA_NAMES))
    changed = copy.deepcopy(SAMPLES[name])
    if name != "catalog":
        changed["status"] = data.draw(st.sampled_from(("active", "draft", "retired")))
    group = changed
    known: Any = SCHEMAS[name]["properties"]
    if name == "class" and data.draw(st.booleans()):
        group = data.draw(st.sampled_from(changed["sessions"]))
        known = known["sessions"]["items"]["properties"]
    field = data.draw(st.sampled_from([*known, "unknown"]))
    if data.draw(st.booleans()):
        group.pop(field, None)
    else:
        group[field] = data.draw(st.none() | VALUES if field in known else VALUES)
    assert accepts(name, changed) == program_accepts(name, changed)


def test_check_jsonschema_accepts_the_shipped_catalogs(tmp_path: Path) -> None:
    from check_jsonschema import main as check_jsonschema

    for file, text in schema_files().items():
        schema = tmp_path / file
        schema.write_text(text, "utf-8")
        # All of them by our own reader, above; this one takes its time.
        paths = [str(path) for path in shipped(file.removesuffix(".schema.json"))]
        paths = paths[:: 1 if is_full_run() else 12]
        with pytest.raises(SystemExit) as done:
            check_jsonschema(["--schemafile", str(schema), *paths])
        assert done.value.code == 0, file


def test_the_days_that_there_are(subtests: pytest.Subtests) -> None:
    cases: list[int] = [1, 1900, 2000, 2023, 2024, 2100, 9999]
    for year in cases:
        with subtests.test(year=year):
            pattern = SCHEMAS["class"]["properties"]["from"]["pattern"]
            for month in range(14):
                for day in range(33):
                    text = f"{year:04d}-{month:02d}-{day:02d}"
                    assert bool(re.search(pattern, text)) == _is_day(year, month, day), text
            assert not re.search(pattern, "0000-01-01")


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


# Of the dialect's vocabularies; strict validators refuse any other.
KEYWORDS = frozenset(
    {"$schema", "$id", "$ref", "$defs", "title", "description", "default", "type", "enum", "const"}
    | {"properties", "required", "additionalProperties", "propertyNames", "items", "minItems"}
    | {"allOf", "anyOf", "if", "then", "else", "pattern", "minProperties"}
    | {"minimum", "maximum", "exclusiveMinimum", "multipleOf"}
)
NAMES = KnownNames(
    {kind: (f"{kind}-a", f"{kind}-b") for kind in FILE_KINDS},
    {"themes": ("a",), "audiences": ("b",)},
)


def keywords(schema: Any) -> Iterator[str]:
    """The keywords of a schema and of those in it."""
    if not isinstance(schema, dict):
        return
    yield from schema
    for key, value in schema.items():
        held = value.values() if key in ("properties", "$defs") else [value]
        for inner in value if key in ("allOf", "anyOf") else held:
            yield from keywords(inner if key != "default" else None)


@pytest.mark.parametrize("known", [None, NAMES], ids=["plain", "ids"])
def test_no_keyword_is_unknown_to_a_strict_validator(known: KnownNames | None) -> None:
    assert set(keywords(bundle(known))) <= KEYWORDS


def test_known_names_stand_wherever_a_field_takes_one() -> None:
    named = bundle(NAMES)
    Draft202012Validator.check_schema(named)
    schemas = named["$defs"]
    course = schemas["course"]["properties"]
    assert course["school"]["enum"] == ["school-a", "school-b", None]
    assert course["requires"]["items"]["enum"] == ["course-a", "course-b"]
    assert course["theme"]["enum"] == ["a", None]
    assert "enum" not in schemas["teacher"]["properties"]["category"]
    ways = schemas["site"]["properties"]["travel_minutes"]
    assert ways["propertyNames"] == {"enum": ["site-a", "site-b"]}
    session = schemas["class"]["properties"]["sessions"]["items"]["properties"]
    assert session["teachers"]["items"]["enum"] == ["teacher-a", "teacher-b"]
    needs = schemas["catalog"]["properties"]["needs"]["items"]["properties"]
    assert needs["audience"]["enum"] == ["b"]
